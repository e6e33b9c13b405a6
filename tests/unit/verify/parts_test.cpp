// Badges inside presentations and transcripts.
#include "sample.h"
#include <insignia/base/limits.h>
#include <insignia/encoding/encoding.h>

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

// Attack: what cannot even be read hides among badges that hold.
TEST_CASE("a badge that would not be valid alone spoils a presentation, and none is left out silently") {
    const auto header = encoding::to_base64url(as_bytes(std::string_view(R"({"alg":"none"})")));
    auto document = presentation(badge_of_holder());
    document["verifiableCredential"].push_back({{"@context", "https://www.w3.org/ns/credentials/v2"},
                                                {"type", "EnvelopedVerifiableCredential"},
                                                {"id", "data:application/vc+jwt," + header + ".e30.AAAA"}});
    CHECK(judge(by_holder(document)).verdict == Verdict::not_valid);

    auto many = presentation(badge_of_holder());
    const json::Value badge = many["verifiableCredential"][0];
    for (std::size_t i = 1; i < limits::k_contained_badges; ++i)
        many["verifiableCredential"].push_back(badge);
    CHECK(judge(by_holder(many)).verdict == Verdict::valid);
    many["verifiableCredential"].push_back(badge);
    CHECK(judge(by_holder(many)).verdict == Verdict::undetermined);
}

// Attack: an old presentation, or one made for something else, is shown again.
TEST_CASE("a presentation holds for its own time and purpose") {
    const auto shown = [](proof::SigningOptions options) {
        options.verification_method = did::to_did_key_method(key(3).public_key());
        return judge(sign(presentation(badge_of_holder()), key(3), options));
    };
    proof::SigningOptions options;
    options.purpose = "authentication";
    options.expires = *Instant::parse("2026-12-01T00:00:00Z");
    CHECK(shown(options).verdict == Verdict::valid);
    options.expires = *Instant::parse("2025-12-01T00:00:00Z");
    CHECK(shown(options).state == "expired");
    options.expires.reset();
    options.purpose = "keyAgreement";
    CHECK(shown(options).verdict == Verdict::not_valid);

    const auto as_token = [](const json::Value& claims) {
        json::Value payload = presentation(badge_of_holder());
        payload["holder"] = did_of(key(3));
        payload.update(claims);
        const json::Value header = {
            {"alg", "EdDSA"}, {"typ", "vp+jwt"}, {"kid", did::to_did_key_method(key(3).public_key())}};
        const std::string input = encoding::to_base64url(as_bytes(header.dump())) + "."
                                  + encoding::to_base64url(as_bytes(payload.dump()));
        return judge(input + "." + encoding::to_base64url(*key(3).sign(as_bytes(input))));
    };
    CHECK(as_token({{"iss", did_of(key(3))}, {"exp", 1798758000}}).verdict == Verdict::valid);
    CHECK(as_token({{"exp", 1735689600}}).state == "expired");
    CHECK(as_token({{"nbf", 1798758000}}).verdict == Verdict::not_valid);
    CHECK(as_token({{"iss", did_of(key(4))}}).verdict == Verdict::not_valid);
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

namespace {

// A host with the document of did:web:ada.example, whose key of key(3) is listed under these relationships.
uri::ResourceLoader ada_at_home(std::vector<std::string> relationships) {
    const std::string did = "did:web:ada.example";
    json::Value document = {{"id", did},
                            {"verificationMethod",
                             {{{"id", did + "#k"},
                               {"type", "Multikey"},
                               {"controller", did},
                               {"publicKeyMultibase", did_of(key(3)).substr(8)}}}}};
    for (const auto& name : relationships) document[name] = {did + "#k"};
    return [text = document.dump()](const uri::Uri& url) -> Result<uri::Resource> {
        if (url.text() != "https://ada.example/.well-known/did.json")
            return fail(ErrorCode::io, "the host does not answer", url.text());
        return uri::Resource{url.text(), "application/did+json", to_bytes(text), 200};
    };
}

json::Value shown_by(const std::string& holder, const std::string& method,
                     const crypto::PrivateKey& with = key(3)) {
    auto document = presentation(badge_of_holder());
    document["holder"] = holder;
    proof::SigningOptions options;
    options.purpose = "authentication";
    options.verification_method = method;
    return sign(document, with, options);
}

} // namespace

TEST_CASE("the key of a holder is found through the holder's own identifier") {
    const std::string ada = "did:web:ada.example";
    const auto document = shown_by(ada, ada + "#k");
    const auto report = judge(document, policy(), ada_at_home({"authentication"}));
    CAPTURE(check::to_json(report).dump(1));
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.find("vp.holder")->message == "shown by did:web:ada.example, who signed it");

    // Nobody answers: then it is not known who shows it, and that is said.
    const auto unknown = judge(document);
    CHECK(unknown.verdict == Verdict::undetermined);
    CHECK(outcome(unknown, "vp.holder") == Outcome::undetermined);
    CHECK(unknown.children[0].verdict == Verdict::valid);

    // A key for something else does not count.
    CHECK(judge(document, policy(), ada_at_home({"keyAgreement"})).verdict == Verdict::not_valid);
    CHECK(judge(document, policy(), ada_at_home({"assertionMethod"})).verdict == Verdict::not_valid);
}

// Attack: somebody signs with a key of their own and names another as the one who shows the badges.
TEST_CASE("a presentation that somebody else signed is not valid") {
    const auto forged = shown_by("did:web:ada.example", did::to_did_key_method(key(4).public_key()), key(4));
    const auto report = judge(forged, policy(), ada_at_home({"authentication"}));
    CHECK(report.verdict == Verdict::not_valid);
    CHECK(report.headline
          == "The presentation was not signed by did:web:ada.example, who is said to show it.");

    const auto by_foreign_key = shown_by("did:web:ada.example", "did:web:ada.example#k", key(4));
    CHECK(judge(by_foreign_key, policy(), ada_at_home({"authentication"})).verdict == Verdict::not_valid);

    // Where no holder is named, whoever signed is the one who shows it.
    auto document = presentation(badge_of_holder());
    document.erase("holder");
    const auto nameless = judge(by_holder(document));
    CHECK(nameless.verdict == Verdict::valid);
    CHECK(nameless.find("vp.holder")->message == "shown by " + did_of(key(3)) + ", who signed it");
}

TEST_CASE("transcripts inside transcripts are judged, as deep as honest ones go") {
    const auto inner = sign(transcript({sign(unsigned_badge())}));
    const auto two = judge(sign(transcript({inner})));
    CAPTURE(check::to_json(two).dump(1));
    CHECK(two.verdict == Verdict::valid);
    REQUIRE(two.children.size() == 1);
    CHECK(two.children[0].verdict == Verdict::valid);
    REQUIRE(two.children[0].children.size() == 1);
    CHECK(two.children[0].children[0].badge["name"] == "Knots");

    json::Value deep = inner;
    for (int i = 0; i < 4; ++i) deep = sign(transcript({deep}));
    const auto report = judge(deep);
    const check::Report* level = &report;
    int levels = 0;
    for (; !level->children.empty(); level = &level->children[0]) ++levels;
    CHECK(levels == 3);
    CHECK(level->find("clr.badges")->message.find("documents deep in others") != std::string::npos);
}
