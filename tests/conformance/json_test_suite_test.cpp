// The parsing tests of JSONTestSuite. Files named y_ must be read, n_ refused; for i_, where RFC 8259 leaves
// the choice, and for the y_ files that our stricter reading refuses, the decision is written down here.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/json/json.h>
#include <support/conformance.h>

using namespace insignia;

namespace {

struct Decision {
    std::string_view name;
    bool accepted;
    std::string_view reason;
};

constexpr std::string_view k_duplicate =
    "duplicate keys are read differently by different programs (RFC 8785 3.1)";
constexpr std::string_view k_utf8 = "the text must be well-formed UTF-8 (RFC 3629)";
constexpr std::string_view k_surrogate = "half of a surrogate pair is no character (RFC 7493 2.1)";
constexpr std::string_view k_range = "beyond what a double can hold (RFC 7493 2.2)";
constexpr std::string_view k_small = "too small for a double is zero, as every reader takes it";
constexpr std::string_view k_deep = "deeper than the limit";

constexpr Decision k_decisions[] = {
    {"y_object_duplicated_key.json", false, k_duplicate},
    {"y_object_duplicated_key_and_value.json", false, k_duplicate},
    {"i_number_double_huge_neg_exp.json", true, k_small},
    {"i_number_huge_exp.json", false, k_range},
    {"i_number_neg_int_huge_exp.json", false, k_range},
    {"i_number_pos_double_huge_exp.json", false, k_range},
    {"i_number_real_neg_overflow.json", false, k_range},
    {"i_number_real_pos_overflow.json", false, k_range},
    {"i_number_real_underflow.json", true, k_small},
    {"i_number_too_big_neg_int.json", false, k_range},
    {"i_number_too_big_pos_int.json", false, k_range},
    {"i_number_very_big_negative_int.json", false, k_range},
    {"i_object_key_lone_2nd_surrogate.json", false, k_surrogate},
    {"i_string_1st_surrogate_but_2nd_missing.json", false, k_surrogate},
    {"i_string_1st_valid_surrogate_2nd_invalid.json", false, k_surrogate},
    {"i_string_UTF-16LE_with_BOM.json", false, k_utf8},
    {"i_string_UTF-8_invalid_sequence.json", false, k_utf8},
    {"i_string_UTF8_surrogate_U+D800.json", false, k_utf8},
    {"i_string_incomplete_surrogate_and_escape_valid.json", false, k_surrogate},
    {"i_string_incomplete_surrogate_pair.json", false, k_surrogate},
    {"i_string_incomplete_surrogates_escape_valid.json", false, k_surrogate},
    {"i_string_invalid_lonely_surrogate.json", false, k_surrogate},
    {"i_string_invalid_surrogate.json", false, k_surrogate},
    {"i_string_invalid_utf-8.json", false, k_utf8},
    {"i_string_inverted_surrogates_U+1D11E.json", false, k_surrogate},
    {"i_string_iso_latin_1.json", false, k_utf8},
    {"i_string_lone_second_surrogate.json", false, k_surrogate},
    {"i_string_lone_utf8_continuation_byte.json", false, k_utf8},
    {"i_string_not_in_unicode_range.json", false, k_utf8},
    {"i_string_overlong_sequence_2_bytes.json", false, k_utf8},
    {"i_string_overlong_sequence_6_bytes.json", false, k_utf8},
    {"i_string_overlong_sequence_6_bytes_null.json", false, k_utf8},
    {"i_string_truncated-utf-8.json", false, k_utf8},
    {"i_string_utf16BE_no_BOM.json", false, k_utf8},
    {"i_string_utf16LE_no_BOM.json", false, k_utf8},
    {"i_structure_500_nested_arrays.json", false, k_deep},
    {"i_structure_UTF-8_BOM_empty_object.json", false, "a byte order mark is no JSON (RFC 8259 8.1)"},
};

const Decision* decision_for(std::string_view name) {
    const auto* found = std::find_if(std::begin(k_decisions), std::end(k_decisions),
                                     [&](const Decision& d) { return d.name == name; });
    return found == std::end(k_decisions) ? nullptr : found;
}

} // namespace

TEST_CASE("every text is read or refused as decided") {
    const auto folder = test::conformance_folder("json-test-suite") / "test_parsing";
    test::Tally tally("json-test-suite");
    std::size_t decided = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        const Decision* decision = decision_for(name);
        REQUIRE((decision != nullptr || name.front() != 'i'));
        decided += decision != nullptr ? 1 : 0;
        const bool expected = decision != nullptr ? decision->accepted : name.front() == 'y';
        const auto value = json::parse(test::read_vector(entry.path()), name);
        CHECK(tally.count(value.has_value() == expected));
        // What is refused is also explained.
        if (!value) CHECK(value.error().message != "the text is not valid JSON");
    }
    CHECK(tally.passed() == 318);
    CHECK(decided == std::size(k_decisions));
}
