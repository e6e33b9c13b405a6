// The W3C test suite of JSON-LD 1.1 API: reads its manifests, knows which tests do not concern us, keeps the
// score.
#pragma once

#include <functional>
#include <insignia/jsonld/errors.h>
#include <insignia/jsonld/options.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::testing {

struct JsonLdTest {
    std::string id;   // "#tc001"
    std::string name; // as the manifest has it
    bool positive = true;
    bool syntax_only = false;
    std::string input;   // paths relative to the suite
    std::string expect;  // of positive tests
    std::string context; // of compact and flatten tests
    std::string expected_error;
    jsonld::Options options;
};

// What is known to fail, and why.
struct KnownFailure {
    std::string_view id;
    std::string_view reason;
};

// The tests of one manifest ("expand", "toRdf", …) for processing mode json-ld-1.1; ends the program with
// code 77 when the suite is not there.
std::vector<JsonLdTest> json_ld_tests(std::string_view suite);

// A file of the suite: as text, and parsed.
std::string json_ld_text(std::string_view path);
Result<json::Value> json_ld_value(std::string_view path);

// Run all tests of a suite, print the score and the failures; false when a test failed that is not known to,
// or passed although it is known to fail. `run` says whether the test passed.
bool run_json_ld_suite(std::string_view suite, std::span<const KnownFailure> known,
                       const std::function<bool(const JsonLdTest&)>& run);

// True when the outcome is the error that the test expects.
template <class T>
bool is_expected_error(const JsonLdTest& test, const Result<T>& result) {
    if (result) return false;
    const auto code = jsonld::json_ld_error(result.error());
    return code && jsonld::to_string(*code) == test.expected_error;
}

// Equal as JSON-LD: members in any order, array items in any order except in lists.
bool equal_json_ld(const json::Value& left, const json::Value& right);

} // namespace insignia::testing
