#include "sample.h"
#include <insignia/encoding/encoding.h>

using namespace sample;
using check::Outcome;
using check::Verdict;

namespace {

json::Value payload_of(const json::Value& badge) {
    json::Value payload = badge;
    payload["iss"] = badge["issuer"]["id"];
    payload["jti"] = badge["id"];
    payload["nbf"] = Instant::parse(badge["validFrom"].get<std::string>())->seconds;
    return payload;
}

json::Value header_of(const crypto::PrivateKey& with) {
    return {{"alg", proof::jws_algorithm(with.kind())},
            {"kid", did::to_did_key_method(with.public_key())},
            {"typ", "JWT"}};
}

std::string token(const json::Value& header, const json::Value& payload,
                  const crypto::PrivateKey& with = key()) {
    const std::string input = encoding::to_base64url(as_bytes(json::to_compact_text(header))) + "."
                              + encoding::to_base64url(as_bytes(json::to_compact_text(payload)));
    const auto signature = with.sign(as_bytes(input));
    REQUIRE(signature.has_value());
    return input + "." + encoding::to_base64url(*signature);
}

} // namespace

TEST_CASE("a token that is right in every respect is VALID") {
    const auto report = judge(token(header_of(key()), payload_of(unsigned_badge())));
    for (const auto& finding : report.findings) {
        CAPTURE(finding.id, finding.message);
        CHECK(finding.outcome != Outcome::failed);
        CHECK(finding.outcome != Outcome::warned);
    }
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.securing == "VC-JWT EdDSA");
    CHECK(judge(token(header_of(key()), payload_of(unsigned_badge())) + "\n").verdict == Verdict::valid);
}

TEST_CASE("a token of data model 1.1 carries its credential in vc, and nothing beside it") {
    auto badge = unsigned_badge();
    badge["@context"][0] = "https://www.w3.org/2018/credentials/v1";
    badge["issuanceDate"] = badge["validFrom"];
    badge.erase("validFrom");
    json::Value payload = {
        {"iss", badge["issuer"]["id"]}, {"jti", badge["id"]}, {"nbf", 1735689600}, {"vc", badge}};
    CHECK(judge(token(header_of(key()), payload)).verdict == Verdict::valid);
    auto both = payload_of(unsigned_badge());
    both["vc"] = unsigned_badge();
    CHECK(outcome(judge(token(header_of(key()), both)), "jwt.claims") == Outcome::failed);
}

TEST_CASE("every check of a token fails for the one thing that it is about") {
    struct Case {
        const char* check;
        Outcome outcome;
        void (*spoil)(json::Value& header, json::Value& payload);
    };
    const Case cases[] = {
        {"jwt.header", Outcome::failed, [](json::Value& h, json::Value&) { h["crit"] = {"exp"}; }},
        {"jwt.header", Outcome::failed,
         [](json::Value& h, json::Value&) { h["jku"] = "https://example.org/keys"; }},
        {"jwt.header", Outcome::failed, [](json::Value& h, json::Value&) { h["typ"] = "secevent+jwt"; }},
        {"jwt.header", Outcome::failed, [](json::Value& h, json::Value&) { h.erase("kid"); }},
        {"jwt.header", Outcome::failed, [](json::Value& h, json::Value&) { h["kid"] = 7; }},
        {"jwt.header", Outcome::failed,
         [](json::Value& h, json::Value&) { h["jwk"] = key(2).public_key().jwk(); }},
        {"jwt.header", Outcome::failed, [](json::Value& h, json::Value&) { h["x-note"] = "hello"; }},
        {"jwt.header", Outcome::failed, [](json::Value& h, json::Value&) { h["alg"] = "none"; }},
        {"jwt.header", Outcome::failed, [](json::Value& h, json::Value&) { h["alg"] = "HS256"; }},
        {"jwt.alg", Outcome::failed, [](json::Value& h, json::Value&) { h["alg"] = "ES256"; }},
        {"jwt.alg", Outcome::undetermined, [](json::Value& h, json::Value&) { h["alg"] = "PS256"; }},
        {"jwt.key", Outcome::failed,
         [](json::Value& h, json::Value&) { h["kid"] = did_of(key()) + "#other"; }},
        {"key.owner", Outcome::failed,
         [](json::Value& h, json::Value&) { h["kid"] = did::to_did_key_method(key(2).public_key()); }},
        {"jwt.claims", Outcome::failed,
         [](json::Value&, json::Value& p) { p["iss"] = "did:web:somebody.example"; }},
        {"jwt.claims", Outcome::failed,
         [](json::Value&, json::Value& p) { p["sub"] = "did:web:somebody.example"; }},
        {"jwt.claims", Outcome::failed, [](json::Value&, json::Value& p) { p["jti"] = "urn:uuid:other"; }},
        {"jwt.claims", Outcome::failed, [](json::Value&, json::Value& p) { p["nbf"] = 1735689601; }},
        {"jwt.claims", Outcome::failed, [](json::Value&, json::Value& p) { p["exp"] = "2030-01-01"; }},
        {"jwt.claims", Outcome::failed, [](json::Value&, json::Value& p) { p["exp"] = 1735689600; }},
        {"jwt.claims", Outcome::failed, [](json::Value&, json::Value& p) { p["exp"] = -1; }},
        {"jwt.claims", Outcome::warned, [](json::Value&, json::Value& p) { p.erase("jti"); }},
    };
    for (const Case& c : cases) {
        auto header = header_of(key());
        auto payload = payload_of(unsigned_badge());
        c.spoil(header, payload);
        CAPTURE(c.check, header.dump());
        const auto report = judge(token(header, payload));
        CHECK(outcome(report, c.check) == c.outcome);
        CHECK((report.verdict == Verdict::valid) == (c.outcome == Outcome::warned));
    }
}

