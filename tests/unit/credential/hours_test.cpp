#include <catch2/catch.hpp>
#include <insignia/credential/hours.h>
#include <insignia/credential/phrases.h>
#include <limits>

using namespace insignia::credential;

TEST_CASE("hours take the word that their number asks for") {
    struct Case {
        const char* language;
        double hours;
        const char* words;
    };
    const Case cases[] = {
        {"en", 1, "1 hour"},         {"en", 0, "0 hours"},        {"en", 1.5, "1.5 hours"},
        {"en", 2.50, "2.5 hours"},   {"en-GB", 12, "12 hours"},   {"de", 1, "1 Stunde"},
        {"de", 0.5, "0,5 Stunden"},  {"de-AT", 21, "21 Stunden"}, {"fr", 1, "1 heure"},
        {"fr", 0.5, "0,5 heure"},    {"fr", 1.5, "1,5 heure"},    {"fr", 2, "2 heures"},
        {"es", 1, "1 hora"},         {"es", 1.5, "1,5 horas"},    {"es", 2, "2 horas"},
        {"it", 1, "1 ora"},          {"it", 2.5, "2,5 ore"},      {"it", 0.5, "0,5 ore"},
        {"nl", 1, "1 uur"},          {"nl", 2.5, "2,5 uur"},      {"pt", 1.5, "1,5 hora"},
        {"pt-BR", 2, "2 horas"},     {"pt-PT", 1.5, "1,5 horas"}, {"pt-PT", 1, "1 hora"},
        {"lt", 1, "1 valanda"},      {"lt", 2, "2 valandos"},     {"lt", 9, "9 valandos"},
        {"lt", 10, "10 valandų"},    {"lt", 11, "11 valandų"},    {"lt", 19, "19 valandų"},
        {"lt", 20, "20 valandų"},    {"lt", 21, "21 valanda"},    {"lt", 112, "112 valandų"},
        {"lt", 122, "122 valandos"}, {"lt", 1.5, "1,5 valandos"}, {"lt", 0, "0 valandų"},
        {"sl", 1, "1 ura"},          {"sl", 2, "2 uri"},          {"sl", 3, "3 ure"},
        {"sl", 4, "4 ure"},          {"sl", 5, "5 ur"},           {"sl", 11, "11 ur"},
        {"sl", 101, "101 ura"},      {"sl", 102, "102 uri"},      {"sl", 2.5, "2,5 ure"},
        {"pl", 1, "1 godzina"},      {"pl", 2, "2 godziny"},      {"pl", 5, "5 godzin"},
        {"pl", 12, "12 godzin"},     {"pl", 22, "22 godziny"},    {"pl", 21, "21 godzin"},
        {"pl", 112, "112 godzin"},   {"pl", 1.5, "1,5 godziny"},  {"IT", 1.5, "1,5 ore"},
        {"tlh", 1.5, "1.5 hours"},   {"", 1, "1 hour"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.language, c.hours);
        CHECK(hours_in_words(c.hours, c.language) == c.words);
    }
}

TEST_CASE("hours are written as the language writes numbers") {
    CHECK(hours_in_short(1.5, "it") == "1,5 h");
    CHECK(hours_in_short(90, "en") == "90 h");
    CHECK(hours_in_short(12345, "de") == "12345 h");
    CHECK(hours_in_short(1.0 / 3, "en") == "0.333 h");
    CHECK(hours_in_short(100, "pl") == "100 h");
    CHECK(hours_in_short(std::numeric_limits<double>::infinity(), "sl") == "inf h");
    CHECK(hours_in_words(std::numeric_limits<double>::infinity(), "sl") == "inf ur");
}

TEST_CASE("whichever language has phrases has hours") {
    for (const auto* const language : {"de", "fr", "es", "it", "lt", "sl", "pt", "nl", "pl"}) {
        CAPTURE(language);
        REQUIRE(phrases(language).language == language);
        CHECK(hours_in_words(5, language) != hours_in_words(5, "en"));
    }
}
