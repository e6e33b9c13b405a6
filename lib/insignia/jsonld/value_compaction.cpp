#include <insignia/base/text.h>
#include <insignia/jsonld/compaction_internal.h>

namespace insignia::jsonld {

namespace {

bool equal_ignoring_case(const Value* tag, const std::optional<std::string>& language) {
    if (tag == nullptr || !language) return tag == nullptr && !language;
    return to_lower(text_of(*tag)) == to_lower(*language);
}

bool equal_direction(const Value* written, const std::optional<Direction>& direction) {
    if (written == nullptr || !direction) return written == nullptr && !direction;
    return text_of(*written) == to_string(*direction);
}

// 10. The language and direction that a plain string would get are those of the value.
bool has_implied_language(const Context& active, const TermDefinition* definition, const Value& value) {
    // 4. and 5.
    const auto& language =
        definition && definition->language_mapping ? *definition->language_mapping : active.default_language;
    const auto& direction = definition && definition->direction_mapping ? *definition->direction_mapping
                                                                        : active.default_direction;
    return equal_ignoring_case(json::member(value, "@language"), language)
           && equal_direction(json::member(value, "@direction"), direction);
}

// 6. A reference to a node.
Result<std::optional<Value>> compact_reference(const Context& active, const TermDefinition* definition,
                                               const Value& value) {
    const std::size_t others = value.size() - 1 - (json::member(value, "@index") != nullptr ? 1 : 0);
    const Coercion coercion = definition != nullptr ? definition->coercion : Coercion::undeclared;
    if (others != 0 || (coercion != Coercion::id && coercion != Coercion::vocab))
        return std::optional<Value>();
    TRY_ASSIGN(std::string iri, compact_iri(active, text_of(value["@id"]),
                                            {.value = nullptr, .vocab = coercion == Coercion::vocab}));
    return std::optional<Value>(std::move(iri));
}

} // namespace

// https://www.w3.org/TR/json-ld11-api/#value-compaction
Result<Value> compact_value(const Context& active, const TermDefinition* definition, const Value& value) {
    const Value* type = json::member(value, "@type");
    const Value* index = json::member(value, "@index");
    const bool index_is_implied =
        index == nullptr || (definition != nullptr && definition->containers.has(Container::index));
    // 1.
    Value result = value;
    // 6.
    if (const Value* id = json::member(value, "@id"); id != nullptr && id->is_string()) {
        TRY_ASSIGN(std::optional<Value> reference, compact_reference(active, definition, value));
        if (reference) return *std::move(reference);
    }
    // 7.
    else if (type != nullptr && definition != nullptr && *type == definition->type_mapping
             && index_is_implied)
        return value["@value"];
    // 8.
    else if ((definition != nullptr && definition->coercion == Coercion::none) || type != nullptr) {
        if (type != nullptr && type->is_string()) {
            TRY_ASSIGN(result["@type"], compact_iri(active, text_of(*type)));
        }
    }
    // 9. and 10.
    else if (const Value* content = json::member(value, "@value"); content != nullptr && index_is_implied) {
        if (!content->is_string() || has_implied_language(active, definition, value)) return *content;
    }
    // 11.
    Value renamed = Value::object();
    for (auto& [name, member] : result.get_ref<Value::object_t&>()) {
        TRY_ASSIGN(const std::string alias, compact_iri(active, name));
        renamed[alias] = std::move(member);
    }
    return renamed;
}

} // namespace insignia::jsonld
