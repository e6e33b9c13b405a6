// The library's signatures as a line-by-line service for the programs of this folder: one JSON object in, one
// out.
//
//   {"do": "key", "kind": "P-256", "seed": "<hex>"}                          -> {"jwk", "did", "method"}
//   {"do": "sign", "suite": S, "document": {…}, "jwk": {…}, "created": "…", "mandatory": […]}  ->
//   {"document"}
//   {"do": "derive", "document": {…}, "pointers": […]}                       -> {"document"}
//   {"do": "verify", "document": {…}}                                        -> {"verified", "problem"}
//   {"do": "sign-jwt", "document": {…}, "jwk": {…}}                          -> {"jwt"}
//   {"do": "verify-jwt", "jwt": "…"}                                         -> {"verified", "problem",
//   "payload"}
//
// The key to verify with is found by the DID of the proof or token, as a verifier finds it. What cannot be
// done is
// {"error": "…"}.
#include <insignia/did/document.h>
#include <insignia/encoding/encoding.h>
#include <insignia/proof/proof.h>
#include <iostream>

using namespace insignia;

namespace {

Result<uri::Resource> nothing(const uri::Uri& url) {
    return fail(ErrorCode::denied, "\"" + url.text() + "\" may not be loaded");
}

Result<crypto::PublicKey> key_of_method(std::string_view method_id) {
    TRY_ASSIGN(const auto url, did::parse_did_url(method_id));
    TRY_ASSIGN(const auto document, did::resolve(url.did, nothing));
    const auto* method = document.find(method_id);
    if (method == nullptr || !document.allows(did::Relationship::assertion_method, method_id))
        return fail(ErrorCode::not_found, "no such key for assertions");
    return method->key;
}

Result<json::Value> make_key(const json::Value& request) {
    TRY_ASSIGN(const auto kind, crypto::parse_key_kind(json::member_text(request, "kind")));
    const auto make = [&]() -> Result<crypto::PrivateKey> {
        if (kind == crypto::KeyKind::rsa) return crypto::PrivateKey::generate(kind);
        TRY_ASSIGN(const Bytes seed, encoding::from_hex(json::member_text(request, "seed")));
        return crypto::PrivateKey::from_seed(kind, seed);
    };
    TRY_ASSIGN(const auto key, make());
    return json::Value{{"jwk", key.jwk()},
                       {"did", did::to_did_key(key.public_key())},
                       {"method", did::to_did_key_method(key.public_key())}};
}

std::vector<std::string> texts_of(const json::Value& request, std::string_view name) {
    std::vector<std::string> texts;
    if (const json::Value* list = json::member(request, name))
        for (const json::Value& text : *list) texts.push_back(text.get<std::string>());
    return texts;
}

Result<json::Value> sign(const json::Value& request) {
    TRY_ASSIGN(const auto key, crypto::PrivateKey::from_jwk(request.at("jwk")));
    proof::SigningOptions options;
    options.verification_method = did::to_did_key_method(key.public_key());
    TRY_ASSIGN(options.created, Instant::parse(json::member_text(request, "created")));
    options.mandatory_pointers = texts_of(request, "mandatory");
    TRY_ASSIGN(auto document,
               proof::add_proof(request.at("document"), json::member_text(request, "suite"), key, options));
    return json::Value{{"document", std::move(document)}};
}

Result<json::Value> derive(const json::Value& request) {
    TRY_ASSIGN(auto document, proof::derive_proof(request.at("document"), texts_of(request, "pointers")));
    return json::Value{{"document", std::move(document)}};
}

json::Value outcome(const proof::ProofResult& result) {
    return json::Value{{"verified", result.verified}, {"problem", result.problem}};
}

Result<json::Value> verify(const json::Value& request) {
    const json::Value& document = request.at("document");
    const json::Value* only_proof = json::member(document, "proof");
    if (only_proof == nullptr) return fail(ErrorCode::invalid, "the document has no proof");
    TRY_ASSIGN(const auto key, key_of_method(json::member_text(*only_proof, "verificationMethod")));
    TRY_ASSIGN(const auto result, proof::verify_proof(document, *only_proof, key));
    return outcome(result);
}

Result<json::Value> sign_jwt(const json::Value& request) {
    TRY_ASSIGN(const auto key, crypto::PrivateKey::from_jwk(request.at("jwk")));
    TRY_ASSIGN(auto jwt,
               proof::sign_jwt(request.at("document"), key, did::to_did_key_method(key.public_key())));
    return json::Value{{"jwt", std::move(jwt)}};
}

Result<json::Value> verify_jwt(const json::Value& request) {
    TRY_ASSIGN(const auto jws, proof::parse_jws(json::member_text(request, "jwt")));
    TRY_ASSIGN(const auto key, key_of_method(json::member_text(jws.header, "kid")));
    TRY_ASSIGN(const auto result, proof::verify_jws(jws, key));
    json::Value answer = outcome(result);
    answer["payload"] = jws.payload;
    return answer;
}

struct Action {
    std::string_view name;
    Result<json::Value> (*run)(const json::Value& request);
};

constexpr Action k_actions[] = {
    {"key", make_key},  {"sign", sign},         {"derive", derive},
    {"verify", verify}, {"sign-jwt", sign_jwt}, {"verify-jwt", verify_jwt},
};

Result<json::Value> answer(std::string_view line) {
    TRY_ASSIGN(const auto request, json::parse(line));
    for (const Action& action : k_actions)
        if (action.name == json::member_text(request, "do")) return action.run(request);
    return fail(ErrorCode::usage, "no such action");
}

} // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        const auto result = answer(line);
        const json::Value value = result ? *result : json::Value{{"error", result.error().message}};
        std::cout << json::to_compact_text(value) << std::endl;
    }
}
