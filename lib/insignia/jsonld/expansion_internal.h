// The expansion algorithm as an object: the recursion, one function per keyword, one per kind of map.
// https://www.w3.org/TR/json-ld11-api/#expansion-algorithm
#pragma once

#include <insignia/jsonld/context_processing_internal.h>
#include <insignia/jsonld/iri_expansion_internal.h>
#include <insignia/jsonld/session_internal.h>
#include <insignia/jsonld/value_expansion_internal.h>
#include <optional>
#include <string_view>
#include <vector>

namespace insignia::jsonld {

// The active property: a term, @graph, @reverse, or null.
using Property = std::optional<std::string_view>;

// The flag "from map": the element is a value of an index, id or type map.
enum class FromMap { no, yes };

class Expansion {
public:
    Expansion(Session& session, std::string_view base_url) : m_session(session), m_base_url(base_url) {}

    // The recursion. Null is a null value.
    Result<Value> expand(const Context& active, Property property, const Value& element, const Trail& trail,
                         FromMap from_map = FromMap::no);

private:
    // What steps 13 and 14 work on.
    struct Node {
        const Context* active;
        const Context* type_scoped;
        Property property;
        ObjectBuilder result;
        bool json_input = false; // "input type" is @json
    };
    struct Entry {
        std::string_view key;
        const Value& value;
        Trail trail;
    };
    // One map that a container makes of its values, while it is taken apart (13.8).
    struct MapScope {
        const Node& node;
        const TermDefinition& definition;
        const Context* without_type_scope; // what @type and @id maps look terms up in
    };
    struct MapItem {
        std::string_view index;
        const std::optional<std::string>& expanded_index;
        const Trail& trail;
    };

    // expansion.cpp
    Result<Value> expand_element(const Context& active, Property property, const Value& element,
                                 const Trail& trail, FromMap from_map);
    Result<Value> expand_scalar(const Context& active, Property property, const TermDefinition* definition,
                                const Value& element, const Trail& trail);
    Result<Value> expand_array(const Context& active, Property property, const Value& element,
                               const Trail& trail, FromMap from_map);
    Result<Value> expand_object(const Context& active, Property property, const Value& element,
                                const Trail& trail, FromMap from_map);
    bool is_value_or_reference(const Context& active, const Value& element) const;
    Result<void> apply_type_scoped_contexts(Node& node, const Value& element);
    Result<Value> finish(Node& node, const Trail& trail);
    Result<Value> finish_value_object(Node& node, const Trail& trail);
    Result<Value> drop_free_floating(Node& node, const Trail& trail);

    // expansion_entries.cpp
    Result<void> expand_entries(Node& node, const Value& element, const Trail& trail);
    Result<void> expand_entry(Node& node, const Entry& entry, std::vector<std::string_view>& nests);
    Result<void> expand_property(Node& node, const Entry& entry, const std::string& expanded_property);
    Result<void> expand_nests(Node& node, const Value& element, const std::vector<std::string_view>& nests,
                              const Trail& trail);
    Result<void> expand_nested(Node& node, std::string_view key, const Value& nested, const Trail& trail);
    Result<void> add_reverse(Node& node, const std::string& expanded_property, Value expanded_value);
    void note_dropped_key(const Node& node, const Entry& entry, const std::optional<std::string>& expanded);
    void note_vanished_value(const Entry& entry, bool in_list);

    // expansion_keywords.cpp
    Result<void> expand_keyword_entry(Node& node, const Entry& entry, Keyword keyword,
                                      std::vector<std::string_view>& nests);
    Result<void> expand_id(Node& node, const Entry& entry);
    Result<void> expand_type(Node& node, const Entry& entry);
    Result<void> expand_graph(Node& node, const Entry& entry);
    Result<void> expand_included(Node& node, const Entry& entry);
    Result<void> expand_value_keyword(Node& node, const Entry& entry);
    Result<void> expand_language(Node& node, const Entry& entry);
    Result<void> expand_direction(Node& node, const Entry& entry);
    Result<void> expand_index(Node& node, const Entry& entry);
    Result<void> expand_list(Node& node, const Entry& entry);
    Result<void> expand_set(Node& node, const Entry& entry);
    Result<void> expand_reverse(Node& node, const Entry& entry);
    Result<void> drop_keyword(Node& node, const Entry& entry);

    // expansion_maps.cpp
    Result<Value> expand_language_map(const Node& node, const Entry& entry, const TermDefinition& definition);
    Result<Value> expand_index_map(const Node& node, const Entry& entry, const TermDefinition& definition);
    Result<const Context*> map_context_for(const MapScope& scope, std::string_view index);
    Result<void> index_item(const MapScope& scope, Value& item, const MapItem& index);
    Result<void> add_index_property(const MapScope& scope, Value& item, const MapItem& index);

    Session& m_session;
    std::string_view m_base_url;
};

// Members of an object, in code point order of the keys when the options ask for it.
std::vector<const Value::object_t::value_type*> entries_of(const Value& object, Ordered ordered);

} // namespace insignia::jsonld
