// Badges inside presentations and transcripts.
#include "sample.h"

using namespace sample;
using check::Outcome;
using check::Verdict;

namespace {

json::Value presentation(const json::Value& badge) {
    return {{"@context", {"https://www.w3.org/ns/credentials/v2"}},
            {"type", {"VerifiablePresentation"}},
            {"holder", did_of(key(3))},
            {"verifiableCredential", {badge}}};
}

json::Value by_holder(const json::Value& document) {
    proof::SigningOptions options;
    options.purpose = "authentication";
    options.challenge = "n-0S6";
    options.domain = "https://jobs.example";
    return sign(document, key(3), options);
}

// A badge that names its earner by the key of key(3).
json::Value badge_of_holder() {
    auto badge = unsigned_badge();
    badge["credentialSubject"]["id"] = did_of(key(3));
    return sign(badge);
}

json::Value transcript(const json::Value& badges) {
    return {{"@context",
             {"https://www.w3.org/ns/credentials/v2",
              "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
              "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"}},
            {"id", "urn:uuid:1d7bb1a1-2f0d-4b7e-8c39-6a8f0ad7a0d1"},
            {"type", {"VerifiableCredential", "ClrCredential"}},
            {"name", "School years"},
            {"issuer", {{"id", did_of(key())}, {"type", {"Profile"}}, {"name", "Harbour School"}}},
            {"validFrom", "2025-01-01T00:00:00Z"},
            {"credentialSubject",
             {{"id", "did:example:ada"}, {"type", {"ClrSubject"}}, {"verifiableCredential", badges}}}};
}

} // namespace

TEST_CASE("a presentation is as good as its badges, and says who shows them to whom") {
    const auto report = judge(by_holder(presentation(badge_of_holder())));
    CAPTURE(check::to_json(report).dump(1));
    CHECK(report.verdict == Verdict::valid);
    REQUIRE(report.children.size() == 1);
    CHECK(report.children[0].verdict == Verdict::valid);
    CHECK(report.children[0].input == "/verifiableCredential/0");
    CHECK(outcome(report, "vp.holder") == Outcome::passed);
    CHECK(report.find("vp.audience")->message == "https://jobs.example, in answer to \"n-0S6\"");

    // An expired or altered badge in it decides.
    auto badge = badge_of_holder();
    badge["credentialSubject"]["achievement"]["name"] = "Admiral";
    const auto altered = judge(by_holder(presentation(badge)));
    CHECK(altered.verdict == Verdict::not_valid);
    CHECK(altered.headline.find("changed after signing") != std::string::npos);
}

// Attack: somebody shows the badges of somebody else, or changes who shows them.
TEST_CASE("a presentation by somebody else is told apart") {
    const auto strange = judge(by_holder(presentation(sign(unsigned_badge()))));
    CHECK(strange.verdict == Verdict::valid);
    CHECK(strange.find("vp.holder")->outcome == Outcome::passed);
    CHECK(std::ranges::any_of(strange.findings, [](const auto& finding) {
        return finding.id == "vp.holder" && finding.outcome == Outcome::warned;
    }));

    auto changed = by_holder(presentation(badge_of_holder()));
    changed["verifiableCredential"].push_back(sign(unsigned_badge()));
    const auto report = judge(changed);
    CHECK(report.verdict == Verdict::not_valid);
    CHECK(report.headline == "The presentation was changed after it was signed.");

    const auto unsigned_one = judge(presentation(badge_of_holder()));
    CHECK(unsigned_one.verdict == Verdict::valid);
    CHECK(outcome(unsigned_one, "vp.holder") == Outcome::warned);
}

TEST_CASE("a presentation holds badges as tokens and in envelopes too") {
    const auto token =
        proof::sign_jwt(unsigned_badge(), key(), did::to_did_key_method(key().public_key())).value();
    const json::Value envelope = {{"@context", "https://www.w3.org/ns/credentials/v2"},
                                  {"type", "EnvelopedVerifiableCredential"},
                                  {"id", "data:application/vc+jwt," + token}};
    for (const json::Value& inside : {json::Value(token), envelope}) {
        const auto report = judge(by_holder(presentation(inside)));
        CAPTURE(check::to_json(report).dump(1));
        REQUIRE(report.children.size() == 1);
        CHECK(report.children[0].verdict == Verdict::valid);
    }
    const auto empty = judge(std::string(R"({"@context":["https://www.w3.org/ns/credentials/v2"],
        "type":["VerifiablePresentation"],"verifiableCredential":[{"type":"VerifiablePresentation"}]})"));
    CHECK(empty.verdict == Verdict::undetermined);
}

TEST_CASE("the badges of a transcript are judged one by one, and none changes what the transcript is") {
    const auto report = judge(sign(transcript({sign(unsigned_badge())})));
    CAPTURE(check::to_json(report).dump(1));
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.version == "Comprehensive Learner Record 2.0");
    REQUIRE(report.children.size() == 1);
    CHECK(report.children[0].verdict == Verdict::valid);
    CHECK(outcome(report, "clr.badges") == Outcome::passed);

    // Attack: a forged badge of a famous issuer inside a transcript of one's own.
    auto forged = sign(unsigned_badge());
    forged["credentialSubject"]["achievement"]["name"] = "Admiral";
    const auto with_forgery = judge(sign(transcript({forged, sign(unsigned_badge())})));
    CHECK(with_forgery.verdict == Verdict::valid);
    CHECK(outcome(with_forgery, "clr.badges") == Outcome::warned);
    CHECK(with_forgery.children[0].verdict == Verdict::not_valid);
    CHECK(with_forgery.children[0].badge.is_null());

    auto bad = transcript({sign(unsigned_badge())});
    bad.erase("name");
    CHECK(judge(sign(bad)).verdict == Verdict::not_valid);
}
