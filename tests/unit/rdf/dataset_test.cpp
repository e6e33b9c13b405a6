#include <catch2/catch.hpp>
#include <insignia/rdf/dataset.h>
#include <string>

using namespace insignia::rdf;

TEST_CASE("a term exists once per dataset") {
    Dataset dataset;
    const TermRef term = dataset.iri("https://a.example/");
    CHECK(dataset.iri("https://a.example/") == term);
    CHECK(dataset.blank_node("https://a.example/") != term);
    CHECK(dataset.literal("https://a.example/") != term);
    CHECK(dataset.literal("1", "https://a.example/t") != dataset.literal("1"));
    CHECK(dataset.language_literal("1", "en") != dataset.language_literal("1", "de"));
    CHECK(dataset.term_count() == 7);
}

TEST_CASE("terms survive many others and the move of their dataset") {
    Dataset dataset;
    const TermRef first = dataset.literal("first \n one");
    for (int number = 0; number < 5000; ++number) dataset.iri("https://a.example/" + std::to_string(number));
    dataset.add(first, first, first);
    const Dataset moved = std::move(dataset);
    CHECK(first->value == "first \n one");
    CHECK(first->text == "\"first \\n one\"");
    CHECK(first->number == 0);
    CHECK(moved.term_count() == 5001);
    CHECK(moved.quads()[0].object == first);
}

TEST_CASE("a term knows its canonical text") {
    struct Row {
        std::string_view lexical_form;
        std::string_view datatype;
        std::string_view text;
    };
    const Row rows[] = {
        {"", k_xsd_string, "\"\""},
        {"plain", k_xsd_string, "\"plain\""},
        {"1", "http://www.w3.org/2001/XMLSchema#integer",
         "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>"},
        {"\b\t\n\f\r\"\\", k_xsd_string, "\"\\b\\t\\n\\f\\r\\\"\\\\\""},
        {std::string_view("\0\x07\x0b\x1f\x7f", 5), k_xsd_string, "\"\\u0000\\u0007\\u000B\\u001F\\u007F\""},
        {"\xEF\xBF\xBE\xEF\xBF\xBF", k_xsd_string, "\"\\uFFFE\\uFFFF\""},
        {"\xEF\xBF\xBD\xEF\xBB\xBF", k_xsd_string, "\"\xEF\xBF\xBD\xEF\xBB\xBF\""},
        {"\xC2\x85\xF0\x9F\x8E\x93", k_xsd_string, "\"\xC2\x85\xF0\x9F\x8E\x93\""},
    };
    Dataset dataset;
    for (const Row& row : rows) {
        const TermRef term = dataset.literal(row.lexical_form, row.datatype);
        CHECK(term->text == row.text);
        CHECK(term->value == row.lexical_form);
        CHECK(term->datatype == row.datatype);
    }
    CHECK(dataset.language_literal("chat", "fr-BE")->text == "\"chat\"@fr-BE");
    CHECK(dataset.language_literal("chat", "fr-BE")->datatype == k_rdf_lang_string);
    CHECK(dataset.iri("urn:x")->text == "<urn:x>");
    CHECK(dataset.blank_node("b0")->text == "_:b0");
    CHECK(dataset.blank_node("b0")->value == "b0");
}

TEST_CASE("terms that would make the text ambiguous are noticed") {
    for (const std::string_view iri :
         {"urn:a> <urn:b", "urn:a b", "urn:\n", "urn:\"", "urn:{", "urn:\\", "urn:^"}) {
        Dataset dataset;
        const TermRef good = dataset.iri("urn:good");
        const TermRef bad = dataset.iri(iri);
        CHECK(good != bad);
        CHECK(dataset.ill_formed_term() == bad);
    }
    for (const std::string_view tag : {"", "-", "en-", "-en", "1", "en us", "en--us", "e\xC3\xA9"}) {
        Dataset dataset;
        const TermRef bad = dataset.language_literal("text", tag);
        CHECK(dataset.ill_formed_term() == bad);
    }
    Dataset dataset;
    dataset.literal("<>\"{}|^`\\");
    dataset.language_literal("text", "de-1996");
    dataset.iri("http://ex\xC3\xA4mple/\xF0\x9F\x8E\x93?a=b&c#d");
    CHECK(dataset.ill_formed_term() == nullptr);
    CHECK(dataset.literal("x", "urn: >")->kind == TermKind::literal);
    CHECK(dataset.ill_formed_term() != nullptr);
}
