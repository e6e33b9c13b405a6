// From JSON to quads in one pass, without an expanded document in between.
//
// It covers nothing that would be an error or a loss: whoever calls it goes the long way of
// to_rdf_by_expansion() when it gives up, and gets errors and losses from there. Of what is neither, it gives
// up on base directions with a place in RDF, on two members that stand for the same keyword, on keywords
// inside
// @nest, on JSON literals in map containers, on graph maps of objects that have a @graph of their own, and on
// index maps by property inside graph containers.
#pragma once

#include <insignia/jsonld/context_processing_internal.h>
#include <insignia/jsonld/iri_expansion_internal.h>
#include <insignia/jsonld/literals_internal.h>
#include <insignia/rdf/dataset.h>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace insignia::jsonld {

class QuadWriter {
public:
    QuadWriter(Session& session, const Context& initial) : m_session(session), m_initial(initial) {}

    // False when the document is not covered; the dataset is of no use then.
    bool write(const Value& document);
    rdf::Dataset take() { return std::move(m_dataset); }

    // The objects that became blank nodes for want of an identifier; nullopt when there are blank nodes of
    // other origin.
    std::optional<std::vector<const Value*>> nameless_nodes() const {
        return m_blank_nodes == m_nameless.size() ? std::optional(m_nameless) : std::nullopt;
    }

private:
    // What an object shows itself to be by its keywords.
    struct Outline {
        const Value* id = nullptr;
        const Value* type = nullptr;
        const Value* value = nullptr; // it is a value object
        const Value* list = nullptr;
        const Value* set = nullptr;
        const Value* graph = nullptr;
        const Value* reverse = nullptr;
        bool has_others = false; // keywords of node objects, or properties
        bool covered = true;
    };

    // Where an object that a map container holds gets its identifier from.
    struct FromMap {
        rdf::TermRef id = nullptr; // of an id map; nullptr for other maps
    };

    // A property with everything that its values need.
    struct Place {
        const Context& active;
        const TermDefinition& definition;
        rdf::TermRef subject;
        rdf::TermRef predicate;
    };

    Outline outline_of(const Context& active, const Value& object) const;
    const Context* context_for(const Context& outer, const TermDefinition* definition, const Value& object,
                               const FromMap* map);
    const Context* type_scoped(const Context& active, const Value& types);
    const Context* scoped(const Context& active, const TermDefinition& definition, Application application);

    // The term that a value becomes as an object of a quad, and all quads about it; nullptr when not covered.
    rdf::TermRef object_term(const Context& active, const TermDefinition& definition, const Value& value,
                             const FromMap* map = nullptr);
    rdf::TermRef node_term(const Context& outer, const TermDefinition* definition, const Value& object,
                           const FromMap* map = nullptr);
    rdf::TermRef list_object_term(const Context& active, const TermDefinition* definition,
                                  const Outline& outline);
    rdf::TermRef value_object_term(const Context& active, const Value& object);
    rdf::TermRef scalar_term(const Context& active, const TermDefinition& definition, const Value& value);
    rdf::TermRef plain_term(const Value& value);
    rdf::TermRef text_term(const Context& active, const TermDefinition& definition, const std::string& text);
    rdf::TermRef list_term(const Context& active, const TermDefinition& definition, const Value& value);
    rdf::TermRef json_term(const Value& value);
    rdf::TermRef iri_term(const Context& active, std::string_view text, IriMode mode);
    rdf::TermRef new_blank_node();
    rdf::TermRef nameless_node(const Value& object);
    rdf::TermRef named_blank_node(const std::string& identifier);

    bool write_root(const Value& object);
    bool write_node(const Context& active, const Context& type_context, rdf::TermRef subject,
                    const Value& object);
    bool write_types(const Context& active, rdf::TermRef subject, const Value& types);
    bool write_property(const Context& active, rdf::TermRef subject, const std::string& key,
                        const TermDefinition* definition, const Value& value);
    rdf::TermRef predicate_of(const Context& active, const std::string& key,
                              const TermDefinition* definition);
    bool write_values(const Place& place, const Value& value);
    bool write_set(const Place& place, const Value& object, const Value& set);
    bool write_graph(const Place& place, const Value& value);
    rdf::TermRef write_in_graph(const Place& place, rdf::TermRef graph, const Value& value,
                                const FromMap* map = nullptr);
    static bool has_reverse_term(const Context& active, const Value& object);
    static bool has_keyword(const Context& active, const Value& object, Keyword keyword);

    // quad_writer_nodes.cpp: keywords that bring in further nodes
    bool write_keyword(const Context& active, rdf::TermRef subject, Keyword keyword, const std::string& key,
                       const Value& value);
    bool write_nodes(const Context& active, const Value& value);
    bool write_named_graph(const Context& active, rdf::TermRef graph, const Value& value);
    bool write_reverse_map(const Context& active, rdf::TermRef subject, const Value& map);
    bool write_nested(const Context& active, rdf::TermRef subject, const std::string& key,
                      const Value& value);

    // quad_writer_maps.cpp: objects that are maps by language, index, id or type
    bool write_map(const Place& place, const Value& map);
    bool write_language_map(const Place& place, const Value& map);
    bool write_map_items(const Place& place, const std::string& key, const Value& items);
    bool write_map_item(const Place& place, const Context& map_context, const std::string& key,
                        const Value& item);
    bool write_graph_map_item(const Place& place, const std::string& key, const Value& item);
    bool write_key(const Place& place, rdf::TermRef item, const std::string& key);
    const Context* map_context_for(const Place& place, const std::string& key);

    // A quad that says that the property of a place has this value.
    void add(const Place& place, rdf::TermRef object) {
        if (place.definition.reverse_property)
            add(object, place.predicate, place.subject);
        else
            add(place.subject, place.predicate, object);
    }
    void add(rdf::TermRef subject, rdf::TermRef predicate, rdf::TermRef object) {
        m_dataset.add(subject, predicate, object, m_graph);
    }

    Session& m_session;
    const Context& m_initial;
    const Value* m_left_out = nullptr; // the member that Options::without names
    rdf::Dataset m_dataset;
    rdf::TermRef m_graph = nullptr; // nullptr is the default graph
    std::size_t m_blank_nodes = 0;
    std::vector<const Value*> m_nameless;
    std::unordered_map<std::string, rdf::TermRef> m_named_blank_nodes; // "_:x" in the document
};

} // namespace insignia::jsonld
