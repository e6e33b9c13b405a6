// Expansion, steps 13 and 14: what becomes of each member of an object.
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/expansion_internal.h>

namespace insignia::jsonld {

namespace {

// 13.3. Keys that are neither IRIs nor keywords are dropped.
bool is_dropped(const std::optional<std::string>& expanded) {
    return !expanded || (expanded->find(':') == std::string::npos && !is_keyword(*expanded));
}

// 13.12. Each value in a graph object of its own.
Value wrap_in_graphs(Value expanded_value) {
    Value graphs = Value::array();
    for (Value& item : as_array(std::move(expanded_value)))
        graphs.push_back(Value{{"@graph", as_array(std::move(item))}});
    return graphs;
}

} // namespace

// 13. and 14.
Result<void> Expansion::expand_entries(Node& node, const Value& element, const Trail& trail) {
    std::vector<std::string_view> nests;
    for (const auto* member : entries_of(element, m_session.options().ordered)) {
        const Entry entry{member->first, member->second, trail.member(member->first)};
        auto done = expand_entry(node, entry, nests);
        if (done) continue;
        if (done.error().where.empty()) done.error().where = entry.trail.pointer();
        return done;
    }
    return expand_nests(node, element, nests, trail);
}

// 13.1. to 13.4.
Result<void> Expansion::expand_entry(Node& node, const Entry& entry, std::vector<std::string_view>& nests) {
    // 13.1.
    if (entry.key == "@context") return {};
    // 13.2.
    const auto expanded_property = expand_iri(*node.active, entry.key);
    // 13.3.
    if (is_dropped(expanded_property)) {
        note_dropped_key(node, entry, expanded_property);
        return {};
    }
    // 13.4.
    if (const Keyword keyword = keyword_of(*expanded_property); keyword != Keyword::no)
        return expand_keyword_entry(node, entry, keyword, nests);
    return expand_property(node, entry, *expanded_property);
}

void Expansion::note_dropped_key(const Node& node, const Entry& entry,
                                 const std::optional<std::string>& expanded) {
    LossKind kind = expanded ? LossKind::undefined_term : LossKind::null_term;
    if (has_keyword_form(entry.key)) kind = LossKind::keyword_lookalike;
    m_session.lose(kind, entry.trail, entry.key, node.active);
}

// 13.5. to 13.14.
Result<void> Expansion::expand_property(Node& node, const Entry& entry,
                                        const std::string& expanded_property) {
    const TermDefinition none;
    const TermDefinition* found = node.active->find(entry.key);
    const TermDefinition& definition = found != nullptr ? *found : none;
    if (is_blank_node_identifier(expanded_property)) {
        if (m_session.options().generalized_rdf == GeneralizedRdf::no)
            m_session.lose(LossKind::blank_node_predicate, entry.trail, entry.key);
    } else {
        require_absolute(m_session, expanded_property, entry.key, entry.trail, node.active);
    }
    // 13.5.
    const Containers container = definition.containers;
    const bool has_map_container =
        container.has(Container::index) || container.has(Container::type) || container.has(Container::id);
    Value expanded_value;
    // 13.6.
    if (definition.coercion == Coercion::json)
        expanded_value = Value{{"@value", entry.value}, {"@type", "@json"}};
    // 13.7.
    else if (container.has(Container::language) && entry.value.is_object()) {
        TRY_ASSIGN(expanded_value, expand_language_map(node, entry, definition));
    }
    // 13.8.
    else if (has_map_container && entry.value.is_object()) {
        TRY_ASSIGN(expanded_value, expand_index_map(node, entry, definition));
    }
    // 13.9.
    else {
        TRY_ASSIGN(expanded_value, expand(*node.active, entry.key, entry.value, entry.trail));
    }
    // 13.10.
    if (definition.coercion != Coercion::json) note_vanished_value(entry, container.has(Container::list));
    if (expanded_value.is_null()) return {};
    // 13.11.
    if (container.has(Container::list) && !is_list_object(expanded_value))
        expanded_value = Value{{"@list", as_array(std::move(expanded_value))}};
    // 13.12.
    if (container.has(Container::graph) && !container.has(Container::id) && !container.has(Container::index))
        expanded_value = wrap_in_graphs(std::move(expanded_value));
    // 13.13.
    if (definition.reverse_property) return add_reverse(node, expanded_property, std::move(expanded_value));
    // 13.14.
    node.result.add_value(expanded_property, std::move(expanded_value));
    return {};
}

// Nothing is left of null, and of the empty array only the empty list.
void Expansion::note_vanished_value(const Entry& entry, bool in_list) {
    if (entry.value.is_null()) m_session.lose(LossKind::null_value, entry.trail, entry.key);
    if (entry.value.is_array() && entry.value.empty() && !in_list)
        m_session.lose(LossKind::empty_array, entry.trail, entry.key);
}

// 13.13.
Result<void> Expansion::add_reverse(Node& node, const std::string& expanded_property, Value expanded_value) {
    Value& reverse_map = node.result["@reverse"];
    if (reverse_map.is_null()) reverse_map = Value::object();
    for (Value& item : as_array(std::move(expanded_value))) {
        if (is_value_object(item) || is_list_object(item))
            return fail(JsonLdErrorCode::invalid_reverse_property_value,
                        "a reverse property leads to a value or list");
        add_value(reverse_map, expanded_property, std::move(item), AsArray::yes);
    }
    return {};
}

// 14.
Result<void> Expansion::expand_nests(Node& node, const Value& element,
                                     const std::vector<std::string_view>& nests, const Trail& trail) {
    std::vector<std::string_view> ordered = nests;
    if (m_session.options().ordered == Ordered::yes) std::sort(ordered.begin(), ordered.end());
    for (const std::string_view key : ordered) {
        const Value& nested = *json::member(element, key);
        const Trail key_trail = trail.member(key);
        if (!nested.is_array()) {
            TRY(expand_nested(node, key, nested, key_trail));
            continue;
        }
        for (std::size_t index = 0; index < nested.size(); ++index)
            TRY(expand_nested(node, key, nested[index], key_trail.item(index)));
    }
    return {};
}

// 14.2.
Result<void> Expansion::expand_nested(Node& node, std::string_view key, const Value& nested,
                                      const Trail& trail) {
    const auto is_value_key = [&](const auto& member) {
        return expand_keyword(*node.active, member.first) == Keyword::value;
    };
    // 14.2.1.
    const auto* members = nested.is_object() ? &nested.get_ref<const Value::object_t&>() : nullptr;
    if (members == nullptr || std::any_of(members->begin(), members->end(), is_value_key))
        return fail(JsonLdErrorCode::invalid_nest_value,
                    fmt::format("the value of \"{}\" is no object that could be nested", sanitize(key)));
    // 14.2.2.
    const Context* outside = node.active;
    if (const TermDefinition* definition = node.active->find(key);
        definition != nullptr && definition->local_context != nullptr) {
        TRY_ASSIGN(node.active,
                   apply_scoped_context(m_session, *node.active, *definition, Application::property_scoped));
    }
    const auto done = expand_entries(node, nested, trail);
    node.active = outside;
    return done;
}

} // namespace insignia::jsonld
