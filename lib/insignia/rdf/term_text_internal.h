// How single terms are written in canonical N-Quads. https://www.w3.org/TR/rdf-canon/#canonical-quads
#pragma once

#include <cstddef>
#include <string_view>

namespace insignia::rdf {

// The most bytes that one byte of a literal can become: a control character takes six characters.
inline constexpr std::size_t k_escape_growth = 6;

// True when the text of a literal must be looked at character by character: it may hold something to escape.
bool may_need_escapes(std::string_view text);

// Write `text` with escapes at `out`, which has room for k_escape_growth times its size. Returns the end.
char* write_escaped(std::string_view text, char* out);

// True when every character may stand between the angle brackets of an IRIREF (RDF 1.1 N-Quads, section 4).
bool has_only_iri_characters(std::string_view iri);

// True for the form of a LANGTAG without its "@" (RDF 1.1 N-Quads, section 4).
bool is_language_tag(std::string_view tag);

} // namespace insignia::rdf
