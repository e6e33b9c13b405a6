// JSON-LD 1.1 API, tests of the deserialization to RDF; datasets are compared by their canonical forms.
#include <catch2/catch.hpp>
#include <insignia/jsonld/to_rdf.h>
#include <insignia/rdf/canonicalization.h>
#include <insignia/rdf/nquads.h>
#include <support/json_ld_suite.h>

using namespace insignia;
using namespace insignia::testing;

namespace {

bool equal_datasets(const rdf::Dataset& left, std::string_view right_text) {
    const auto right = rdf::parse_nquads(right_text);
    if (!right) return false;
    const auto left_text = rdf::canonicalize(left);
    const auto expected = rdf::canonicalize(*right);
    return left_text && expected && left_text->text == expected->text;
}

bool run(const JsonLdTest& test) {
    const auto input = json_ld_value(test.input);
    if (!input) return false;
    const auto dataset = jsonld::to_rdf(*input, test.options);
    if (!test.positive) return is_expected_error(test, dataset);
    return dataset && (test.syntax_only || equal_datasets(*dataset, json_ld_text(test.expect)));
}

} // namespace

TEST_CASE("the RDF of a document is what the W3C suite expects") {
    CHECK(run_json_ld_suite("toRdf", {}, run));
}
