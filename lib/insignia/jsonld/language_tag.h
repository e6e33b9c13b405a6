// Language tags (BCP 47).
#pragma once

#include <string>
#include <string_view>

namespace insignia::jsonld {

// True when the tag has the outline of BCP 47, 2.2.9 "well-formed": one to eight letters, then groups of one
// to eight letters and digits after hyphens. Whether the subtags are registered is not asked.
bool is_well_formed_language_tag(std::string_view tag);

// The tag in the form in which it goes into RDF: lower case. JSON-LD 1.1 API, Expansion 13.4.7 leaves it to
// the processor, but the signatures of a document depend on it, and other processors write lower case.
std::string normalized_language(std::string_view tag);

} // namespace insignia::jsonld
