#include <catch2/catch.hpp>
#include <insignia/typesetting/plain_text.h>

using namespace insignia;

TEST_CASE("Markdown is printed without its signs, points on lines of their own") {
    struct Row {
        const char* text;
        bool heading;
    };
    const Row rows[] = {{"Do", true},
                        {"this and that", false},
                        {"•\u00a0one of them", false},
                        {"•\u00a0two", false},
                        {"Evidence", true},
                        {"•\u00a0Photo (required)", false},
                        {"Both and more", false}};
    const auto paragraphs = typesetting::plain_paragraphs(
        "## Do\nthis\nand that\n\n- **one** of\n  them\n* [two](https://a.example)\n"
        "\n**Evidence**\n\n- **Photo** (required)\n\n**Both** and **more**");
    REQUIRE(paragraphs.size() == std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        CHECK(paragraphs[i].text == rows[i].text);
        CHECK(paragraphs[i].heading == rows[i].heading);
    }
}
