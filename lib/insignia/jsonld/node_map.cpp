#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/errors.h>
#include <insignia/jsonld/keywords.h>
#include <insignia/jsonld/node_map_internal.h>

namespace insignia::jsonld {

void PropertyValues::add_once(Value value) {
    if (m_values.size() < k_compared_values) {
        const auto equal = [&](const Value& other) { return equal_values(other, value); };
        if (std::none_of(m_values.begin(), m_values.end(), equal)) m_values.push_back(std::move(value));
        return;
    }
    if (m_keys.empty())
        for (const Value& other : m_values) m_keys.insert(value_key(other));
    if (m_keys.insert(value_key(value)).second) m_values.push_back(std::move(value));
}

PropertyValues& MapNode::property(std::string_view name) {
    const auto known = m_places.find(name);
    if (known != m_places.end()) return m_properties[known->second].second;
    m_places.emplace(name, m_properties.size());
    return m_properties.emplace_back(std::string(name), PropertyValues()).second;
}

void MapNode::add_type(const std::string& type) {
    if (m_type_set.insert(type).second) types.push_back(type);
}

MapNode& NodeGraph::node(std::string_view id) {
    if (const auto known = m_by_id.find(id); known != m_by_id.end()) return *known->second;
    MapNode& added = *m_nodes.emplace_back(std::make_unique<MapNode>());
    added.id = id;
    m_by_id.emplace(id, &added);
    return added;
}

const std::string& BlankNodeIssuer::issue_for(std::string_view identifier) {
    const auto known = m_issued.find(identifier);
    if (known != m_issued.end()) return known->second;
    return m_issued.emplace(identifier, issue()).first->second;
}

namespace {

Value reference_to(const std::string& id) {
    Value reference = Value::object();
    reference["@id"] = id;
    return reference;
}

// The members that are no keywords, in code point order.
std::vector<const Value::object_t::value_type*> sorted_properties(const Value& element) {
    std::vector<const Value::object_t::value_type*> members;
    for (const auto& member : element.get_ref<const Value::object_t&>())
        if (!is_keyword(member.first)) members.push_back(&member);
    std::sort(members.begin(), members.end(),
              [](const auto* left, const auto* right) { return left->first < right->first; });
    return members;
}

// The algorithm as an object. "active subject" is a node here, and the reverse case a flag of its own.
class NodeMapGeneration {
public:
    NodeMapGeneration(NodeMap& node_map, BlankNodeIssuer& issuer) : m_node_map(node_map), m_issuer(issuer) {}

    // Where an element stands: all optional inputs of the algorithm.
    struct Place {
        NodeGraph* graph = nullptr;
        MapNode* subject = nullptr;
        std::string_view property;               // empty: null
        const std::string* referenced = nullptr; // id of the node that a reverse property leads to
        Value* list = nullptr;                   // the array of the list under construction
    };

    Result<void> add(const Value& element, const Place& place);

private:
    void add_value_object(const Value& element, const Place& place);
    Result<void> add_list_object(const Value& element, const Place& place);
    Result<void> add_node_object(const Value& element, const Place& place);
    void refer_to(const std::string& id, MapNode& node, const Place& place);
    Result<void> set_index(MapNode& node, const Value& index);
    Result<void> add_member(MapNode& node, NodeGraph& graph, const std::string& name, const Value& value);
    Result<void> add_reverse(const MapNode& node, NodeGraph& graph, const Value& reverse_map);
    std::string renamed(const Value& identifier);

