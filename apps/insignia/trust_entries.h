// Where entries of the trust list come from: a DID, a DID document, a public key, a badge, a registry of
// issuers.
#pragma once

#include "network.h"
#include <insignia/did/document.h>
#include <insignia/workspace/trust_file.h>

namespace insignia::app {

// An issuer that may be trusted, and what there is to know before one does.
struct Candidate {
    workspace::TrustedEntry entry;
    std::vector<std::string> notes; // for the person who decides
};

// The issuer that the text names: a DID, an https address, or a file: a DID document or a public key in PEM,
// whose keys are pinned, or a badge whose signature holds. With `pin`, its keys of today are noted down.
// ErrorCode::usage for what is neither, ErrorCode::invalid for a file that names nobody, ErrorCode::crypto
// for a badge whose signature does not hold, and the network's errors when the keys to pin cannot be had.
Result<Candidate> find_candidate(const std::string& issuer, bool pin, const Network& network,
                                 Environment& environment);

// The issuers of a registry in the form of the Digital Credentials Consortium: {"meta": …, "registry": {DID:
// {"name", "location", "url"}}}, from a file or an https address.
Result<std::vector<workspace::TrustedEntry>> read_registry(const std::string& place, const Network& network);

// An entry in one line.
std::string describe(const workspace::TrustedEntry& entry);

} // namespace insignia::app
