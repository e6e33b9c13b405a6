// VC Data Integrity: proofs added and verified, for every suite of the table.
#include "options_internal.h"

#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/encoding/encoding.h>
#include <insignia/proof/signed_data.h>

namespace insignia::proof {
namespace {

Result<const Cryptosuite*> signing_suite(std::string_view name, crypto::KeyKind kind) {
    const Cryptosuite* suite = find_cryptosuite(name);
    if (suite == nullptr || suite->use != Use::sign_and_verify)
        return fail(ErrorCode::unsupported,
                    fmt::format("cannot sign with the cryptosuite \"{}\"", sanitize(name)), {},
                    {"use eddsa-rdfc-2022, which every Open Badges 3.0 verifier knows"});
    if (!suite->takes(kind))
        return fail(ErrorCode::crypto, fmt::format("{} does not take {} keys", name, crypto::to_string(kind)),
                    {}, {"use another key, or another cryptosuite"});
    return suite;
}

// VC Data Integrity 4.3 Add Proof Set/Chain: the new proof stands behind those that are there.
void append_proof(json::Value& document, json::Value proof) {
    json::Value* existing = document.contains("proof") ? &document["proof"] : nullptr;
    if (existing == nullptr) {
        document["proof"] = std::move(proof);
    } else if (existing->is_array()) {
        existing->push_back(std::move(proof));
    } else {
        json::Value first = std::move(*existing);
        *existing = json::Value::array({std::move(first), std::move(proof)});
    }
}

// The bytes of proofValue. ErrorCode::invalid for another encoding or length than the suite writes.
Result<Bytes> read_proof_value(const json::Value& proof, crypto::KeyKind kind) {
    const auto malformed = [](std::string_view reason) {
        return fail(ErrorCode::invalid, fmt::format("proofValue {}", reason), "/proof/proofValue");
    };
    const std::string_view text = json::member_text(proof, "proofValue");
    if (text.empty()) return malformed("is missing or no text");
    if (text.front() != 'z') return malformed("is not in base58btc multibase (a \"z\" in front)");
    auto bytes = encoding::from_multibase(text);
    if (!bytes) return malformed(fmt::format("cannot be decoded: {}", bytes.error().message));
    if (bytes->size() != signature_size(kind))
        return malformed(fmt::format("has {} bytes where a signature by a {} key has {}", bytes->size(),
                                     crypto::to_string(kind), signature_size(kind)));
    return bytes;
}

} // namespace

// https://www.w3.org/TR/vc-data-integrity/#add-proof
Result<json::Value> add_proof(const json::Value& document, std::string_view cryptosuite,
                              const crypto::PrivateKey& key, const SigningOptions& options) {
    if (!document.is_object()) return fail(ErrorCode::invalid, "only a JSON object can be signed");
    TRY_ASSIGN(const Cryptosuite* suite, signing_suite(cryptosuite, key.kind()));
    TRY_ASSIGN(json::Value proof, make_proof(*suite, options));
    const json::Value* context = json::member(document, "@context");
    // https://www.w3.org/TR/vc-di-eddsa/#create-proof-eddsa-jcs-2022 step 2: the copy stays in the proof.
    if (suite->canonicalization == Canonicalization::jcs && context != nullptr) proof["@context"] = *context;
    TRY_ASSIGN(const ProofInput input, proof_input(*suite, document, proof));
    TRY_ASSIGN(const SignedData data, signed_data(*suite, key.kind(), input.document, input.configuration));
    TRY_ASSIGN(const Bytes signature, key.sign(data.message()));
    proof["proofValue"] = encoding::to_multibase_base58btc(signature);
    json::Value secured = document;
    append_proof(secured, std::move(proof));
    return secured;
}

// https://www.w3.org/TR/vc-data-integrity/#verify-proof
Result<ProofResult> verify_proof(const json::Value& document, const json::Value& proof,
                                 const crypto::PublicKey& key) {
    TRY_ASSIGN(const Cryptosuite* suite, cryptosuite_of(proof));
    TRY(check_proof_members(proof));
    if (!suite->takes(key.kind()))
        return ProofResult{
            false, fmt::format("{} does not take {} keys", suite->name, crypto::to_string(key.kind()))};
    TRY_ASSIGN(const Bytes signature, read_proof_value(proof, key.kind()));
    TRY_ASSIGN(const ProofInput input, proof_input(*suite, document, proof));
    if (!input.problem.empty()) return ProofResult{false, input.problem};
    TRY_ASSIGN(const SignedData data, signed_data(*suite, key.kind(), input.document, input.configuration));
    if (key.verify(data.message(), signature)) return ProofResult{true, {}};
    return ProofResult{false, "the signature does not belong to this document and this key"};
}

} // namespace insignia::proof
