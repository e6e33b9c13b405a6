#include <insignia/schema/schema.h>

#include <algorithm>
#include <array>
#include <insignia/base/text.h>
#include <span>

// Without this the library ends the program where it finds a schema wrong.
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "keywords_internal.h"

namespace insignia::schema {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;
using Plain = nlohmann::json;

// What a document breaks beyond these is not worth a line.
constexpr std::size_t k_violations = 32;

constexpr std::array<std::string_view, 4> k_named = {"properties", "patternProperties", "$defs",
                                                     "definitions"};
constexpr std::array<std::string_view, 11> k_schemas = {
    "items", "additionalItems", "contains", "propertyNames", "allOf", "anyOf", "oneOf", "not", "if", "then",
    "else"};

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

enum class Position { schema, named_schemas, data };

Position position_of(std::string_view keyword) {
    if (is_one_of(k_named, keyword)) return Position::named_schemas;
    return is_one_of(k_schemas, keyword) || keyword == "additionalProperties" ? Position::schema
                                                                              : Position::data;
}

// The schema as the library reads it: `false` and `true` where a schema stands become objects, and `format`,
// which the drafts since 2019-09 leave open, is taken out.
Plain adapted(const json::Value& schema, Position position) {
    if (position == Position::data) return schema;
    if (schema.is_boolean()) return schema.get<bool>() ? Plain::object() : Plain{{"not", Plain::object()}};
    if (schema.is_array()) {
        Plain list = Plain::array();
        for (const json::Value& entry : schema) list.push_back(adapted(entry, position));
        return list;
    }
    Plain object = Plain::object();
    for (const auto& [name, value] : schema.items()) {
        if (position == Position::named_schemas)
            object[name] = adapted(value, Position::schema);
        else if (name == "additionalProperties" && value.is_boolean())
            object[name] = value.get<bool>();
        else if (name != "format")
            object[name] = adapted(value, position_of(name));
    }
    return object;
}

// A copy in which no text is longer than a pattern may look; `cut` says whether one was.
Plain with_short_texts(const json::Value& value, bool& cut) {
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        if (text.size() <= k_pattern_characters) return text;
        cut = true;
        std::size_t end = k_pattern_characters;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0u) == 0x80u)
            --end; // within a character
        return text.substr(0, end);
    }
    Plain copy = value.is_array() ? Plain::array() : Plain::object();
    if (value.is_array())
        for (const json::Value& entry : value) copy.push_back(with_short_texts(entry, cut));
    else if (value.is_object())
        for (const auto& [name, entry] : value.items()) copy[name] = with_short_texts(entry, cut);
    else
        return value;
    return copy;
}

// The library's path of a violation: "<root>", "[name]", "[3]".
std::string pointer_of(const std::vector<std::string>& context) {
    std::string pointer;
    for (const std::string& step : context)
        if (step.size() > 2 && step.front() == '[' && step.back() == ']')
            pointer = json::join_pointer(pointer, std::string_view(step).substr(1, step.size() - 2));
    return pointer;
}

std::vector<Violation> violations_of(valijson::ValidationResults& results) {
    std::vector<Violation> violations;
    valijson::ValidationResults::Error error;
    while (violations.size() < k_violations && results.popError(error)) {
        while (!error.description.empty() && error.description.back() == '.') error.description.pop_back();
        violations.push_back(
            {pointer_of(error.context), to_lower(error.description.substr(0, 1))
                                            + error.description.substr(error.description.empty() ? 0 : 1)});
    }
    return violations;
}

// The library throws what it finds wrong with a schema.
Result<std::vector<Violation>> run(const Plain& schema, const Plain& document) {
    try {
        valijson::Schema compiled;
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(Adapter(schema), compiled);
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (validator.validate(compiled, Adapter(document), &results)) return std::vector<Violation>();
        return violations_of(results);
    } catch (const std::exception& problem) {
        return fail(ErrorCode::invalid, std::string("the schema cannot be used: ") + problem.what());
    }
}

} // namespace

Result<void> check_schema(const json::Value& schema) {
    return check_keywords(schema);
}

Result<std::vector<Violation>> validate(const json::Value& schema, const json::Value& document) {
    TRY(check_keywords(schema));
    bool cut = false;
    const Plain shortened = with_short_texts(document, cut);
    TRY_ASSIGN(auto violations, run(adapted(schema, Position::schema), shortened));
    if (cut && !violations.empty())
        return fail(ErrorCode::limit, "a text in it is too long to be held against the schema");
    return violations;
}

} // namespace insignia::schema
