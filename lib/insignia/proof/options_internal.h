// The members of a proof besides its signature.
#pragma once

#include <insignia/proof/cryptosuite.h>
#include <insignia/proof/proof.h>

namespace insignia::proof {

// A proof of this suite with these options and without a signature, members in the order in which they are
// written. ErrorCode::invalid when the verification method is not an absolute URL.
Result<json::Value> make_proof(const Cryptosuite& suite, const SigningOptions& options);

// Check the form of every member that VC Data Integrity 2.1 defines; members that it does not know are left
// alone, as they are signed. ErrorCode::invalid.
Result<void> check_proof_members(const json::Value& proof);

} // namespace insignia::proof
