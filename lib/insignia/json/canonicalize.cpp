#include "quoted_internal.h"

#include <insignia/json/json.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::json {
namespace {

// UTF-16 puts the surrogates, and so all characters above U+FFFF, before U+E000 to U+FFFF, whose UTF-8 begins
// with EE or EF. Everything else is ordered alike in both forms.
constexpr std::uint8_t utf16_rank(char byte) {
    const auto value = static_cast<std::uint8_t>(byte);
    return value == 0xEE || value == 0xEF ? value + 0x0A : value;
}

bool utf16_less(std::string_view a, std::string_view b) {
    const std::size_t common = std::min(a.size(), b.size());
    const auto [at_a, at_b] =
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(common), b.begin());
    if (at_a == a.begin() + static_cast<std::ptrdiff_t>(common)) return a.size() < b.size();
    return utf16_rank(*at_a) < utf16_rank(*at_b);
}

// https://www.rfc-editor.org/rfc/rfc8785#section-3.2
class Canonicalizer {
public:
    Result<void> append(const Value& value, std::size_t depth) {
        switch (value.type()) {
        case Value::value_t::object:
            return append_object(value.get_ref<const Value::object_t&>(), depth);
        case Value::value_t::array:
            return append_array(value.get_ref<const Value::array_t&>(), depth);
        case Value::value_t::string:
            return append_string(value.get_ref<const std::string&>());
        case Value::value_t::boolean:
            m_text += value.get<bool>() ? "true" : "false";
            return {};
        case Value::value_t::null:
            m_text += "null";
            return {};
        case Value::value_t::number_integer:
            return append_number(static_cast<double>(value.get<std::int64_t>()));
        case Value::value_t::number_unsigned:
            return append_number(static_cast<double>(value.get<std::uint64_t>()));
        case Value::value_t::number_float:
            return append_number(value.get<double>());
        default:
            return fail(ErrorCode::invalid, "a value that JSON cannot express");
        }
    }

    std::string take() { return std::move(m_text); }

private:
    // The members of all open objects lie in one stack, so that no object needs its own memory.
    Result<void> append_object(const Value::object_t& object, std::size_t depth) {
        TRY(check_depth(depth));
        const std::size_t begin = m_members.size();
        for (const auto& member : object) m_members.push_back(&member);
        const std::size_t end = m_members.size();
        std::sort(m_members.begin() + static_cast<std::ptrdiff_t>(begin), m_members.end(),
                  [](const Member* a, const Member* b) { return utf16_less(a->first, b->first); });
        m_text += '{';
        for (std::size_t i = begin; i < end; ++i) {
            if (i != begin) m_text += ',';
            TRY(append_string(m_members[i]->first));
            m_text += ':';
            TRY(append(m_members[i]->second, depth + 1));
        }
        m_text += '}';
        m_members.resize(begin);
        return {};
    }

    Result<void> append_array(const Value::array_t& array, std::size_t depth) {
        TRY(check_depth(depth));
        m_text += '[';
        for (std::size_t i = 0; i < array.size(); ++i) {
            if (i != 0) m_text += ',';
            TRY(append(array[i], depth + 1));
        }
        m_text += ']';
        return {};
    }

    // https://www.rfc-editor.org/rfc/rfc8785#section-3.2.2.2
    Result<void> append_string(std::string_view text) {
        const std::size_t invalid = find_invalid_utf8(text);
        if (invalid != std::string_view::npos) return fail(ErrorCode::invalid, "a string with invalid UTF-8");
        append_quoted(m_text, text);
        return {};
    }

    Result<void> append_number(double number) {
        if (!std::isfinite(number)) return fail(ErrorCode::invalid, "a number that is not finite");
        m_text += ecmascript_number(number);
        return {};
    }

    static Result<void> check_depth(std::size_t depth) {
        // Values that were built rather than parsed have no limit of their own; the stack has.
        constexpr std::size_t k_deepest = 1'000;
        if (depth < k_deepest) return {};
        return fail(ErrorCode::limit, fmt::format("nested deeper than {} levels", k_deepest));
    }

    using Member = Value::object_t::value_type;
    std::string m_text;
    std::vector<const Member*> m_members;
};

// The significant digits of a positive number, and n such that its value is 0.digits × 10^n.
struct Digits {
    std::string text;
    int n = 0;
};

Digits shortest_digits(double value) {
    char buffer[32];
    const auto result =
        std::to_chars(std::begin(buffer), std::end(buffer), value, std::chars_format::scientific);
    const std::string_view written(buffer, static_cast<std::size_t>(result.ptr - buffer));
    const std::size_t exponent_at = written.find('e');
    int exponent = 0;
    const std::size_t sign = written[exponent_at + 1] == '+' ? 1 : 0;
    std::from_chars(written.data() + exponent_at + 1 + sign, written.data() + written.size(), exponent);
    Digits digits{std::string(written.substr(0, exponent_at)), exponent + 1};
    if (digits.text.size() > 1) digits.text.erase(1, 1); // the decimal point
    return digits;
}

} // namespace

// https://tc39.es/ecma262/#sec-numeric-types-number-tostring
std::string ecmascript_number(double value) {
    constexpr int k_longest_integer = 21;
    constexpr int k_smallest_fraction = -6;
    if (value == 0) return "0";
    if (value < 0) return "-" + ecmascript_number(-value);
    auto [digits, n] = shortest_digits(value);
    const int k = static_cast<int>(digits.size());
    if (n >= k && n <= k_longest_integer) return digits.append(static_cast<std::size_t>(n - k), '0');
    if (n > 0 && n <= k_longest_integer) return digits.insert(static_cast<std::size_t>(n), 1, '.');
    if (n > k_smallest_fraction && n <= 0)
        return "0." + std::string(static_cast<std::size_t>(-n), '0') + digits;
    if (k > 1) digits.insert(1, 1, '.');
    return digits + fmt::format("e{:+}", n - 1);
}

Result<std::string> canonicalize(const Value& value) {
    Canonicalizer canonicalizer;
    TRY(canonicalizer.append(value, 0));
    return canonicalizer.take();
}

} // namespace insignia::json
