// A badge that was issued cannot be changed: hints say where else to mend it, in every format.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/lint/lint.h>
#include <insignia/lint/read.h>
#include <insignia/lint/write.h>
#include <insignia/workspace/definition_file.h>

using namespace insignia;

namespace {

std::string credential_that(const std::string& proof) {
    return R"({"type": ["VerifiableCredential", "OpenBadgeCredential"], "issuer": {"id": "did:web:b.eu",)"
           R"( "type": ["Profile"], "name": "School", "description": "A school."}, "credentialSubject":)"
           R"( {"type": ["AchievementSubject"], "identifier": [{"type": "IdentityObject", "hashed": true,)"
           R"( "identityHash": "sha256$1", "identityType": "emailAddress"}], "achievement":)"
           R"( {"type": ["Achievement"], "name": "A", "inLanguage": "en", "description": "Built a bench.",)"
           R"( "criteria": {"narrative": "- Know the tools"}}})"
           + proof + "}";
}

lint::Input read_badge_text(const std::string& text, lint::WithinPicture within = lint::WithinPicture::no) {
    lint::Input input;
    REQUIRE(lint::add_json(input, "a.json", text, within).has_value());
    return input;
}

lint::Report micro_report(const lint::Input& input) {
    auto profile = lint::find_profile("micro-credential").value();
    return lint::run(input, profile);
}

// The first finding of a rule.
lint::Finding first_of_rule(const lint::Report& report, std::string_view rule) {
    const auto found =
        std::ranges::find_if(report.findings, [&](const auto& finding) { return finding.rule->id == rule; });
    return found == report.findings.end() ? lint::Finding{} : *found;
}

const std::string k_proof = R"(, "proof": {"type": "DataIntegrityProof"})";

} // namespace

TEST_CASE("no hint asks to change a signed badge") {
    const auto signed_badge = micro_report(read_badge_text(credential_that(k_proof)));
    REQUIRE(signed_badge.findings.size() > 10);
    for (const auto& finding : signed_badge.findings) {
        if (finding.rule->id == "image-missing-or-format") continue;
        CAPTURE(finding.rule->id, finding.hint);
        CHECK_THAT(finding.hint, Catch::StartsWith("a signed badge cannot be changed: "));
        CHECK_THAT(finding.hint, Catch::Contains("issue it again"));
    }
    const std::pair<const char*, const char*> rows[] = {
        {"country-missing", "mend insignia.toml (add  country = \"IT\"  under [organisation])"},
        {"workload-missing", "mend its definition (add  hours = 12"},
        {"criteria-vague-verb", "mend its definition (use a verb for what others can see"},
        {"level-missing", "mend its definition (add  [[alignment]]  framework = \"EQF\"  code = \"6\""},
        {"recipient-hash-weak", "keep the file with the earner"},
        {"required-field-missing", "mend its definition or insignia.toml (see Open Badges 3.0"},
    };
    for (const auto& [rule, hint] : rows) {
        CAPTURE(rule);
        CHECK_THAT(first_of_rule(signed_badge, rule).hint, Catch::Contains(hint));
    }
    const auto baked = micro_report(read_badge_text(credential_that(""), lint::WithinPicture::yes));
    CHECK_THAT(first_of_rule(baked, "country-missing").hint,
               Catch::StartsWith("a baked badge cannot be changed: "));
    const auto unsigned_badge = micro_report(read_badge_text(credential_that("")));
    REQUIRE(unsigned_badge.findings.size() > 10);
    for (const auto& finding : unsigned_badge.findings)
        CHECK_THAT(finding.hint, !Catch::Contains("cannot be changed"));
}

