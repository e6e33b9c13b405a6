// JSON-LD 1.1 API, tests of compaction.
#include <catch2/catch.hpp>
#include <insignia/jsonld/compaction.h>
#include <support/json_ld_suite.h>

using namespace insignia;
using namespace insignia::testing;

namespace {

bool run(const JsonLdTest& test) {
    const auto input = json_ld_value(test.input);
    const auto context = json_ld_value(test.context);
    if (!input || !context) return false;
    const auto compacted = jsonld::compact(*input, *context, test.options);
    if (!test.positive) return is_expected_error(test, compacted);
    const auto expected = json_ld_value(test.expect);
    return compacted && expected && equal_json_ld(*compacted, *expected);
}

} // namespace

TEST_CASE("compaction gives what the W3C suite expects") {
    CHECK(run_json_ld_suite("compact", {}, run));
}
