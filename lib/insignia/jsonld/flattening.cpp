#include <algorithm>
#include <insignia/jsonld/compaction.h>
#include <insignia/jsonld/expansion.h>
#include <insignia/jsonld/flattening.h>
#include <insignia/jsonld/node_map_internal.h>

namespace insignia::jsonld {

namespace {

// The nodes of a graph about which something is said, in code point order of their names when that is asked
// for.
Value graph_to_json(const NodeGraph& graph, Ordered ordered,
                    const std::map<std::string, Value>& inner_graphs = {}) {
    std::vector<const MapNode*> nodes;
    for (const auto& node : graph.nodes()) nodes.push_back(node.get());
    if (ordered == Ordered::yes)
        std::sort(nodes.begin(), nodes.end(),
                  [](const MapNode* left, const MapNode* right) { return left->id < right->id; });
    Value list = Value::array();
    for (const MapNode* node : nodes) {
        const auto inner = inner_graphs.find(node->id);
        if (node->is_only_id() && inner == inner_graphs.end()) continue;
        Value object = to_json(*node);
        if (inner != inner_graphs.end()) object["@graph"] = inner->second;
        list.push_back(std::move(object));
    }
    return list;
}

} // namespace

// https://www.w3.org/TR/json-ld11-api/#flattening-algorithm
Result<json::Value> flatten(const json::Value& document, const json::Value& context, const Options& options) {
    Options expansion_options = options;
    expansion_options.ordered = Ordered::no;
    TRY_ASSIGN(const Value expanded, expand(document, expansion_options));
    // 1. and 2.
    BlankNodeIssuer issuer;
    TRY_ASSIGN(NodeMap node_map, generate_node_map(expanded, issuer));
    // 3.
    NodeGraph& default_graph = node_map.find(k_default_graph)->second;
    // 4.
    std::map<std::string, Value> named_graphs;
    for (const auto& [name, graph] : node_map) {
        if (name == k_default_graph) continue;
        default_graph.node(name);
        named_graphs.emplace(name, graph_to_json(graph, options.ordered));
    }
    // 5. to 7.
    Value flattened = graph_to_json(default_graph, options.ordered, named_graphs);
    if (context.is_null()) return flattened;
    return compact(flattened, context, options);
}

} // namespace insignia::jsonld
