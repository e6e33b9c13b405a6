#include <catch2/catch.hpp>
#include <filesystem>
#include <insignia/workspace/definition_file.h>
#include <insignia/workspace/workspace.h>

using namespace insignia;
using namespace insignia::workspace;

namespace {

constexpr std::string_view k_full = R"toml(name = { it = "Basi", en = "Basics" }
language = "en"
type = "Course"
version = "2"
id = "urn:uuid:0b0d9c3c-6d6a-4a5e-8f2c-6f6c33a4f0aa"
description = """
First line
"quoted" \\ second"""
criteria = "Did it"
criteria_url = "https://example.org/c"
tags = ["a", "b \"c\""]
hours = 12.5
start_date = 2025-09-17
end_date = "2025-10-09"
valid_for = "P3Y"

[[evidence]]
task = "Worksheet"
description = "One page"
assessor = "organiser"
required = false

[[alignment]]
framework = "digcomp"
code = "1.1"

[[alignment]]
framework = "Our own"
code = "X"
name = "Own"
url = "https://example.org/own"

[picture]
shape = "circle"
color = "#112233"
level = 3
alt = "A circle"
)toml";

} // namespace

TEST_CASE("a definition is read with all its fields") {
    const auto file = parse_definition(k_full, "basics", "basics.toml");
    REQUIRE(file);
    const auto& definition = file->definition;
    CHECK(definition.slug == "basics");
    REQUIRE(definition.name.size() == 2);
    CHECK(definition.name[0] == std::pair<std::string, std::string>("en", "Basics"));
    CHECK(definition.description[0].second == "First line\n\"quoted\" \\ second");
    CHECK(definition.hours == 12.5);
    CHECK(definition.start_date == "2025-09-17");
    CHECK(definition.end_date == "2025-10-09");
    REQUIRE(definition.evidence.size() == 1);
    CHECK(definition.evidence[0].assessor == credential::Assessor::organiser);
    CHECK_FALSE(definition.evidence[0].required);
    REQUIRE(definition.alignments.size() == 2);
    CHECK(definition.alignments[0].framework == "DigComp 2.2");
    CHECK(definition.alignments[0].name
          == "Browsing, searching and filtering data, information and digital content");
    CHECK_FALSE(definition.alignments[0].url.empty());
    CHECK(definition.picture.level == 3);
    CHECK(file->places.at("/evidence/0/assessor").line == 20);
}

TEST_CASE("a definition that is written is read back the same") {
    const auto first = parse_definition(k_full, "basics", "basics.toml");
    REQUIRE(first);
    const auto text = definition_to_toml(first->definition);
    const auto second = parse_definition(text, "basics", "again.toml");
    REQUIRE(second);
    CHECK(definition_to_toml(second->definition) == text);
    CHECK(second->definition.description == first->definition.description);
    CHECK(second->definition.name == first->definition.name);
    CHECK(second->definition.tags == first->definition.tags);
}

TEST_CASE("the definitions of the example course are read") {
    std::size_t count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(INSIGNIA_SOURCE_DIR "/examples/open-badges-course/badges")) {
        const auto file = read_definition(entry.path());
        CAPTURE(entry.path().string());
        REQUIRE(file);
        CHECK_FALSE(file->definition.name.empty());
        ++count;
    }
    CHECK(count == 7);
}

