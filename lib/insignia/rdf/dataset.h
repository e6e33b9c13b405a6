// RDF datasets: four terms make a quad, quads make a dataset.
//
// Start with Dataset: make terms with iri(), blank_node() and literal(), put them together with add(). Every
// distinct term exists once per dataset, so that terms are compared by their address and the same text is
// never stored or escaped twice. https://www.w3.org/TR/rdf11-concepts/
#pragma once

#include <cstdint>
#include <insignia/rdf/string_arena.h>
#include <span>
#include <string_view>
#include <vector>

namespace insignia::rdf {

// The datatypes that RDF itself gives a meaning to (RDF 1.1 Concepts 3.3, 5.1).
inline constexpr std::string_view k_xsd_string = "http://www.w3.org/2001/XMLSchema#string";
inline constexpr std::string_view k_rdf_lang_string = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

// What a term is (RDF 1.1 Concepts 3.1).
enum class TermKind : std::uint8_t { iri, blank_node, literal };

// One term of a dataset. Its texts belong to the dataset.
struct Term {
    std::string_view value;    // the IRI; the label without "_:"; the lexical form
    std::string_view datatype; // of a literal: its datatype IRI, never empty; of other terms: empty
    std::string_view language; // of a language-tagged literal: the tag as it was written; else empty
    std::string_view text;     // the term in canonical N-Quads
    TermKind kind = TermKind::iri;
    std::uint32_t number = 0; // in the order in which the dataset met its terms, from 0
};

// A term of one dataset. Two terms of the same dataset are equal when their addresses are.
using TermRef = const Term*;

// A statement in a graph. All terms belong to the same dataset; no graph means the default graph.
struct Quad {
    TermRef subject = nullptr;
    TermRef predicate = nullptr;
    TermRef object = nullptr;
    TermRef graph = nullptr;

    bool operator==(const Quad&) const = default;
};

// Quads and the terms they are made of. Move-only; terms keep their addresses when the dataset is moved.
class Dataset {
public:
    Dataset();
    Dataset(Dataset&&) noexcept = default;
    Dataset& operator=(Dataset&&) noexcept = default;

    // The term of this dataset that is the IRI `value`. A text with a character that no IRI may hold (RDF 1.1
    // N-Quads, IRIREF) is taken, but makes the dataset ill-formed; nothing else about it is checked.
    TermRef iri(std::string_view value);

    // The blank node with this label, which is given without "_:".
    TermRef blank_node(std::string_view label);

    // A literal with a datatype.
    TermRef literal(std::string_view lexical_form, std::string_view datatype = k_xsd_string);

    // A literal with a language tag. A tag that is not letters, then groups of letters and digits after
    // hyphens (RDF 1.1 N-Quads, LANGTAG), makes the dataset ill-formed.
    TermRef language_literal(std::string_view lexical_form, std::string_view language);

    // Add a quad of terms of this dataset. The same quad may be added twice; canonicalization sees it once.
    void add(TermRef subject, TermRef predicate, TermRef object, TermRef graph = nullptr) {
        m_quads.push_back({subject, predicate, object, graph});
    }

    // All quads in the order in which they were added.
    std::span<const Quad> quads() const { return m_quads; }
    bool empty() const { return m_quads.empty(); }
    std::size_t size() const { return m_quads.size(); }

    // How many distinct terms there are; Term::number is below it.
    std::size_t term_count() const { return m_term_count; }

    // The first term that cannot be written as N-Quads (see iri() and language_literal()), or nullptr. A
    // dataset that has one cannot be canonicalized: its text would be ambiguous.
    TermRef ill_formed_term() const { return m_ill_formed; }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t term = 0; // number + 1; 0 is a free slot
    };
    static constexpr std::size_t k_block_terms = 128;

    struct Key {
        TermKind kind;
        std::string_view value;
        std::string_view datatype;
        std::string_view language;
    };

    TermRef intern(const Key& key);
    bool equals(const Term& term, const Key& key) const;
    Term& append_term(const Key& key);
    void write_text(Term& term, const Key& key);
    void write_literal_text(Term& term, const Key& key);
    void enlarge_table();
    Term& term_at(std::size_t number) { return m_blocks[number / k_block_terms][number % k_block_terms]; }

    StringArena m_strings;
    std::vector<std::unique_ptr<Term[]>> m_blocks;
    std::vector<Slot> m_table;
    std::vector<Quad> m_quads;
    std::size_t m_term_count = 0;
    std::uint64_t m_seed = 0;
    TermRef m_ill_formed = nullptr;
};

} // namespace insignia::rdf
