// Digests that a credential states of what it only names: VCDM 2.0, 5.3 Integrity of Related Resources.
#pragma once

#include <insignia/crypto/hash.h>
#include <insignia/json/json.h>
#include <insignia/verify/policy.h>

namespace insignia::verify {

// One digest, in bytes.
struct Digest {
    crypto::HashAlgorithm algorithm = crypto::HashAlgorithm::sha256;
    Bytes value;
};

// The digests in `digestSRI` and `digestMultibase` of an object; of several in digestSRI, those of the
// strongest algorithm. ErrorCode::invalid for one that cannot be read; none when there is none.
Result<std::vector<Digest>> digests_of(const json::Value& object);

// True when the file has one of the digests.
bool has_digest(const EvidenceFile& file, const std::vector<Digest>& digests);

// What the badge says of the related resource with this id, or nullptr.
const json::Value* related_resource(const json::Value& document, std::string_view id);

// The file that this address would be saved as: its last step, without a query, percent-decoded.
std::string file_name_of(std::string_view url);

} // namespace insignia::verify
