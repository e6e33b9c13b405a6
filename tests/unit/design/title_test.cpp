#include <catch2/catch.hpp>
#include <insignia/base/limits.h>
#include <insignia/design/title_internal.h>
#include <insignia/typesetting/typesetting.h>

using namespace insignia;
using namespace insignia::design;

namespace {

constexpr double k_width = 307;

// Without the spaces and hyphens that lines leave out and add.
std::string letters_of(std::string_view text) {
    std::string kept;
    for (const char c : text)
        if (c != ' ' && c != '-') kept += c;
    return kept;
}

} // namespace

TEST_CASE("a title of any length in any script fits the ribbon") {
    const std::string titles[] = {
        "A",
        "Code",
        "Open Badges Basics",
        "Introduction to Digital Badge Systems",
        "Facilitator of intercultural learning and international youth exchanges in rural communities "
        "(advanced)",
        "Donaudampfschifffahrtsgesellschaftskapitänsausbildung",
        std::string(100, 'W'),
        std::string(120, 'i'),
        "Ανοιχτά Σήματα",
        "Основи відкритих відзнак для молодіжних працівників",
        "أساسيات الشارات الرقمية المفتوحة",
        "תגים פתוחים למתחילים",
        "खुले बैज की मूल बातें",
        "オープンバッジの基本をやさしく学ぶ入門講座",
        "开放徽章基础课程",
        "오픈 배지 기초",
        "พื้นฐานของตราสัญลักษณ์แบบเปิด",
        "ღია ბეჯების საფუძვლები",
        "A-very-long-hyphenated-title-for-a-badge",
    };
    for (const std::string& title : titles) {
        CAPTURE(title);
        const Lettering lettering = fit_title(title, k_width);
        REQUIRE(lettering.lines.size() >= 1);
        CHECK(lettering.lines.size() <= 4);
        CHECK(lettering.size > 2.5);
        CHECK(lettering.size <= 40);
        CHECK(lettering.line_height * static_cast<double>(lettering.lines.size()) <= 112);
        std::string all;
        for (const std::string& line : lettering.lines) {
            CHECK(typesetting::width_of(line, typesetting::Weight::bold) * lettering.size <= k_width + 0.01);
            CHECK_FALSE(line.empty());
            all += line;
        }
        CHECK(letters_of(all) == letters_of(title));
    }
}

TEST_CASE("lines break where people break them") {
    struct Case {
        const char* title;
        std::vector<std::string> lines;
    };
    const Case cases[] = {
        {"Youth Worker", {"Youth Worker"}},
        {"Open Badges Basics", {"Open Badges Basics"}},
        {"Introduction to Digital Badge Systems", {"Introduction to Digital", "Badge Systems"}},
        {"  two   spaces\tand\nlines ", {"two spaces and lines"}},
        {"Computer-Supported Self-Assessment", {"Computer-Supported", "Self-Assessment"}},
        {"Nineteen things about COVID-19", {"Nineteen things", "about COVID-19"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.title);
        CHECK(fit_title(c.title, k_width).lines == c.lines);
    }
}

TEST_CASE("a title that is one long word is broken until it can be read") {
    struct Case {
        const char* title;
        std::vector<std::string> lines;
        double size; // at least
    };
    const Case cases[] = {
        {"Rindfleischetikettierungsüberwachungsaufgaben",
         {"Rindfleischetikettierung-", "süberwachungsaufgaben"},
         18},
        {"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
         {"Donaudampfschifffahrtselekt-", "rizitätenhauptbetriebswerkb-", "auunterbeamtengesellschaft"},
         18},
        {"การออกแบบเหรียญดิจิทัลสำหรับเยาวชน", {"การออกแบบเหรียญดิ", "จิทัลสำหรับเยาวชน"}, 24},
        {"Donau\u00addampf\u00adschifffahrts\u00adkapitäns\u00admützen\u00adabzeichen",
         {"Donaudampfschifffahrts-", "kapitänsmützenabzeichen"},
         18},
    };
    for (const Case& c : cases) {
        CAPTURE(c.title);
        const Lettering lettering = fit_title(c.title, k_width);
        CHECK(lettering.lines == c.lines);
        CHECK(lettering.size >= c.size);
    }
}

TEST_CASE("a title in a script from right to left says so") {
    CHECK(fit_title("شارة", k_width).right_to_left);
    CHECK_FALSE(fit_title("Open שלום", k_width).right_to_left);
}

TEST_CASE("capitals are those of the language") {
    struct Case {
        const char* language;
        const char* text;
        const char* capitals;
    };
    const Case cases[] = {
        {"en", "digital ı", "DIGITAL I"},
        {"tr", "Dijital ışık", "DİJİTAL IŞIK"},
        {"az-Latn", "rəqəmsal işlər", "RƏQƏMSAL İŞLƏR"},
        {"el", "Σχεδιασμός ψηφιακών Άλφα", "ΣΧΕΔΙΑΣΜΟΣ ΨΗΦΙΑΚΩΝ ΑΛΦΑ"},
        {"el", "Μάιος, προϋπόθεση, γάιδαρος", "ΜΑΪΟΣ, ΠΡΟΫΠΟΘΕΣΗ, ΓΑΪΔΑΡΟΣ"},
        {"de", "Straße", "STRASSE"},
        {"uk", "Їжа ґава", "ЇЖА ҐАВА"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(to_capitals(c.text, c.language) == c.capitals);
    }
}

TEST_CASE("what a picture cannot show is refused with a hint") {
    struct Case {
        std::string title;
        bool allowed;
    };
    const Case cases[] = {
        {"Café – “Zürich” ★ №1 ½", true},
        {"Rocket \xF0\x9F\x9A\x80", false},
        {"\xE2\x9C\x85 done", false},              // U+2705, an emoji by default
        {"heart \xE2\x9D\xA4\xEF\xB8\x8F", false}, // with the emoji selector
        {"bad \xFF byte", false},
        {"bell \x07", false},
        {"override \xE2\x80\xAE", false},
        {"\u200b\u200d\u00ad", false}, // nothing of it has a width
        {"\u200b1", true},
        {std::string(limits::k_picture_title_characters, 'a'), true},
        {std::string(limits::k_picture_title_characters + 1, 'a'), false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.title);
        const auto checked = check_title(c.title);
        CHECK(checked.has_value() == c.allowed);
        if (!checked) CHECK_FALSE(checked.error().hints.empty());
    }
}
