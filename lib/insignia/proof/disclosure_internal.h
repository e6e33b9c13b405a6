// Selective disclosure: ecdsa-sd-2023. VC Data Integrity ECDSA Cryptosuites 3.6.
#pragma once

#include "disclosure_values_internal.h"

#include <insignia/proof/signed_data.h>
#include <insignia/uri/uri.h>

namespace insignia::proof {

// What a base proof needs besides the issuer's key: the key of this proof alone, and the key of the node
// names.
struct DisclosureSecrets {
    crypto::PrivateKey proof_key;
    Bytes hmac_key;
};

// Secrets that follow from the issuer's key and the input: signing the same thing again gives the same bytes,
// and nobody without the key can find them.
Result<DisclosureSecrets> disclosure_secrets(const ProofInput& input, const crypto::PrivateKey& key);

// The one ecdsa-sd-2023 base proof of a document; fails as mandatory_pointers() does.
Result<const json::Value*> base_proof_of(const json::Value& document);

// https://www.w3.org/TR/vc-di-ecdsa/#create-base-proof-ecdsa-sd-2023
Result<BaseProofValue> create_base_proof(const ProofInput& input, const crypto::PrivateKey& key,
                                         const DisclosureSecrets& secrets,
                                         const std::vector<std::string>& mandatory_pointers,
                                         const uri::ResourceLoader& contexts);

// What is disclosed: the part of the document, and the proof value that goes with it.
struct Disclosure {
    json::Value document;
    DerivedProofValue value;
};

// https://www.w3.org/TR/vc-di-ecdsa/#createdisclosuredata
Result<Disclosure> create_disclosure(const json::Value& document, const BaseProofValue& base,
                                     const std::vector<std::string>& pointers,
                                     const uri::ResourceLoader& contexts);

// What a verifier checks signatures over.
struct DisclosedData {
    Bytes proof_hash;
    Bytes mandatory_hash;
    std::vector<std::string> non_mandatory;

    // What the issuer's key has signed. https://www.w3.org/TR/vc-di-ecdsa/#serializesigndata
    Bytes message(ByteView public_key) const;
};

// https://www.w3.org/TR/vc-di-ecdsa/#createverifydata
Result<DisclosedData> disclosed_data(const ProofInput& input, const DerivedProofValue& value,
                                     const uri::ResourceLoader& contexts);

// https://www.w3.org/TR/vc-di-ecdsa/#verify-derived-proof-ecdsa-sd-2023
Result<ProofResult> verify_disclosure(const ProofInput& input, std::string_view proof_value,
                                      const crypto::PublicKey& key, const uri::ResourceLoader& contexts);

} // namespace insignia::proof
