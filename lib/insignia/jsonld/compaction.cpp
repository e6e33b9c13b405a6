#include <algorithm>
#include <insignia/jsonld/compaction_internal.h>
#include <insignia/jsonld/expansion.h>
#include <insignia/jsonld/expansion_internal.h>

namespace insignia::jsonld {

// https://www.w3.org/TR/json-ld11-api/#compaction-algorithm
Result<Value> Compaction::compact(const Context& active, std::string_view property, const Value& element) {
    if (element.is_array()) return compact_array(active, property, element);   // 3.
    if (element.is_object()) return compact_object(active, property, element); // 4.
    return element;                                                            // 2.
}

// 3.
Result<Value> Compaction::compact_array(const Context& active, std::string_view property,
                                        const Value& element) {
    // 3.1. and 3.2.
    Value result = Value::array();
    for (const Value& item : element) {
        TRY_ASSIGN(Value compacted, compact(active, property, item));
        if (!compacted.is_null()) result.push_back(std::move(compacted));
    }
    // 3.3.
    const TermDefinition* definition = active.find(property);
    const bool keeps_array =
        definition != nullptr
        && (definition->containers.has(Container::list) || definition->containers.has(Container::set));
    if (result.size() != 1 || unless_compacting() == AsArray::yes || property == "@graph"
        || property == "@set" || keeps_array)
        return result;
    // 3.4.
    Value single = std::move(result.front());
    return single;
}

// 5. to 13.
Result<Value> Compaction::compact_object(const Context& outer, std::string_view property,
                                         const Value& element) {
    // 1.
    Node node{&outer, &outer, property, property == "@reverse"};
    const Value* id = json::member(element, "@id");
    // 5.
    const bool is_reference = id != nullptr && element.size() == 1;
    if (outer.previous != nullptr && !is_value_object(element) && !is_reference) node.active = outer.previous;
    // 6. NOTE: the definition is that of the context outside
    if (const TermDefinition* scoped = outer.find(property);
        scoped != nullptr && scoped->local_context != nullptr) {
        TRY_ASSIGN(node.active,
                   apply_scoped_context(m_session, *node.active, *scoped, Application::property_scoped));
    }
    const TermDefinition* definition = node.active->find(property);
    // 7.
    if (is_value_object(element) || id != nullptr) {
        TRY_ASSIGN(Value compacted, compact_value(*node.active, definition, element));
        const bool is_json =
            definition != nullptr && definition->coercion == Coercion::json && is_value_object(element);
        if (is_json || (!compacted.is_object() && !compacted.is_array())) return compacted;
    }
    // 8.
    if (is_list_object(element) && definition != nullptr && definition->containers.has(Container::list))
        return compact(*node.active, property, element["@list"]);
    // 11.
    TRY(apply_type_scoped_contexts(node, element));
    // 12.
    TRY(compact_entries(node, element));
    // 13.
    return std::move(node.result);
}

// 11.
Result<void> Compaction::apply_type_scoped_contexts(Node& node, const Value& element) {
    const Value* types = json::member(element, "@type");
    if (types == nullptr) return {};
    std::vector<std::string> compacted_types;
    for (const Value& type : as_array(*types)) {
        if (!type.is_string()) continue;
        TRY_ASSIGN(std::string compacted, compact_iri(*node.active, text_of(type)));
        compacted_types.push_back(std::move(compacted));
    }
    std::sort(compacted_types.begin(), compacted_types.end());
    for (const std::string& term : compacted_types) {
        // 11.1.
        const TermDefinition* definition = node.type_scoped->find(term);
        if (definition == nullptr || definition->local_context == nullptr) continue;
        TRY_ASSIGN(node.active,
                   apply_scoped_context(m_session, *node.active, *definition, Application::type_scoped));
    }
    return {};
}

// 12.
Result<void> Compaction::compact_entries(Node& node, const Value& element) {
    for (const auto* entry : entries_of(element, m_session.options().ordered)) {
        const auto& [expanded_property, expanded_value] = *entry;
        TRY_ASSIGN(const bool done, compact_keyword_entry(node, expanded_property, expanded_value));
        if (done) continue;
        // 12.7.
        if (expanded_value.is_array() && expanded_value.empty())
            TRY(compact_empty(node, expanded_property, expanded_value));
        // 12.8.
        else if (expanded_value.is_array())
            for (const Value& item : expanded_value) TRY(compact_item(node, expanded_property, item));
        else
            TRY(compact_item(node, expanded_property, expanded_value));
    }
    return {};
}

// 12.1. to 12.6. True when the entry was one of these.
Result<bool> Compaction::compact_keyword_entry(Node& node, std::string_view expanded_property,
                                               const Value& expanded_value) {
    const TermDefinition* definition = node.active->find(node.property);
    switch (keyword_of(expanded_property)) {
    case Keyword::id:
        return compact_id(node, expanded_value).map([] { return true; });
    case Keyword::type:
        return compact_type(node, expanded_value).map([] { return true; });
    case Keyword::reverse:
        return compact_reverse(node, expanded_value).map([] { return true; });
    case Keyword::index:
        // 12.5.
        if (definition != nullptr && definition->containers.has(Container::index)) return true;
        [[fallthrough]];
    case Keyword::direction:
    case Keyword::language:
    case Keyword::value: {
        // 12.6.
        TRY_ASSIGN(const std::string alias, compact_iri(*node.active, expanded_property));
        node.result[alias] = expanded_value;
        return true;
    }
    default:
        return false;
    }
}

// 12.1.
Result<void> Compaction::compact_id(Node& node, const Value& expanded_value) {
    TRY_ASSIGN(const std::string alias, compact_iri(*node.active, "@id"));
    if (!expanded_value.is_string()) {
        node.result[alias] = expanded_value;
        return {};
    }
    TRY_ASSIGN(node.result[alias],
               compact_iri(*node.active, text_of(expanded_value), {.value = nullptr, .vocab = false}));
    return {};
}

// 12.2.
Result<void> Compaction::compact_type(Node& node, const Value& expanded_value) {
    // 12.2.1. and 12.2.2.
    Value compacted_value = Value::array();
    for (const Value& type : as_array(expanded_value)) {
        TRY_ASSIGN(std::string term, compact_iri(*node.type_scoped, text_of(type)));
        compacted_value.push_back(std::move(term));
    }
    if (expanded_value.is_string()) compacted_value = Value(compacted_value.front());
    // 12.2.3. to 12.2.5.
    TRY_ASSIGN(const std::string alias, compact_iri(*node.active, "@type"));
    const TermDefinition* definition = node.active->find(alias);
    const bool is_set = definition != nullptr && definition->containers.has(Container::set);
    const AsArray wanted = is_set ? AsArray::yes : unless_compacting();
    if (compacted_value.is_array() && compacted_value.empty()) node.result[alias] = Value::array();
    add_value(node.result, alias, std::move(compacted_value), wanted);
    return {};
}

// 12.3.
Result<void> Compaction::compact_reverse(Node& node, const Value& expanded_value) {
    // 12.3.1.
    TRY_ASSIGN(Value compacted_value, compact(*node.active, "@reverse", expanded_value));
    // 12.3.2.
    Value remaining = Value::object();
    for (auto& [property, value] : compacted_value.get_ref<Value::object_t&>()) {
        const TermDefinition* definition = node.active->find(property);
        if (definition == nullptr || !definition->reverse_property) {
            remaining[property] = std::move(value);
            continue;
        }
        const AsArray wanted =
            definition->containers.has(Container::set) ? AsArray::yes : unless_compacting();
        add_value(node.result, property, std::move(value), wanted);
    }
    // 12.3.3.
    if (remaining.empty()) return {};
    TRY_ASSIGN(const std::string alias, compact_iri(*node.active, "@reverse"));
    node.result[alias] = std::move(remaining);
    return {};
}

namespace {

// The context without terms that a document begins with. What follows from the one without base is shared.
const Context& initial_context(Session& session, const std::string& context_base) {
    const Options& options = session.options();
    if (options.base.empty() && context_base.empty()) return shared_initial_context();
    Context& initial = session.store().add_context();
    initial.original_base_url = context_base;
    initial.base_iri = options.base.empty() ? context_base : options.base;
    return initial;
}

// 5. to 8. of the compact() method: the context to compact with.
Result<const Context*> compaction_context(Session& session, const Value& context) {
    const Options& options = session.options();
    const std::string& context_base = options.document_url.empty() ? options.base : options.document_url;
    const Context& initial = initial_context(session, context_base);
    const Context* active = &initial;
    if (!context.is_null()) {
        TRY_ASSIGN(active, apply_document_context(session, initial, context, context_base));
    }
    // 8. NOTE: a context with its own @base keeps it
    const bool keeps_base =
        active->base_iri != initial.base_iri || options.compact_to_relative == CompactToRelative::yes;
    if (keeps_base || !active->base_iri) return active;
    Context& without_base = session.store().add_context();
    without_base.copy_from(*active);
    without_base.base_iri.reset();
    return &without_base;
}

} // namespace

// https://www.w3.org/TR/json-ld11-api/#dom-jsonldprocessor-compact
Result<json::Value> compact(const json::Value& document, const json::Value& context, const Options& options) {
    // 4.
    Options expansion_options = options;
    expansion_options.ordered = Ordered::no;
    TRY_ASSIGN(const Value expanded_input, expand(document, expansion_options));
    // 5. to 8.
    Session session(options, nullptr);
    const Value* inner = json::member(context, "@context");
    const Value& local_context = inner != nullptr ? *inner : context;
    TRY_ASSIGN(const Context* active, compaction_context(session, local_context));
    // 9.
    TRY_ASSIGN(Value compacted, Compaction(session).compact(*active, {}, expanded_input));
    // 9.1. and 9.2.
    if (compacted.is_array() && compacted.empty())
        compacted = Value::object();
    else if (compacted.is_array()) {
        TRY_ASSIGN(const std::string alias, compact_iri(*active, "@graph"));
        Value graph = Value::object();
        graph[alias] = std::move(compacted);
        compacted = std::move(graph);
    }
    // 9.3.
    const bool is_empty =
        local_context.is_null()
        || ((local_context.is_object() || local_context.is_array()) && local_context.empty());
    if (is_empty) return compacted;
    Value result = Value::object();
    result["@context"] = local_context;
    for (auto& [name, value] : compacted.get_ref<Value::object_t&>()) result[name] = std::move(value);
    return result;
}

} // namespace insignia::jsonld
