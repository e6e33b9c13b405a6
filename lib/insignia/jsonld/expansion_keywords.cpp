// Expansion, step 13.4: one function for each keyword that a key can stand for.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/expansion_internal.h>
#include <insignia/jsonld/language_tag.h>

namespace insignia::jsonld {

namespace {

std::string shown(const Value& value) {
    return sanitize(json::to_compact_text(value));
}

// Put what was there before in front of what came now.
void prepend(Value& earlier, Value later) {
    Value joined = as_array(std::move(earlier));
    for (Value& item : as_array(std::move(later))) joined.push_back(std::move(item));
    earlier = std::move(joined);
}

} // namespace

// 13.4.
Result<void> Expansion::expand_keyword_entry(Node& node, const Entry& entry, Keyword keyword,
                                             std::vector<std::string_view>& nests) {
    using Step = Result<void> (Expansion::*)(Node&, const Entry&);
    struct Row {
        Keyword keyword;
        std::string_view name;
        Step step;
    };
    static constexpr std::array k_steps = {
        Row{Keyword::id, "@id", &Expansion::expand_id},                      // 13.4.3.
        Row{Keyword::type, "@type", &Expansion::expand_type},                // 13.4.4.
        Row{Keyword::graph, "@graph", &Expansion::expand_graph},             // 13.4.5.
        Row{Keyword::included, "@included", &Expansion::expand_included},    // 13.4.6.
        Row{Keyword::value, "@value", &Expansion::expand_value_keyword},     // 13.4.7.
        Row{Keyword::language, "@language", &Expansion::expand_language},    // 13.4.8.
        Row{Keyword::direction, "@direction", &Expansion::expand_direction}, // 13.4.9.
        Row{Keyword::index, "@index", &Expansion::expand_index},             // 13.4.10.
        Row{Keyword::list, "@list", &Expansion::expand_list},                // 13.4.11.
        Row{Keyword::set, "@set", &Expansion::expand_set},                   // 13.4.12.
        Row{Keyword::reverse, "@reverse", &Expansion::expand_reverse},       // 13.4.13.
    };
    // 13.4.1.
    if (node.property == "@reverse")
        return fail(JsonLdErrorCode::invalid_reverse_property_map,
                    fmt::format("the keyword \"{}\" in a reverse map", sanitize(entry.key)));
    // 13.4.14.
    if (keyword == Keyword::nest) {
        nests.push_back(entry.key);
        return {};
    }
    const auto row = std::find_if(k_steps.begin(), k_steps.end(),
                                  [&](const Row& candidate) { return candidate.keyword == keyword; });
    if (row == k_steps.end()) return drop_keyword(node, entry);
    // 13.4.2.
    const bool may_repeat = keyword == Keyword::included || keyword == Keyword::type;
    if (!may_repeat && node.result.has(row->name))
        return fail(JsonLdErrorCode::colliding_keywords,
                    fmt::format("\"{}\" is given twice for one object", row->name));
    return (this->*row->step)(node, entry);
}

// Keywords that mean something in contexts only.
Result<void> Expansion::drop_keyword(Node&, const Entry& entry) {
    m_session.lose(LossKind::dropped_value, entry.trail, entry.key);
    return {};
}

// 13.4.3.
Result<void> Expansion::expand_id(Node& node, const Entry& entry) {
    if (!entry.value.is_string())
        return fail(JsonLdErrorCode::invalid_id_value, fmt::format("{} is no text", shown(entry.value)));
    const std::string& text = text_of(entry.value);
    const auto iri = expand_iri(*node.active, text, k_document);
    if (iri)
        require_absolute(m_session, *iri, text, entry.trail);
    else
        m_session.lose(LossKind::keyword_lookalike, entry.trail, text);
    node.result["@id"] = iri ? Value(*iri) : Value();
    return {};
}

// 13.4.4.
Result<void> Expansion::expand_type(Node& node, const Entry& entry) {
    // 13.4.4.1.
    const Value& value = entry.value;
    const bool is_texts =
        value.is_string()
        || (value.is_array()
            && std::all_of(value.begin(), value.end(), [](const Value& item) { return item.is_string(); }));
    if (!is_texts)
        return fail(JsonLdErrorCode::invalid_type_value,
                    fmt::format("{} is no text and no array of texts", shown(value)));
    if (value.is_array() && value.empty()) m_session.lose(LossKind::empty_array, entry.trail, entry.key);
    // 13.4.4.4.
    const auto expand_one = [&](const Value& item, const Trail& trail) -> Value {
        const auto iri = expand_iri(*node.type_scoped, text_of(item), k_vocabulary_or_document);
        if (!iri)
            m_session.lose(LossKind::null_term, trail, text_of(item), node.type_scoped);
        else if (*iri != "@json" && *iri != "@none")
            require_absolute(m_session, *iri, text_of(item), trail, node.type_scoped);
        return iri ? Value(*iri) : Value();
    };
    Value expanded_value;
    if (value.is_string())
        expanded_value = expand_one(value, entry.trail);
    else {
        expanded_value = Value::array();
        for (std::size_t index = 0; index < value.size(); ++index)
            expanded_value.push_back(expand_one(value[index], entry.trail.item(index)));
    }
    // 13.4.4.5.
    if (Value* earlier = node.result.find("@type"))
        prepend(*earlier, std::move(expanded_value));
    else
        node.result["@type"] = std::move(expanded_value);
    return {};
}

// 13.4.5.
Result<void> Expansion::expand_graph(Node& node, const Entry& entry) {
    TRY_ASSIGN(Value expanded_value, expand(*node.active, "@graph", entry.value, entry.trail));
    node.result["@graph"] = as_array(std::move(expanded_value));
    return {};
}

// 13.4.6.
Result<void> Expansion::expand_included(Node& node, const Entry& entry) {
    // 13.4.6.2.
    TRY_ASSIGN(Value expanded_value, expand(*node.active, std::nullopt, entry.value, entry.trail));
    expanded_value = as_array(std::move(expanded_value));
    // 13.4.6.3.
    if (!std::all_of(expanded_value.begin(), expanded_value.end(), is_node_object))
        return fail(JsonLdErrorCode::invalid_included_value, "only node objects can be included");
    // 13.4.6.4.
    if (Value* earlier = node.result.find("@included"))
        prepend(*earlier, std::move(expanded_value));
    else
        node.result["@included"] = std::move(expanded_value);
    return {};
}

// 13.4.7.
Result<void> Expansion::expand_value_keyword(Node& node, const Entry& entry) {
    // 13.4.7.2.
    if (!node.json_input && !entry.value.is_null() && !is_scalar(entry.value))
        return fail(JsonLdErrorCode::invalid_value_object_value,
                    fmt::format("{} is no text, number or boolean", shown(entry.value)));
    // 13.4.7.1., 13.4.7.3. and 13.4.7.4.
    node.result["@value"] = entry.value;
    return {};
}

// 13.4.8.
Result<void> Expansion::expand_language(Node& node, const Entry& entry) {
    if (!entry.value.is_string())
        return fail(JsonLdErrorCode::invalid_language_tagged_string,
                    fmt::format("{} is no language tag", shown(entry.value)));
    if (!is_well_formed_language_tag(text_of(entry.value)))
        m_session.lose(LossKind::invalid_language, entry.trail, text_of(entry.value));
    node.result["@language"] = entry.value;
    return {};
}

// 13.4.9.
Result<void> Expansion::expand_direction(Node& node, const Entry& entry) {
    if (!entry.value.is_string() || !direction_of(text_of(entry.value)))
        return fail(JsonLdErrorCode::invalid_base_direction,
                    fmt::format("{} is neither \"ltr\" nor \"rtl\"", shown(entry.value)));
    m_session.lose_direction(entry.trail, text_of(entry.value));
    node.result["@direction"] = entry.value;
    return {};
}

// 13.4.10.
Result<void> Expansion::expand_index(Node& node, const Entry& entry) {
    if (!entry.value.is_string())
        return fail(JsonLdErrorCode::invalid_index_value, fmt::format("{} is no text", shown(entry.value)));
    m_session.lose(LossKind::annotation, entry.trail, text_of(entry.value));
    node.result["@index"] = entry.value;
    return {};
}

// 13.4.11.
Result<void> Expansion::expand_list(Node& node, const Entry& entry) {
    // 13.4.11.1.
    if (!node.property || node.property == "@graph") {
        m_session.lose(LossKind::dropped_value, entry.trail, entry.key);
        return {};
    }
    // 13.4.11.2.
    TRY_ASSIGN(Value expanded_value, expand(*node.active, node.property, entry.value, entry.trail));
    node.result["@list"] = expanded_value.is_null() ? Value::array() : as_array(std::move(expanded_value));
    return {};
}

// 13.4.12.
Result<void> Expansion::expand_set(Node& node, const Entry& entry) {
    TRY_ASSIGN(node.result["@set"], expand(*node.active, node.property, entry.value, entry.trail));
    return {};
}

// 13.4.13.
Result<void> Expansion::expand_reverse(Node& node, const Entry& entry) {
    // 13.4.13.1.
    if (!entry.value.is_object())
        return fail(JsonLdErrorCode::invalid_reverse_value,
                    fmt::format("{} is no object", shown(entry.value)));
    // 13.4.13.2.
    TRY_ASSIGN(Value expanded_value, expand(*node.active, "@reverse", entry.value, entry.trail));
    if (!expanded_value.is_object()) return {};
    // 13.4.13.3.
    if (const Value* twice = json::member(expanded_value, "@reverse"))
        for (const auto& [property, items] : twice->items()) node.result.add_value(property, items);
    // 13.4.13.4.
    for (auto& [property, items] : expanded_value.get_ref<Value::object_t&>())
        if (property != "@reverse") TRY(add_reverse(node, property, std::move(items)));
    return {};
}

} // namespace insignia::jsonld
