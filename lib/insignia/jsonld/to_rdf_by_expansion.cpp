// The way that the specification describes: expansion, then node map, then triples.
#include <insignia/base/text.h>
#include <insignia/jsonld/errors.h>
#include <insignia/jsonld/expansion.h>
#include <insignia/jsonld/keywords.h>
#include <insignia/jsonld/language_tag.h>
#include <insignia/jsonld/literals_internal.h>
#include <insignia/jsonld/node_map_internal.h>
#include <insignia/jsonld/to_rdf.h>

namespace insignia::jsonld {

namespace {

// One graph of the node map on its way into the dataset.
class GraphToRdf {
public:
    GraphToRdf(rdf::Dataset& dataset, rdf::TermRef graph, BlankNodeIssuer& issuer, const Options& options)
        : m_dataset(dataset), m_graph(graph), m_issuer(issuer), m_options(options) {}

    void add_node(const MapNode& node);

private:
    rdf::TermRef resource(std::string_view identifier);
    rdf::TermRef object_to_rdf(const Value& item);
    rdf::TermRef list_to_rdf(const Value& list);
    rdf::TermRef literal(const Value& item);
    rdf::TermRef directed_literal(const Value& item, const std::string& lexical_form);
    void add(rdf::TermRef subject, std::string_view predicate, rdf::TermRef object) {
        if (object != nullptr) m_dataset.add(subject, m_dataset.iri(predicate), object, m_graph);
    }

    rdf::Dataset& m_dataset;
    rdf::TermRef m_graph;
    BlankNodeIssuer& m_issuer;
    const Options& m_options;
};

rdf::TermRef resource_term(rdf::Dataset& dataset, std::string_view identifier) {
    if (is_blank_node_identifier(identifier)) return dataset.blank_node(identifier.substr(2));
    return uri::is_absolute_iri(identifier) ? dataset.iri(identifier) : nullptr;
}

// The term for an IRI or blank node identifier; nullptr when it is not well-formed.
rdf::TermRef GraphToRdf::resource(std::string_view identifier) {
    return resource_term(m_dataset, identifier);
}

// 1.3. of https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm
void GraphToRdf::add_node(const MapNode& node) {
    // 1.3.1.
    const rdf::TermRef subject = resource(node.id);
    if (subject == nullptr) return;
    // 1.3.2.1.
    for (const std::string& type : node.types) add(subject, k_rdf_type, resource(type));
    for (const auto& [property, values] : node.properties()) {
        // 1.3.2.3.
        const bool is_blank = is_blank_node_identifier(property);
        if (is_blank && m_options.generalized_rdf == GeneralizedRdf::no) continue;
        // 1.3.2.4.
        const rdf::TermRef predicate = resource(property);
        if (predicate == nullptr) continue;
        // 1.3.2.5.
        for (const Value& item : values.values())
            if (const rdf::TermRef object = object_to_rdf(item))
                m_dataset.add(subject, predicate, object, m_graph);
    }
}

// https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion
rdf::TermRef GraphToRdf::object_to_rdf(const Value& item) {
    // 3.
    if (const Value* list = json::member(item, "@list")) return list_to_rdf(*list);
    // 4.
    if (is_value_object(item)) return literal(item);
    // 1. and 2.
    const Value* id = json::member(item, "@id");
    return id != nullptr && id->is_string() ? resource(text_of(*id)) : nullptr;
}

// 4. to 15.
rdf::TermRef GraphToRdf::literal(const Value& item) {
    const Value& value = item["@value"];
    // 5.
    const std::string_view datatype = json::member_text(item, "@type");
    // 6.
    if (!datatype.empty() && datatype != "@json" && !uri::is_absolute_iri(datatype)) return nullptr;
    // 7.
    const Value* language = json::member(item, "@language");
    if (language != nullptr && !is_well_formed_language_tag(text_of(*language))) return nullptr;
    // 8.
    if (datatype == "@json") {
        const auto canonical = json::canonicalize(value);
        return canonical ? m_dataset.literal(*canonical, k_rdf_json) : nullptr;
    }
    // 9. to 11.
    if (!value.is_string()) {
        const NativeLiteral native = native_literal(value, datatype);
        return m_dataset.literal(native.lexical_form, datatype.empty() ? native.datatype : datatype);
    }
    // 13.
    const bool has_direction = json::member(item, "@direction") != nullptr;
    if (has_direction && m_options.rdf_direction != RdfDirection::none)
        return directed_literal(item, text_of(value));
    // 12. and 14.
    if (language != nullptr)
        return m_dataset.language_literal(text_of(value), normalized_language(text_of(*language)));
    return m_dataset.literal(text_of(value), datatype.empty() ? rdf::k_xsd_string : datatype);
}

// 13.
rdf::TermRef GraphToRdf::directed_literal(const Value& item, const std::string& lexical_form) {
    // 13.1.
    const std::string language = to_lower(json::member_text(item, "@language"));
    const std::string_view direction = json::member_text(item, "@direction");
    // 13.2.
    if (m_options.rdf_direction == RdfDirection::i18n_datatype)
        return m_dataset.literal(lexical_form, std::string(k_i18n) + language + "_" + std::string(direction));
    // 13.3.
    const rdf::TermRef compound = resource(m_issuer.issue());
    add(compound, k_rdf_value, m_dataset.literal(lexical_form));
    if (!language.empty()) add(compound, k_rdf_language, m_dataset.literal(language));
    add(compound, k_rdf_direction, m_dataset.literal(direction));
    return compound;
}

// https://www.w3.org/TR/json-ld11-api/#list-to-rdf-conversion
rdf::TermRef GraphToRdf::list_to_rdf(const Value& list) {
    // 1. and 2.
    std::vector<rdf::TermRef> nodes;
    for (std::size_t index = 0; index < list.size(); ++index) nodes.push_back(resource(m_issuer.issue()));
    nodes.push_back(m_dataset.iri(k_rdf_nil));
    // 3.
    for (std::size_t index = 0; index < list.size(); ++index) {
        add(nodes[index], k_rdf_first, object_to_rdf(list[index]));
        add(nodes[index], k_rdf_rest, nodes[index + 1]);
    }
    // 4.
    return nodes.front();
}

// https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm
Result<rdf::Dataset> node_map_to_rdf(const NodeMap& node_map, BlankNodeIssuer& issuer,
                                     const Options& options) {
    rdf::Dataset dataset;
    // 1.
    for (const auto& [name, nodes] : node_map) {
        // 1.1. and 1.2.
        const rdf::TermRef graph = name == k_default_graph ? nullptr : resource_term(dataset, name);
        if (graph == nullptr && name != k_default_graph) continue;
        // 1.3.
        GraphToRdf conversion(dataset, graph, issuer, options);
        for (const auto& node : nodes.nodes()) {
            conversion.add_node(*node);
            if (dataset.size() > limits::k_quads)
                return insignia::fail(ErrorCode::limit, "the document has more than "
                                                            + std::to_string(limits::k_quads) + " quads");
        }
    }
    return dataset;
}

} // namespace

Result<rdf::Dataset> to_rdf_by_expansion(const json::Value& document, const Options& options,
                                         Losses* losses) {
    TRY_ASSIGN(const Value expanded, expand(document, options, losses));
    BlankNodeIssuer issuer;
    TRY_ASSIGN(const NodeMap node_map, generate_node_map(expanded, issuer));
    return node_map_to_rdf(node_map, issuer, options);
}

} // namespace insignia::jsonld
