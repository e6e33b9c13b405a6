// The elements of Annex I in documents of both generations: who awards, where, to whom, at which level.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/lint/lint.h>
#include <insignia/lint/read.h>

using namespace insignia;

namespace {

// The pointers at which a rule of the profile finds something, each with a space behind it.
std::string found_at(const std::string& document, std::string_view rule) {
    lint::Input input;
    REQUIRE(lint::add_json(input, "a.json", document).has_value());
    std::string pointers;
    for (const auto& finding : lint::run(input, lint::find_profile("micro-credential").value()).findings)
        if (finding.rule->id == rule) pointers += finding.pointer + " ";
    return pointers;
}

// A credential of version 3 with this issuer and these members of its subject.
std::string credential_of(const std::string& issuer, const std::string& person,
                          const std::string& achievement = {}) {
    return R"({"type": ["VerifiableCredential", "OpenBadgeCredential"], "issuer": )" + issuer
           + R"(, "credentialSubject": {"type": ["AchievementSubject"])" + person
           + R"(, "achievement": {"type": ["Achievement"], "name": "A", "inLanguage": "en",)"
           + R"( "description": "Built a bench.")" + achievement + "}}}";
}

std::string issuer_with(const std::string& address) {
    return R"({"id": "did:web:b.eu", "type": ["Profile"], "name": "School")" + address + "}";
}

std::string aligned_to(const std::string& alignment) {
    return credential_of("\"did:web:b.eu\"", "",
                         R"(, "alignment": [{"type": ["Alignment"], )" + alignment + "}]");
}

constexpr const char* k_level_alignment = "/credentialSubject/achievement/alignment/0 ";

} // namespace

TEST_CASE("the country stands with whoever awards, and is a code") {
    const auto country = [](const std::string& issuer) {
        return found_at(credential_of(issuer, ""), "country-missing");
    };
    CHECK(country(issuer_with(R"(, "address": {"type": ["Address"], "addressCountryCode": "SI"})")).empty());
    CHECK(country(issuer_with("")) == "/issuer ");
    CHECK(country(issuer_with(R"(, "address": {"addressCountry": "Italy"})")) == "/issuer/address ");
    CHECK(country(issuer_with(R"(, "address": {"addressCountryCode": "ITA"})"))
          == "/issuer/address/addressCountryCode ");
    CHECK(country(issuer_with(R"(, "address": "Main Street 1")")) == "/issuer/address ");
    CHECK(country("\"did:web:b.eu\"") == "/issuer ");
    CHECK(found_at(issuer_with(""), "country-missing") == " ");
}

TEST_CASE("who created a badge or endorses something awards nothing") {
    const std::string creator = R"(, "creator": {"id": "did:web:c.eu", "type": ["Profile"]})";
    const auto issuer = issuer_with(R"(, "address": {"addressCountryCode": "LT"})");
    for (const char* rule : {"country-missing", "awarding-body-missing"}) {
        CAPTURE(rule);
        CHECK(found_at(credential_of(issuer, "", creator), rule).empty());
        CHECK(found_at(R"({"type": ["Achievement"], "name": "A")" + creator + "}", rule).empty());
        for (const char* endorser : {R"({"id": "did:web:e.eu", "type": ["Profile"]})", "\"did:web:e.eu\""})
            CHECK(found_at(
                      R"({"type": ["VerifiableCredential", "EndorsementCredential"], "issuer": )"
                          + std::string(endorser)
                          + R"(, "credentialSubject": {"id": "urn:uuid:1", "type": ["EndorsementSubject"]}})",
                      rule)
                      .empty());
    }
    CHECK(found_at(R"({"type": ["VerifiableCredential", "EndorsementCredential"], "issuer": "did:web:e.eu",
                       "credentialSubject": {"id": "urn:uuid:1", "type": ["EndorsementSubject"]}})",
                   "learner-missing")
              .empty());
}

TEST_CASE("the awarding body has a name") {
    CHECK(found_at(credential_of(issuer_with(""), ""), "awarding-body-missing").empty());
    CHECK(found_at(credential_of("\"did:web:b.eu\"", ""), "awarding-body-missing") == "/issuer ");
    CHECK(found_at(credential_of(R"({"id": "did:web:b.eu", "type": ["Profile"], "name": " "})", ""),
                   "awarding-body-missing")
          == "/issuer ");
    CHECK(
        found_at(R"({"type": "BadgeClass", "issuer": {"type": "Issuer", "id": "https://b.eu", "name": ""}})",
                 "awarding-body-missing")
        == "/issuer ");
}