TEST_CASE("a picture that carries a badge is mended before it is baked") {
    lint::Input input;
    lint::Picture picture;
    picture.format = lint::Picture::Format::png;
    picture.file = "a.png";
    picture.width = 600;
    picture.height = 400;
    lint::add_picture(input, picture);
    CHECK(first_of_rule(micro_report(input), "image-not-square").hint
          == "make it square: elsewhere it will be squeezed or cut");
    picture.carries_badge = true;
    lint::Input baked;
    lint::add_picture(baked, picture);
    CHECK_THAT(first_of_rule(micro_report(baked), "image-not-square").hint,
               Catch::StartsWith("a baked badge cannot be changed: mend the picture of its definition"));
}

TEST_CASE("the hint for a signed badge is in every format that shows hints") {
    const auto input = read_badge_text(credential_that(k_proof));
    const auto report = micro_report(input);
    for (const char* format : {"full", "json", "github", "sarif", "junit"}) {
        CAPTURE(format);
        CHECK_THAT(lint::find_format(format)->write(input, report, {}),
                   Catch::Contains("a signed badge cannot be changed: mend insignia.toml"));
    }
    CHECK_THAT(lint::write_html(input, report), Catch::Contains("a signed badge cannot be changed"));
}

TEST_CASE("what issuing leaves out is no fault of the issued badge") {
    const auto issued = micro_report(read_badge_text(credential_that(k_proof)));
    CHECK(first_of_rule(issued, "policy-missing").rule == nullptr);
    const auto picture = first_of_rule(issued, "image-missing-or-format");
    REQUIRE(picture.rule != nullptr);
    CHECK(picture.severity == lint::Severity::info);
    CHECK_THAT(picture.hint, Catch::StartsWith("issue it with --embed-image"));
    const auto made = micro_report(read_badge_text(credential_that("")));
    CHECK(first_of_rule(made, "policy-missing").rule != nullptr);
    CHECK(first_of_rule(made, "image-missing-or-format").severity == lint::Severity::warning);
    CHECK(first_of_rule(micro_report(read_badge_text(
                            R"({"type": ["Profile"], "id": "did:web:b.eu", "name": "School"})")),
                        "policy-missing")
              .rule
          != nullptr);
}

TEST_CASE("a code with words around it is told as the code") {
    const auto with_code = [](const char* code) {
        return read_badge_text(
            R"({"type": ["Achievement"], "name": "A", "alignment": [{"type": ["Alignment"],)"
            R"( "targetFramework": "EQF", "targetName": "x", "targetCode": ")"
            + std::string(code) + "\"}]}");
    };
    CHECK(first_of_rule(micro_report(with_code("level 6")), "alignment-unknown-target").hint
          == "write  \"targetCode\": \"6\"");
    CHECK_THAT(first_of_rule(micro_report(with_code("level 9")), "alignment-unknown-target").hint,
               Catch::StartsWith("correct the code"));
    const auto error = workspace::parse_definition(
        "name = \"A\"\n[[alignment]]\nframework = \"EQF\"\ncode = \"level 6\"\n", "a", "a.toml");
    REQUIRE_FALSE(error.has_value());
    CHECK(error.error().hints == std::vector<std::string>{"write  code = \"6\""});
}

TEST_CASE("the context of a definition tells of assessment, quality and time") {
    const auto findings = [](const std::string& key) {
        const std::string toml = "name = \"A\"\nlanguage = \"en\"\ndescription = \"Built a bench.\"\n" + key
                                 + " = \"In 12 hours. A mechanic assessed it. The school is accredited.\"\n";
        auto file = workspace::parse_definition(toml, "a", "a.toml").value();
        lint::Input input;
        lint::add_definition(input, {"a.toml", toml, file.definition, file.places, false, {}});
        return micro_report(input);
    };
    const auto told = findings("context"), promised = findings("opportunities");
    for (const char* rule : {"assessment-not-described", "quality-assurance-missing", "workload-missing"}) {
        CAPTURE(rule);
        CHECK(first_of_rule(told, rule).rule == nullptr);
        CHECK(first_of_rule(promised, rule).rule != nullptr);
    }
}
