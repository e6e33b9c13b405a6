#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/base/files.h>
#include <insignia/json/json.h>
#include <insignia/system/picture.h>
#include <insignia/system/vocabulary.h>
#include <insignia/workspace/system_file.h>

using namespace insignia;

namespace {

json::Value words_of(const std::string& language) {
    return json::parse(read_text_file("schemas/system/words/" + language + ".json").value()).value();
}

} // namespace

TEST_CASE("every language has every word, with the same values in it") {
    CHECK(system::vocabulary_languages()
          == std::vector<std::string>{"de", "en", "es", "fr", "it", "lt", "sl"});
    const auto english = words_of("en");
    for (const auto& language : system::vocabulary_languages()) {
        const auto words = words_of(language);
        CHECK(words.size() == english.size());
        for (const auto& [key, text] : english.items()) {
            CAPTURE(language, key);
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
    CHECK(system::say("it", "some_of", {"2", "3"}) == "2 su 3");
    CHECK(system::say("de-AT", "onboarding") == "Einstieg");
    CHECK(system::say("lt", "level", {"2"}) == "2 lygis");
    CHECK(system::say("uk", "onboarding") == "Onboarding");
    CHECK(system::say("en", "level", {"{0}"}) == "level {0}");
    CHECK(system::say("en", "no such word") == "no such word");
    CHECK(system::hours_in_words(1.5, "it") == "1,5 h");
    CHECK(system::hours_in_words(90, "en") == "90 h");
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
    CHECK(system::to_html(exhibit, *drawing).find("Setzt voraus: 1 von a, b.") != std::string::npos);
}