TEST_CASE("a learner is somebody: no subject, or a random number, is nobody") {
    const std::pair<const char*, const char*> rows[] = {
        {R"(, "id": "did:key:z6Mk")", ""},
        {R"(, "id": "mailto:ana@b.eu")", ""},
        {R"(, "identifier": [{"identityHash": "sha256$1"}])", ""},
        {R"(, "identifier": {"identityHash": "Ana"})", ""},
        {R"(, "id": "urn:uuid:8f5fb2a5-39a9-4f53-9e5e-1f0d1b2c3d4f", "identifier": {"identityHash": "Ana"})",
         ""},
        {"", "/credentialSubject "},
        {R"(, "identifier": [{"identityHash": ""}])", "/credentialSubject "},
        {R"(, "identifier": [])", "/credentialSubject "},
        {R"(, "id": "urn:uuid:8f5fb2a5-39a9-4f53-9e5e-1f0d1b2c3d4f")", "/credentialSubject/id "},
        {R"(, "id": "URN:UUID:8f5fb2a5-39a9-4f53-9e5e-1f0d1b2c3d4f")", "/credentialSubject/id "},
    };
    for (const auto& [person, pointer] : rows) {
        CAPTURE(person);
        CHECK(found_at(credential_of("\"did:web:b.eu\"", person), "learner-missing") == pointer);
    }
    const auto old = [](const std::string& recipient) {
        return found_at(R"({"type": "Assertion", "badge": "https://b.eu/b")" + recipient + "}",
                        "learner-missing");
    };
    CHECK(old(R"(, "recipient": {"identity": "sha256$1"})").empty());
    CHECK(old(R"(, "recipient": {"identity": ""})") == "/recipient/identity ");
    CHECK(old(R"(, "recipient": {"type": "email"})") == "/recipient ");
    CHECK(old("").empty()); // the standard itself demands a recipient
}

TEST_CASE("a level is named by an alignment, whatever way it is written") {
    for (
        const char* alignment :
        {R"("targetFramework": "European Qualifications Framework", "targetCode": "4", "targetName": "Level 4")",
         R"("targetFramework": "EQF", "targetName": "Level 4")",
         R"("targetName": "Level 4", "targetUrl": "http://data.europa.eu/snb/eqf/4")",
         R"("targetName": "Level 4", "targetUrl": "https://data.europa.eu/snb/eqf/4")",
         R"("targetFramework": "QF-EHEA", "targetName": "First cycle")",
         R"("targetFramework": "SOK", "targetCode": "4", "targetName": "Raven 4")",
         R"("targetFramework": "DQR", "targetCode": "4", "targetName": "Niveau 4")",
         R"("targetName": "EQF 4", "targetUrl": "https://b.eu/levels")"}) {
        CAPTURE(alignment);
        CHECK(found_at(aligned_to(alignment), "level-missing").empty());
    }
    for (const char* alignment :
         {R"("targetFramework": "DigComp 2.2", "targetCode": "1.1")",
          R"("targetName": "Level 4", "targetUrl": "http://data.europa.eu/snb/eqf/")",
          R"("targetName": "Level 4", "targetUrl": "http://evil.eu/data.europa.eu/snb/eqf/4")",
          R"("targetName": "Level 4", "targetUrl": "ftp://data.europa.eu/snb/eqf/4")"}) {
        CAPTURE(alignment);
        CHECK(found_at(aligned_to(alignment), "level-missing") == k_level_alignment);
    }
}

TEST_CASE("the profile of micro-credentials asks for all elements, the others for none of these") {
    for (const auto& name : lint::profile_names()) {
        CAPTURE(name);
        const auto profile = lint::find_profile(name).value();
        for (const char* rule : {"awarding-body-missing", "country-missing", "learner-missing",
                                 "participation-missing", "level-missing", "quality-assurance-missing"}) {
            const auto severity = profile.severity_of(*lint::find_rule(rule));
            const auto wanted = name != "micro-credential"             ? lint::Severity::off
                                : rule == std::string("level-missing") ? lint::Severity::warning
                                                                       : lint::Severity::error;
            CHECK(severity == wanted);
        }
        CHECK(profile.severity_of(*lint::find_rule("required-field-missing")) == lint::Severity::error);
    }
}
