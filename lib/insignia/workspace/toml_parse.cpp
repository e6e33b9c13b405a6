#include "toml_internal.h"
#include <algorithm>
#include <fmt/format.h>
#include <sstream>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ASSERT(expression) static_cast<void>(0) // what somebody wrote is no mistake of the program's
#include <toml++/toml.h>

namespace insignia::workspace {

namespace {

TextPosition position_of(const toml::source_region& region) {
    return {region.begin.line, region.begin.column};
}

template <class Value>
std::string printed(const Value& value) {
    std::ostringstream stream;
    stream << value;
    return stream.str();
}

std::string_view line_at(std::string_view text, std::size_t number) {
    for (std::size_t line = 1; line < number; ++line) {
        const auto feed = text.find('\n');
        if (feed == std::string_view::npos) return {};
        text.remove_prefix(feed + 1);
    }
    return text.substr(0, text.find('\n'));
}

// What the parser says, by some words of it, and what it means to people.
struct Meant {
    std::string_view said, meant;
};
constexpr Meant k_meant[] = {
    {"string: encountered end-of-file", "a text does not end: its last quotation marks are missing"},
    {"expected value", "a value is missing behind the equals sign"},
    {"expected '='", "a line is  key = value, and the equals sign is missing behind the key"},
    {"could not determine value type", "this is no value: texts stand in quotation marks (\")"},
    {"expected a comment or whitespace",
     "something is left over behind the value; a quotation mark inside a text is written \\\""},
    {"cannot redefine", "this key is there already"},
    {"parsing array:", "a comma or the closing ] is missing"},
    {"inline table:", "a comma or the closing } is missing"},
    {"table header: expected ']'", "the closing ] is missing"},
    {"unknown escape", "this is no escape: a backslash inside a text is written \\\\"},
    {"parsing date", "this is no date such as 2025-05-10"},
    {"parsing time", "this is no time such as 12:30:00"},
    {"parsing boolean", "true and false are written in small letters"},
    {"leading zeroes", "a number does not begin with 0"},
    {"utf-8", "this is no text in UTF-8"},
    {"control characters", "a control character stands here"},
};

std::string_view in_plain_words(std::string_view said, std::string_view text, TextPosition place) {
    const auto line = line_at(text, place.line);
    const bool at_end = place.column > static_cast<std::size_t>(
                            std::ranges::count_if(trim(line), [](char c) { return (c & 0xc0) != 0x80; }));
    if (at_end && said.find("control characters") != std::string_view::npos)
        return "a quotation mark is missing at the end";
    if (said.find("key-value pair: encountered end-of-file") != std::string_view::npos)
        said = line.find('=') == std::string_view::npos ? "expected '='" : "expected value";
    for (const Meant& row : k_meant)
        if (said.find(row.said) != std::string_view::npos) return row.meant;
    return "nobody can tell what this is: a key, a table in [ ] or a comment behind # belongs here";
}

class Converter {
public:
    explicit Converter(TomlDocument& document) : m_document(document) {}

    json::Value convert(const toml::node& node, const std::string& pointer) {
        if (m_document.places.count(pointer) == 0) m_document.places[pointer] = position_of(node.source());
        if (const auto* const table = node.as_table()) return convert_table(*table, pointer);
        if (const auto* const array = node.as_array()) return convert_array(*array, pointer);
        return convert_scalar(node);
    }

private:
    // toml++ keeps tables sorted by key; people wrote them in another order, which is the one that counts.
    json::Value convert_table(const toml::table& table, const std::string& pointer) {
        struct Row {
            const toml::key* key;
            const toml::node* value;
        };
        std::vector<Row> rows;
        for (auto&& [key, value] : table) rows.push_back({&key, &value});
        std::ranges::sort(rows, [](const Row& a, const Row& b) {
            const auto& left = a.key->source().begin;
            const auto& right = b.key->source().begin;
            return left.line != right.line ? left.line < right.line : left.column < right.column;
        });
        auto result = json::Value::object();
        for (const auto& row : rows) {
            const auto name = std::string(row.key->str());
            const auto inner = json::join_pointer(pointer, name);
            m_document.places[inner] = position_of(row.key->source());
            result[name] = convert(*row.value, inner);
        }
        return result;
    }

    json::Value convert_array(const toml::array& array, const std::string& pointer) {
        auto result = json::Value::array();
        for (const auto& element : array)
            result.push_back(convert(element, json::join_pointer(pointer, result.size())));
        return result;
    }

    static json::Value convert_scalar(const toml::node& node) {
        if (const auto* const text = node.as_string()) return text->get();
        if (const auto* const integer = node.as_integer()) return integer->get();
        if (const auto* const number = node.as_floating_point()) return number->get();
        if (const auto* const boolean = node.as_boolean()) return boolean->get();
        if (const auto* const date = node.as_date()) return printed(date->get());
        if (const auto* const time = node.as_time()) return printed(time->get());
        if (const auto* const date_time = node.as_date_time()) return printed(date_time->get());
        return nullptr;
    }

    TomlDocument& m_document;
};

} // namespace

Result<TomlDocument> parse_toml(std::string_view text, std::string_view source) {
    TomlDocument document;
    document.source = std::string(source);
    auto parsed = toml::parse(text, std::string(source));
    if (!parsed) {
        const auto place = position_of(parsed.error().source());
        const auto line = sanitize(trim(line_at(text, place.line)), 100);
        std::vector<std::string> hints;
        if (!line.empty()) hints.push_back(fmt::format("line {} is  {}", place.line, line));
        return fail(ErrorCode::parse,
                    fmt::format("not TOML: {}", in_plain_words(parsed.error().description(), text, place)),
                    fmt::format("{}:{}:{}", source, place.line, place.column), std::move(hints));
    }
    document.root = Converter(document).convert(parsed.table(), "");
    return document;
}

} // namespace insignia::workspace
