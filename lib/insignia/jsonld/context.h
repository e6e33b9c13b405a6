// What terms mean: contexts and term definitions as structs, never as JSON.
//
// A Context is built once by context_processing.h and does not change afterwards; contexts and the
// definitions in them belong to a ContextStore (context_store.h), which outlives whoever points to them.
// Several threads may read one context. https://www.w3.org/TR/json-ld11-api/#context-processing-algorithms
#pragma once

#include <cstdint>
#include <insignia/json/json.h>
#include <insignia/jsonld/inverse_context.h>
#include <insignia/jsonld/keywords.h>
#include <insignia/jsonld/term_table.h>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::jsonld {

// The base direction of a string (JSON-LD 1.1, 4.2.4.1).
enum class Direction : std::uint8_t { ltr, rtl };

// "ltr" or "rtl".
std::string_view to_string(Direction direction);
std::optional<Direction> direction_of(std::string_view text);

// The container mapping of a term: any number of the seven container keywords.
enum class Container : std::uint8_t {
    graph = 1,
    id = 2,
    index = 4,
    language = 8,
    list = 16,
    set = 32,
    type = 64,
};

// A set of container keywords of one term.
class Containers {
public:
    bool has(Container container) const { return (m_bits & static_cast<unsigned>(container)) != 0; }
    void add(Container container) { m_bits |= static_cast<std::uint8_t>(container); }
    bool empty() const { return m_bits == 0; }
    std::uint8_t bits() const { return m_bits; }
    bool operator==(const Containers&) const = default;

private:
    std::uint8_t m_bits = 0;
};

// The container that a keyword names, or nullopt.
std::optional<Container> container_of(std::string_view keyword);

// Type mapping of a term: what its string values are taken for.
enum class Coercion : std::uint8_t {
    undeclared, // no type mapping
    id,         // @id: an IRI, relative to the base
    vocab,      // @vocab: a term, or else an IRI
    json,       // @json: a JSON literal
    none,       // @none: never compacted to a plain value
    datatype,   // a literal of TermDefinition::type_mapping
};

// A mapping that can be absent, null, or have a value: `std::nullopt` inside means null.
template <class T>
using NullableMapping = std::optional<std::optional<T>>;

// https://www.w3.org/TR/json-ld11-api/#dfn-term-definition
struct TermDefinition {
    std::string term;
    std::optional<std::string> iri_mapping; // nullopt: the term is mapped to null
    Keyword keyword = Keyword::no;          // when the IRI mapping is a keyword
    bool has_absolute_iri = false;          // the IRI mapping is an absolute IRI, not a keyword or blank node
    bool prefix = false;
    bool is_protected = false;
    bool reverse_property = false;
    Coercion coercion = Coercion::undeclared;
    Containers containers;
    std::string type_mapping; // the IRI or keyword; empty when undeclared
    NullableMapping<std::string> language_mapping;
    NullableMapping<Direction> direction_mapping;
    std::string index_mapping;                  // empty: @index
    std::string nest_value;                     // empty: none
    const json::Value* local_context = nullptr; // of a scoped context; not processed
    std::string base_url;                       // what relative URLs in local_context begin with
};

// Equal in everything but the protected flag (create term definition, step 27).
bool equal_but_for_protection(const TermDefinition& left, const TermDefinition& right);

class ContextStore;

// https://www.w3.org/TR/json-ld11-api/#dfn-active-context
struct Context {
    TermTable terms;
    std::optional<std::string> base_iri; // nullopt: none
    std::string original_base_url;
    std::optional<std::string> vocabulary_mapping;
    std::optional<std::string> default_language;
    std::optional<Direction> default_direction;
    const Context* previous =
        nullptr; // what is active again in the next node object, for contexts that do not propagate
    ContextStore* store = nullptr; // which it belongs to

    // The definition of a term, or nullptr.
    const TermDefinition* find(std::string_view term) const { return terms.find(term); }

    // The inverse context, made at the first call.
    // https://www.w3.org/TR/json-ld11-api/#inverse-context-creation
    const InverseContext& inverse() const;

    // Everything but the inverse context.
    void copy_from(const Context& other);

    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

private:
    mutable std::once_flag m_inverse_made;
    mutable std::unique_ptr<const InverseContext> m_inverse;
};

} // namespace insignia::jsonld
