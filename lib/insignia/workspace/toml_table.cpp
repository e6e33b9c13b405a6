#include "toml_internal.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace insignia::workspace {

namespace {

std::string_view type_name(const json::Value& value) {
    if (value.is_string()) return "a text";
    if (value.is_number()) return "a number";
    if (value.is_boolean()) return "true or false";
    if (value.is_array()) return "a list";
    return "a table";
}

bool is_language_tag(std::string_view tag) {
    return tag.size() >= 2 && tag.size() <= 35 && std::ranges::all_of(tag, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

} // namespace

std::string place_in(std::string_view source, const std::map<std::string, TextPosition>& places,
                     std::string pointer) {
    while (places.count(pointer) == 0 && !pointer.empty()) pointer.erase(pointer.rfind('/'));
    const auto found = places.find(pointer);
    if (found == places.end() || found->second.line == 0) return std::string(source);
    return fmt::format("{}:{}:{}", source, found->second.line, found->second.column);
}

std::string TomlDocument::where(std::string pointer) const {
    return place_in(source, places, std::move(pointer));
}

const json::Value* TomlTable::find(std::string_view key) const {
    const auto* const table = json::find(m_document->root, m_pointer);
    return table == nullptr ? nullptr : json::member(*table, key);
}

tl::unexpected<Error> TomlTable::problem(std::string_view key, std::string message,
                                         std::vector<std::string> hints) const {
    return fail(ErrorCode::invalid, std::move(message), m_document->where(json::join_pointer(m_pointer, key)),
                std::move(hints));
}

tl::unexpected<Error> TomlTable::wrong_type(std::string_view key, std::string_view expected) const {
    return problem(key, fmt::format("\"{}\" must be {}, not {}", key, expected, type_name(*find(key))));
}

Result<void> TomlTable::allow_only(std::span<const std::string_view> keys) const {
    const auto* const table = json::find(m_document->root, m_pointer);
    if (table == nullptr) return {};
    for (const auto& [key, value] : table->items()) {
        if (std::ranges::find(keys, key) != keys.end()) continue;
        const auto meant = did_you_mean(key, keys);
        std::vector<std::string> known;
        for (const auto& name : keys) known.emplace_back(name);
        const auto hint =
            meant.empty() ? "known here: " + join(known, ", ") : fmt::format("did you mean \"{}\"", meant);
        return problem(key, fmt::format("unknown key \"{}\"", key), {hint});
    }
    return {};
}

Result<std::string> TomlTable::text(std::string_view key, std::string_view otherwise) const {
    const auto* const value = find(key);
    if (value == nullptr) return std::string(otherwise);
    if (!value->is_string()) return wrong_type(key, "a text");
    return std::string(trim(value->get_ref<const std::string&>()));
}

Result<std::optional<double>> TomlTable::number(std::string_view key) const {
    const auto* const value = find(key);
    if (value == nullptr) return std::optional<double>();
    if (!value->is_number() || !std::isfinite(value->get<double>())) return wrong_type(key, "a number");
    return std::optional<double>(value->get<double>());
}

Result<bool> TomlTable::flag(std::string_view key, bool otherwise) const {
    const auto* const value = find(key);
    if (value == nullptr) return otherwise;
    if (!value->is_boolean()) return wrong_type(key, "true or false");
    return value->get<bool>();
}

Result<std::vector<std::string>> TomlTable::texts(std::string_view key) const {
    std::vector<std::string> result;
    const auto* const value = find(key);
    if (value == nullptr) return result;
    if (!value->is_array()) return wrong_type(key, "a list of texts");
    for (const auto& element : *value) {
        if (!element.is_string()) return problem(key, fmt::format("\"{}\" must hold texts only", key));
        result.emplace_back(trim(element.get_ref<const std::string&>()));
    }
    return result;
}

Result<credential::Localized> TomlTable::localized(std::string_view key, std::string_view language) const {
    credential::Localized result;
    const auto* const value = find(key);
    if (value == nullptr) return result;
    if (value->is_string()) {
        result.emplace_back(language, trim(value->get_ref<const std::string&>()));
        return result;
    }
    if (!value->is_object()) return wrong_type(key, "a text, or a table of texts by language");
    for (const auto& [tag, text] : value->items()) {
        if (!is_language_tag(tag) || !text.is_string())
            return problem(key, fmt::format("\"{}\" must hold texts by language, as in en = \"…\"", key));
        result.emplace_back(tag, trim(text.get_ref<const std::string&>()));
    }
    // The definition's own language comes first, whatever the order of the file.
    std::ranges::stable_partition(result, [&](const auto& entry) { return entry.first == language; });
    return result;
}

Result<std::vector<std::pair<std::string, std::string>>> TomlTable::named_texts(std::string_view key) const {
    std::vector<std::pair<std::string, std::string>> result;
    const auto* const value = find(key);
    if (value == nullptr) return result;
    if (!value->is_object()) return wrong_type(key, "a table of texts");
    for (const auto& [name, text] : value->items()) {
        if (!text.is_string())
            return problem(key, fmt::format("\"{}\" must hold texts", key),
                           {"write a reason behind each name"});
        result.emplace_back(name, trim(text.get_ref<const std::string&>()));
    }
    return result;
}

Result<std::vector<TomlTable>> TomlTable::tables(std::string_view key) const {
    std::vector<TomlTable> result;
    const auto* const value = find(key);
    if (value == nullptr) return result;
    const auto all_tables =
        value->is_array() && std::ranges::all_of(*value, [](const auto& row) { return row.is_object(); });
    if (!all_tables)
        return problem(key, fmt::format("\"{}\" must be a list of tables", key),
                       {fmt::format("begin each with [[{}]]", key)});
    for (std::size_t i = 0; i < value->size(); ++i)
        result.emplace_back(*m_document, json::join_pointer(json::join_pointer(m_pointer, key), i));
    return result;
}

Result<TomlTable> TomlTable::table(std::string_view key) const {
    const auto* const value = find(key);
    if (value != nullptr && !value->is_object())
        return problem(key, fmt::format("\"{}\" must be a table", key),
                       {fmt::format("begin it with [{}]", key)});
    return TomlTable(*m_document, json::join_pointer(m_pointer, key));
}

} // namespace insignia::workspace
