// IRI expansion, the algorithm behind every key and identifier.
// https://www.w3.org/TR/json-ld11-api/#iri-expansion
#pragma once

#include <insignia/jsonld/context_processing_internal.h>
#include <optional>
#include <string>
#include <string_view>

namespace insignia::jsonld {

// What a text without a colon may be taken for.
struct IriMode {
    bool vocab = false;
    bool document_relative = false;
};
inline constexpr IriMode k_vocabulary{.vocab = true, .document_relative = false};
inline constexpr IriMode k_document{.vocab = false, .document_relative = true};
inline constexpr IriMode k_vocabulary_or_document{.vocab = true, .document_relative = true};

// The keyword, IRI, blank node identifier or, failing all, relative reference that `value` stands for;
// nullopt for terms that are mapped to null and for names of the form of a keyword.
std::optional<std::string> expand_iri(const Context& active, std::string_view value,
                                      IriMode mode = k_vocabulary);

// The same during context processing: definitions that the value depends on are created first.
Result<std::optional<std::string>> expand_iri(DefinitionScope& scope, std::string_view value,
                                              IriMode mode = k_vocabulary);

// The keyword that a key of an object stands for, or Keyword::no.
Keyword expand_keyword(const Context& active, std::string_view key);

} // namespace insignia::jsonld
