#include <catch2/catch.hpp>
#include <insignia/base/compression.h>
#include <insignia/base/markup.h>
#include <insignia/base/text.h>

using namespace insignia;

TEST_CASE("well-formed UTF-8 is told from the rest") {
    struct Case {
        std::string text;
        std::size_t offset;
    };
    constexpr std::size_t k_valid = std::string::npos;
    const Case cases[] = {
        {"", k_valid},
        {"plain text of more than eight bytes", k_valid},
        {"gr\u00fc\u00dfe \u20ac \U0001F600", k_valid},
        {std::string("a\0b", 3), k_valid},
        {"abc\xff", 3},
        {"12345678\xc0\xaf", 8},
        {"\xed\xa0\x80", 0},
        {"\xf4\x90\x80\x80", 0},
        {"\xe2\x82", 0},
        {"ab\x80", 2},
        {"\xf0\x8f\xbf\xbf", 0},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(find_invalid_utf8(c.text) == c.offset);
    }
}

TEST_CASE("text of unknown origin is made visible") {
    struct Case {
        std::string text;
        std::string shown;
    };
    const Case cases[] = {
        {"Gr\u00fc\u00dfe, \u65e5\u672c", "Gr\u00fc\u00dfe, \u65e5\u672c"},
        {"\x1b[2Jgone", "\\x1b[2Jgone"},
        {"a\r\nb\tc", "a\\x0d\\x0ab\\x09c"},
        {"\u009b31m", "\\x9b31m"},
        {"x\u202ey", "x\\u202ey"},
        {"x\u200b\u2028\u2066\ufeff", "x\\u200b\\u2028\\u2066\\ufeff"},
        {"bad \xff\xc3 byte", "bad \\xff\\xc3 byte"},
        {"\U000E0041", "\\U000e0041"},
        {"\x7f", "\\x7f"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.shown);
        CHECK(sanitize(c.text) == c.shown);
        CHECK(sanitize(sanitize(c.text)) == c.shown);
    }
    CHECK(sanitize("abcdef", 6) == "abcdef");
    CHECK(sanitize("abcdefg", 6) == "abcde\u2026");
    CHECK(sanitize(sanitize("abcdefg", 6), 6) == "abcde\u2026");
    CHECK(sanitize("abc\x1b", 6) == "abc\u2026");
    CHECK(sanitize_lines("a\nb\x1b") == "a\nb\\x1b");
}

TEST_CASE("wide and combining characters have the width that a terminal gives them") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("\u65e5\u672c") == 4);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("\U0001F600") == 2);
}

TEST_CASE("a typing error finds the word that was meant") {
    const std::vector<std::string> commands = {"verify", "issue", "lint", "inspect", "init"};
    CHECK(did_you_mean("verfy", commands) == "verify");
    CHECK(did_you_mean("Isuse", commands) == "issue");
    CHECK(did_you_mean("lnit", commands) == "lint");
    CHECK(did_you_mean("paint-house", commands).empty());
    CHECK(did_you_mean("", commands).empty());
}

TEST_CASE("small text helpers") {
    CHECK(to_lower("\u00c4BC") == "\u00c4bc");
    CHECK(trim(" \t a b\r\n") == "a b");
    CHECK(trim(" ").empty());
    CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(split("", ',') == std::vector<std::string_view>{""});
    CHECK(join({"a", "b"}, ", ") == "a, b");
    CHECK(replace_all("a]]>b]]>", "]]>", "]") == "a]b]");
    CHECK(position_of("a\n\u00e4\u00e4x", 6).line == 2);
    CHECK(position_of("a\n\u00e4\u00e4x", 6).column == 3);
    std::string text;
    for (const char32_t character : {U'a', U'\u00e4', U'\u20ac', U'\U0001F600'}) append_utf8(text, character);
    CHECK(text == "a\u00e4\u20ac\U0001F600");
}

TEST_CASE("deflated data comes back, within its limit") {
    const std::string text(100'000, 'a');
    for (const Container container : {Container::zlib, Container::gzip, Container::raw}) {
        Bytes packed = deflate(as_bytes(text), container);
        CHECK(packed.size() < 1'000);
        CHECK(as_text(*inflate(packed, container, text.size())) == text);
        CHECK(inflate(packed, container, text.size() - 1).error().code == ErrorCode::limit);
        CHECK(inflate(ByteView(packed).first(packed.size() - 1), container, text.size()).error().code
              == ErrorCode::parse);
        packed.push_back(0);
        CHECK(inflate(packed, container, text.size()).error().code == ErrorCode::parse);
    }
    CHECK(inflate(deflate({}, Container::zlib), Container::zlib, 0)->empty());
    CHECK_FALSE(inflate({}, Container::zlib, 100).has_value());
    CHECK_FALSE(inflate(as_bytes("no compressed data"), Container::gzip, 100).has_value());
}

TEST_CASE("text is escaped for XML, and what XML cannot hold is replaced") {
    CHECK(escape_xml("R&D <\"fun\"> é") == "R&amp;D &lt;&quot;fun&quot;&gt; é");
    CHECK(escape_xml("a\tb\nc\x01\xef\xbf\xbe") == "a\tb\nc\xef\xbf\xbd\xef\xbf\xbd");
}
