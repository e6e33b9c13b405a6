#include <catch2/catch.hpp>
#include <insignia/base/language.h>

TEST_CASE("language tags are told by their form") {
    for (const char* const tag : {"en", "it", "pt-BR", "sgn", "zh-Hant-TW", "de-1996"})
        CHECK(insignia::is_language_tag(tag));
    for (const char* const text :
         {"", "e", "german", "deutsch", "en_GB", "en-", "-en", "e1", "en GB", "en,it", "en-toolongpart"})
        CHECK_FALSE(insignia::is_language_tag(text));
}