TEST_CASE("a key in the header counts only when it is the issuer's") {
    auto header = header_of(key());
    header.erase("kid");
    header["jwk"] = key().public_key().jwk();
    CHECK(judge(token(header, payload_of(unsigned_badge()))).verdict == Verdict::valid);
    header["jwk"] = key(2).public_key().jwk();
    const auto forged = judge(token(header, payload_of(unsigned_badge()), key(2)));
    CHECK(forged.verdict == Verdict::not_valid);
    CHECK(outcome(forged, "key.owner") == Outcome::failed);
}

TEST_CASE("an envelope is opened once") {
    const auto inner = token(header_of(key()), payload_of(unsigned_badge()));
    json::Value envelope = {{"@context", "https://www.w3.org/ns/credentials/v2"},
                            {"type", "EnvelopedVerifiableCredential"},
                            {"id", "data:application/vc+jwt," + inner}};
    CHECK(judge(envelope).verdict == Verdict::valid);
    const auto nested = token(header_of(key()), envelope);
    envelope["id"] = "data:application/vc+jwt," + nested;
    CHECK(judge(envelope).verdict == Verdict::not_valid);
}

TEST_CASE("what a token of data model 1.1 says in its claims need not be said again") {
    auto badge = unsigned_badge();
    badge["@context"][0] = "https://www.w3.org/2018/credentials/v1";
    json::Value payload = {{"iss", badge["issuer"]["id"]}, {"jti", badge["id"]}, {"nbf", 1735689600}};
    for (const char* const name : {"validFrom", "id"}) badge.erase(name);
    badge["issuer"].erase("id");
    payload["vc"] = badge;
    const auto report = judge(token(header_of(key()), payload));
    CAPTURE(check::to_json(report).dump(1));
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.badge["valid_from"] == "2025-01-01T00:00:00Z");
    // An end that only the claim states is one.
    payload["exp"] = 1748736000;
    CHECK(judge(token(header_of(key()), payload)).state == "expired");
    // What is said twice must be the same.
    payload.erase("exp");
    payload["vc"]["id"] = "urn:uuid:0d7bb1a1-2f0d-4b7e-8c39-6a8f0ad7a0d1";
    CHECK(outcome(judge(token(header_of(key()), payload)), "jwt.claims") == Outcome::failed);
    payload["vc"].erase("id");
    payload["iss"] = did_of(key(2));
    CHECK(judge(token(header_of(key(2)), payload, key(2))).verdict
          == Verdict::undetermined); // not the school
}

TEST_CASE("a kid may be relative to the issuer") {
    auto header = header_of(key());
    const std::string method = header["kid"];
    for (const std::string& kid : {method.substr(method.find('#')), method.substr(method.find('#') + 1)}) {
        header["kid"] = kid;
        CHECK(judge(token(header, payload_of(unsigned_badge()))).verdict == Verdict::valid);
        CHECK(judge(token(header, payload_of(unsigned_badge()), key(2))).verdict == Verdict::not_valid);
    }
}

TEST_CASE("a header may say what is in the token, in the words of VC-JOSE-COSE") {
    auto header = header_of(key());
    header["typ"] = "application/vc+jwt";
    header["cty"] = "vc";
    CHECK(judge(token(header, payload_of(unsigned_badge()))).verdict == Verdict::valid);
    for (const char* const content : {"vp", "application/vp", "secevent"}) {
        header["cty"] = content;
        CHECK(judge(token(header, payload_of(unsigned_badge()))).verdict == Verdict::not_valid);
    }
}

TEST_CASE("an envelope of another kind is not judged") {
    for (const char* const type : {"application/vc+cose", "application/vc+sd-jwt"}) {
        const json::Value envelope = {{"@context", "https://www.w3.org/ns/credentials/v2"},
                                      {"type", "EnvelopedVerifiableCredential"},
                                      {"id", std::string("data:") + type + ";base64,AAAA"}};
        const auto report = judge(envelope);
        CHECK(report.verdict == Verdict::undetermined);
        CHECK(report.headline.find(type) != std::string::npos);
    }
}

// Attack: a key that its owner retired signs for a badge that begins to hold long before.
TEST_CASE("a token was made when it says so, not when it begins to hold") {
    const std::string did = did_of(key());
    const std::string method = did::to_did_key_method(key().public_key());
    did::Document document;
    document.id = did;
    document.methods.push_back(
        {method, "Multikey", did, key().public_key(), *Instant::parse("2025-06-01T00:00:00Z"), std::nullopt});
    document.relationships = {{did::Relationship::assertion_method, method}};
    auto pinned = policy();
    pinned.trusted[0].document = document;
    auto payload = payload_of(unsigned_badge());
    CHECK(judge(token(header_of(key()), payload), pinned).verdict == Verdict::valid);
    payload["iat"] = Instant::parse("2026-01-01T00:00:00Z")->seconds;
    CHECK(judge(token(header_of(key()), payload), pinned).verdict == Verdict::not_valid);
    payload["iat"] = Instant::parse("2025-02-01T00:00:00Z")->seconds;
    CHECK(judge(token(header_of(key()), payload), pinned).verdict == Verdict::valid);
}
