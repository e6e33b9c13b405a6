// Compaction, steps 12.7 and 12.8: the values of properties.
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/compaction_internal.h>

namespace insignia::jsonld {

namespace {

// The map under a property, made when it is not there yet.
Value& map_object(Value& object, const std::string& property) {
    Value& map = object[property];
    if (map.is_null()) map = Value::object();
    return map;
}

} // namespace

// 12.7.2. and 12.8.2. Where the property goes: the object itself, or one nested in it.
Result<Value*> Compaction::nest_result_for(Node& node, const TermDefinition* definition) {
    if (definition == nullptr || definition->nest_value.empty()) return &node.result;
    const std::string& nest_term = definition->nest_value;
    if (expand_keyword(*node.active, nest_term) != Keyword::nest)
        return fail(JsonLdErrorCode::invalid_nest_value,
                    fmt::format("\"{}\" does not stand for @nest", sanitize(nest_term)));
    return &map_object(node.result, nest_term);
}

// 12.7.
Result<void> Compaction::compact_empty(Node& node, std::string_view expanded_property,
                                       const Value& expanded_value) {
    TRY_ASSIGN(const std::string property,
               compact_iri(*node.active, expanded_property, {&expanded_value, true, node.inside_reverse}));
    TRY_ASSIGN(Value * nest_result, nest_result_for(node, node.active->find(property)));
    add_value(*nest_result, property, Value::array(), AsArray::yes);
    return {};
}

// 12.8.
Result<void> Compaction::compact_item(Node& node, std::string_view expanded_property,
                                      const Value& expanded_item) {
    // 12.8.1.
    TRY_ASSIGN(std::string property,
               compact_iri(*node.active, expanded_property, {&expanded_item, true, node.inside_reverse}));
    const TermDefinition* definition = node.active->find(property);
    // 12.8.2. and 12.8.3.
    TRY_ASSIGN(Value * nest_result, nest_result_for(node, definition));
    // 12.8.4. and 12.8.5.
    const Containers containers = definition != nullptr ? definition->containers : Containers();
    const bool is_set = containers.has(Container::set) || property == "@graph" || property == "@list";
    const AsArray wanted = is_set ? AsArray::yes : unless_compacting();
    // 12.8.6.
    const bool is_list = is_list_object(expanded_item);
    const bool is_graph = is_graph_object(expanded_item);
    const Value& element = is_list    ? expanded_item["@list"]
                           : is_graph ? expanded_item["@graph"]
                                      : expanded_item;
    TRY_ASSIGN(Value compacted, compact(*node.active, property, element));
    Item item{expanded_item, std::move(property),  definition, containers,
              wanted,        std::move(compacted), nest_result};
    // 12.8.7.
    if (is_list) return add_list(node, item);
    // 12.8.8.
    if (is_graph) return add_graph(node, item);
    // 12.8.9.
    const bool has_map = containers.has(Container::language) || containers.has(Container::index)
                         || containers.has(Container::id) || containers.has(Container::type);
    if (has_map && !containers.has(Container::graph)) return add_to_map(node, item);
    // 12.8.10.
    add_value(*nest_result, item.property, std::move(item.compacted), wanted);
    return {};
}

// 12.8.7.
Result<void> Compaction::add_list(Node& node, Item& item) {
    // 12.8.7.1.
    item.compacted = as_array(std::move(item.compacted));
    // 12.8.7.3.
    if (item.containers.has(Container::list)) {
        (*item.nest_result)[item.property] = std::move(item.compacted);
        return {};
    }
    // 12.8.7.2.
    TRY_ASSIGN(const std::string list_alias, compact_iri(*node.active, "@list"));
    Value list = Value::object();
    list[list_alias] = std::move(item.compacted);
    if (const Value* index = json::member(item.expanded, "@index")) {
        TRY_ASSIGN(const std::string index_alias, compact_iri(*node.active, "@index"));
        list[index_alias] = *index;
    }
    add_value(*item.nest_result, item.property, std::move(list), item.as_array);
    return {};
}

// 12.8.8.
Result<void> Compaction::add_graph(Node& node, Item& item) {
    const bool simple = is_simple_graph_object(item.expanded);
    const bool in_graph = item.containers.has(Container::graph);
    // 12.8.8.1.
    if (in_graph && item.containers.has(Container::id)) {
        const Value* id = json::member(item.expanded, "@id");
        TRY_ASSIGN(const std::string map_key,
                   id != nullptr ? compact_iri(*node.active, text_of(*id), {nullptr, false, false})
                                 : compact_iri(*node.active, "@none"));
        add_value(map_object(*item.nest_result, item.property), map_key, std::move(item.compacted),
                  item.as_array);
        return {};
    }
    // 12.8.8.2.
    if (in_graph && simple && item.containers.has(Container::index)) {
        const Value* index = json::member(item.expanded, "@index");
        TRY_ASSIGN(const std::string map_key, index != nullptr ? Result<std::string>(text_of(*index))
                                                               : compact_iri(*node.active, "@none"));
        add_value(map_object(*item.nest_result, item.property), map_key, std::move(item.compacted),
                  item.as_array);
        return {};
    }
    // 12.8.8.4.
    if (!in_graph || !simple) return add_wrapped_graph(node, item);
    // 12.8.8.3.
    if (item.compacted.is_array() && item.compacted.size() > 1) {
        TRY_ASSIGN(const std::string included, compact_iri(*node.active, "@included"));
        Value wrapped = Value::object();
        wrapped[included] = std::move(item.compacted);
        item.compacted = std::move(wrapped);
    }
    add_value(*item.nest_result, item.property, std::move(item.compacted), item.as_array);
    return {};
}

// 12.8.8.4.
Result<void> Compaction::add_wrapped_graph(Node& node, Item& item) {
    TRY_ASSIGN(const std::string graph_alias, compact_iri(*node.active, "@graph"));
    Value wrapped = Value::object();
    wrapped[graph_alias] = std::move(item.compacted);
    if (const Value* id = json::member(item.expanded, "@id")) {
        TRY_ASSIGN(const std::string id_alias, compact_iri(*node.active, "@id"));
        TRY_ASSIGN(wrapped[id_alias], compact_iri(*node.active, text_of(*id), {nullptr, false, false}));
    }
    if (const Value* index = json::member(item.expanded, "@index")) {
        TRY_ASSIGN(const std::string index_alias, compact_iri(*node.active, "@index"));
        wrapped[index_alias] = *index;
    }
    add_value(*item.nest_result, item.property, std::move(wrapped), item.as_array);
    return {};
}

// 12.8.9.
Result<void> Compaction::add_to_map(Node& node, Item& item) {
    // 12.8.9.1.
    map_object(*item.nest_result, item.property);
    // 12.8.9.2. to 12.8.9.8.
    TRY_ASSIGN(Value map_key, map_key_of(node, item));
    // 12.8.9.9.
    if (!map_key.is_string()) {
        TRY_ASSIGN(map_key, compact_iri(*node.active, "@none"));
    }
    // 12.8.9.10.
    add_value((*item.nest_result)[item.property], text_of(map_key), std::move(item.compacted), item.as_array);
    return {};
}

// 12.8.9.4. to 12.8.9.8. The key, or null; it may be taken out of the compacted item.
Result<Value> Compaction::map_key_of(Node& node, Item& item) {
    const auto entry = [&](std::string_view name) {
        const Value* found = json::member(item.expanded, name);
        return found != nullptr ? *found : Value();
    };
    // 12.8.9.4.
    if (item.containers.has(Container::language)) {
        if (is_value_object(item.expanded)) item.compacted = item.expanded["@value"];
        return entry("@language");
    }
    if (item.containers.has(Container::index)) {
        const std::string& index_key = item.definition->index_mapping;
        // 12.8.9.5. and 12.8.9.6.
        return index_key.empty() || index_key == "@index" ? Result<Value>(entry("@index"))
                                                          : take_index_property(node, item);
    }
    const bool by_id = item.containers.has(Container::id);
    TRY_ASSIGN(const std::string container_key, compact_iri(*node.active, by_id ? "@id" : "@type"));
    // 12.8.9.8.
    if (!by_id) return take_type(node, item, container_key);
    // 12.8.9.7.
    if (!item.compacted.is_object() || !item.compacted.contains(container_key)) return Value();
    Value map_key = item.compacted[container_key];
    item.compacted.erase(container_key);
    return map_key;
}

namespace {

// The first value of a member, taken out of the object; null when there is none.
Value take_first(Value& object, const std::string& name) {
    if (!object.is_object() || !object.contains(name)) return Value();
    Value values = as_array(object[name]);
    object.erase(name);
    if (values.empty()) return Value();
    Value first = values.front();
    values.erase(values.begin());
    add_value(object, name, std::move(values), AsArray::no);
    return first;
}

} // namespace

// 12.8.9.6.
Result<Value> Compaction::take_index_property(Node& node, Item& item) {
    const std::string& index_key = item.definition->index_mapping;
    // NOTE: as a key of an object the property may have become the very term that @index names
    std::string container_key = index_key;
    if (json::member(item.compacted, index_key) == nullptr) {
        const auto expanded = expand_iri(*node.active, index_key);
        TRY_ASSIGN(container_key, compact_iri(*node.active, expanded.value_or(index_key)));
    }
    const Value* values = json::member(item.compacted, container_key);
    if (values == nullptr || !as_array(*values).front().is_string()) return Value();
    return take_first(item.compacted, container_key);
}

// 12.8.9.8.
Result<Value> Compaction::take_type(Node& node, Item& item, const std::string& container_key) {
    Value map_key = take_first(item.compacted, container_key);
    const bool only_id = item.compacted.is_object() && item.compacted.size() == 1
                         && expand_keyword(*node.active, item.compacted.begin().key()) == Keyword::id;
    if (!only_id) return map_key;
    Value reference = Value::object();
    reference["@id"] = item.expanded["@id"];
    TRY_ASSIGN(item.compacted, compact(*node.active, item.property, reference));
    return map_key;
}

} // namespace insignia::jsonld
