// `trust refresh`: ask for the documents of trusted issuers again, and say what changed.
#pragma once

#include "network.h"
#include <insignia/verify/policy.h>
#include <insignia/workspace/trust_file.h>

namespace insignia::app {

// One line of the answer.
struct Refreshed {
    std::string id;      // of the issuer, or the address
    std::string outcome; // "new", "unchanged", "changed", "failed"
    std::string message;
};

// Ask for the document of every issuer that has an address, for the status lists of these issuers that there
// are copies of, and for all that these badges (files) refer to. `network` must not use copies.
Result<std::vector<Refreshed>> refresh(const std::vector<workspace::TrustedEntry>& issuers,
                                       const std::vector<std::string>& badges, const verify::Policy& policy,
                                       const Network& network);

} // namespace insignia::app
