#include "scan_internal.h"

#include <algorithm>
#include <insignia/base/text.h>
#include <insignia/json/json.h>
#include <simdjson.h>

namespace insignia::json {
namespace {

namespace dom = simdjson::dom;

// Objects up to this size are searched for duplicate keys pair by pair; larger ones are sorted.
constexpr std::size_t k_few_members = 12;

// Up to here a double holds every integer (RFC 7493 section 2.2). The bound itself is allowed, as canonical
// JSON writes it (RFC 8785 appendix B); the integer behind it would be read as the bound.
constexpr std::int64_t k_largest_integer = 9'007'199'254'740'992;

// Builds the tree from simdjson's tape. Stops at the first thing that is not allowed; what and where it was
// is found by describe_problem(), which reads the text again.
class Builder {
public:
    Builder(const Limits& limits, bool check_strings) : m_limits(limits), m_check_strings(check_strings) {}

    bool build(dom::element element, Value& out, std::size_t depth) {
        if (++m_values > m_limits.values) return false;
        switch (element.type()) {
        case dom::element_type::OBJECT:
            return depth < m_limits.depth && build_object(element, out, depth + 1);
        case dom::element_type::ARRAY:
            return depth < m_limits.depth && build_array(element, out, depth + 1);
        case dom::element_type::STRING:
            return build_string(element, out);
        case dom::element_type::INT64:
            return build_integer(element, out);
        case dom::element_type::UINT64:
            return false; // above 2^63
        case dom::element_type::DOUBLE:
            out = element.get_double().value_unsafe();
            return true;
        case dom::element_type::BOOL:
            out = element.get_bool().value_unsafe();
            return true;
        case dom::element_type::NULL_VALUE:
            out = nullptr;
            return true;
        }
        return false;
    }

private:
    bool build_object(dom::element element, Value& out, std::size_t depth) {
        const dom::object members = element.get_object().value_unsafe();
        if (has_duplicates(members)) return false;
        out = Value::object();
        // The vector beneath ordered_map: its own insertion searches all members for the key, once for each
        // member.
        auto& object = static_cast<Value::object_t::Container&>(out.get_ref<Value::object_t&>());
        object.reserve(members.size());
        for (const dom::key_value_pair member : members) {
            if (!valid(member.key)) return false;
            auto& [key, value] = object.emplace_back(std::string(member.key), nullptr);
            if (!build(member.value, value, depth)) return false;
        }
        return true;
    }

    bool build_array(dom::element element, Value& out, std::size_t depth) {
        const dom::array elements = element.get_array().value_unsafe();
        out = Value::array();
        auto& array = out.get_ref<Value::array_t&>();
        array.reserve(elements.size());
        for (const dom::element child : elements)
            if (!build(child, array.emplace_back(nullptr), depth)) return false;
        return true;
    }

    bool build_string(dom::element element, Value& out) const {
        const std::string_view text = element.get_string().value_unsafe();
        out = std::string(text);
        return valid(text);
    }

    static bool build_integer(dom::element element, Value& out) {
        const std::int64_t number = element.get_int64().value_unsafe();
        if (number < -k_largest_integer || number > k_largest_integer) return false;
        if (number < 0)
            out = number;
        else
            out = static_cast<std::uint64_t>(number);
        return true;
    }

    bool has_duplicates(const dom::object& members) {
        m_keys.clear();
        for (const dom::key_value_pair member : members) m_keys.push_back(member.key);
        if (m_keys.size() > k_few_members) {
            std::sort(m_keys.begin(), m_keys.end());
            return std::adjacent_find(m_keys.begin(), m_keys.end()) != m_keys.end();
        }
        for (auto key = m_keys.begin(); key != m_keys.end(); ++key)
            if (std::find(m_keys.begin(), key, *key) != key) return true;
        return false;
    }

    // simdjson has checked the UTF-8 of the text itself; only escapes can bring in lone surrogates.
    bool valid(std::string_view text) const {
        return !m_check_strings || find_invalid_utf8(text) == std::string_view::npos;
    }

    const Limits& m_limits;
    bool m_check_strings;
    std::size_t m_values = 0;
    std::vector<std::string_view> m_keys;
};

bool starts_with_byte_order_mark(std::string_view text) {
    return text.starts_with("\xEF\xBB\xBF");
}

bool parse_with(dom::parser& parser, std::string_view text, const Limits& limits, Value& value) {
    const auto document = parser.parse(text.data(), text.size());
    if (document.error() != simdjson::SUCCESS) return false;
    Builder builder(limits, text.find("\\u") != std::string_view::npos);
    return builder.build(document.value_unsafe(), value, 0);
}

// The parser's buffers are larger than the text. Those for texts of usual size are kept from one to the next.
bool parse_fast(std::string_view text, const Limits& limits, Value& value) {
    constexpr std::size_t k_usual_bytes = 64u << 10;
    if (text.size() > k_usual_bytes) {
        dom::parser parser;
        return parse_with(parser, text, limits, value);
    }
    thread_local dom::parser kept_parser;
    return parse_with(kept_parser, text, limits, value);
}

} // namespace

Result<Value> parse(std::string_view text, std::string_view source, const Limits& limits) {
    Value value;
    const bool allowed = text.size() <= limits.bytes && !starts_with_byte_order_mark(text);
    if (allowed && parse_fast(text, limits, value)) return value;
    return fail(describe_problem(text, source, limits));
}

} // namespace insignia::json
