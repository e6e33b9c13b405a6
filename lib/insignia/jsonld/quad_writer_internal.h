// From JSON to quads in one pass, without an expanded document in between.
//
// It covers what credentials are made of, and nothing that would be an error or a loss: whoever calls it goes
// the long way of to_rdf_by_expansion() when it gives up, and gets errors and losses from there. Covered are
// node objects, value objects, arrays, @id, @type, scoped contexts, coercions, and the containers @set, @list
// and @graph.
#pragma once

#include <insignia/jsonld/context_processing_internal.h>
#include <insignia/jsonld/iri_expansion_internal.h>
#include <insignia/rdf/dataset.h>
#include <string>
#include <string_view>

namespace insignia::jsonld {

class QuadWriter {
public:
    explicit QuadWriter(Session& session, const Context& initial) : m_session(session), m_initial(initial) {}

    // False when the document is not covered; the dataset is of no use then.
    bool write(const Value& document);
    rdf::Dataset take() { return std::move(m_dataset); }

private:
    // What an object shows itself to be by its keywords.
    struct Outline {
        const Value* id = nullptr;
        const Value* type = nullptr;
        const Value* value = nullptr; // it is a value object
        bool covered = true;
    };

    Outline outline_of(const Context& active, const Value& object) const;
    const Context* context_for(const Context& outer, const TermDefinition* definition, const Value& object);
    const Context* type_scoped(const Context& active, const Value& types);
    const Context* scoped(const Context& active, const TermDefinition& definition, Application application);

    // The term that a value becomes as an object of a quad, and all quads about it; nullptr when not covered.
    rdf::TermRef object_term(const Context& active, const TermDefinition& definition, const Value& value);
    rdf::TermRef node_term(const Context& outer, const TermDefinition* definition, const Value& object);
    rdf::TermRef value_object_term(const Context& active, const Value& object);
    rdf::TermRef scalar_term(const Context& active, const TermDefinition& definition, const Value& value);
    rdf::TermRef plain_term(const Value& value);
    rdf::TermRef text_term(const Context& active, const TermDefinition& definition, const std::string& text);
    rdf::TermRef list_term(const Context& active, const TermDefinition& definition, const Value& value);
    rdf::TermRef json_term(const Value& value);
    rdf::TermRef iri_term(const Context& active, std::string_view text, IriMode mode);
    rdf::TermRef new_blank_node();

    bool write_node(const Context& active, const Context& type_context, rdf::TermRef subject,
                    const Value& object);
    bool write_types(const Context& active, rdf::TermRef subject, const Value& types);
    bool write_property(const Context& active, rdf::TermRef subject, const std::string& key,
                        const Value& value);
    bool write_values(const Context& active, const TermDefinition& definition, rdf::TermRef subject,
                      rdf::TermRef predicate, const Value& value);
    bool write_graph(const Context& active, const TermDefinition& definition, rdf::TermRef subject,
                     rdf::TermRef predicate, const Value& value);

    void add(rdf::TermRef subject, rdf::TermRef predicate, rdf::TermRef object) {
        m_dataset.add(subject, predicate, object, m_graph);
    }

    Session& m_session;
    const Context& m_initial;
    rdf::Dataset m_dataset;
    rdf::TermRef m_graph = nullptr; // nullptr is the default graph
    std::size_t m_blank_nodes = 0;
};

} // namespace insignia::jsonld
