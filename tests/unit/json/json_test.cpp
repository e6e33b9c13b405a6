#include <catch2/catch.hpp>
#include <insignia/base/text.h>
#include <insignia/json/json.h>

using namespace insignia;

TEST_CASE("a parsed text keeps its order, its numbers and its characters") {
    const char* text = R"({"z":1,"a":[true,null,-7,1.5,1e2,"\u00e4\ud83d\ude00\n\/"],"":{}})";
    const auto value = json::parse(text);
    REQUIRE(value.has_value());
    CHECK(value->begin().key() == "z");
    CHECK((*value)["z"].is_number_unsigned());
    CHECK((*value)["a"][2].is_number_integer());
    CHECK((*value)["a"][3] == 1.5);
    CHECK((*value)["a"][4].is_number_float());
    CHECK((*value)["a"][5] == "\u00e4\U0001F600\n/");
    CHECK((*value)[""].is_object());
    CHECK(json::parse("9007199254740992").has_value());
    CHECK(json::parse("-9007199254740992").has_value());
    CHECK(json::parse(" 4e-400 ").has_value());
    CHECK(json::parse("\"\\u0000\"").has_value());
}

TEST_CASE("what is refused is named with its place") {
    struct Case {
        std::string text;
        const char* message;
        const char* where;
    };
    const Case cases[] = {
        {"{\n \"id\": 1,\n  \"id\": 2}", "duplicate key \"id\"", "b.json:3:3"},
        {R"({"a":{"x":1,"\u0078":2}})", "duplicate key \"x\"", "b.json:1:13"},
        {"\xEF\xBB\xBF{}", "the text begins with a byte order mark", "b.json:1:1"},
        {"", "the text is empty", "b.json:1:1"},
        {" \n", "the text is empty", "b.json:1:1"},
        {"{} x", "text follows the JSON value", "b.json:1:4"},
        {std::string("{}\0", 3), "text follows the JSON value", "b.json:1:3"},
        {std::string("[\0]", 3), "expected a JSON value, but found \"\\x00\"", "b.json:1:2"},
        {"[1,]", "a comma stands before \"]\"", "b.json:1:3"},
        {"{\"a\":1,}", "a comma stands before \"}\"", "b.json:1:7"},
        {"[1 2]", "expected \",\" or \"]\", but found \"2\"", "b.json:1:4"},
        {"{\"a\" 1}", "expected \":\" after the key, but found \"1\"", "b.json:1:6"},
        {"{a:1}", "expected a key in quotes, but found \"a\"", "b.json:1:2"},
        {"{\"a\":1,b:2}", "expected a key in quotes, but found \"b\"", "b.json:1:8"},
        {"[\"abc", "the string is not closed", "b.json:1:2"},
        {"[\"a\nb\"]", "the string is not closed on its line", "b.json:1:2"},
        {"[\"a\tb\"]", "control character \\x09 in a string", "b.json:1:4"},
        {"[\"\\x\"]", "unknown escape in a string", "b.json:1:3"},
        {"[\"\\u12g4\"]", "\\u without four hexadecimal digits", "b.json:1:3"},
        {"[\"\\ud800\"]", "\\ud800 is half of a surrogate pair", "b.json:1:3"},
        {"[\"\\udc00\"]", "\\udc00 is half of a surrogate pair", "b.json:1:3"},
        {"[\"\\ud800\\ud800\"]", "\\ud800 is half of a surrogate pair", "b.json:1:3"},
        {"{\"\\udc00\":1}", "\\udc00 is half of a surrogate pair", "b.json:1:3"},
        {"[\"a\xff\"]", "byte 0xff is not valid UTF-8", "b.json:1:4"},
        {"[\"\xed\xa0\x80\"]", "byte 0xed is not valid UTF-8", "b.json:1:3"},
        {"[9007199254740993]", "integer 9007199254740993 cannot be held exactly", "b.json:1:2"},
        {"[-9007199254740993]", "integer 9007199254740993 cannot be held exactly", "b.json:1:2"},
        {"[18446744073709551616]", "integer 18446744073709551616 cannot be held exactly", "b.json:1:2"},
        {"[1e400]", "number 1e400 is beyond the range of a double", "b.json:1:2"},
        {"[01]", "a number without leading zeros is expected", "b.json:1:2"},
        {"[1.]", "digits are expected after the decimal point", "b.json:1:4"},
        {"[-]", "a number without leading zeros is expected", "b.json:1:2"},
        {"[NaN]", "expected a JSON value, but found \"N\"", "b.json:1:2"},
        {"[tru]", "expected a JSON value, but found \"t\"", "b.json:1:2"},
        {"[truex]", "expected \",\" or \"]\", but found \"x\"", "b.json:1:6"},
        {"{", "expected a key in quotes, but the text ends", "b.json:1:2"},
        {"[", "expected a JSON value, but the text ends", "b.json:1:2"},
        {"[\n1, \n\n", "expected a JSON value, but the text ends", "b.json:2:3"},
        {"{\"a\":1", "expected \",\" or \"}\", but the text ends", "b.json:1:7"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto value = json::parse(c.text, "b.json");
        REQUIRE_FALSE(value.has_value());
        CHECK(value.error().code == ErrorCode::parse);
        CHECK(value.error().message == c.message);
        CHECK(value.error().where == c.where);
    }
    CHECK(json::parse("{\"id\":1,\n\"id\":2}").error().hints.at(0)
          == "the first \"id\" is at 1:2; remove one of the two");
    CHECK(json::parse("[").error().where == "1:2");
}

TEST_CASE("a text that ends too early is said to be cut off, wherever it ends") {
    const std::string whole =
        R"({"name":"J\u00fc\ud83d\ude80 ü€🚀","list":[true,false,null,-1.5e+3,{}],"more":{"a":[]}})";
    REQUIRE(json::parse(whole).has_value());
    for (std::size_t length = 1; length < whole.size(); ++length) {
        CAPTURE(whole.substr(0, length));
        const auto value = json::parse(whole.substr(0, length));
        REQUIRE_FALSE(value.has_value());
        CHECK_THAT(value.error().hints.at(0), Catch::StartsWith("it seems to be cut off"));
    }
    CHECK(json::parse("").error().hints.at(0) == "nothing was saved: take it again from where it came");
    CHECK(json::parse("true").has_value());
}

TEST_CASE("what is refused comes with a next step") {
    const std::string depth(limits::k_json_depth + 1, '[');
    struct Case {
        std::string text;
        const char* hint;
    };
    const Case cases[] = {
        {"{'a': 1}", "write keys and texts in straight double quotes"},
        {"{\"a\": “b”}", "write keys and texts in straight double quotes"},
        {"{\"a\": «b»}", "write keys and texts in straight double quotes"},
        {"{// a\n}", "take out the comments: JSON has none"},
        {"# a\n{}", "take out the comments: JSON has none"},
        {"{\"a\": True}", "write true, false and null in small letters"},
        {"{\"a\": None}", "write null"},
        {"<html>", "this looks like a web page or XML: save the JSON itself"},
        {"{a: 1}", "write the key in straight double quotes, or take out what stands there"},
        {"{\"a\" 1}", "put a colon between the key and its value"},
        {"[1 2]", "put a comma before it, or \"]\""},
        {"{\"a\": b}", "write a text in straight double quotes, a number, true, false, null, { or ["},
        {"[\"a\n]", "put the missing quotation mark at its end, or write a line break as \\n"},
        {"[\"\\u12\", 0]", "write four digits or letters from a to f, as in \\u00e9"},
        {"[01]", "write it as in 7, -7 or 0.7"},
        {"[1.]", "write digits there, or leave the point out"},
        {"[1e]", "write digits there, or leave the exponent out"},
        {"[1e400]", "write it as a text in quotes"},
        {"\"\xff\"", "save the file as UTF-8"},
        {depth, "this is more than a badge needs: check that it is what you mean"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto value = json::parse(c.text);
        REQUIRE_FALSE(value.has_value());
        CHECK(value.error().hints.at(0) == c.hint);
    }
}

TEST_CASE("depth, values and bytes are limited") {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(json::parse(nested(limits::k_json_depth)).has_value());
    for (const std::size_t depth : {limits::k_json_depth + 1, std::size_t{100'000}}) {
        const auto value = json::parse(nested(depth));
        REQUIRE_FALSE(value.has_value());
        CHECK(value.error().code == ErrorCode::limit);
    }
    json::Limits small;
    small.values = 3;
    CHECK(json::parse("[1,2]", {}, small).has_value());
    CHECK(json::parse("[1,2,3]", {}, small).error().code == ErrorCode::limit);
    small.bytes = 4;
    CHECK(json::parse("[1 ]", {}, small).has_value());
    CHECK(json::parse("[1,2]", {}, small).error().code == ErrorCode::limit);
}

TEST_CASE("a wide object is read in reasonable work and its duplicates are found") {
    std::string text = "{";
    for (int i = 0; i < 50'000; ++i) text += "\"key" + std::to_string(i) + "\":0,";
    CHECK(json::parse(text + "\"last\":0}")->size() == 50'001);
    CHECK(json::parse(text + "\"key17\":0}").error().message == "duplicate key \"key17\"");
}

TEST_CASE("a pointer finds its value in the tree and its place in the text") {
    const std::string text = "{\n  \"a~/b\": [10, {\"c\": \"]}\\\"\"}, 20],\n  \"d\": 1.5 }";
    const json::Value value = *json::parse(text);
    struct Case {
        const char* pointer;
        const char* found;
        json::At at;
        std::size_t line;
        std::size_t column;
    };
    const Case cases[] = {
        {"", "", json::At::value, 1, 1},
        {"/d", "/d", json::At::key, 3, 3},
        {"/d", "/d", json::At::value, 3, 8},
        {"/a~0~1b", "/a~0~1b", json::At::value, 2, 11},
        {"/a~0~1b/0", "/a~0~1b/0", json::At::value, 2, 12},
        {"/a~0~1b/0", "/a~0~1b/0", json::At::key, 2, 12},
        {"/a~0~1b/1/c", "/a~0~1b/1/c", json::At::value, 2, 22},
        {"/a~0~1b/2", "/a~0~1b/2", json::At::value, 2, 31},
        {"/a~0~1b/3", "/a~0~1b", json::At::value, 2, 11},
        {"/d/e", "/d", json::At::value, 3, 8},
        {"/none/x", "", json::At::value, 1, 1},
    };
    for (const Case& c : cases) {
        CAPTURE(c.pointer);
        const json::Location location = json::locate(text, c.pointer, c.at);
        CHECK(location.pointer == c.found);
        CHECK(location.line == c.line);
        CHECK(location.column == c.column);
        CHECK((json::find(value, c.pointer) != nullptr) == (std::string(c.pointer) == c.found));
    }
    std::vector<std::string> pointers;
    for (const Case& c : cases)
        if (c.at == json::At::value) pointers.emplace_back(c.pointer);
    const auto offsets = json::locate_all(text, pointers);
    for (std::size_t i = 0; i < pointers.size(); ++i) {
        CAPTURE(pointers[i]);
        const auto place = insignia::position_of(text, offsets[i]);
        const auto alone = json::locate(text, pointers[i]);
        CHECK(place.line == alone.line);
        CHECK(place.column == alone.column);
    }
    CHECK(*json::find(value, "/a~0~1b/2") == 20);
    CHECK(json::find(value, "/a~0~1b/01") == nullptr);
    CHECK(json::find(value, "/a~0~1b/-") == nullptr);
    CHECK(json::find(value, "d") == nullptr);
    CHECK(json::join_pointer("/x", "a~/b") == "/x/a~0~1b");
    CHECK(json::join_pointer("", 3) == "/3");
}

TEST_CASE("members are asked for without exceptions") {
    const json::Value value = *json::parse(R"({"name":"Ada","n":1})");
    CHECK(json::member(value, "n") != nullptr);
    CHECK(json::member(value, "x") == nullptr);
    CHECK(json::member(value["n"], "x") == nullptr);
    CHECK(json::member_text(value, "name") == "Ada");
    CHECK(json::member_text(value, "n").empty());
}

TEST_CASE("numbers are written as ECMAScript writes them") {
    struct Case {
        double value;
        const char* text;
    };
    const Case cases[] = {
        {0.0, "0"},
        {-0.0, "0"},
        {1.0, "1"},
        {-1.5, "-1.5"},
        {100.0, "100"},
        {0.1, "0.1"},
        {0.000001, "0.000001"},
        {0.0000001, "1e-7"},
        {1.5e-7, "1.5e-7"},
        {123456789012345680000.0, "123456789012345680000"},
        {1e20, "100000000000000000000"},
        {1e21, "1e+21"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {5e-324, "5e-324"},
        {9007199254740992.0, "9007199254740992"},
        {333333333.33333329, "333333333.3333333"},
        {4.35, "4.35"},
        {0.002, "0.002"},
    };
    for (const Case& c : cases) CHECK(json::ecmascript_number(c.value) == c.text);
}

TEST_CASE("canonical text sorts by UTF-16 and escapes as little as possible") {
    struct Case {
        const char* text;
        const char* canonical;
    };
    const Case cases[] = {
        {R"({ "b" : 1.0, "a" : [ ] , "aa": {"y":2,"x":1} })", R"({"a":[],"aa":{"x":1,"y":2},"b":1})"},
        {R"({"\ufb33":1,"\ud83d\ude00":2,"\u20ac":3})", "{\"\u20ac\":3,\"\U0001F600\":2,\"\ufb33\":1}"},
        {R"("\u0000\u001f\b\t\n\f\r\"\\\/\u007f\u00e4")",
         "\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\x7f\u00e4\""},
        {"-0", "0"},
        {"[1e2,-1E-7]", "[100,-1e-7]"},
        {"{}", "{}"},
    };
    for (const Case& c : cases) {
        const auto value = json::parse(c.text);
        REQUIRE(value.has_value());
        const auto canonical = json::canonicalize(*value);
        REQUIRE(canonical.has_value());
        CHECK(*canonical == c.canonical);
        CHECK(*json::canonicalize(*json::parse(*canonical)) == c.canonical);
    }
    CHECK(json::canonicalize(std::numeric_limits<double>::infinity()).error().code == ErrorCode::invalid);
    CHECK(json::canonicalize("bad \xff").error().code == ErrorCode::invalid);
}

TEST_CASE("printing for people and for machines") {
    const json::Value value = *json::parse(R"({"b":[1,2.0],"a":"\u00e4"})");
    CHECK(json::to_compact_text(value) == "{\"b\":[1,2.0],\"a\":\"\u00e4\"}");
    CHECK(json::to_pretty_text(value) == "{\n  \"b\": [\n    1,\n    2.0\n  ],\n  \"a\": \"\u00e4\"\n}\n");
}

TEST_CASE("compact text is what the JSON library writes") {
    const std::string_view texts[] = {
        "[]", "{}", "[[],{},[{}]]",
        R"({"a":1,"b":[true,false,null,-2,2.5,1e300,100.0],"":{"\u0001":"\"\\\n/\u007f"}})",
        R"(["\u00e4\ud83c\udf93","\b\f\r\t\u001f", 0, -0.0])"};
    for (const std::string_view text : texts) {
        const auto value = json::parse(text);
        REQUIRE(value.has_value());
        CHECK(json::to_compact_text(*value) == value->dump());
    }
    CHECK(json::to_compact_text(json::Value("a\xFF"
                                            "b"))
          == "\"a\xEF\xBF\xBD"
             "b\"");
}
