// Language tags (BCP 47).
#pragma once

#include <string_view>

namespace insignia::jsonld {

// True when the tag has the outline of BCP 47, 2.2.9 "well-formed": one to eight letters, then groups of one
// to eight letters and digits after hyphens. Whether the subtags are registered is not asked.
bool is_well_formed_language_tag(std::string_view tag);

} // namespace insignia::jsonld
