#include <catch2/catch.hpp>
#include <insignia/base/country.h>

TEST_CASE("countries are the codes of ISO 3166-1 in capital letters") {
    for (const char* const code : {"AD", "IT", "LT", "SI", "GB", "ME", "ZW", "XK"}) {
        CAPTURE(code);
        CHECK(insignia::is_country_code(code));
    }
    for (const char* const text : {"", "I", "it", "ITA", "Italy", "UK", "EU", "ZZ", "T ", " A", "D A"}) {
        CAPTURE(text);
        CHECK_FALSE(insignia::is_country_code(text));
    }
    std::size_t known = 0;
    for (char first = 'A'; first <= 'Z'; ++first)
        for (char second = 'A'; second <= 'Z'; ++second)
            known += insignia::is_country_code(std::string{first, second}) ? 1 : 0;
    CHECK(known == 250);
}

TEST_CASE("what was probably meant by a code that is none") {
    CHECK(insignia::meant_country_code("it") == "IT");
    CHECK(insignia::meant_country_code("uk") == "GB");
    CHECK(insignia::meant_country_code("EL") == "GR");
    CHECK(insignia::meant_country_code("italy").empty());
    CHECK(insignia::meant_country_code("zz").empty());
}
