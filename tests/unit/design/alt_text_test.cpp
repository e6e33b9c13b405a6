// Descriptions of drawings: shapes and symbols have a name in each language that has a list.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/base/files.h>
#include <insignia/design/design.h>
#include <insignia/json/json.h>
#include <map>
#include <set>

using namespace insignia;
using credential::PictureSpec;

namespace {

constexpr const char* k_word_folder = INSIGNIA_SOURCE_DIR "/schemas/design/words";

// The word lists as they lie in the source, by language.
std::map<std::string, json::Value> word_lists() {
    std::map<std::string, json::Value> lists;
    const auto files = list_files(k_word_folder, ".json");
    REQUIRE(files.has_value());
    for (const auto& path : *files)
        lists.emplace(path.stem().string(), *json::parse(*read_text_file(path), path.string()));
    return lists;
}

std::string described_as(const PictureSpec& spec, const std::string& title, const std::string& language) {
    const auto picture = design::draw(spec, title, language);
    return picture ? picture->alt : picture.error().message;
}

// Each row has a name of its own, nothing else has one, and the drawing is described with it.
template <class Rows>
void check_names(const json::Value& names, const Rows& rows, std::string PictureSpec::*member,
                 const std::string& language) {
    std::set<std::string> said;
    CHECK(names.size() == rows.size());
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const std::string name(json::member_text(names, row.name));
        CHECK_FALSE(name.empty());
        CHECK(said.insert(name).second);
        PictureSpec spec;
        spec.*member = row.name;
        CHECK_THAT(described_as(spec, "X", language), Catch::Contains(name));
    }
}

} // namespace

TEST_CASE("each list has a name for every shape and symbol, and for nothing more") {
    const auto lists = word_lists();
    std::vector<std::string> languages;
    for (const auto& [language, list] : lists) {
        CAPTURE(language);
        languages.push_back(language);
        check_names(list.at("shapes"), design::shapes(), &PictureSpec::shape, language);
        check_names(list.at("icons"), design::icons(), &PictureSpec::icon, language);
        CHECK(list.size() == 4);
        const auto sentence = json::member_text(list, "sentence");
        for (const auto* const part : {"{badge}", "{shape}", "{icon}"})
            CHECK(sentence.find(part) != std::string_view::npos);
        const auto card = design::fill_template("<svg>{{alt}}</svg>", "card.svg", {}, {"X", language, ""});
        REQUIRE(card.has_value());
        CHECK_THAT(card->svg, Catch::Contains(std::string(json::member_text(list, "card"))));
    }
    CHECK(languages == std::vector<std::string>{"de", "es", "fr", "it", "lt", "sl"});
}

TEST_CASE("a drawing is described in one sentence of its language") {
    PictureSpec spec;
    spec.shape = "circle", spec.icon = "clipboard", spec.level = 3;
    const std::map<std::string, std::string> sentences = {
        {"en", "Badge “X”: a round badge with the symbol clipboard with a check mark, level 3"},
        {"de", "Badge „X“: ein Kreis, darauf ein Klemmbrett mit Häkchen, Stufe 3"},
        {"de-AT", "Badge „X“: ein Kreis, darauf ein Klemmbrett mit Häkchen, Stufe 3"},
        {"es",
         "Insignia «X» con forma de círculo y símbolo de portapapeles con marca de verificación, nivel 3"},
        {"fr", "Badge « X » : un cercle avec une coche sur un porte-bloc, niveau 3"},
        {"it", "Badge «X» a forma di cerchio con un segno di spunta su un portablocco, livello 3"},
        {"lt", "Ženklelis „X“, forma – apskritimas, simbolis – rašymo lentelė su varnele, 3 lygis"},
        {"sl", "Značka »X«, oblika: krog, simbol: pisalna podloga s kljukico, stopnja 3"},
        {"pl", "Odznaka „X”, poziom 3"},
    };
    for (const auto& [language, sentence] : sentences) {
        CAPTURE(language);
        CHECK(described_as(spec, "X", language) == sentence);
    }
    CHECK(design::draw(spec, "X", "it")->short_alt == "Badge «X», livello 3");
}

TEST_CASE("a title is no pattern") {
    CHECK(described_as({}, "{icon} {shape} {badge} {}", "de")
          == "Badge „{icon} {shape} {badge} {}“: ein Sechseck, darauf ein Stern");
}
