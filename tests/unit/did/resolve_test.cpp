#include <catch2/catch.hpp>
#include <insignia/did/document.h>
#include <insignia/encoding/encoding.h>
#include <insignia/json/json.h>

using namespace insignia;
using crypto::KeyKind;
using crypto::PrivateKey;
using did::Relationship;

namespace {

// Fails the test when anything is asked of it.
Result<uri::Resource> nothing(const uri::Uri& url) {
    FAIL("asked for " << url.text());
    return fail(ErrorCode::denied, "nothing may be loaded");
}

std::string did_jwk_of(std::string_view jwk) {
    return "did:jwk:" + encoding::to_base64url(as_bytes(jwk));
}

} // namespace

TEST_CASE("did:key and did:jwk of every kind of key resolve to that key, without loading anything") {
    for (const KeyKind kind : {KeyKind::ed25519, KeyKind::p256, KeyKind::p384, KeyKind::rsa}) {
        CAPTURE(crypto::to_string(kind));
        const auto key = PrivateKey::generate(kind);
        REQUIRE(key);
        const std::string did_key = did::to_did_key(key->public_key());
        const auto document = did::resolve(did_key, nothing);
        REQUIRE(document);
        CHECK(document->id == did_key);
        const auto* method = document->find(did::to_did_key_method(key->public_key()));
        REQUIRE(method != nullptr);
        CHECK(method->key == key->public_key());
        CHECK(method->controller == did_key);
        CHECK(document->allows(Relationship::assertion_method, method->id));
        CHECK_FALSE(document->allows(Relationship::key_agreement, method->id));
        CHECK(document->find(did_key) == nullptr);

        const std::string did_jwk = did::to_did_jwk(key->public_key());
        const auto jwk_document = did::resolve(did_jwk, nothing);
        REQUIRE(jwk_document);
        REQUIRE(jwk_document->find(did_jwk + "#0") != nullptr);
        CHECK(jwk_document->find(did_jwk + "#0")->key == key->public_key());
        CHECK(jwk_document->find(did_jwk + "#1") == nullptr);
    }
}

TEST_CASE("DIDs without a usable key are refused") {
    struct Case {
        std::string did;
        ErrorCode code;
    };
    const std::string x = R"("x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")";
    const Case cases[] = {
        {"did:key:z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F", ErrorCode::crypto}, // X25519
        {"did:key:z6Mk", ErrorCode::crypto},
        {"did:key:1.1:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw", ErrorCode::crypto},
        {"did:key:u7QHXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg", ErrorCode::crypto},
        {"did:jwk:e30", ErrorCode::crypto},
        {"did:jwk:eyJ9", ErrorCode::parse},
        {"did:jwk:e", ErrorCode::parse},
        {did_jwk_of(R"({"kty":"OKP","crv":"Ed25519",)" + x + "," + x + "}"),
         ErrorCode::parse}, // duplicate member
        {did_jwk_of(R"({"kty":"OKP","crv":"Ed25519","d":"AA",)" + x + "}"), ErrorCode::denied},
        {did_jwk_of(R"({"kty":"OKP","crv":"Ed25519","use":"enc","d":"AA",)" + x + "}"), ErrorCode::denied},
        {did_jwk_of(R"({"kty":"oct","k":"AA"})"), ErrorCode::denied},
        {"did:ion:abc", ErrorCode::unsupported},
        {"did:keys:abc", ErrorCode::unsupported},
        {"https://issuer.example", ErrorCode::parse},
        {"", ErrorCode::parse},
    };
    for (const Case& c : cases) {
        CAPTURE(c.did);
        const auto document = did::resolve(c.did, nothing);
        REQUIRE_FALSE(document);
        CHECK(document.error().code == c.code);
    }
}

TEST_CASE("the use of a did:jwk decides its relationships") {
    const std::string start =
        R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")";
    struct Case {
        const char* use;
        bool assertion;
        bool agreement;
    };
    for (const Case& c :
         {Case{"", true, true}, Case{R"(,"use":"sig")", true, false}, Case{R"(,"use":"enc")", false, true}}) {
        CAPTURE(c.use);
        const std::string did = did_jwk_of(start + c.use + "}");
        const auto document = did::resolve(did, nothing);
        REQUIRE(document);
        CHECK(document->allows(Relationship::assertion_method, did + "#0") == c.assertion);
        CHECK(document->allows(Relationship::key_agreement, did + "#0") == c.agreement);
        CHECK((document->find(did + "#0") != nullptr) == c.assertion);
    }
}
