// Endorsements: each is judged by itself, says what it is about, and changes nothing about the badge.
#include "sample.h"
#include <insignia/encoding/encoding.h>

using namespace sample;
using check::Outcome;
using check::Verdict;

namespace {

const std::string k_assertion =
    R"({"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://school.example/a",
        "recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},"issuedOn":"2024-01-01T00:00:00Z",
        "badge":"https://school.example/badge","verification":{"type":"HostedBadge"}})";

const std::string k_endorsement =
    R"({"@context":"https://w3id.org/openbadges/v2","type":"Endorsement","id":"https://guild.example/e",
        "issuer":"https://guild.example/org","issuedOn":"2024-01-01T00:00:00Z",
        "claim":{"id":"https://school.example/badge","endorsementComment":"Our members ask for it."},
        "verification":{"type":"HostedBadge"}})";

// A school whose badge class a guild endorses.
Site site() {
    return {
        {"https://school.example/a", k_assertion},
        {"https://school.example/badge",
         R"({"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass","id":"https://school.example/badge",
                 "name":"Knots","description":"Ties ten knots.","image":"https://school.example/k.png",
                 "criteria":"https://school.example/c","issuer":"https://school.example/org",
                 "endorsement":["https://guild.example/e"]})"},
        {"https://school.example/org",
         R"({"@context":"https://w3id.org/openbadges/v2","type":"Issuer","id":"https://school.example/org",
                 "name":"Harbour School","url":"https://school.example/","email":"office@school.example"})"},
        {"https://guild.example/e", k_endorsement},
        {"https://guild.example/org",
         R"({"@context":"https://w3id.org/openbadges/v2","type":"Profile","id":"https://guild.example/org",
                 "name":"Guild","url":"https://guild.example/","email":"office@guild.example"})"}};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

// The guild's own key, and the endorsement as a token signed with it.
std::string key_document() {
    return json::Value({{"@context", "https://w3id.org/openbadges/v2"},
                        {"type", "CryptographicKey"},
                        {"id", "https://guild.example/key"},
                        {"owner", "https://guild.example/org"},
                        {"publicKeyPem", key(5).public_key().pem()}})
        .dump();
}

std::string token_of(const std::string& payload, const crypto::PrivateKey& with = key(5)) {
    const auto part = [](std::string_view text) { return encoding::to_base64url(as_bytes(text)); };
    const std::string input = part(R"({"alg":"EdDSA"})") + "." + part(payload);
    return input + "." + encoding::to_base64url(with.sign(as_bytes(input)).value());
}

std::string as_signed(const std::string& endorsement) {
    return replaced(endorsement, R"("type":"HostedBadge")",
                    R"("type":"SignedBadge","creator":"https://guild.example/key")");
}

// The school's badge class carries this token; the guild lists its key.
Site site_with(const std::string& token) {
    Site host = site();
    host["https://school.example/badge"] =
        replaced(host["https://school.example/badge"], "https://guild.example/e", token);
    host["https://guild.example/org"] = replaced(host["https://guild.example/org"], R"("name":"Guild")",
                                                 R"("name":"Guild","publicKey":"https://guild.example/key")");
    host["https://guild.example/key"] = key_document();
    host.erase("https://guild.example/e");
    return host;
}

json::Value endorsement_of(const std::string& id) {
    return sign({{"@context", unsigned_badge()["@context"]},
                 {"id", "urn:uuid:2b1c58a5-8d5b-4ba4-9f0c-7b8a6f2f0c11"},
                 {"type", {"VerifiableCredential", "EndorsementCredential"}},
                 {"name", "Praise"},
                 {"issuer", {{"id", did_of(key(5))}, {"type", {"Profile"}}, {"name", "Guild"}}},
                 {"validFrom", "2025-01-01T00:00:00Z"},
                 {"credentialSubject",
                  {{"id", id}, {"type", {"EndorsementSubject"}}, {"endorsementComment", "Fine."}}}},
                key(5));
}

} // namespace

TEST_CASE("an endorsement of version 2.0 is judged at its own address and by its own issuer") {
    const auto report = judge(k_assertion, policy(), serving(site()));
    CAPTURE(check::to_json(report).dump(1));
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.find("ob2.endorsement")->message == "by others: 1 of 1 hold");
    REQUIRE(report.children.size() == 1);
    CHECK(report.children[0].verdict == Verdict::valid);
    CHECK(report.children[0].headline == "Endorsement of https://school.example/badge");
    CHECK(report.children[0].find("ob2.issuer")->message
          == "https://guild.example/org, calls itself \"Guild\"");
}