    NodeMap& m_node_map;
    BlankNodeIssuer& m_issuer;
};

std::string NodeMapGeneration::renamed(const Value& identifier) {
    const std::string& text = text_of(identifier);
    return is_blank_node_identifier(text) ? m_issuer.issue_for(text) : text;
}

// https://www.w3.org/TR/json-ld11-api/#node-map-generation
Result<void> NodeMapGeneration::add(const Value& element, const Place& place) {
    // 1.
    if (element.is_array()) {
        for (const Value& item : element) TRY(add(item, place));
        return {};
    }
    // NOTE: 2. the graph and the subject are in `place` already
    if (is_value_object(element))
        add_value_object(element, place);
    else if (is_list_object(element))
        return add_list_object(element, place);
    else if (element.is_object())
        return add_node_object(element, place);
    return {};
}

// 3. and 4.
void NodeMapGeneration::add_value_object(const Value& element, const Place& place) {
    Value value = element;
    if (const auto type = value.find("@type"); type != value.end() && type->is_string())
        *type = renamed(*type);
    if (place.list != nullptr)
        place.list->push_back(std::move(value));
    else if (place.subject != nullptr)
        place.subject->property(place.property).add_once(std::move(value));
}

// 5.
Result<void> NodeMapGeneration::add_list_object(const Value& element, const Place& place) {
    // 5.1. and 5.2.
    Value result{{"@list", Value::array()}};
    Place inside = place;
    inside.list = &result["@list"];
    TRY(add(element["@list"], inside));
    // 5.3. and 5.4.
    if (place.list != nullptr)
        place.list->push_back(std::move(result));
    else if (place.subject != nullptr)
        place.subject->property(place.property).add(std::move(result));
    return {};
}

// 6.
Result<void> NodeMapGeneration::add_node_object(const Value& element, const Place& place) {
    // 6.1. to 6.4.
    // NOTE: an identifier of the form of a keyword was expanded to null; nothing can be said about it
    const Value* given_id = json::member(element, "@id");
    if (given_id != nullptr && !given_id->is_string()) return {};
    const std::string id = given_id != nullptr ? renamed(*given_id) : m_issuer.issue();
    MapNode& node = place.graph->node(id);
    // 6.5. and 6.6.
    refer_to(id, node, place);
    // 3. and 6.7.
    if (const Value* types = json::member(element, "@type"))
        for (const Value& type : as_array(*types))
            if (type.is_string()) node.add_type(renamed(type));
    // 6.8.
    if (const Value* index = json::member(element, "@index")) TRY(set_index(node, *index));
    // 6.9.
    if (const Value* reverse = json::member(element, "@reverse"))
        TRY(add_reverse(node, *place.graph, *reverse));
    // 6.10.
    if (const Value* graph = json::member(element, "@graph")) {
        Place inside;
        inside.graph = &m_node_map[id];
        TRY(add(*graph, inside));
    }
    // 6.11.
    if (const Value* included = json::member(element, "@included")) {
        Place beside;
        beside.graph = place.graph;
        TRY(add(*included, beside));
    }
    // 6.12.
    for (const auto* member : sorted_properties(element))
        TRY(add_member(node, *place.graph, member->first, member->second));
    return {};
}

// 6.5. and 6.6.
void NodeMapGeneration::refer_to(const std::string& id, MapNode& node, const Place& place) {
    if (place.referenced != nullptr)
        node.property(place.property).add_once(reference_to(*place.referenced));
    else if (place.list != nullptr)
        place.list->push_back(reference_to(id));
    else if (place.subject != nullptr)
        place.subject->property(place.property).add_once(reference_to(id));
}

// 6.8.
Result<void> NodeMapGeneration::set_index(MapNode& node, const Value& index) {
    if (node.index && *node.index != index)
        return fail(JsonLdErrorCode::conflicting_indexes,
                    fmt::format("the node \"{}\" has two indexes", sanitize(node.id)));
    node.index = index;
    return {};
}

// 6.9.
Result<void> NodeMapGeneration::add_reverse(const MapNode& node, NodeGraph& graph, const Value& reverse_map) {
    const std::string referenced = node.id;
    for (const auto& [property, values] : reverse_map.get_ref<const Value::object_t&>()) {
        Place place;
        place.graph = &graph;
        place.property = property;
        place.referenced = &referenced;
        TRY(add(values, place));
    }
    return {};
}

// 6.12.
Result<void> NodeMapGeneration::add_member(MapNode& node, NodeGraph& graph, const std::string& name,
                                           const Value& value) {
    // 6.12.1.
    const std::string property = is_blank_node_identifier(name) ? m_issuer.issue_for(name) : name;
    // 6.12.2.
    node.property(property);
    // 6.12.3.
    Place place;
    place.graph = &graph;
    place.subject = &node;
    place.property = property;
    return add(value, place);
}

} // namespace

Result<NodeMap> generate_node_map(const Value& expanded, BlankNodeIssuer& issuer) {
    NodeMap node_map;
    NodeMapGeneration::Place place;
    place.graph = &node_map[std::string(k_default_graph)];
    TRY(NodeMapGeneration(node_map, issuer).add(expanded, place));
    return node_map;
}

Value to_json(const MapNode& node) {
    Value object = Value::object();
    auto& members = object.get_ref<Value::object_t&>();
    members.emplace_back("@id", node.id);
    if (!node.types.empty()) members.emplace_back("@type", node.types);
    if (node.index) members.emplace_back("@index", *node.index);
    for (const auto& [name, values] : node.properties()) members.emplace_back(name, Value(values.values()));
    return object;
}

} // namespace insignia::jsonld
