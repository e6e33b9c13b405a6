// JSON-LD 1.1 API, tests of flattening.
#include <catch2/catch.hpp>
#include <insignia/jsonld/flattening.h>
#include <support/json_ld_suite.h>

using namespace insignia;
using namespace insignia::testing;

namespace {

bool run(const JsonLdTest& test) {
    const auto input = json_ld_value(test.input);
    const auto context =
        test.context.empty() ? Result<json::Value>(json::Value()) : json_ld_value(test.context);
    if (!input || !context) return false;
    const auto flattened = jsonld::flatten(*input, *context, test.options);
    if (!test.positive) return is_expected_error(test, flattened);
    const auto expected = json_ld_value(test.expect);
    return flattened && expected && equal_json_ld(*flattened, *expected);
}

} // namespace

TEST_CASE("flattening gives what the W3C suite expects") {
    CHECK(run_json_ld_suite("flatten", {}, run));
}
