// VC Data Integrity: proofs added and verified, for every suite of the table.
#include "disclosure_internal.h"
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

// The header of a detached JWS (RFC 7797): EdDSA over an unencoded payload, and nothing else.
bool is_detached_header(std::string_view encoded) {
    const auto bytes = encoding::from_base64url(encoded);
    const auto header = bytes ? json::parse(as_text(*bytes)) : fail(bytes.error());
    if (!header || !header->is_object() || header->size() != 3) return false;
    const json::Value* crit = json::member(*header, "crit");
    const json::Value* encode = json::member(*header, "b64");
    return json::member_text(*header, "alg") == "EdDSA" && crit != nullptr
           && *crit == json::Value::array({"b64"}) && encode != nullptr && *encode == false;
}

struct Signature {
    Bytes message;
    Bytes bytes;
};

// https://w3c-ccg.github.io/lds-ed25519-2018/#jws
Result<Signature> read_detached_jws(const json::Value& proof, const Bytes& payload) {
    const auto malformed = [] {
        return fail(ErrorCode::invalid, "jws is no detached EdDSA signature with an unencoded payload",
                    "/proof/jws");
    };
    const auto parts = split(json::member_text(proof, "jws"), '.');
    if (parts.size() != 3 || !parts[1].empty() || !is_detached_header(parts[0])) return malformed();
    auto bytes = encoding::from_base64url(parts[2]);
    if (!bytes || bytes->size() != signature_size(crypto::KeyKind::ed25519)) return malformed();
    Signature result{to_bytes(parts[0]), std::move(*bytes)};
    result.message.push_back('.');
    result.message.insert(result.message.end(), payload.begin(), payload.end());
    return result;
}

Result<Signature> read_signature(const Cryptosuite& suite, const json::Value& proof, Bytes message,
                                 crypto::KeyKind kind) {
    if (suite.signature == SignatureForm::detached_jws) return read_detached_jws(proof, message);
    TRY_ASSIGN(Bytes signature, read_proof_value(proof, kind));
    return Signature{std::move(message), std::move(signature)};
}

// The text of proofValue.
Result<std::string> sign(const Cryptosuite& suite, const json::Value& document, const json::Value& proof,
                         const crypto::PrivateKey& key, const SigningOptions& options) {
    if (suite.signature == SignatureForm::selective_disclosure) {
        TRY_ASSIGN(const ProofInput input, proof_input(suite, document, proof));
        TRY_ASSIGN(const DisclosureSecrets secrets, disclosure_secrets(input, key));
        TRY_ASSIGN(const BaseProofValue value,
                   create_base_proof(input, key, secrets, options.mandatory_pointers, options.contexts));
        return to_text(value);
    }
    TRY_ASSIGN(const SignedMessage message,
               signed_message(suite, key.kind(), document, proof, options.contexts));
    TRY_ASSIGN(const Bytes signature, key.sign(message.bytes));
    return encoding::to_multibase_base58btc(signature);
}

} // namespace

// https://www.w3.org/TR/vc-data-integrity/#add-proof
Result<json::Value> add_proof(json::Value document, std::string_view cryptosuite,
                              const crypto::PrivateKey& key, const SigningOptions& options) {
    if (!document.is_object()) return fail(ErrorCode::invalid, "only a JSON object can be signed");
    TRY_ASSIGN(const Cryptosuite* suite, signing_suite(cryptosuite, key.kind()));
    TRY_ASSIGN(json::Value proof, make_proof(*suite, options));
    const json::Value* context = json::member(document, "@context");
    // https://www.w3.org/TR/vc-di-eddsa/#create-proof-eddsa-jcs-2022 step 2: the copy stays in the proof.
    if (suite->canonicalization == Canonicalization::jcs && context != nullptr) proof["@context"] = *context;
    TRY_ASSIGN(proof["proofValue"], sign(*suite, document, proof, key, options));
    append_proof(document, std::move(proof));
    return document;
}

// https://www.w3.org/TR/vc-data-integrity/#verify-proof
Result<ProofResult> verify_proof(const json::Value& document, const json::Value& proof,
                                 const crypto::PublicKey& key, const uri::ResourceLoader& contexts) {
    TRY_ASSIGN(const Cryptosuite* suite, cryptosuite_of(proof));
    TRY(check_proof_members(proof));
    if (!suite->takes(key.kind()))
        return ProofResult{
            false, fmt::format("{} does not take {} keys", suite->name, crypto::to_string(key.kind()))};
    if (suite->signature == SignatureForm::selective_disclosure) {
        TRY_ASSIGN(const ProofInput input, proof_input(*suite, document, proof));
        return verify_disclosure(input, json::member_text(proof, "proofValue"), key, contexts);
    }
    TRY_ASSIGN(SignedMessage message, signed_message(*suite, key.kind(), document, proof, contexts));
    if (!message.problem.empty()) return ProofResult{false, message.problem};
    TRY_ASSIGN(const Signature signature,
               read_signature(*suite, proof, std::move(message.bytes), key.kind()));
    if (key.verify(signature.message, signature.bytes)) return ProofResult{true, {}};
    return ProofResult{false, "the signature does not belong to this document and this key"};
}

// https://www.w3.org/TR/vc-di-ecdsa/#add-derived-proof-ecdsa-sd-2023
Result<json::Value> derive_proof(const json::Value& document, const std::vector<std::string>& pointers,
                                 const uri::ResourceLoader& contexts) {
    TRY_ASSIGN(const json::Value* found, base_proof_of(document));
    const json::Value& proof = *found;
    TRY_ASSIGN(const BaseProofValue base, parse_base_proof_value(json::member_text(proof, "proofValue")));
    json::Value unsecured = document;
    unsecured.erase("proof");
    TRY_ASSIGN(Disclosure disclosure, create_disclosure(unsecured, base, pointers, contexts));
    json::Value new_proof = proof;
    new_proof["proofValue"] = to_text(disclosure.value);
    disclosure.document["proof"] = std::move(new_proof);
    return std::move(disclosure.document);
}

} // namespace insignia::proof
