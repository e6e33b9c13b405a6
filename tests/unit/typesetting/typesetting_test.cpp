#include <catch2/catch.hpp>
#include <insignia/base/text.h>
#include <insignia/typesetting/typesetting.h>

using namespace insignia;
using namespace insignia::typesetting;

namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t k_any = std::string::npos;

// Without what lines add and leave out.
std::string letters_of(std::string_view text) {
    std::string kept(text);
    for (const char* const sign : {" ", "-", "\u00ad", "\u200b"}) kept = replace_all(kept, sign, "");
    return kept;
}

} // namespace

TEST_CASE("widths are about those of common fonts") {
    // Noto Sans and DejaVu Sans give this line 32.68 and 34.93 font sizes, in bold 35.31 and 39.75.
    constexpr std::string_view k_line =
        "Facilitator of intercultural learning and international youth exchanges";
    CHECK(width_of(k_line, Weight::regular) == Approx((32.68 + 34.93) / 2).epsilon(0.01));
    CHECK(width_of(k_line, Weight::bold) == Approx((35.31 + 39.75) / 2).epsilon(0.01));
    CHECK(width_of(k_line, Weight::regular) * widest_to_mean(Weight::regular) >= 34.93);
    CHECK(width_of(k_line, Weight::bold) * widest_to_mean(Weight::bold) >= 39.75);
}

TEST_CASE("every character has its width") {
    for (const auto weight : {Weight::regular, Weight::bold}) {
        CHECK(width_of(U'\u0301', weight) == 0);
        CHECK(width_of(U'\u200d', weight) == 0);
        CHECK(width_of(U'W', weight) > width_of(U'i', weight) * 2);
        CHECK(width_of(U'一', weight) == 1);
        CHECK(width_of(U'\U0001F680', weight) > 1);
        CHECK(width_of("ab", weight) == Approx(width_of(U'a', weight) + width_of(U'b', weight)));
        CHECK(width_of("", weight) == 0);
    }
    // All but the underscore, by a hundredth, are wider in bold.
    for (char32_t c = 0x20; c < 0x600; ++c) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(width_of(c, Weight::regular) <= width_of(c, Weight::bold) + 0.011);
    }
}