TEST_CASE("an endorsement of version 2.0 that does not hold is said, and does not spoil the badge") {
    const struct {
        const char* url;
        std::string content;
        Verdict verdict;
        const char* message; // somewhere in the report on the badge or the endorsement
    } rows[] = {
        {"https://guild.example/e", "", Verdict::not_valid, "Revoked by the issuer."},
        {"https://guild.example/e", replaced(k_endorsement, "school.example/badge", "evil.example/badge"),
         Verdict::valid, "it is about \\\"https://evil.example/badge\\\", not about"},
        {"https://guild.example/e", replaced(k_endorsement, "guild.example/org", "school.example/org"),
         Verdict::not_valid, "is not where the issuer https://school.example/org keeps its badges"},
        {"https://guild.example/e", replaced(k_endorsement, "\"Endorsement\"", "\"Assertion\""),
         Verdict::not_valid, "what is there is no Endorsement"},
        {"https://guild.example/e", replaced(k_endorsement, "HostedBadge", "SignedBadge"), Verdict::not_valid,
         "does not say that it is one"},
        {"https://guild.example/e", replaced(k_endorsement, "2024-01-01", "2034-01-01"), Verdict::not_valid,
         "issued in the future"},
        {"https://guild.example/org", "[]", Verdict::undetermined, "gives no JSON object"},
    };
    for (const auto& row : rows) {
        auto host = site();
        host[row.url] = row.content;
        const auto report = judge(k_assertion, policy(), serving(host));
        const auto text = check::to_json(report).dump();
        CAPTURE(row.message, text);
        CHECK(report.verdict == Verdict::valid);
        REQUIRE(report.children.size() == 1);
        CHECK(report.children[0].verdict == row.verdict);
        CHECK(text.find(row.message) != std::string::npos);
        CHECK(std::ranges::any_of(report.findings, [](const auto& finding) {
            return finding.id == "ob2.endorsement" && finding.outcome == Outcome::warned;
        }));
    }
}

TEST_CASE("a signed endorsement of version 2.0 is judged by the key that its issuer lists") {
    const auto report = judge(k_assertion, policy(), serving(site_with(token_of(as_signed(k_endorsement)))));
    CAPTURE(check::to_json(report).dump(1));
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.find("ob2.endorsement")->message == "by others: 1 of 1 hold");
    REQUIRE(report.children.size() == 1);
    CHECK(report.children[0].verdict == Verdict::valid);
    CHECK(report.children[0].find("ob2.jws")->message == "unchanged, key https://guild.example/key");
}

TEST_CASE("a signed endorsement of version 2.0 that does not hold is said, and does not spoil the badge") {
    const std::string good = token_of(as_signed(k_endorsement));
    const struct {
        std::string token;
        const char* url; // of a document that is another one, or ""
        std::string content;
        const char* message;
    } rows[] = {
        {token_of(as_signed(k_endorsement), key(6)), "", "", "signature"},
        {token_of(k_endorsement), "", "", "not signed"},
        {token_of(replaced(as_signed(k_endorsement), "\"Endorsement\"", "\"Criteria\"")), "", "",
         "the token in it is no Endorsement"},
        {good, "https://guild.example/key", replaced(key_document(), "guild.example/org", "evil.example/org"),
         "does not say that the issuer"},
        {good, "https://guild.example/key", "", "answered 410"},
        {good, "https://guild.example/org", site()["https://guild.example/org"], "does not list the key"},
    };
    for (const auto& row : rows) {
        auto host = site_with(row.token);
        if (*row.url != '\0') host[row.url] = row.content;
        const auto report = judge(k_assertion, policy(), serving(host));
        const auto text = check::to_json(report).dump();
        CAPTURE(row.message, text);
        CHECK(report.verdict == Verdict::valid);
        CHECK(text.find(row.message) != std::string::npos);
        CHECK(text.find("1 of 1 hold") == std::string::npos);
        for (const auto& child : report.children) CHECK(child.verdict != Verdict::valid);
    }
}

