// Node map generation: an expanded document as graphs of nodes, each node once.
// https://www.w3.org/TR/json-ld11-api/#node-map-generation
#pragma once

#include <insignia/base/result.h>
#include <insignia/jsonld/inverse_context.h>
#include <insignia/jsonld/json_values_internal.h>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace insignia::jsonld {

// The values of one property: value objects, list objects, and references `{"@id": …}`, without repetition.
class PropertyValues {
public:
    // Add unless an equal value is there.
    void add_once(Value value);
    // Add in any case: two lists are two lists, whatever is in them.
    void add(Value value) { m_values.push_back(std::move(value)); }
    const std::vector<Value>& values() const { return m_values; }

private:
    static constexpr std::size_t k_compared_values = 8; // up to here a look at each is faster than a table

    std::vector<Value> m_values;
    std::unordered_set<std::string> m_keys;
};

struct MapNode {
    std::string id;
    std::vector<std::string> types;
    std::optional<Value> index;

    PropertyValues& property(std::string_view name);
    void add_type(const std::string& type);
    const std::vector<std::pair<std::string, PropertyValues>>& properties() const { return m_properties; }
    // True when there is nothing to say about it but its name.
    bool is_only_id() const { return types.empty() && !index && m_properties.empty(); }

private:
    std::vector<std::pair<std::string, PropertyValues>> m_properties;
    TextMap<std::size_t> m_places;
    std::unordered_set<std::string> m_type_set;
};

// The nodes of one graph in the order of their first mention.
class NodeGraph {
public:
    MapNode& node(std::string_view id);
    const std::vector<std::unique_ptr<MapNode>>& nodes() const { return m_nodes; }

private:
    std::vector<std::unique_ptr<MapNode>> m_nodes;
    TextMap<MapNode*> m_by_id;
};

// https://www.w3.org/TR/json-ld11-api/#generate-blank-node-identifier
class BlankNodeIssuer {
public:
    std::string issue() { return "_:b" + std::to_string(m_count++); }
    const std::string& issue_for(std::string_view identifier);

private:
    TextMap<std::string> m_issued;
    std::size_t m_count = 0;
};

// The graphs by name, the default graph under "@default".
using NodeMap = std::map<std::string, NodeGraph, std::less<>>;
inline constexpr std::string_view k_default_graph = "@default";

// The node map of an expanded document. JsonLdErrorCode::conflicting_indexes.
Result<NodeMap> generate_node_map(const Value& expanded, BlankNodeIssuer& issuer);

// A node as a JSON object in expanded form.
Value to_json(const MapNode& node);

} // namespace insignia::jsonld
