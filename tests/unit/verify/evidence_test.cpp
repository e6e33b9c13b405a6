// Evidence, related resources and schemas: held against what is in hand, and never fetched.
#include "sample.h"
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>

using namespace sample;
using check::Outcome;
using check::Verdict;

namespace {

constexpr std::string_view k_work = "ten knots, photographed";

std::string sri(crypto::HashAlgorithm algorithm, std::string_view name, std::string_view content) {
    return std::string(name) + encoding::to_base64(crypto::hash(algorithm, as_bytes(content)));
}

json::Value badge_with_evidence(const json::Value& related = nullptr) {
    auto badge = unsigned_badge();
    badge["evidence"] = {{{"id", "https://school.example/e/my%20knots.jpg"}, {"type", {"Evidence"}}}};
    if (related != nullptr) badge["relatedResource"] = json::Value::array({related});
    return badge;
}

json::Value related(const std::string& member, const std::string& digest) {
    return {{"id", "https://school.example/e/my%20knots.jpg"}, {member, digest}};
}

verify::Policy with_files(std::vector<std::pair<std::string, std::string>> files) {
    auto asked = policy();
    asked.evidence_asked = true;
    for (const auto& [name, content] : files)
        asked.evidence.push_back(verify::make_evidence_file(name, as_bytes(content)));
    return asked;
}

} // namespace

TEST_CASE("evidence is unchanged, altered or not found") {
    const std::string work(k_work);
    Bytes multihash = {0x12, 0x20};
    for (const auto byte : crypto::hash(crypto::HashAlgorithm::sha256, as_bytes(k_work)))
        multihash.push_back(byte);
    const json::Value digests[] = {
        related("digestSRI", sri(crypto::HashAlgorithm::sha384, "sha384-", k_work)),
        // Of several the strongest counts.
        related("digestSRI", sri(crypto::HashAlgorithm::sha256, "sha256-", "another") + " "
                                 + sri(crypto::HashAlgorithm::sha512, "sha512-", k_work)),
        related("digestMultibase", encoding::to_multibase_base64url(multihash)),
        related("digestMultibase", encoding::to_multibase_base58btc(multihash)),
    };
    for (const json::Value& resource : digests) {
        const auto badge = sign(badge_with_evidence(resource));
        CAPTURE(resource.dump());
        CHECK(outcome(judge(badge), "evidence") == Outcome::skipped);
        CHECK(outcome(judge(badge, with_files({{"renamed.jpg", work}})), "evidence") == Outcome::passed);
        CHECK(outcome(judge(badge, with_files({{"other.jpg", "x"}})), "evidence") == Outcome::warned);
        const auto altered = judge(badge, with_files({{"my knots.jpg", "eleven knots"}}));
        CHECK(altered.verdict == Verdict::not_valid);
        CHECK(altered.state == "evidence-altered");
    }
    // Without a digest nobody can tell.
    const auto plain = sign(badge_with_evidence());
    CHECK(outcome(judge(plain, with_files({{"my knots.jpg", work}})), "evidence") == Outcome::warned);
    CHECK(judge(plain, with_files({{"my knots.jpg", work}})).verdict == Verdict::valid);
    auto told = unsigned_badge();
    told["evidence"] = {{{"type", {"Evidence"}}, {"narrative", "She tied them on deck."}}};
    CHECK(outcome(judge(sign(told)), "evidence") == Outcome::passed);
}

TEST_CASE("related resources state digests that can be read") {
    struct Case {
        json::Value resource;
        Outcome outcome;
    };
    const std::string published = [] {
        const auto digest =
            encoding::from_hex("59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734").value();
        return "sha256-" + encoding::to_base64(digest);
    }();
    const Case cases[] = {
        {{{"id", "https://www.w3.org/ns/credentials/v2"}, {"digestSRI", published}}, Outcome::passed},
        {{{"id", "https://www.w3.org/ns/credentials/v2"},
          {"digestSRI", sri(crypto::HashAlgorithm::sha256, "sha256-", "another text")}},
         Outcome::failed},
        {{{"id", "https://school.example/plan.pdf"},
          {"digestSRI", sri(crypto::HashAlgorithm::sha384, "sha384-", "plan")}},
         Outcome::skipped},
        {{{"id", "https://school.example/plan.pdf"}, {"digestSRI", "sha384-AAAA"}}, Outcome::failed},
        {{{"id", "https://school.example/plan.pdf"}, {"digestMultibase", "zQm"}}, Outcome::failed},
        {{{"id", "https://school.example/plan.pdf"}}, Outcome::warned},
        {{{"digestSRI", published}}, Outcome::warned},
    };
    for (const Case& c : cases) {
        auto badge = unsigned_badge();
        badge["relatedResource"] = json::Value::array({c.resource});
        CAPTURE(c.resource.dump());
        const auto report = judge(sign(badge));
        CHECK(report.find("vc.related")->outcome == c.outcome);
        CHECK((report.verdict == Verdict::valid) == (c.outcome != Outcome::failed));
    }
}

TEST_CASE("a badge conforms to the schemas that it names, as far as they are in hand") {
    auto badge = unsigned_badge();
    badge["credentialSchema"] = {
        {{"id",
          "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"},
         {"type", "1EdTechJsonSchemaValidator2019"}}};
    const auto standard = judge(sign(badge));
    CHECK(outcome(standard, "schema.inline") == Outcome::passed);
    CHECK(standard.verdict == Verdict::valid);

    badge["credentialSchema"] = {{{"id", "https://school.example/schema"}, {"type", "JsonSchema"}}};
    const auto signed_badge = sign(badge);
    const auto unknown = judge(signed_badge, policy(), [](const uri::Uri& url) -> Result<uri::Resource> {
        FAIL("a schema must not be fetched: " << url.text());
        return fail(ErrorCode::io, "never");
    });
    CHECK(outcome(unknown, "schema.inline") == Outcome::skipped);
    CHECK(unknown.verdict == Verdict::valid);

    auto with_schema = policy();
    std::string schema = R"({"required": ["name"]})";
    with_schema.documents = [&](const uri::Uri& url) -> Result<uri::Resource> {
        return uri::Resource{url.text(), "application/schema+json", to_bytes(schema), 200};
    };
    CHECK(outcome(judge(signed_badge, with_schema), "schema.inline") == Outcome::passed);
    schema = R"({"required": ["evidence"]})";
    CHECK(outcome(judge(signed_badge, with_schema), "schema.inline") == Outcome::failed);
    schema = R"({"unevaluatedProperties": false})";
    CHECK(outcome(judge(signed_badge, with_schema), "schema.inline") == Outcome::skipped);
}
