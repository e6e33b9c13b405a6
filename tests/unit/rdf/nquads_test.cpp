#include <catch2/catch.hpp>
#include <insignia/rdf/nquads.h>

using namespace insignia;
using namespace insignia::rdf;

TEST_CASE("statements that N-Quads allows") {
    struct Row {
        std::string_view text;
        std::string_view canonical;
    };
    const Row rows[] = {
        {"", ""},
        {"\n\r\n # nothing but a comment", ""},
        {"<urn:s> <urn:p> <urn:o> .", "<urn:s> <urn:p> <urn:o> .\n"},
        {"<urn:s><urn:p>\"o\".", "<urn:s> <urn:p> \"o\" .\n"},
        {"\t_:s\t<urn:p>\t_:o _:g .# said\r\n", "_:s <urn:p> _:o _:g .\n"},
        {"<urn:s> <urn:p> \"o\"@en-GB <urn:g> .", "<urn:s> <urn:p> \"o\"@en-GB <urn:g> .\n"},
        {"<urn:s> <urn:p> \"1\"^^<urn:t> .", "<urn:s> <urn:p> \"1\"^^<urn:t> .\n"},
        {"<urn:s> <urn:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#string> .", "<urn:s> <urn:p> \"1\" .\n"},
        {"<urn:\\u00e4> <urn:\\U0001F393> \"\\u0041\\'\\t\\U0010FFFF\" .",
         "<urn:\xC3\xA4> <urn:\xF0\x9F\x8E\x93> \"A'\\t\xF4\x8F\xBF\xBF\" .\n"},
        {"_:a.b-c <urn:p> _:0:\xC3\xA9.", "_:a.b-c <urn:p> _:0:\xC3\xA9 .\n"},
        {"<urn:s> <urn:p> \"\x01\" .", "<urn:s> <urn:p> \"\\u0001\" .\n"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto dataset = parse_nquads(row.text);
        REQUIRE(dataset.has_value());
        CHECK(to_nquads(*dataset) == row.canonical);
    }
}

TEST_CASE("what is no N-Quads is refused with its place") {
    struct Row {
        std::string_view text;
        std::string_view where;
    };
    const Row rows[] = {
        {"<urn:s> <urn:p> <urn:o>", "1:24"},
        {"<urn:s> <urn:p> <urn:o> . <urn:s>", "1:27"},
        {"\n\"s\" <urn:p> <urn:o> .", "2:1"},
        {"<urn:s> _:p <urn:o> .", "1:9"},
        {"<urn:s> <urn:p> <urn:o> \"g\" .", "1:25"},
        {"<s> <urn:p> <urn:o> .", "1:1"},
        {"<> <urn:p> <urn:o> .", "1:1"},
        {"<urn:a b> <urn:p> <urn:o> .", "1:7"},
        {"<urn:\\u0020> <urn:p> <urn:o> .", "1:1"},
        {"<urn:\\t> <urn:p> <urn:o> .", "1:6"},
        {"<urn:s> <urn:p> \"o .", "1:17"},
        {"<urn:s> <urn:p> \"\n\" .", "1:17"},
        {"<urn:s> <urn:p> \"\\x\" .", "1:18"},
        {"<urn:s> <urn:p> \"\\u12\" .", "1:18"},
        {"<urn:s> <urn:p> \"\\uD800\" .", "1:18"},
        {"<urn:s> <urn:p> \"\\U00110000\" .", "1:18"},
        {"<urn:s> <urn:p> \"\\", "1:18"},
        {"<urn:s> <urn:p> \"o\"@ .", "1:21"},
        {"<urn:s> <urn:p> \"o\"@1n .", "1:21"},
        {"<urn:s> <urn:p> \"o\"^^_:t .", "1:20"},
        {"<urn:s> <urn:p> \"o\"^<urn:t> .", "1:20"},
        {"<urn:s> <urn:p> 'o' .", "1:17"},
        {"_: <urn:p> <urn:o> .", "1:1"},
        {"_:-a <urn:p> <urn:o> .", "1:1"},
        {"_a <urn:p> <urn:o> .", "1:1"},
        {"<urn:s> <urn:p> \"\xFF\" .", "1:18"},
        {"<urn:\xC3\xA9> <urn:p> . .", "1:17"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto dataset = parse_nquads(row.text);
        REQUIRE_FALSE(dataset.has_value());
        CHECK(dataset.error().code == ErrorCode::parse);
        CHECK(dataset.error().where == row.where);
    }
    CHECK(parse_nquads("x", "data.nq").error().where == "data.nq:1:1");
}

TEST_CASE("lines with other labels are sorted by these") {
    const auto dataset = parse_nquads("_:x <urn:p> \"1\" .\n_:y <urn:p> _:x .\n_:y <urn:p> _:x .\n");
    REQUIRE(dataset.has_value());
    Labels labels(dataset->term_count());
    labels[dataset->quads()[0].subject->number] = "u2";
    labels[dataset->quads()[1].subject->number] = "u1";
    CHECK(sorted_lines(*dataset, labels)
          == std::vector<std::string>{"_:u1 <urn:p> _:u2 .\n", "_:u2 <urn:p> \"1\" .\n"});
}
