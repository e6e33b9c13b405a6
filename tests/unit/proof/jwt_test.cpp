#include <catch2/catch.hpp>
#include <insignia/encoding/encoding.h>
#include <insignia/proof/proof.h>

using namespace insignia;
using crypto::KeyKind;
using crypto::PrivateKey;

namespace {

PrivateKey signing_key(KeyKind kind) {
    if (kind == KeyKind::rsa) return PrivateKey::generate(kind).value();
    return PrivateKey::from_seed(kind, Bytes(kind == KeyKind::p384 ? 48 : 32, 0x42)).value();
}

json::Value jwt_credential() {
    return json::parse(R"({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential"],
        "issuer": {"id": "did:example:issuer", "type": ["Profile"]},
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2027-01-01T00:00:00+01:00",
        "credentialSubject": {"id": "did:example:ada"}
    })")
        .value();
}

std::string base64url(std::string_view text) {
    return encoding::to_base64url(as_bytes(text));
}

std::string token(std::string_view header, std::string_view payload = R"({"a":1})",
                  std::string_view signature = "c2ln") {
    return base64url(header) + "." + base64url(payload) + "." + std::string(signature);
}

} // namespace

TEST_CASE("every kind of key makes a token that it verifies") {
    for (const KeyKind kind : {KeyKind::ed25519, KeyKind::p256, KeyKind::p384, KeyKind::rsa}) {
        CAPTURE(crypto::to_string(kind));
        const PrivateKey key = signing_key(kind);
        const std::string compact = proof::sign_jwt(jwt_credential(), key, "did:example:issuer#key").value();
        CHECK(proof::looks_like_jws(compact));
        const auto jws = proof::parse_jws(compact).value();
        CHECK(json::member_text(jws.header, "alg") == proof::jws_algorithm(kind));
        CHECK(json::member_text(jws.header, "kid") == "did:example:issuer#key");
        CHECK(json::member_text(jws.header, "typ") == "JWT");
        CHECK(proof::verify_jws(jws, key.public_key())->verified);
        CHECK(proof::credential_of_payload(jws.payload).value() == jwt_credential());
        CHECK(proof::read_claims(jws.payload).problems.empty());

        auto changed = jws;
        changed.signing_input.back() ^= 1;
        CHECK_FALSE(proof::verify_jws(changed, key.public_key())->verified);
        const KeyKind other = kind == KeyKind::ed25519 ? KeyKind::p256 : KeyKind::ed25519;
        CHECK_FALSE(proof::verify_jws(jws, signing_key(other).public_key())->verified);
    }
}

TEST_CASE("the claims of a token are those of Open Badges 3.0") {
    const auto jws =
        proof::parse_jws(
            proof::sign_jwt(jwt_credential(), signing_key(KeyKind::ed25519), "did:example:k").value())
            .value();
    CHECK(jws.payload["iss"] == "did:example:issuer");
    CHECK(jws.payload["jti"] == "urn:uuid:1");
    CHECK(jws.payload["sub"] == "did:example:ada");
    CHECK(jws.payload["nbf"] == 1767225600);
    CHECK(jws.payload["exp"] == 1798758000);
}

TEST_CASE("a credential that a token cannot carry is refused") {
    struct Case {
        const char* member;
        json::Value value;
        const char* where;
    };
    const Case cases[] = {
        {"id", nullptr, "/id"},
        {"issuer", nullptr, "/issuer"},
        {"validFrom", nullptr, "/validFrom"},
        {"validFrom", "2026-01-01T00:00:00.5Z", "/validFrom"},
        {"validUntil", "2026-01-01T00:00:00.5Z", "/validUntil"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.member);
        json::Value changed = jwt_credential();
        if (c.value.is_null())
            changed.erase(c.member);
        else
            changed[c.member] = c.value;
        const auto compact = proof::sign_jwt(changed, signing_key(KeyKind::ed25519), "did:example:k");
        REQUIRE_FALSE(compact.has_value());
        CHECK(compact.error().where == c.where);
    }
    json::Value anonymous = jwt_credential();
    anonymous["credentialSubject"] = {{"name", "Ada"}};
    const auto jws =
        proof::parse_jws(proof::sign_jwt(anonymous, signing_key(KeyKind::ed25519), "did:example:k").value())
            .value();
    CHECK_FALSE(jws.payload.contains("sub"));
    CHECK(proof::read_claims(jws.payload).problems.empty());
}

