// https://www.w3.org/TR/json-ld11-api/#value-expansion
#pragma once

#include <insignia/jsonld/session_internal.h>

namespace insignia::jsonld {

// The value object or node reference that a scalar stands for as a value of a term. `definition` is the
// term's, or nullptr. Relative IRIs are noted as losses at `trail`.
Value expand_value(Session& session, const Context& active, const TermDefinition* definition,
                   const Value& value, const Trail& trail);

// Note a loss unless the text is an absolute IRI or a blank node identifier.
void require_absolute(Session& session, std::string_view iri, std::string_view written, const Trail& trail,
                      const Context* active = nullptr);

} // namespace insignia::jsonld
