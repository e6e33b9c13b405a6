#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/base/files.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/json/json.h>
#include <insignia/system/picture.h>
#include <insignia/workspace/system_file.h>

using namespace insignia;

namespace {

json::Value words_of(const std::string& kind, const std::string& language) {
    return json::parse(read_text_file("schemas/vocabulary/" + kind + "/" + language + ".json").value())
        .value();
}

} // namespace

TEST_CASE("every language has every word, with the same values in it") {
    CHECK(credential::vocabulary_languages()
          == std::vector<std::string>{"de", "en", "es", "fr", "it", "lt", "sl"});
    for (const std::string kind : {"site", "starters", "systems"})
        for (const auto& language : credential::vocabulary_languages()) {
            const auto english = words_of(kind, "en"), words = words_of(kind, language);
            CHECK(words.size() == english.size());
            for (const auto& [key, text] : english.items()) {
                CAPTURE(kind, language, key);
                REQUIRE(words.contains(key));
                const auto own = words.at(key).get<std::string>();
                CHECK_FALSE(own.empty());
                for (const auto* const value : {"{0}", "{1}", "{2}"})
                    CHECK((own.find(value) == std::string::npos)
                          == (text.get<std::string>().find(value) == std::string::npos));
            }
        }
}

TEST_CASE("words are said in the language, or in English") {
    CHECK(credential::say("it", "some_of", {"2", "3"}) == "2 su 3");
    CHECK(credential::say("de-AT", "onboarding") == "Einstieg");
    CHECK(credential::say("lt", "level", {"2"}) == "2 lygis");
    CHECK(credential::say("uk", "onboarding") == "Onboarding");
    CHECK(credential::say("en", "level", {"{0}"}) == "level {0}");
    CHECK(credential::say("en", "no such word") == "no such word");
}

TEST_CASE("a picture speaks the language of its system") {
    const auto file = workspace::parse_system(R"(name = "Weg"
language = "de"
[[badge]]
badge = "a"
stage = "onboarding"
[[badge]]
badge = "b"
stage = "onboarding"
[[badge]]
badge = "c"
kind = "meta-badge"
requires = { at_least = 1, of = ["a", "b"] }
)",
                                              "s", "s.toml");
    REQUIRE(file.has_value());
    const system::Exhibit exhibit{file->system, {}, {}};
    const auto drawing = system::draw(exhibit);
    REQUIRE(drawing.has_value());
    for (const auto* const word : {">Einstieg<", ">1 von 2<", ">kommt vor<", ">META-BADGE<"}) {
        CAPTURE(word);
        CHECK(drawing->svg.find(word) != std::string::npos);
    }
    CHECK(system::to_html(exhibit, *drawing).find("Setzt voraus: a, b (1 davon).") != std::string::npos);
}
