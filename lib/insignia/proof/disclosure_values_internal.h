// The two kinds of proofValue of ecdsa-sd-2023. VC Data Integrity ECDSA Cryptosuites 3.5.2 to 3.5.8.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <map>
#include <string>
#include <vector>

namespace insignia::proof {

// What the issuer gives to the holder.
struct BaseProofValue {
    Bytes base_signature; // by the issuer's key
    Bytes public_key;     // of this proof alone, as a multikey of 35 bytes
    Bytes hmac_key;
    std::vector<Bytes> signatures; // by the proof's key, one for each statement that is not mandatory
    std::vector<std::string> mandatory_pointers;
};

// What the holder gives to a verifier.
struct DerivedProofValue {
    Bytes base_signature;
    Bytes public_key;
    std::vector<Bytes> signatures;
    std::map<std::uint64_t, Bytes> labels; // of the canonical blank node c14nN: N and the label's 32 bytes
    std::vector<std::uint64_t> mandatory_indexes;
};

enum class ProofValueKind { neither, base, derived };

// By the header bytes behind the multibase prefix.
ProofValueKind kind_of_proof_value(std::string_view text);

// Multibase base64url of the header and the components in CBOR.
std::string to_text(const BaseProofValue& value);
std::string to_text(const DerivedProofValue& value);

// ErrorCode::invalid for another header, for components of other types, numbers or lengths, and for CBOR that
// is not in its shortest form.
Result<BaseProofValue> parse_base_proof_value(std::string_view text);
Result<DerivedProofValue> parse_derived_proof_value(std::string_view text);

} // namespace insignia::proof
