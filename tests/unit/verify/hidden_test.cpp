// Attacks by a holder on a genuine badge: its RDF, and so a signature over it, stays the same, while a part
// of it is moved out of the sight of whoever reads the JSON.
#include "sample.h"

#include <chrono>

using namespace sample;
using check::Verdict;

namespace {

const std::string k_report = "https://school.example/report.pdf";

// Judged with a signature over its RDF, which is where parts can be hidden, and over its bytes.
check::Report judged(const json::Value& badge) {
    proof::SigningOptions options;
    options.verification_method = did::to_did_key_method(key().public_key());
    options.created = *Instant::parse("2025-01-01T00:00:00Z");
    const auto secured = proof::add_proof(badge, "eddsa-rdfc-2022", key(), options);
    REQUIRE(secured.has_value());
    return judge(*secured);
}
check::Report judged_as_bytes(const json::Value& badge) {
    return judge(sign(badge));
}

} // namespace

TEST_CASE("a word of the standard is not valid under its address") {
    for (const char* const name :
         {"https://www.w3.org/2018/credentials#credentialStatus", "cred:credentialStatus",
          "https://www.w3.org/2018/credentials#validUntil"}) {
        auto badge = unsigned_badge();
        badge[name] = "2025-06-01T00:00:00Z";
        const auto report = judged(badge);
        CAPTURE(name, report.headline);
        CHECK(report.verdict == Verdict::not_valid);
        CHECK(report.headline.find("is the address of a word of the standard") != std::string::npos);
    }
    auto nested = unsigned_badge();
    nested["credentialSubject"]["https://purl.imsglobal.org/spec/vc/ob/vocab.html#result"] = "Failed";
    CHECK(judged(nested).verdict == Verdict::not_valid);
    auto type = unsigned_badge();
    type["type"][1] = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential";
    CHECK(judged(type).verdict == Verdict::not_valid);

    // A word of somebody else's, or of the whole web, is none of the standard.
    for (const char* const name : {"https://guild.example/terms#rank", "https://schema.org/keywords"}) {
        auto other = unsigned_badge();
        other[name] = "Second";
        CHECK(judged(other).verdict == Verdict::valid);
    }
}

TEST_CASE("what checks look for in a part stands nowhere else under its identifier") {
    const std::string id = "urn:uuid:5b1c58a5-8d5b-4ba4-9f0c-7b8a6f2f0c11"; // of the badge itself
    const json::Value hidden[] = {
        {{"id", id}, {"type", {"Evidence", "VerifiableCredential"}}, {"validUntil", "2025-06-01T00:00:00Z"}},
        {{"id", id},
         {"type", {"Evidence", "VerifiableCredential"}},
         {"credentialStatus", {{"id", "urn:x:1"}, {"type", "BitstringStatusListEntry"}}}},
    };
    for (const json::Value& evidence : hidden) {
        auto badge = unsigned_badge();
        badge["evidence"] = {evidence};
        const auto report = judged(badge);
        CAPTURE(evidence.dump(), report.headline);
        CHECK(report.verdict == Verdict::not_valid);
        CHECK(report.headline.find("is split between two places") != std::string::npos);
    }
    // To name the badge again, or to state a digest at both places that are looked at, is no attack.
    auto honest = unsigned_badge();
    honest["evidence"] = {{{"id", id}, {"type", {"Evidence"}}, {"name", "Page of the badge"}},
                          {{"id", k_report}, {"type", {"Evidence"}}, {"name", "Report"}}};
    honest["relatedResource"] = {{{"id", k_report}, {"digestSRI", "sha256-" + std::string(43, 'A') + "="}}};
    const auto report = judged(honest);
    CAPTURE(report.headline);
    CHECK(report.verdict == Verdict::valid);
    auto moved = honest;
    moved["credentialSubject"]["achievement"]["criteria"]["id"] = k_report;
    moved["credentialSubject"]["achievement"]["criteria"]["digestSRI"] = "sha256-x";
    CHECK(judged(moved).verdict == Verdict::not_valid);
    // Repeating what stands there already moves nothing, and nothing can be moved where the bytes are signed.
    moved["credentialSubject"]["achievement"]["criteria"]["digestSRI"] =
        honest["relatedResource"][0]["digestSRI"];
    CHECK(judged(moved).verdict == Verdict::valid);
    auto torn = unsigned_badge();
    torn["evidence"] = {{{"id", k_report}, {"type", {"Evidence"}}, {"name", "Report"}},
                        {{"id", k_report}, {"type", {"Evidence"}}, {"narrative", "Of the day"}}};
    CHECK(judged(torn).verdict == Verdict::not_valid);
    CHECK(judged_as_bytes(torn).verdict == Verdict::valid);
}

// Attack: one identifier on every entry would have each compared with all others.
TEST_CASE("a crowd of parts with one identifier is not looked through") {
    const json::Value entry = {{"id", k_report}, {"type", {"Evidence"}}};
    auto badge = unsigned_badge();
    badge["evidence"] = json::Value::array();
    for (int i = 0; i < 100; ++i) badge["evidence"].push_back(entry);
    CHECK(judged(badge).verdict == Verdict::valid);
    for (int i = 0; i < 40'000; ++i) badge["evidence"].push_back(entry);
    badge["proof"] = {{"type", "DataIntegrityProof"}, {"cryptosuite", "eddsa-rdfc-2022"}};
    const auto begin = std::chrono::steady_clock::now();
    const auto report = judge(badge);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(15));
    CHECK(outcome(report, "ld.keywords") == check::Outcome::undetermined);
}

// Attack: whoever appends a context to a document whose bytes are signed, or swaps two in one whose RDF is,
// must not choose which name of the end counts.
TEST_CASE("the first context decides, and an end counts under either name") {
    auto old = unsigned_badge();
    old["@context"][0] = "https://www.w3.org/2018/credentials/v1";
    old["issuanceDate"] = old["validFrom"];
    old["expirationDate"] = "2025-06-01T00:00:00Z";
    CHECK(judged_as_bytes(old).state == "expired");
    old["@context"].push_back("https://www.w3.org/ns/credentials/v2");
    CHECK(judged_as_bytes(old).state == "expired");
    auto both = unsigned_badge();
    both["validUntil"] = "2030-06-01T00:00:00Z";
    both["expirationDate"] = "2025-06-01T00:00:00Z";
    CHECK(judged_as_bytes(both).verdict == Verdict::not_valid);
}
