// Each table of words knows at least the languages in which the pictures of badge systems speak.
#include <catch2/catch.hpp>
#include <insignia/credential/phrases.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/design/canvas.h>
#include <insignia/design/design.h>
#include <insignia/render/certificate.h>

using namespace insignia;

namespace {

struct WordTable {
    const char* name;
    std::string (*say)(const std::string& language); // something that differs from language to language
};

const WordTable k_word_tables[] = {
    {"signed criteria",
     [](const std::string& language) {
         const auto& words = credential::phrases(language);
         return std::string(words.evidence) + std::string(words.workload) + std::string(words.organiser);
     }},
    {"certificate",
     [](const std::string& language) {
         render::Certificate page;
         page.language = language;
         return render::draw_certificate(page).svg;
     }},
    {"canvas", [](const std::string& language) { return design::draw_canvas({}, language, "", "").svg; }},
    {"alt text",
     [](const std::string& language) {
         credential::PictureSpec spec;
         spec.level = 2;
         const auto picture = design::draw(spec, "X", language);
         return picture ? picture->alt : std::string();
     }},
};

} // namespace

TEST_CASE("every table of words has all languages") {
    const auto languages = credential::vocabulary_languages();
    REQUIRE(languages.size() >= 7);
    for (const WordTable& table : k_word_tables) {
        const std::string english = table.say("en");
        CHECK(table.say("xx") == english);
        for (const std::string& language : languages) {
            CAPTURE(table.name, language);
            if (language != "en") CHECK(table.say(language) != english);
            CHECK(table.say(language + "-XX") == table.say(language));
        }
    }
}

TEST_CASE("a badge has one name in Lithuanian") {
    render::Certificate page;
    page.language = "lt";
    CHECK(render::draw_certificate(page).svg.find("ženkliuk") == std::string::npos);
    CHECK(render::draw_certificate(page).svg.find("ženklel") != std::string::npos);
    CHECK(design::draw_canvas({}, "lt", "", "").svg.find("Ženklelio") != std::string::npos);
}
