#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/context.h>
#include <insignia/jsonld/errors.h>
#include <insignia/jsonld/from_rdf.h>
#include <insignia/jsonld/json_values_internal.h>
#include <insignia/jsonld/language_tag.h>
#include <insignia/jsonld/literals_internal.h>
#include <map>
#include <memory>
#include <set>

namespace insignia::jsonld {

namespace {

struct Node;

// A place where a node is an object: "node", "property" and "value" of the algorithm.
struct Usage {
    Node* node = nullptr;
    std::string_view property;
    Value* value = nullptr;
};

struct Property {
    std::string name;
    std::deque<Value> values; // values keep their addresses
    std::set<std::string> keys;
};

struct Node {
    std::string id;
    std::vector<std::string> types;
    std::deque<Property> properties;
    bool absorbed = false; // into a list or a value: it is not written, but others may still point to it

    Property* find(std::string_view name) {
        const auto found = std::find_if(properties.begin(), properties.end(),
                                        [&](const Property& item) { return item.name == name; });
        return found == properties.end() ? nullptr : &*found;
    }
    bool is_silent() const { return absorbed || (types.empty() && properties.empty()); }
};

// The nodes of a graph by subject, in code point order.
using Graph = std::map<std::string, std::unique_ptr<Node>, std::less<>>;

std::string identifier_of(rdf::TermRef term) {
    return term->kind == rdf::TermKind::blank_node ? "_:" + std::string(term->value)
                                                   : std::string(term->value);
}

Node& node_in(Graph& graph, const std::string& id) {
    auto& node = graph[id];
    if (!node) {
        node = std::make_unique<Node>();
        node->id = id;
    }
    return *node;
}

// The algorithm as an object.
class FromRdf {
public:
    explicit FromRdf(const Options& options) : m_options(options) {}
    Result<Value> run(const rdf::Dataset& dataset);

private:
    struct GraphState {
        Graph nodes;
        std::vector<Usage> nil_usages;
        std::vector<std::string> compound_literals;
    };

    Result<void> add(GraphState& graph, const rdf::Quad& quad);
    Result<Value> object_to_json(rdf::TermRef object);
    Result<void> literal_to_json(rdf::TermRef literal, Value& result);
    Value native_value(rdf::TermRef literal);
    Result<void> convert_compound_literals(GraphState& graph);
    void convert_lists(GraphState& graph);
    const Usage* only_usage(const std::string& id);
    bool is_list_node(Node& node);
    Value to_json(const Node& node);
    Value to_json(const Value& value);