TEST_CASE("tokens outside the narrow form are refused") {
    struct Case {
        std::string compact;
        ErrorCode code;
    };
    const Case cases[] = {
        {"", ErrorCode::parse},
        {"..", ErrorCode::parse},
        {"a.b", ErrorCode::parse},
        {token(R"({"alg":"EdDSA"})") + ".x", ErrorCode::parse},
        {" " + token(R"({"alg":"EdDSA"})"), ErrorCode::parse},
        {token(R"({"alg":"EdDSA"})") + "\n", ErrorCode::parse},
        {token(R"({"alg":"EdDSA"})") + "==", ErrorCode::parse},
        {token(R"(["EdDSA"])"), ErrorCode::parse},
        {token(R"({"alg":"EdDSA","alg":"EdDSA"})"), ErrorCode::parse},
        {token(R"({"alg":"EdDSA"})", "[1]"), ErrorCode::parse},
        {token(R"({"alg":"EdDSA"})", "\xEF\xBB\xBF{}"), ErrorCode::parse},
        {token(R"({"alg":"EdDSA"})", R"({"iss":"a","iss":"b"})"), ErrorCode::parse},
        {token(R"({"alg":"EdDSA"})", "{}", ""), ErrorCode::invalid},
        {token("{}"), ErrorCode::invalid},
        {token(R"({"alg":"none"})"), ErrorCode::invalid},
        {token(R"({"alg":"nOnE"})"), ErrorCode::invalid},
        {token(R"({"alg":""})"), ErrorCode::invalid},
        {token(R"({"alg":["EdDSA"]})"), ErrorCode::invalid},
        {token(R"({"alg":"HS256"})"), ErrorCode::invalid},
        {token(R"({"alg":"PS256"})"), ErrorCode::unsupported},
        {token(R"({"alg":"EdDSA","kid":7})"), ErrorCode::invalid},
        {token(R"({"alg":"EdDSA","kid":null})"), ErrorCode::invalid},
        {token(R"({"alg":"EdDSA","kid":""})"), ErrorCode::invalid},
        {token(R"({"alg":"EdDSA","kid":"a\r\nb"})"), ErrorCode::invalid},
        {token(R"({"alg":"EdDSA","jwk":"x"})"), ErrorCode::invalid},
        {token(R"({"alg":"EdDSA","jku":"https://x"})"), ErrorCode::invalid},
        {token(R"({"alg":"EdDSA","x5u":"https://x"})"), ErrorCode::invalid},
        {token(R"({"alg":"EdDSA","x5c":[]})"), ErrorCode::invalid},
        {token(R"({"alg":"EdDSA","crit":[]})"), ErrorCode::invalid},
        {token(R"({"alg":"EdDSA","b64":false})"), ErrorCode::invalid},
        {token(R"({"alg":"EdDSA","typ":"at+jwt"})"), ErrorCode::invalid},
    };
    for (const Case& c : cases) {
        CAPTURE(c.compact);
        const auto jws = proof::parse_jws(c.compact);
        REQUIRE_FALSE(jws.has_value());
        CHECK(jws.error().code == c.code);
    }
    for (const char* type : {"JWT", "jwt", "vc+jwt", "vc+ld+jwt"})
        CHECK(proof::parse_jws(token(R"({"alg":"EdDSA","typ":")" + std::string(type) + "\"}")).has_value());
    for (const char* text : {"", "a.b", "a.b.c.d", ".b.c", "a..c", "a.b.c ", "a.b+.c", "{\"a\":1}"})
        CHECK_FALSE(proof::looks_like_jws(text));
    CHECK(proof::looks_like_jws("a.b."));
}

TEST_CASE("claims that say something else than the credential are listed") {
    using Kind = proof::ClaimProblem::Kind;
    struct Case {
        const char* claim;
        json::Value value; // null: taken away
        Kind kind;
    };
    const Case cases[] = {
        {"iss", "did:example:other", Kind::disagrees},
        {"iss", nullptr, Kind::missing},
        {"iss", 1, Kind::malformed},
        {"sub", "did:example:eve", Kind::disagrees},
        {"sub", nullptr, Kind::missing},
        {"jti", "urn:uuid:2", Kind::disagrees},
        {"nbf", 1767225601, Kind::disagrees},
        {"nbf", "1767225600", Kind::malformed},
        {"exp", 1798758001, Kind::disagrees},
        {"exp", nullptr, Kind::missing},
        {"exp", "soon", Kind::malformed},
        {"exp", json::Value::object(), Kind::malformed},
        {"exp", 1e30, Kind::malformed},
        {"exp", -1, Kind::disagrees},
    };
    const auto jws =
        proof::parse_jws(
            proof::sign_jwt(jwt_credential(), signing_key(KeyKind::ed25519), "did:example:k").value())
            .value();
    for (const Case& c : cases) {
        CAPTURE(c.claim, c.value.dump());
        json::Value payload = jws.payload;
        if (c.value.is_null())
            payload.erase(c.claim);
        else
            payload[c.claim] = c.value;
        const auto claims = proof::read_claims(payload);
        REQUIRE(claims.problems.size() == 1);
        CHECK(claims.problems[0].claim == c.claim);
        CHECK(claims.problems[0].kind == c.kind);
    }
    const auto claims = proof::read_claims(jws.payload);
    CHECK(claims.not_before->to_string() == "2026-01-01T00:00:00Z");
    CHECK(claims.expires->to_string() == "2026-12-31T23:00:00Z");
}

TEST_CASE("an older token carries its credential in the vc claim") {
    const json::Value payload = json::parse(R"({
        "iss": "did:example:issuer", "jti": "urn:uuid:1", "nbf": 1767225600,
        "vc": {"@context": ["https://www.w3.org/2018/credentials/v1"], "id": "urn:uuid:1",
               "issuer": {"id": "did:example:issuer"}, "issuanceDate": "2026-01-01T00:00:00Z", "credentialSubject": {}}
    })")
                                    .value();
    CHECK(proof::credential_of_payload(payload).value() == payload["vc"]);
    CHECK(proof::read_claims(payload).problems.empty());
    json::Value both = payload;
    both["credentialSubject"] = json::Value::object();
    CHECK_FALSE(proof::credential_of_payload(both).has_value());
    CHECK_FALSE(proof::credential_of_payload(json::parse("{\"iss\":\"x\"}").value()).has_value());
    CHECK_FALSE(proof::credential_of_payload(json::parse("{\"vc\":1}").value()).has_value());
}
