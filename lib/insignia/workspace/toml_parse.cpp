#include "toml_internal.h"
#include <algorithm>
#include <fmt/format.h>
#include <sstream>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
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
        return fail(ErrorCode::parse, fmt::format("not TOML: {}", parsed.error().description()),
                    fmt::format("{}:{}:{}", source, place.line, place.column));
    }
    document.root = Converter(document).convert(parsed.table(), "");
    return document;
}

} // namespace insignia::workspace