TEST_CASE("lines break where people break them") {
    struct Row {
        std::string_view text;
        double width;
        Lines lines;
    };
    const Row rows[] = {
        {"one two", 100, {"one two"}},
        {"one two", 2.2, {"one", "two"}},
        {"  two   spaces\tand\nlines ", 100, {"two spaces and lines"}},
        {"", 5, {}},
        {"   ", 5, {}},
        {"self-assessment", 6.5, {"self-", "assessment"}},
        {" self-assessment", 9, {"self-assessment"}},
        {"on self-assessment", 8, {"on", "self-assessment"}},
        {"one/two", 3, {"one/", "two"}},
        {"COVID-19 help", 5, {"COVID-19", "help"}},
        {"use --offline", 5, {"use", "--offline"}},
        {"https://example.org", 8, {"https://", "example.org"}},
        {"王小明", 2.2, {"王小", "明"}},
        {"王小。明", 2.2, {"王", "小。", "明"}},
        {"王「小」明", 3.3, {"王", "「小」", "明"}},
        {"王 小明", 2.5, {"王 小", "明"}},
        {"배지 기초", 2.5, {"배지", "기초"}},
        {"abcdefgh", 3, {"abcd-", "efgh"}},
        {"abcd1234", 3, {"abcd", "1234"}}, // no hyphen in what may be an identifier
        {"did:key:z6Mkon3", 4, {"did:ke", "y:z6M", "kon3"}},
        {"Soft\u00adware", 3, {"Soft-", "ware"}},
        {"Soft\u00adware", 9, {"Software"}},
        {"zero\u200bwidth", 3.5, {"zero", "width"}},
        {"zero\u200bwidth", 9, {"zerowidth"}},
        {"เยาวชน", 2.6, {"เยา", "วชน"}}, // a vowel that is written first stays with its consonant
        {"คะคะ", 1.6, {"คะ", "คะ"}},
        {"ក្មេង", 1.7, {"ក្មេ", "ង"}},
        {"ক্ষক্ষ", 2.2, {"ক্ষ", "ক্ষ"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text, row.width);
        CHECK(break_lines(row.text, row.width, k_any, Weight::regular) == row.lines);
    }
}

TEST_CASE("no line is wider than it may be, and no letter is lost") {
    const std::string texts[] = {
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung",
        "Donau\u00addampf\u00adschifffahrts\u00adgesellschafts\u00adkapitän",
        "Zero\u200bWidth\u200bSpace",
        "Facilitator of intercultural learning and international youth exchanges (advanced)",
        "デジタルバッジの設計と発行に関する基礎的な知識と技能",
        "Основи цифрових бейджів для молодіжних працівників",
        "مقدمة في الشارات الرقمية المفتوحة",
        "พื้นฐานของตราสัญลักษณ์แบบเปิด",
        std::string(90, 'i'),
        std::string(90, '\''),
        std::string(40, 'W'),
        "a b c d e f g h",
    };
    for (const std::string& text : texts)
        for (const auto weight : {Weight::regular, Weight::bold})
            for (const double width : {3.5, 8.0, 20.0}) {
                CAPTURE(text, width);
                std::string all;
                for (const auto& line : break_lines(text, width, k_any, weight)) {
                    CHECK(width_of(line, weight) <= width + 0.01);
                    CHECK_FALSE(line.empty());
                    all += line;
                }
                CHECK(letters_of(all) == letters_of(text));
                const auto few = break_lines(text, width, 2, weight);
                REQUIRE(few.size() <= 2);
                for (const auto& line : few) CHECK(width_of(line, weight) <= width + 0.01);
            }
}

TEST_CASE("a text is as large as there is room") {
    constexpr Room k_rooms[] = {{1, 10, 8}, {2, 7, 5}};
    struct Row {
        int words;
        std::size_t lines;
        double smallest, largest;
        bool cut;
    };
    // A word and its space are about two and a half letters wide.
    const Row rows[] = {
        {2, 1, 10, 10, false}, {4, 1, 8, 9.9, false}, {8, 2, 5, 7, false}, {40, 2, 5, 5, true}};
    for (const Row& row : rows) {
        CAPTURE(row.words);
        std::string text;
        for (int i = 0; i < row.words; ++i) text += "word ";
        const Block block = fit(text, 90, Weight::regular, k_rooms);
        CHECK(block.lines.size() == row.lines);
        CHECK(block.size >= row.smallest);
        CHECK(block.size <= row.largest);
        CHECK(block.cut == row.cut);
        CHECK(block.lines.back().ends_with("…") == row.cut);
    }
}

TEST_CASE("what does not fit is cut with an ellipsis") {
    CHECK(break_lines("one two three", 3, 2, Weight::regular) == Lines{"one", "two…"});
    CHECK(break_lines("one two three", 100, 1, Weight::regular) == Lines{"one two three"});
    CHECK(break_lines("one two three", 3, 0, Weight::regular).empty());
    CHECK(with_ellipsis("one two ", 100, Weight::regular) == "one two…");
    CHECK(with_ellipsis("one two", 3, Weight::regular) == "one…");
    CHECK(with_ellipsis("one", 0.1, Weight::regular) == "…");
    // A letter and the mark on it go together.
    CHECK(with_ellipsis("ae\u0301i", 2.3, Weight::regular) == "ae\u0301…");
    CHECK(with_ellipsis("ae\u0301i", 2.0, Weight::regular) == "a…");
}

TEST_CASE("a long word is divided evenly, and marks stay with their letters") {
    const auto pieces = pieces_of(std::string(10, 'n'), 3, Weight::regular);
    REQUIRE(pieces.size() == 3);
    for (const auto& piece : pieces) CHECK(piece.width <= 3);
    for (const auto& piece : pieces_of("e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", 1, Weight::regular))
        CHECK(piece.text == "e\u0301");
    // Even means that nothing is left over.
    CHECK(pieces_of("abcdefgh", 2.8, Weight::regular).size() == 2);
    CHECK(pieces_of("self-assessment", 9, Weight::bold).size() == 2);
    CHECK(pieces_of("COVID-19", 9, Weight::bold).size() == 1);
    CHECK(pieces_of("one two", 9, Weight::bold)[1].space_before > 0);
}

TEST_CASE("the direction is that of the first letter") {
    CHECK(is_right_to_left("شارة"));
    CHECK(is_right_to_left("(2) תג"));
    CHECK(is_right_to_left("12 محمد"));
    CHECK(is_right_to_left("– «שלום» Ada"));
    CHECK_FALSE(is_right_to_left("Open שלום"));
    CHECK_FALSE(is_right_to_left("王 שלום"));
    CHECK_FALSE(is_right_to_left("123"));
}
