// The compaction algorithm as an object.
// https://www.w3.org/TR/json-ld11-api/#compaction-algorithm
#pragma once

#include <insignia/jsonld/compaction.h>
#include <insignia/jsonld/context_processing_internal.h>
#include <insignia/jsonld/iri_expansion_internal.h>
#include <insignia/jsonld/session_internal.h>
#include <optional>
#include <string>
#include <string_view>

namespace insignia::jsonld {

// The optional inputs of IRI compaction.
struct CompactionInputs {
    const Value* value = nullptr; // which the IRI goes with
    bool vocab = true;
    bool reverse = false;
};

// https://www.w3.org/TR/json-ld11-api/#iri-compaction
// The shortest way to write an IRI or keyword. JsonLdErrorCode::iri_confused_with_prefix.
Result<std::string> compact_iri(const Context& active, std::string_view iri,
                                const CompactionInputs& inputs = {});

// https://www.w3.org/TR/json-ld11-api/#value-compaction
// `definition` is that of the active property, or nullptr.
Result<Value> compact_value(const Context& active, const TermDefinition* definition, const Value& value);

class Compaction {
public:
    explicit Compaction(Session& session) : m_session(session) {}

    // The recursion. The active property is empty for null.
    Result<Value> compact(const Context& active, std::string_view property, const Value& element);

private:
    // What step 12 works on.
    struct Node {
        const Context* active;
        const Context* type_scoped;
        std::string_view property;
        bool inside_reverse = false;
        Value result = Value::object();
    };
    // One value of a property on its way into the result (12.8).
    struct Item {
        const Value& expanded;
        std::string property; // "item active property"
        const TermDefinition* definition;
        Containers containers;
        AsArray as_array;
        Value compacted;
        Value* nest_result;
    };

    // compaction.cpp
    Result<Value> compact_array(const Context& active, std::string_view property, const Value& element);
    Result<Value> compact_object(const Context& active, std::string_view property, const Value& element);
    Result<void> apply_type_scoped_contexts(Node& node, const Value& element);
    Result<void> compact_entries(Node& node, const Value& element);
    Result<bool> compact_keyword_entry(Node& node, std::string_view expanded_property,
                                       const Value& expanded_value);
    Result<void> compact_id(Node& node, const Value& expanded_value);
    Result<void> compact_type(Node& node, const Value& expanded_value);
    Result<void> compact_reverse(Node& node, const Value& expanded_value);

    // compaction_items.cpp
    Result<void> compact_empty(Node& node, std::string_view expanded_property, const Value& expanded_value);
    Result<void> compact_item(Node& node, std::string_view expanded_property, const Value& expanded_item);
    Result<Value*> nest_result_for(Node& node, const TermDefinition* definition);
    Result<void> add_list(Node& node, Item& item);
    Result<void> add_graph(Node& node, Item& item);
    Result<void> add_wrapped_graph(Node& node, Item& item);
    Result<void> add_to_map(Node& node, Item& item);
    Result<Value> map_key_of(Node& node, Item& item);
    Result<Value> take_index_property(Node& node, Item& item);
    Result<Value> take_type(Node& node, Item& item, const std::string& container_key);
    AsArray unless_compacting() const {
        return m_session.options().compact_arrays == CompactArrays::yes ? AsArray::no : AsArray::yes;
    }

    Session& m_session;
};

} // namespace insignia::jsonld
