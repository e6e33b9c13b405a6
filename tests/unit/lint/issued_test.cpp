// A definition beside what was issued of it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/lint/lint.h>
#include <insignia/lint/read.h>
#include <insignia/workspace/definition_file.h>

using namespace insignia;

namespace {

struct IssuedBadge {
    const char* language;
    const char* hours; // as the definition says it
    const char* criteria;
    const char* narrative; // as it was issued
    bool changed;
};

constexpr IssuedBadge k_issued_badges[] = {
    {"en", "2.5", "Did it", "Did it\n\nWorkload: 2.5 hours", false},
    {"en", "1", "Did it", "Did it\n\nWorkload: 1 hours", false}, // as earlier versions wrote it
    {"it", "2.5", "Fatto", "Fatto\n\nCarico di lavoro: 2.5 ore", false},
    {"it", "2.5", "Fatto", "Fatto\n\nCarico di lavoro: 2,5 ore", false},
    {"fr", "1", "Fait", "Fait\n\nCharge de travail : 1 heures", false},
    {"lt", "12", "Padaryta", "Padaryta\n\nDarbo krūvis valandomis: 12", false},
    {"sl", "2", "Narejeno", "Narejeno\n\nObseg dela v urah: 2", false},
    {"pl", "0.3333333333333333", "Tak", "Tak\n\nNakład pracy (godziny): 0.3333333333333333", false},
    {"en", "1", "", "Workload: 1 hours", false},
    {"en", "2", "Did it", "Did it\n\nWorkload: 1 hours", true},
    {"en", "1", "Did more", "Did it\n\nWorkload: 1 hours", true},
    {"en", "12", "Did it", "Did it\n\nPassed 12 tests", true},
    {"en", "12", "Did it", "Did it", true},
    {"en", "12", "Did it", "", true},
};

bool is_changed(const IssuedBadge& badge) {
    const auto toml = std::string("name = \"X\"\nlanguage = \"") + badge.language + "\"\ncriteria = \""
                      + badge.criteria + "\"\nhours = " + badge.hours + "\n";
    auto file = workspace::parse_definition(toml, "x", "x.toml").value();
    const json::Value issued = {{"name", "X"},
                                {"inLanguage", badge.language},
                                {"achievementType", file.definition.type},
                                {"description", ""},
                                {"criteria", {{"narrative", badge.narrative}}}};
    lint::Input input;
    lint::add_definition(input, {"x.toml", toml, file.definition, file.places, false, issued});
    const auto& changed = input.subjects[0].badge.changed_since_issued;
    return std::ranges::find(changed, "criteria") != changed.end();
}

} // namespace

TEST_CASE("what an issued badge says otherwise is told in words") {
    const std::string toml = "name = \"X\"\nlanguage = \"en\"\ncriteria = \"Did it\"\nhours = 2\n";
    auto file = workspace::parse_definition(toml, "x", "x.toml").value();
    const json::Value issued = {{"name", "Y"},
                                {"inLanguage", "en"},
                                {"achievementType", file.definition.type},
                                {"criteria", {{"narrative", "Did it\n\nWorkload: 1 hour"}}}};
    lint::Input input;
    lint::add_definition(input, {"x.toml", toml, file.definition, file.places, false, issued});
    std::string message;
    for (const auto& finding : lint::run(input, lint::find_profile(lint::k_default_profile).value()).findings)
        if (finding.rule->id == std::string("version-not-bumped")) message = finding.message;
    CHECK_THAT(message, Catch::EndsWith("issued with another name, other criteria or hours"));
}

TEST_CASE("other words for the same workload make no other badge") {
    for (const IssuedBadge& badge : k_issued_badges) {
        CAPTURE(badge.language, badge.narrative);
        CHECK(is_changed(badge) == badge.changed);
    }
}