    const Options& m_options;
    std::map<std::string, std::vector<Usage>> m_referenced; // by object; "referenced once" where there is one
    std::map<std::string, GraphState> m_graphs;             // "" is the default graph
    std::map<const Value*, std::vector<const Value*>> m_lists; // the values that are lists, and their items
};

// https://www.w3.org/TR/json-ld11-api/#serialize-rdf-as-json-ld-algorithm
Result<Value> FromRdf::run(const rdf::Dataset& dataset) {
    // 1. to 5.
    GraphState& default_graph = m_graphs[""];
    for (const rdf::Quad& quad : dataset.quads()) {
        const std::string name = quad.graph != nullptr ? identifier_of(quad.graph) : "";
        if (!name.empty()) node_in(default_graph.nodes, name);
        TRY(add(m_graphs[name], quad));
    }
    // 6.
    for (auto& [name, graph] : m_graphs) {
        TRY(convert_compound_literals(graph));
        convert_lists(graph);
    }
    // 7. and 8.
    Value result = Value::array();
    for (const auto& [subject, node] : default_graph.nodes) {
        const auto inner = m_graphs.find(subject);
        if (node->is_silent() && inner == m_graphs.end()) continue;
        Value object = to_json(*node);
        // 8.1.
        if (inner != m_graphs.end()) {
            Value& list = object["@graph"] = Value::array();
            for (const auto& [inner_subject, inner_node] : inner->second.nodes)
                if (!inner_node->is_silent()) list.push_back(to_json(*inner_node));
        }
        // 8.2.
        result.push_back(std::move(object));
    }
    // 9.
    return result;
}

// 5.7.
Result<void> FromRdf::add(GraphState& graph, const rdf::Quad& quad) {
    // 5.7.1. and 5.7.2.
    Node& node = node_in(graph.nodes, identifier_of(quad.subject));
    const std::string predicate = identifier_of(quad.predicate);
    // 5.7.3.
    if (m_options.rdf_direction == RdfDirection::compound_literal && predicate == k_rdf_direction)
        graph.compound_literals.push_back(node.id);
    const bool is_resource = quad.object->kind != rdf::TermKind::literal;
    const std::string object = is_resource ? identifier_of(quad.object) : "";
    // 5.7.4.
    if (is_resource) node_in(graph.nodes, object);
    // 5.7.5.
    if (predicate == k_rdf_type && m_options.rdf_type == RdfType::as_keyword && is_resource) {
        if (std::find(node.types.begin(), node.types.end(), object) == node.types.end())
            node.types.push_back(object);
        return {};
    }
    // 5.7.6. to 5.7.8.
    TRY_ASSIGN(Value value, object_to_json(quad.object));
    Property* property = node.find(predicate);
    if (property == nullptr) property = &node.properties.emplace_back(Property{predicate, {}, {}});
    if (!property->keys.insert(value_key(value)).second) return {};
    property->values.push_back(std::move(value));
    // 5.7.9. to 5.7.11.
    const Usage usage{&node, property->name, &property->values.back()};
    if (object == k_rdf_nil)
        graph.nil_usages.push_back(usage);
    else if (quad.object->kind == rdf::TermKind::blank_node)
        m_referenced[object].push_back(usage);
    return {};
}

// https://www.w3.org/TR/json-ld11-api/#rdf-to-object-conversion
Result<Value> FromRdf::object_to_json(rdf::TermRef object) {
    Value result = Value::object();
    // 1.
    if (object->kind != rdf::TermKind::literal) result["@id"] = identifier_of(object);
    // 2.
    else
        TRY(literal_to_json(object, result));
    return result;
}

// 2.4. The JSON value that says the same, or null.
Value FromRdf::native_value(rdf::TermRef literal) {
    const std::string_view form = literal->value;
    if (m_options.native_types == NativeTypes::no) return Value();
    if (literal->datatype == k_xsd_boolean) {
        if (form == "true" || form == "1") return true;
        if (form == "false" || form == "0") return false;
    }
    if (literal->datatype != k_xsd_integer && literal->datatype != k_xsd_double) return Value();
    const std::string_view digits = form.starts_with('+') ? form.substr(1) : form;
    const auto parsed = json::parse(digits);
    return parsed && parsed->is_number() ? *parsed : Value();
}

// 2.
Result<void> FromRdf::literal_to_json(rdf::TermRef literal, Value& result) {
    Value converted = native_value(literal);
    std::string type;
    const std::string_view datatype = literal->datatype;
    // 2.5.
    if (converted.is_null()) {
        converted = std::string(literal->value);
        if (datatype == k_rdf_json) { // 2.5.2.
            auto parsed = json::parse(literal->value);
            if (!parsed) return fail(JsonLdErrorCode::invalid_json_literal, parsed.error().message);
            converted = *std::move(parsed);
            type = "@json";
        } else if (datatype.starts_with(k_i18n)
                   && m_options.rdf_direction == RdfDirection::i18n_datatype) { // 2.5.3.
            const std::string_view fragment = datatype.substr(k_i18n.size());
            const std::size_t underscore = std::min(fragment.find('_'), fragment.size());
            if (underscore > 0) result["@language"] = fragment.substr(0, underscore);
            if (underscore < fragment.size()) result["@direction"] = fragment.substr(underscore + 1);
        } else if (!literal->language.empty())
            result["@language"] = literal->language; // 2.5.4.
        else if (datatype != rdf::k_xsd_string)
            type = datatype; // 2.5.5.
    }
    // 2.6. and 2.7.
    result["@value"] = std::move(converted);
    if (!type.empty()) result["@type"] = type;
    return {};
}

// The usage of a node that is an object exactly once, or nullptr.
const Usage* FromRdf::only_usage(const std::string& id) {
    const auto found = m_referenced.find(id);
    return found != m_referenced.end() && found->second.size() == 1 ? &found->second.front() : nullptr;
}

// 6.1.
Result<void> FromRdf::convert_compound_literals(GraphState& graph) {
    const auto text_in = [](Node& node, std::string_view name) {
        Property* property = node.find(name);
        return property != nullptr ? std::string(json::member_text(property->values.front(), "@value"))
                                   : std::string();
    };
    for (const std::string& id : graph.compound_literals) {
        // 6.1.1. to 6.1.5.
        const Usage* usage = only_usage(id);
        const auto found = graph.nodes.find(id);
        if (usage == nullptr || found == graph.nodes.end()) continue;
        Node& compound = *found->second;
        // 6.1.6.
        Value value = Value::object();
        Property* content = compound.find(k_rdf_value);
        value["@value"] = content != nullptr ? content->values.front()["@value"] : Value();
        if (const std::string language = text_in(compound, k_rdf_language); !language.empty()) {
            if (!is_well_formed_language_tag(language))
                return fail(JsonLdErrorCode::invalid_language_tagged_string,
                            fmt::format("\"{}\" is no language tag", sanitize(language)));
            value["@language"] = language;
        }
        const std::string direction = text_in(compound, k_rdf_direction);
        if (!direction_of(direction))
            return fail(JsonLdErrorCode::invalid_base_direction,
                        fmt::format("\"{}\" is neither \"ltr\" nor \"rtl\"", sanitize(direction)));
        value["@direction"] = direction;
        *usage->value = std::move(value);
        compound.absorbed = true;
    }
    return {};
}

// 6.4.3. A node with one rdf:first, one rdf:rest, and at most the type rdf:List.
bool FromRdf::is_list_node(Node& node) {
    if (!node.id.starts_with("_:") || only_usage(node.id) == nullptr) return false;
    Property* first = node.find(k_rdf_first);
    Property* rest = node.find(k_rdf_rest);
    const bool only_list_type =
        node.types.empty() || (node.types.size() == 1 && node.types.front() == k_rdf_list);
    return first != nullptr && rest != nullptr && first->values.size() == 1 && rest->values.size() == 1
           && node.properties.size() == 2 && only_list_type;
}

// 6.2. to 6.4.
void FromRdf::convert_lists(GraphState& graph) {
    for (const Usage& usage : graph.nil_usages) {
        // 6.4.1. and 6.4.2.
        Usage head = usage;
        std::vector<const Value*> list;
        // 6.4.3.
        while (head.property == k_rdf_rest && !head.node->absorbed && is_list_node(*head.node)) {
            list.push_back(&head.node->find(k_rdf_first)->values.front());
            head.node->absorbed = true;
            head = *only_usage(head.node->id);
            if (!head.node->id.starts_with("_:")) break;
        }
        // 6.4.4. to 6.4.7.
        std::reverse(list.begin(), list.end());
        m_lists.emplace(head.value, std::move(list));
    }
}

// A value, or the list that stands in its place.
Value FromRdf::to_json(const Value& value) {
    const auto items = m_lists.find(&value);
    if (items == m_lists.end()) return value;
    Value object = Value::object();
    Value& list = object["@list"] = Value::array();
    for (const Value* item : items->second) list.push_back(to_json(*item));
    return object;
}

Value FromRdf::to_json(const Node& node) {
    Value object = Value::object();
    object["@id"] = node.id;
    if (!node.types.empty()) object["@type"] = node.types;
    for (const Property& property : node.properties) {
        Value& values = object[property.name] = Value::array();
        for (const Value& value : property.values) values.push_back(to_json(value));
    }
    return object;
}

} // namespace

Result<json::Value> from_rdf(const rdf::Dataset& dataset, const Options& options) {
    return FromRdf(options).run(dataset);
}

} // namespace insignia::jsonld
