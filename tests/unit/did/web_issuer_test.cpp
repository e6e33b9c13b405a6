// Issuers with an https address: whose word about their keys counts.
#include <catch2/catch.hpp>
#include <insignia/did/document.h>
#include <map>

using namespace insignia;

namespace {

constexpr const char* k_issuer = "https://school.example/profile";
constexpr const char* k_key_set = "https://school.example/.well-known/jwks.json";

using Web = std::map<std::string, json::Value>;

Result<did::Document> resolve(const Web& web, const char* issuer = k_issuer) {
    return did::resolve_issuer(issuer, [&](const uri::Uri& url) -> Result<uri::Resource> {
        const auto found = web.find(url.text());
        if (found == web.end()) return uri::Resource{url.text(), "text/html", to_bytes("no"), 404};
        return uri::Resource{url.text(), "application/json", to_bytes(json::to_compact_text(found->second)),
                             200};
    });
}

crypto::PublicKey key(std::uint8_t seed = 1) {
    return crypto::PrivateKey::from_seed(crypto::KeyKind::ed25519, Bytes(32, seed))->public_key();
}

json::Value method(const char* id, const char* controller = k_issuer) {
    return {{"id", id},
            {"type", "Multikey"},
            {"controller", controller},
            {"publicKeyMultibase", key().multikey()}};
}

json::Value jwk(const char* kid, std::uint8_t seed = 1) {
    auto value = key(seed).jwk();
    value["kid"] = kid;
    return value;
}

bool signs_with(const Result<did::Document>& document, const char* id) {
    return document && document->find(id) != nullptr
           && document->allows(did::Relationship::assertion_method, id);
}

} // namespace

TEST_CASE("an https issuer gives its keys in a controller document, a profile, or its host's key set") {
    const json::Value document = {{"id", k_issuer},
                                  {"verificationMethod", {method("https://school.example/profile#k1")}},
                                  {"assertionMethod", {"#k1"}}};
    CHECK(signs_with(resolve({{k_issuer, document}}), "https://school.example/profile#k1"));
    const json::Value pem = {
        {"id", "https://school.example/key"}, {"owner", k_issuer}, {"publicKeyPem", key().pem()}};
    const json::Value inside = {{"id", k_issuer}, {"publicKey", pem}};
    CHECK(signs_with(resolve({{k_issuer, inside}}), "https://school.example/key"));
    const json::Value named = {{"id", k_issuer}, {"publicKey", {"https://school.example/key"}}};
    CHECK(signs_with(resolve({{k_issuer, named}, {"https://school.example/key", pem}}),
                     "https://school.example/key"));
    CHECK(signs_with(resolve({{k_issuer, named}, {"https://school.example/key", jwk("x")}}),
                     "https://school.example/key"));
    const json::Value set = {
        {"keys", {jwk("k1"), jwk("https://school.example/jwk/2", 2), jwk("https://other.example/3", 3)}}};
    const auto from_set = resolve({{k_key_set, set}});
    CHECK(signs_with(from_set, "https://school.example/profile#k1"));
    CHECK(signs_with(from_set, "https://school.example/jwk/2"));
    CHECK_FALSE(signs_with(from_set, "https://other.example/3"));
}

TEST_CASE("keys that are not the issuer's own are not taken") {
    const json::Value foreign = {
        {"id", k_issuer},
        {"publicKey", {method("https://school.example/profile#k1", "https://other.example")}}};
    CHECK_FALSE(resolve({{k_issuer, foreign}}));
    const json::Value pem = {{"id", "https://school.example/key"},
                             {"owner", "https://other.example"},
                             {"publicKeyPem", key().pem()}};
    CHECK_FALSE(resolve({{k_issuer, {{"id", k_issuer}, {"publicKey", pem}}}}));
    const json::Value elsewhere = {{"id", k_issuer}, {"publicKey", {"https://other.example/key"}}};
    CHECK_FALSE(resolve({{k_issuer, elsewhere}, {"https://other.example/key", jwk("x")}}));
    auto encrypting = jwk("k1");
    encrypting["use"] = "enc";
    CHECK_FALSE(resolve({{k_key_set, {{"keys", {encrypting}}}}}));
}

TEST_CASE("a document of somebody else at the address is an error, whatever the key set says") {
    const json::Value other = {{"id", "https://school.example/other"}};
    const auto document = resolve({{k_issuer, other}, {k_key_set, {{"keys", {jwk("k1")}}}}});
    REQUIRE_FALSE(document);
    CHECK(document.error().code == ErrorCode::invalid);
}

TEST_CASE("other identifiers have no keys that can be found") {
    for (const char* issuer :
         {"http://school.example", "urn:uuid:1", "https://school.example#k1", "mailto:a@b.example"}) {
        CAPTURE(issuer);
        const auto document = resolve({}, issuer);
        REQUIRE_FALSE(document);
        CHECK(document.error().code == ErrorCode::unsupported);
    }
    CHECK(did::resolve_issuer(did::to_did_key(key()), {}));
}
