// What the one pass covers, it covers: each of these documents has a kind of member that once went the long
// way.
#include <catch2/catch.hpp>
#include <insignia/jsonld/to_rdf.h>
#include <insignia/rdf/canonicalization.h>

using namespace insignia;

namespace {

constexpr const char* k_covered[] = {
    // @graph: of a document, of a node, inside each other
    R"({"@context": {"@vocab": "https://e.example/"}, "@graph": [{"@id": "urn:a", "p": 1}, {"p": "x"}]})",
    R"({"@context": {"@vocab": "https://e.example/"}, "@id": "urn:g", "q": 1, "@graph": {"@id": "urn:a", "p": 1}})",
    R"([{"@id": "urn:a", "https://e.example/p": 1}, {"@id": "urn:b", "https://e.example/p": 2}])",
    // blank nodes with names
    R"({"@context": {"@vocab": "https://e.example/", "p": {"@type": "@id"}}, "@id": "_:x", "p": "_:y", "q": {"@id": "_:y", "p": "_:x"}})",
    // @reverse, as a keyword and as a term
    R"({"@context": {"@vocab": "https://e.example/"}, "@id": "urn:a", "@reverse": {"p": [{"@id": "urn:b"}, {"q": 1}]}})",
    R"({"@context": {"@vocab": "https://e.example/", "r": {"@reverse": "p", "@type": "@id"}}, "@id": "urn:a", "r": ["urn:b", {"q": 1}]})",
    // @nest
    R"({"@context": {"@vocab": "https://e.example/", "inside": "@nest"}, "@id": "urn:a", "inside": [{"p": 1}, {"q": {"p": 2}}]})",
    // @included
    R"({"@context": {"@vocab": "https://e.example/"}, "@id": "urn:a", "p": 1, "@included": [{"@id": "urn:b", "p": 2}]})",
    // @set and @list as objects
    R"({"@context": {"@vocab": "https://e.example/"}, "p": {"@set": [1, {"q": 2}]}, "l": {"@list": ["a", "b"]}})",
    R"({"@context": {"@vocab": "https://e.example/", "l": {"@container": "@list"}}, "l": {"@list": ["a", {"q": 1}]}})",
    // maps by language, id, type, and by a property
    R"({"@context": {"@vocab": "https://e.example/", "p": {"@container": "@language"}}, "p": {"en": "x", "de": ["y", "z"], "@none": "w"}})",
    R"({"@context": {"@vocab": "https://e.example/", "p": {"@container": "@id"}}, "p": {"urn:a": {"q": 1}, "@none": {"q": 2}}})",
    R"({"@context": {"@vocab": "https://e.example/", "p": {"@container": "@type"}}, "p": {"T": {"q": 1}, "U": [{"@id": "urn:b"}]}})",
    R"({"@context": {"@vocab": "https://e.example/", "p": {"@container": "@index", "@index": "kind"}}, "p": {"one": {"q": 1}, "two": {"q": 2}}})",
    R"({"@context": {"@vocab": "https://e.example/", "p": {"@container": ["@graph", "@id"]}}, "p": {"urn:g": {"q": 1}, "@none": {"q": 2}}})",
    // JSON literals as value objects
    R"({"@id": "urn:a", "https://e.example/p": {"@value": {"b": [1, null], "a": "x"}, "@type": "@json"}})",
};

// Errors and losses, beside or inside of what is covered: they are left to the way that names them.
constexpr const char* k_declined[] = {
    R"({"@context": {"@vocab": "https://e.example/"}, "@graph": [{"@id": "urn:a", "p": 1}, {"@id": "urn:b"}]})",
    R"({"@context": {"@vocab": "https://e.example/"}, "@graph": [{"p": 1}, "free"]})",
    R"({"@context": {"@vocab": "https://e.example/"}, "@id": "urn:a", "@reverse": {"p": "text"}})",
    R"({"@context": {"@vocab": "https://e.example/", "p": {"@container": "@index"}}, "p": {"one": {"q": 1}}})",
    R"({"@context": {"@vocab": "https://e.example/", "p": {"@container": "@language"}}, "p": {"no tag": "x"}})",
    R"({"@context": {"@vocab": "https://e.example/", "p": {"@container": "@id"}}, "p": {"relative": {"q": 1}}})",
};

} // namespace

TEST_CASE("maps, graphs, nests and reverse properties are written in one pass") {
    for (const char* text : k_covered) {
        CAPTURE(text);
        const json::Value document = json::parse(text).value();
        const auto one_pass = jsonld::to_rdf_in_one_pass(document, {});
        REQUIRE(one_pass);
        const auto expected = jsonld::to_rdf_by_expansion(document, {}).value();
        CHECK(rdf::canonicalize(*one_pass)->text == rdf::canonicalize(expected)->text);
        CHECK_FALSE(expected.empty());
    }
}

TEST_CASE("what would be lost or is wrong is declined") {
    for (const char* text : k_declined) {
        CAPTURE(text);
        CHECK_FALSE(jsonld::to_rdf_in_one_pass(json::parse(text).value(), {}));
    }
}

TEST_CASE("a member of the document can be left out") {
    const json::Value with = json::parse(R"({"https://e.example/p": 1, "proof": {"x": 1}})").value();
    const json::Value without = json::parse(R"({"https://e.example/p": 1})").value();
    jsonld::Options options;
    options.safe = jsonld::SafeMode::yes;
    CHECK_FALSE(jsonld::to_rdf(with, options));
    options.without = "proof";
    const auto expected = rdf::canonicalize(jsonld::to_rdf(without, options).value())->text;
    CHECK(rdf::canonicalize(jsonld::to_rdf(with, options).value())->text == expected);
    CHECK(rdf::canonicalize(jsonld::to_rdf_by_expansion(with, options).value())->text == expected);
}
