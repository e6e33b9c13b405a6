// Which keywords of JSON Schema are read, and where other schemas stand in them.
#include "keywords_internal.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace insignia::schema {
namespace {

enum class Holds { value, schema, schemas, named_schemas, schema_or_schemas, note };

struct Keyword {
    std::string_view name;
    Holds holds;
};

constexpr std::array k_keywords = {
    Keyword{"$schema", Holds::note},
    Keyword{"$comment", Holds::note},
    Keyword{"title", Holds::note},
    Keyword{"description", Holds::note},
    Keyword{"default", Holds::note},
    Keyword{"examples", Holds::note},
    Keyword{"deprecated", Holds::note},
    Keyword{"readOnly", Holds::note},
    Keyword{"writeOnly", Holds::note},
    Keyword{"format", Holds::note}, // an annotation since 2019-09
    Keyword{"$ref", Holds::value},
    Keyword{"$defs", Holds::named_schemas},
    Keyword{"definitions", Holds::named_schemas},
    Keyword{"type", Holds::value},
    Keyword{"enum", Holds::value},
    Keyword{"const", Holds::value},
    Keyword{"required", Holds::value},
    Keyword{"pattern", Holds::value},
    Keyword{"minLength", Holds::value},
    Keyword{"maxLength", Holds::value},
    Keyword{"minimum", Holds::value},
    Keyword{"maximum", Holds::value},
    Keyword{"exclusiveMinimum", Holds::value},
    Keyword{"exclusiveMaximum", Holds::value},
    Keyword{"multipleOf", Holds::value},
    Keyword{"minItems", Holds::value},
    Keyword{"maxItems", Holds::value},
    Keyword{"uniqueItems", Holds::value},
    Keyword{"minProperties", Holds::value},
    Keyword{"maxProperties", Holds::value},
    Keyword{"properties", Holds::named_schemas},
    Keyword{"patternProperties", Holds::named_schemas},
    Keyword{"additionalProperties", Holds::schema},
    Keyword{"propertyNames", Holds::schema},
    Keyword{"items", Holds::schema_or_schemas},
    Keyword{"additionalItems", Holds::schema},
    Keyword{"contains", Holds::schema},
    Keyword{"allOf", Holds::schemas},
    Keyword{"anyOf", Holds::schemas},
    Keyword{"oneOf", Holds::schemas},
    Keyword{"not", Holds::schema},
    Keyword{"if", Holds::schema},
    Keyword{"then", Holds::schema},
    Keyword{"else", Holds::schema},
};

const Keyword* find_keyword(std::string_view name) {
    const auto found = std::ranges::find(k_keywords, name, &Keyword::name);
    return found == k_keywords.end() ? nullptr : &*found;
}

Result<void> check(const json::Value& schema, const std::string& where, const json::Value& root);

Result<void> check_list(const json::Value& list, const std::string& where, const json::Value& root) {
    if (!list.is_array() || list.empty())
        return fail(ErrorCode::invalid, "a list of schemas belongs here", where);
    for (std::size_t i = 0; i < list.size(); ++i) TRY(check(list[i], json::join_pointer(where, i), root));
    return {};
}

Result<void> check_named(const json::Value& object, const std::string& where, const json::Value& root) {
    if (!object.is_object()) return fail(ErrorCode::invalid, "an object of schemas belongs here", where);
    for (const auto& [name, schema] : object.items())
        TRY(check(schema, json::join_pointer(where, name), root));
    return {};
}

// References lead to a place in the same document, and in the end to something that is no reference.
Result<void> check_reference(const json::Value& schema, const std::string& where, const json::Value& root) {
    constexpr int most_steps = 32;
    const json::Value* at = &schema;
    for (int step = 0; step < most_steps; ++step) {
        const std::string_view reference = json::member_text(*at, "$ref");
        if (json::member(*at, "$ref") == nullptr) return {};
        if (!reference.starts_with("#/") || reference.find('%') != std::string_view::npos)
            return fail(ErrorCode::unsupported,
                        fmt::format("the schema refers to another document, \"{}\"", reference), where);
        at = json::find(root, reference.substr(1));
        if (at == nullptr)
            return fail(ErrorCode::invalid, fmt::format("the reference \"{}\" leads nowhere", reference),
                        where);
        if (!at->is_object()) return {};
    }
    return fail(ErrorCode::invalid, "the references of the schema lead in a circle", where);
}

Result<void> check_keyword(const Keyword& keyword, const json::Value& value, const std::string& where,
                           const json::Value& root) {
    switch (keyword.holds) {
    case Holds::note:
    case Holds::value:
        return {};
    case Holds::schema:
        return check(value, where, root);
    case Holds::schemas:
        return check_list(value, where, root);
    case Holds::named_schemas:
        return check_named(value, where, root);
    case Holds::schema_or_schemas:
        return value.is_array() ? check_list(value, where, root) : check(value, where, root);
    }
    return {};
}

Result<void> check(const json::Value& schema, const std::string& where, const json::Value& root) {
    if (schema.is_boolean()) return {};
    if (!schema.is_object()) return fail(ErrorCode::invalid, "a schema is an object, true or false", where);
    const bool refers = json::member(schema, "$ref") != nullptr;
    for (const auto& [name, value] : schema.items()) {
        const std::string here = json::join_pointer(where, name);
        if (name == "$id" && where.empty()) continue;
        const Keyword* keyword = find_keyword(name);
        if (keyword == nullptr)
            return fail(ErrorCode::unsupported,
                        fmt::format("the schema uses \"{}\", which is not read here", name), here);
        const bool beside = refers && name != "$ref" && keyword->holds != Holds::note
                            && keyword->holds != Holds::named_schemas;
        if (beside)
            return fail(
                ErrorCode::unsupported,
                fmt::format("the schema has \"{}\" beside a reference, which drafts read differently", name),
                here);
        TRY(check_keyword(*keyword, value, here, root));
    }
    return check_reference(schema, where, root);
}

} // namespace

Result<void> check_keywords(const json::Value& schema) {
    return check(schema, {}, schema);
}

} // namespace insignia::schema
