// JSON-LD 1.1 API, tests of the serialization of RDF.
#include <catch2/catch.hpp>
#include <insignia/jsonld/from_rdf.h>
#include <insignia/rdf/nquads.h>
#include <support/json_ld_suite.h>

using namespace insignia;
using namespace insignia::testing;

namespace {

bool run(const JsonLdTest& test) {
    const auto dataset = rdf::parse_nquads(json_ld_text(test.input));
    if (!dataset) return false;
    const auto document = jsonld::from_rdf(*dataset, test.options);
    if (!test.positive) return is_expected_error(test, document);
    const auto expected = json_ld_value(test.expect);
    return document && expected && equal_json_ld(*document, *expected);
}

} // namespace

TEST_CASE("serialization of RDF gives what the W3C suite expects") {
    CHECK(run_json_ld_suite("fromRdf", {}, run));
}
