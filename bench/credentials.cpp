// Whole operations on a credential: text in, answer or text out. Contexts are warm, as they are in a batch.
#include "operation.h"

#include <insignia/crypto/key.h>
#include <insignia/did/document.h>
#include <insignia/json/json.h>
#include <insignia/proof/proof.h>
#include <memory>

namespace insignia::bench {

namespace {

template <class T>
T value_of(Result<T> result) {
    if (!result) stop(result.error().message + " " + result.error().where);
    return *std::move(result);
}

crypto::PrivateKey key_of(crypto::KeyKind kind) {
    constexpr std::size_t k_seed_bytes = 32;
    return value_of(crypto::PrivateKey::from_seed(kind, Bytes(k_seed_bytes, 7)));
}

std::string method_of(const crypto::PublicKey& key) {
    return "did:key:" + key.multikey() + "#" + key.multikey();
}

std::string signed_text(const std::string& text, std::string_view suite, const crypto::PrivateKey& key) {
    proof::SigningOptions options;
    options.verification_method = method_of(key.public_key());
    options.created = value_of(Instant::parse("2026-02-15T00:00:00Z"));
    return json::to_compact_text(
        value_of(proof::add_proof(value_of(json::parse(text)), suite, key, options)));
}

void verify(const std::string& text, const crypto::PublicKey& key) {
    const json::Value document = value_of(json::parse(text));
    const proof::ProofResult result =
        value_of(proof::verify_proof(document, *json::member(document, "proof"), key));
    if (!result.verified) stop(result.problem);
}

Operation verification(std::string_view suite, const crypto::PrivateKey& key, double aim) {
    const std::string text = signed_text(input("achievement-credential.json"), suite, key);
    const bool is_ed25519 = key.kind() == crypto::KeyKind::ed25519;
    return {"verify " + std::string(suite), [text, key = key.public_key()] { verify(text, key); },
            is_ed25519 ? "Ed25519 verify, OpenSSL" : "P-256 verify, OpenSSL", aim, 1};
}

Operation signing(std::string_view suite, std::shared_ptr<const crypto::PrivateKey> key, double aim) {
    const std::string text = input("achievement-credential.json");
    const bool is_ed25519 = key->kind() == crypto::KeyKind::ed25519;
    return {"sign " + std::string(suite), [=] { signed_text(text, suite, *key); },
            is_ed25519 ? "Ed25519 sign, OpenSSL" : "P-256 sign, OpenSSL", aim, 1};
}

// A VC-JWT with nothing known beforehand: its key is taken from the DID that `kid` names.
void verify_jwt(const std::string& compact) {
    const proof::Jws jws = value_of(proof::parse_jws(compact));
    const std::string_view kid = json::member_text(jws.header, "kid");
    const did::Document issuer = value_of(did::resolve(value_of(did::parse_did_url(kid)).did, {}));
    const did::VerificationMethod* method = issuer.find(kid);
    if (method == nullptr) stop("the key is not in its DID");
    const proof::ProofResult result = value_of(proof::verify_jws(jws, method->key));
    if (!result.verified) stop(result.problem);
}

// What a holder shows of the badge: who got what from whom.
const std::vector<std::string> k_shown = {"/credentialSubject/achievement/name", "/issuer/name"};

std::string base_text(const std::string& text, const crypto::PrivateKey& key) {
    proof::SigningOptions options;
    options.verification_method = method_of(key.public_key());
    options.mandatory_pointers = {"/issuer", "/validFrom"};
    return json::to_compact_text(
        value_of(proof::add_proof(value_of(json::parse(text)), "ecdsa-sd-2023", key, options)));
}

std::string derived_text(const std::string& base) {
    return json::to_compact_text(value_of(proof::derive_proof(value_of(json::parse(base)), k_shown)));
}

} // namespace

std::vector<Operation> credential_operations() {
    const auto ed25519 = std::make_shared<const crypto::PrivateKey>(key_of(crypto::KeyKind::ed25519));
    const auto p256 = std::make_shared<const crypto::PrivateKey>(key_of(crypto::KeyKind::p256));
    const std::string text = input("achievement-credential.json");
    const std::string jwt =
        value_of(proof::sign_jwt(value_of(json::parse(text)), *ed25519, method_of(ed25519->public_key())));
    const std::string base = base_text(text, *p256);
    const std::string derived = derived_text(base);
    return {
        verification("eddsa-rdfc-2022", *ed25519, 0.75),
        signing("eddsa-rdfc-2022", ed25519, 0.45),
        verification("eddsa-jcs-2022", *ed25519, 1.1),
        signing("eddsa-jcs-2022", ed25519, 0),
        verification("ecdsa-rdfc-2019", *p256, 0),
        {"derive ecdsa-sd-2023", [base] { derived_text(base); }, "P-256 verify, OpenSSL", 0.15, 1},
        {"verify ecdsa-sd-2023, derived", [derived, p256] { verify(derived, p256->public_key()); },
         "P-256 verify, OpenSSL", 0.15, 1},
        {"verify VC-JWT, EdDSA, key from the DID", [jwt] { verify_jwt(jwt); }, "Ed25519 verify, OpenSSL", 1.1,
         1},
    };
}

} // namespace insignia::bench
