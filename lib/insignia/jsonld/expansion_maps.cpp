// Expansion, steps 13.7 and 13.8: objects that are maps by language, index, id or type.
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/expansion_internal.h>
#include <insignia/jsonld/language_tag.h>

namespace insignia::jsonld {

// 13.7.
Result<Value> Expansion::expand_language_map(const Node& node, const Entry& entry,
                                             const TermDefinition& definition) {
    // 13.7.1. to 13.7.3.
    Value expanded_value = Value::array();
    const auto& direction =
        definition.direction_mapping ? *definition.direction_mapping : node.active->default_direction;
    // 13.7.4.
    for (const auto* member : entries_of(entry.value, m_session.options().ordered)) {
        const std::string& language = member->first;
        const Trail trail = entry.trail.member(language);
        const bool no_language = expand_iri(*node.active, language) == "@none";
        if (!no_language && !is_well_formed_language_tag(language))
            m_session.lose(LossKind::invalid_language, trail, language);
        for (const Value& item : as_array(member->second)) {
            // 13.7.4.2.1.
            if (item.is_null()) {
                m_session.lose(LossKind::null_value, trail, language);
                continue;
            }
            // 13.7.4.2.2.
            if (!item.is_string())
                return fail(JsonLdErrorCode::invalid_language_map_value,
                            fmt::format("{} is no text", sanitize(item.dump())));
            // 13.7.4.2.3. to 13.7.4.2.6.
            Value value{{"@value", item}};
            if (!no_language) value["@language"] = language;
            if (direction) {
                value["@direction"] = to_string(*direction);
                m_session.lose_direction(trail, to_string(*direction));
            }
            expanded_value.push_back(std::move(value));
        }
    }
    return expanded_value;
}

// 13.8.
Result<Value> Expansion::expand_index_map(const Node& node, const Entry& entry,
                                          const TermDefinition& definition) {
    const bool looks_up_terms =
        definition.containers.has(Container::id) || definition.containers.has(Container::type);
    const Context* previous = node.active->previous;
    const MapScope scope{node, definition, looks_up_terms && previous != nullptr ? previous : node.active};
    // 13.8.1.
    Value expanded_value = Value::array();
    // 13.8.3.
    for (const auto* member : entries_of(entry.value, m_session.options().ordered)) {
        const Trail trail = entry.trail.member(member->first);
        // 13.8.3.1. to 13.8.3.3.
        TRY_ASSIGN(const Context* map_context, map_context_for(scope, member->first));
        // 13.8.3.4.
        const auto expanded_index = expand_iri(*node.active, member->first);
        // 13.8.3.5. and 13.8.3.6.
        const Value index_value = as_array(member->second);
        const Trail& value_trail = trail;
        TRY_ASSIGN(Value items, expand(*map_context, entry.key, index_value, value_trail, FromMap::yes));
        // 13.8.3.7.
        for (Value& item : items) {
            TRY(index_item(scope, item, {member->first, expanded_index, trail}));
            expanded_value.push_back(std::move(item));
        }
    }
    return expanded_value;
}

// 13.8.3.1. to 13.8.3.3.
Result<const Context*> Expansion::map_context_for(const MapScope& scope, std::string_view index) {
    if (!scope.definition.containers.has(Container::type)) return scope.node.active;
    const TermDefinition* type = scope.without_type_scope->find(index);
    if (type == nullptr || type->local_context == nullptr) return scope.node.active;
    // NOTE: like the context of any other type, it ends with the node object
    return apply_scoped_context(m_session, *scope.without_type_scope, *type, Application::type_scoped);
}

// 13.8.3.7.
Result<void> Expansion::index_item(const MapScope& scope, Value& item, const MapItem& index) {
    const Containers containers = scope.definition.containers;
    // 13.8.3.7.1.
    if (containers.has(Container::graph) && !is_graph_object(item))
        item = Value{{"@graph", as_array(std::move(item))}};
    const bool is_none = index.expanded_index == "@none";
    // 13.8.3.7.2.
    const bool by_property =
        !scope.definition.index_mapping.empty() && scope.definition.index_mapping != "@index";
    if (containers.has(Container::index) && by_property && !is_none)
        return add_index_property(scope, item, index);
    // 13.8.3.7.3.
    if (containers.has(Container::index) && !is_none) {
        m_session.lose(LossKind::annotation, index.trail, index.index);
        if (json::member(item, "@index") == nullptr) item["@index"] = index.index;
        return {};
    }
    // 13.8.3.7.4.
    if (containers.has(Container::id) && json::member(item, "@id") == nullptr && !is_none) {
        const auto id = expand_iri(*scope.node.active, index.index, k_document);
        if (id) require_absolute(m_session, *id, index.index, index.trail);
        item["@id"] = id ? Value(*id) : Value();
        return {};
    }
    // 13.8.3.7.5.
    if (containers.has(Container::type) && !is_none) {
        Value types = Value::array();
        types.push_back(index.expanded_index ? Value(*index.expanded_index) : Value());
        if (index.expanded_index)
            require_absolute(m_session, *index.expanded_index, index.index, index.trail, scope.node.active);
        if (const Value* existing = json::member(item, "@type"))
            for (const Value& type : *existing) types.push_back(type);
        item["@type"] = std::move(types);
    }
    return {};
}

// 13.8.3.7.2. The key becomes a value of the property that the term names by @index.
Result<void> Expansion::add_index_property(const MapScope& scope, Value& item, const MapItem& index) {
    const std::string& index_key = scope.definition.index_mapping;
    // 13.8.3.7.2.1.
    const Value re_expanded_index =
        expand_value(m_session, *scope.node.active, scope.node.active->find(index_key),
                     Value(std::string(index.index)), index.trail);
    // 13.8.3.7.2.2.
    const std::string expanded_index_key = expand_iri(*scope.node.active, index_key).value_or(index_key);
    // 13.8.3.7.2.3. and 13.8.3.7.2.4.
    Value values = Value::array({re_expanded_index});
    if (const Value* existing = json::member(item, expanded_index_key))
        for (const Value& value : as_array(*existing)) values.push_back(value);
    item[expanded_index_key] = std::move(values);
    // 13.8.3.7.2.5.
    if (is_value_object(item))
        return fail(JsonLdErrorCode::invalid_value_object,
                    fmt::format("a value cannot have the property \"{}\"", sanitize(index_key)));
    return {};
}

} // namespace insignia::jsonld