TEST_CASE("what is wrong in a definition is said with its place") {
    struct Case {
        std::string_view toml;
        std::string_view message;
        std::string_view where;
        std::string_view hint;
    };
    const Case cases[] = {
        {"name = \"A\"\ndescripton = \"B\"", "unknown key \"descripton\"", "x.toml:2:1",
         "did you mean \"description\""},
        {"name = 3", "\"name\" must be a text, or a table of texts by language, not a number", "x.toml:1:1",
         ""},
        {"name = { english_uk = \"A\" }", "\"name\" must hold texts by language", "x.toml:1:1", ""},
        {"hours = \"12\"", "\"hours\" must be a number, not a text", "x.toml:1:1", ""},
        {"hours = -1", "\"hours\" must not be negative", "x.toml:1:1", ""},
        {"tags = [1]", "\"tags\" must hold texts only", "x.toml:1:1", ""},
        {"start_date = \"17 September\"", "\"17 September\" is not a date", "x.toml:1:1",
         "write it as in 2026-03-01"},
        {"valid_for = \"3 years\"", "\"3 years\" is not a duration", "x.toml:1:1", "P3Y"},
        {"valid_for = \"PT1H\"", "\"PT1H\" is not a duration", "x.toml:1:1", ""},
        {"evidence = \"none\"", "\"evidence\" must be a list of tables", "x.toml:1:1",
         "begin each with [[evidence]]"},
        {"[[evidence]]\nassessor = \"organizer\"", "\"organizer\" is nobody who assesses evidence",
         "x.toml:2:1", "did you mean \"organiser\""},
        {"[[evidence]]\nname = \"x\"", "unknown key \"name\"", "x.toml:2:1", "known here: task"},
        {"[[alignment]]\nframework = \"LifeComp\"\ncode = \"L9\"", "LifeComp has no competence \"L9\"",
         "x.toml:3:1", "P1"},
        {"[picture]\nlevel = 6", "\"level\" must be 0 (none) or 1 to 5", "x.toml:2:1", ""},
        {"picture = 1", "\"picture\" must be a table", "x.toml:1:1", "begin it with [picture]"},
        {"name = \"A\"\nname = \"B\"", "not TOML", "x.toml:2:", ""},
        {"name = ", "not TOML: a value is missing behind the equals sign", "x.toml:1:", ""},
        {"name = \"Bicycle\nversion = \"1\"", "not TOML: a quotation mark is missing at the end",
         "x.toml:1:16", "line 1 is  name = \"Bicycle"},
        {"name = \"A\n", "not TOML: a quotation mark is missing at the end", "x.toml:1:", "name = \"A"},
        {"name = \"\"\"\nA", "not TOML: a text does not end", "x.toml:2:", ""},
        {"name", "not TOML: a line is  key = value, and the equals sign", "x.toml:1:5", "line 1 is  name"},
        {"name = Bicycle", "not TOML: this is no value: texts stand in quotation marks", "x.toml:1:8", ""},
        {"[{\"a\": 1}]", "not TOML: ", "x.toml:1:", ""},
    };
    for (const auto& [toml, message, where, hint] : cases) {
        const auto file = parse_definition(toml, "x", "x.toml");
        CAPTURE(toml);
        REQUIRE_FALSE(file);
        CHECK_THAT(file.error().message, Catch::StartsWith(std::string(message)));
        CHECK_THAT(file.error().where, Catch::StartsWith(std::string(where)));
        if (!hint.empty()) {
            REQUIRE(file.error().hints.size() == 1);
            CHECK_THAT(file.error().hints.front(), Catch::Contains(std::string(hint)));
        }
    }
}

TEST_CASE("settings that are written are read back the same") {
    Settings settings;
    settings.organisation = {"Ünïcode \"Org\"", "https://example.org", "a@example.org", "", "", "", "IT",
                             {"en", "it"}};
    settings.did = "did:web:example.org";
    settings.key = "k1";
    const auto text = settings_to_toml(settings);
    const auto again = parse_settings(text, "insignia.toml");
    REQUIRE(again);
    CHECK(settings_to_toml(*again) == text);
    CHECK(again->organisation.name == settings.organisation.name);
    CHECK(again->organisation.languages == settings.organisation.languages);
    CHECK(again->organisation.country == "IT");
}

TEST_CASE("a country is a code of two capital letters, and what is none is explained at its line") {
    const auto error_of = [](const std::string& country) {
        return parse_settings("[organisation]\nname = \"A\"\ncountry = \"" + country + "\"", "i").error();
    };
    CHECK(error_of("it").message == "\"it\" is no country code");
    CHECK(error_of("it").where == "i:3:1");
    CHECK(error_of("it").hints.front() == "write  country = \"IT\"");
    CHECK(error_of("UK").hints.front() == "write  country = \"GB\"");
    CHECK(error_of("Italy").hints.front()
          == "write the two capital letters of ISO 3166-1, as in  country = \"IT\"");
    CHECK(error_of("ZZ").message == "\"ZZ\" is no country code");
}

TEST_CASE("settings without a name, or with an unknown key, are refused") {
    CHECK(parse_settings("[organisation]\nname = \"\"", "i").error().message
          == "the organisation has no name");
    CHECK(parse_settings("[organisation]\nname = \"A\"\n[singing]", "i").error().hints.front()
          == "did you mean \"signing\"");
}
