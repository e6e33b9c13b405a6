#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/expansion.h>
#include <insignia/jsonld/expansion_internal.h>

namespace insignia::jsonld {

std::vector<const Value::object_t::value_type*> entries_of(const Value& object, Ordered ordered) {
    std::vector<const Value::object_t::value_type*> entries;
    entries.reserve(object.size());
    for (const auto& entry : object.get_ref<const Value::object_t&>()) entries.push_back(&entry);
    if (ordered == Ordered::yes)
        std::sort(entries.begin(), entries.end(),
                  [](const auto* left, const auto* right) { return left->first < right->first; });
    return entries;
}

// The element, with the place in the error when anything in it is wrong.
Result<Value> Expansion::expand(const Context& active, Property property, const Value& element,
                                const Trail& trail, FromMap from_map) {
    auto expanded = expand_element(active, property, element, trail, from_map);
    if (!expanded && expanded.error().where.empty()) expanded.error().where = trail.pointer();
    return expanded;
}

// https://www.w3.org/TR/json-ld11-api/#expansion-algorithm
Result<Value> Expansion::expand_element(const Context& active, Property property, const Value& element,
                                        const Trail& trail, FromMap from_map) {
    // 1. NOTE: nulls are noted where they were written, see note_vanished_value()
    if (element.is_null()) return Value();
    // 5.
    if (element.is_array()) return expand_array(active, property, element, trail, from_map);
    // 6.
    if (element.is_object()) return expand_object(active, property, element, trail, from_map);
    // 3. and 4.
    const TermDefinition* definition = property ? active.find(*property) : nullptr;
    return expand_scalar(active, property, definition, element, trail);
}

// 4.
Result<Value> Expansion::expand_scalar(const Context& active, Property property,
                                       const TermDefinition* definition, const Value& element,
                                       const Trail& trail) {
    // 4.1.
    if (!property || property == "@graph") {
        m_session.lose(LossKind::dropped_value, trail,
                       element.is_string() ? text_of(element) : element.dump());
        return Value();
    }
    // 4.2.
    const Context* context = &active;
    if (definition != nullptr && definition->local_context != nullptr) {
        TRY_ASSIGN(context,
                   apply_scoped_context(m_session, active, *definition, Application::property_scoped));
        definition = context->find(*property);
    }
    // 4.3.
    return expand_value(m_session, *context, definition, element, trail);
}

// 5.
Result<Value> Expansion::expand_array(const Context& active, Property property, const Value& element,
                                      const Trail& trail, FromMap from_map) {
    const TermDefinition* definition = property ? active.find(*property) : nullptr;
    const bool in_list = definition != nullptr && definition->containers.has(Container::list);
    Value result = Value::array();
    for (std::size_t index = 0; index < element.size(); ++index) {
        const Trail item_trail = trail.item(index);
        // 5.2.1.
        TRY_ASSIGN(Value item, expand(active, property, element[index], item_trail, from_map));
        if (element[index].is_null()) m_session.lose(LossKind::null_value, item_trail, property.value_or(""));
        // 5.2.2.
        if (in_list && item.is_array()) item = Value{{"@list", std::move(item)}};
        // 5.2.3.
        if (item.is_array())
            for (Value& inner : item) result.push_back(std::move(inner));
        else if (!item.is_null())
            result.push_back(std::move(item));
    }
    return result;
}

// 7. Objects that belong to the node object around them: type-scoped terms still apply in them.
bool Expansion::is_value_or_reference(const Context& active, const Value& element) const {
    const auto& members = element.get_ref<const Value::object_t&>();
    if (members.size() == 1 && expand_keyword(active, members.front().first) == Keyword::id) return true;
    return std::any_of(members.begin(), members.end(), [&](const auto& member) {
        return expand_keyword(active, member.first) == Keyword::value;
    });
}

// 7. to 20.
Result<Value> Expansion::expand_object(const Context& outer, Property property, const Value& element,
                                       const Trail& trail, FromMap from_map) {
    const TermDefinition* definition = property ? outer.find(*property) : nullptr;
    const Context* active = &outer;
    // 7.
    if (active->previous != nullptr && from_map == FromMap::no && !is_value_or_reference(*active, element))
        active = active->previous;
    // 8.
    if (definition != nullptr && definition->local_context != nullptr)
        TRY(apply_scoped_context(m_session, *active, *definition, Application::property_scoped)
                .map([&](const Context* next) { active = next; }));
    // 9.
    if (const Value* context = json::member(element, "@context"))
        TRY(apply_document_context(m_session, *active, *context, m_base_url).map([&](const Context* next) {
            active = next;
        }));
    // 10. to 12.
    Node node{active, active, property, {}, false};
    TRY(apply_type_scoped_contexts(node, element));
    // 13. and 14.
    TRY(expand_entries(node, element, trail));
    // 15. to 20.
    return finish(node, trail);
}

namespace {

// The texts in a value or array of values, in code point order.
std::vector<std::string_view> sorted_texts(const Value& value) {
    std::vector<std::string_view> texts;
    if (value.is_string()) texts.push_back(text_of(value));
    if (value.is_array())
        for (const Value& item : value)
            if (item.is_string()) texts.push_back(text_of(item));
    std::sort(texts.begin(), texts.end());
    return texts;
}

} // namespace

// 11. and 12.
Result<void> Expansion::apply_type_scoped_contexts(Node& node, const Value& element) {
    std::vector<const Value::object_t::value_type*> type_entries;
    for (const auto& member : element.get_ref<const Value::object_t&>())
        if (expand_keyword(*node.active, member.first) == Keyword::type) type_entries.push_back(&member);
    std::sort(type_entries.begin(), type_entries.end(),
              [](const auto* left, const auto* right) { return left->first < right->first; });
    for (const auto* entry : type_entries) {
        for (const std::string_view type : sorted_texts(entry->second)) {
            const TermDefinition* definition = node.type_scoped->find(type);
            if (definition == nullptr || definition->local_context == nullptr) continue;
            TRY_ASSIGN(node.active,
                       apply_scoped_context(m_session, *node.active, *definition, Application::type_scoped));
        }
    }
    // 12.
    if (type_entries.empty()) return {};
    const Value& first = type_entries.front()->second;
    const Value* last = first.is_array() ? (first.empty() ? nullptr : &first.back()) : &first;
    node.json_input =
        last != nullptr && last->is_string() && expand_iri(*node.active, text_of(*last)) == "@json";
    return {};
}

// 15. to 20.
Result<Value> Expansion::finish(Node& node, const Trail& trail) {
    ObjectBuilder& result = node.result;
    // 15.
    if (result.has("@value")) return finish_value_object(node, trail);
    // 16.
    if (Value* type = result.find("@type"); type != nullptr && !type->is_array())
        *type = as_array(std::move(*type));
    // 17.
    if (result.has("@set") || result.has("@list")) {
        // 17.1.
        if (result.size() > 2 || (result.size() == 2 && !result.has("@index")))
            return fail(JsonLdErrorCode::invalid_set_or_list_object,
                        "a set or list has members beside @index");
        // 17.2.
        if (Value* set = result.find("@set")) return std::move(*set);
    }
    // 18.
    if (result.size() == 1 && result.has("@language")) {
        m_session.lose(LossKind::dropped_value, trail, "@language");
        return Value();
    }
    // 19.
    if (!node.property || node.property == "@graph") return drop_free_floating(node, trail);
    // 20.
    return result.take();
}

// 15.
Result<Value> Expansion::finish_value_object(Node& node, const Trail& trail) {
    ObjectBuilder& result = node.result;
    // 15.1.
    for (const auto& [name, value] : result)
        if (name != "@value" && name != "@type" && name != "@language" && name != "@direction"
            && name != "@index")
            return fail(JsonLdErrorCode::invalid_value_object,
                        fmt::format("a value has the member \"{}\"", sanitize(name)));
    const Value* type = result.find("@type");
    if (type != nullptr && (result.has("@language") || result.has("@direction")))
        return fail(JsonLdErrorCode::invalid_value_object,
                    "a value has both a type and a language or direction");
    const Value& value = *result.find("@value");
    // 15.2.
    const bool is_json = type != nullptr && *type == "@json";
    if (!is_json) {
        // 15.3.
        if (value.is_null() || (value.is_array() && value.empty())) {
            m_session.lose(LossKind::dropped_value, trail, "@value");
            return Value();
        }
        // 15.4.
        if (!value.is_string() && result.has("@language"))
            return fail(JsonLdErrorCode::invalid_language_tagged_value, "only texts have a language");
        // 15.5.
        if (type != nullptr && !(type->is_string() && uri::is_absolute_iri(text_of(*type))))
            return fail(JsonLdErrorCode::invalid_typed_value,
                        fmt::format("{} is no IRI", sanitize(type->dump())));
    }
    if (!node.property || node.property == "@graph") return drop_free_floating(node, trail);
    return result.take();
}

// 19.
Result<Value> Expansion::drop_free_floating(Node& node, const Trail& trail) {
    ObjectBuilder& result = node.result;
    const bool is_empty = result.empty();
    const bool is_value = result.has("@value") || result.has("@list");
    const bool is_reference = result.size() == 1 && result.has("@id");
    if (!is_empty && !is_value && !is_reference) return result.take();
    m_session.lose(LossKind::dropped_value, trail, is_value ? "@value" : is_reference ? "@id" : "{}");
    return Value();
}

namespace {

// https://www.w3.org/TR/json-ld11-api/#dom-jsonldprocessor-expand
Result<Value> expand_document(Session& session, const Value& document) {
    const Options& options = session.options();
    const std::string& document_url = options.document_url.empty() ? options.base : options.document_url;
    // 5.
    const Context* active = &shared_initial_context();
    if (!options.base.empty() || !document_url.empty()) {
        Context& initial = session.store().add_context();
        initial.original_base_url = document_url;
        initial.base_iri = options.base.empty() ? document_url : options.base;
        active = &initial;
    }
    // 6.
    if (options.expand_context) {
        const Value* inner = json::member(*options.expand_context, "@context");
        TRY_ASSIGN(active, apply_document_context(session, *active, inner ? *inner : *options.expand_context,
                                                  document_url));
    }
    // 8.
    const Trail root;
    TRY_ASSIGN(Value expanded,
               Expansion(session, document_url).expand(*active, std::nullopt, document, root));
    // 8.1.
    if (expanded.is_object() && expanded.size() == 1 && json::member(expanded, "@graph") != nullptr) {
        Value graph = std::move(expanded["@graph"]);
        expanded = std::move(graph);
    }
    // 8.2. and 8.3.
    if (expanded.is_null()) return Value::array();
    return as_array(std::move(expanded));
}

Value without_member(const Value& document, std::string_view name) {
    Value rest = document;
    rest.erase(std::string(name));
    return rest;
}

} // namespace

Result<json::Value> expand(const json::Value& document, const Options& options, Losses* losses) {
    Losses own_losses;
    Losses* noted = losses != nullptr ? losses : options.safe == SafeMode::yes ? &own_losses : nullptr;
    Session session(options, noted);
    const std::size_t before = noted != nullptr ? noted->size() : 0;
    const bool is_whole = options.without.empty() || json::member(document, options.without) == nullptr;
    auto expanded = is_whole ? expand_document(session, document)
                             : expand_document(session, without_member(document, options.without));
    if (expanded && options.safe == SafeMode::yes && noted->size() > before)
        return insignia::fail(to_error((*noted)[before]));
    return expanded;
}

} // namespace insignia::jsonld