TEST_CASE("an endorsement of version 2.0 is judged alone, too") {
    const auto hosted = judge(k_endorsement, policy(), serving(site()));
    CAPTURE(check::to_json(hosted).dump(1));
    CHECK(hosted.verdict == Verdict::valid);
    CHECK(hosted.headline == "Endorsement of https://school.example/badge");
    const auto token = token_of(as_signed(k_endorsement));
    CHECK(judge(token, policy(), serving(site_with(token))).verdict == Verdict::valid);
    CHECK(judge(k_endorsement, policy(), nothing()).verdict == Verdict::undetermined);
}

// Attack: genuine praise of something else is shown on one's own badge.
TEST_CASE("an endorsement counts only on what it is about") {
    auto trusting = policy();
    trusting.trusted.push_back({did_of(key(5)), "Guild", "in your trust list", std::nullopt});
    const auto with = [&](const std::string& about) {
        auto badge = unsigned_badge();
        badge["credentialSubject"]["achievement"]["endorsement"] = {endorsement_of(about)};
        return judge(sign(badge), trusting);
    };
    const auto right = with("urn:uuid:0d7bb1a1-2f0d-4b7e-8c39-6a8f0ad7a0d1");
    CAPTURE(check::to_json(right).dump(1));
    CHECK(right.verdict == Verdict::valid);
    CHECK(right.find("endorsement")->message == "by others: 1 of 1 hold");
    const auto borrowed = with("https://famous.example/badge");
    CHECK(borrowed.verdict == Verdict::valid);
    CHECK(outcome(borrowed, "endorsement") == Outcome::warned);
    CHECK(check::to_json(borrowed).dump().find("by others: 0 of 1 hold") != std::string::npos);
}

TEST_CASE("an endorsement as a token is judged alone or in a list") {
    auto document = endorsement_of("urn:uuid:0d7bb1a1-2f0d-4b7e-8c39-6a8f0ad7a0d1");
    document.erase("proof");
    const auto token = proof::sign_jwt(document, key(5), did::to_did_key_method(key(5).public_key())).value();
    auto trusting = policy();
    trusting.trusted.push_back({did_of(key(5)), "Guild", "in your trust list", std::nullopt});
    for (const json::Value& member : {json::Value(token), json::Value::array({token})}) {
        auto badge = unsigned_badge();
        badge["credentialSubject"]["achievement"]["endorsementJwt"] = member;
        const auto report = judge(sign(badge), trusting);
        CAPTURE(check::to_json(report).dump(1));
        REQUIRE(report.children.size() == 1);
        CHECK(report.children[0].verdict == Verdict::valid);
    }
}

// A script that asks whether something was awarded to somebody is not told yes of what was awarded to nobody.
TEST_CASE("what is awarded to nobody is not awarded to whom one asks for") {
    auto trusting = policy();
    trusting.trusted.push_back({did_of(key(5)), "Guild", "in your trust list", std::nullopt});
    CHECK(judge(endorsement_of("urn:x:1"), trusting).verdict == Verdict::valid);
    trusting.recipient = "ada@example.org";
    CHECK(judge(endorsement_of("urn:x:1"), trusting).verdict == Verdict::not_valid);
    CHECK(judge(k_endorsement, trusting, serving(site())).verdict == Verdict::not_valid);
}
