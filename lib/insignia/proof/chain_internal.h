// Proof sets and chains: which proofs a proof stands on.
#pragma once

#include <insignia/proof/proof.h>

namespace insignia::proof {

// The proofs of `document` that the previousProof of `proof` names, as an array (empty when it names none).
// ErrorCode::invalid when one is missing, when two proofs have the id that is named, or when following
// previousProof from proof to proof leads back. VC Data Integrity 4.5 step 3.
Result<json::Value> previous_proofs(const json::Value& document, const json::Value& proof);

} // namespace insignia::proof
