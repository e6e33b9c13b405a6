// From IRIs back to terms, for compaction.
// https://www.w3.org/TR/json-ld11-api/#inverse-context-creation
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace insignia::jsonld {

struct Context;

// Which of the two maps of an entry a search is made in, or the one term of no particular type or language.
enum class Selection { language, type, any };

// A map of texts that is asked with views.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const;
};
template <class T>
using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

// The terms of a context by IRI, container and type or language, for compaction.
class InverseContext {
public:
    explicit InverseContext(const Context& context);

    // True when some term stands for the IRI.
    bool has(std::string_view iri) const { return m_entries.contains(iri); }

    // https://www.w3.org/TR/json-ld11-api/#term-selection
    // The best term for an IRI, or "" when none fits. Containers and preferred values come in order of
    // preference; containers are written as in the specification: "@graph@id@set", "@none".
    std::string_view select_term(std::string_view iri, std::span<const std::string_view> containers,
                                 Selection selection, std::span<const std::string> preferred_values) const;

private:
    struct Terms {
        TextMap<std::string_view> by_language;
        TextMap<std::string_view> by_type;
        std::string_view any; // @none
    };

    TextMap<TextMap<Terms>> m_entries; // IRI → container → terms
};

} // namespace insignia::jsonld
