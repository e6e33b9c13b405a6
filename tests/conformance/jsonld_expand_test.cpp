// JSON-LD 1.1 API, tests of expansion.
#include <catch2/catch.hpp>
#include <insignia/jsonld/expansion.h>
#include <support/json_ld_suite.h>

using namespace insignia;
using namespace insignia::testing;

namespace {

bool run(const JsonLdTest& test) {
    const auto input = json_ld_value(test.input);
    if (!input) return false;
    const auto expanded = jsonld::expand(*input, test.options);
    if (!test.positive) return is_expected_error(test, expanded);
    const auto expected = json_ld_value(test.expect);
    return expanded && expected && equal_json_ld(*expanded, *expected);
}

} // namespace

TEST_CASE("expansion gives what the W3C suite expects") {
    CHECK(run_json_ld_suite("expand", {}, run));
}
