// Text on the picture: made safe, and measured in the units of the picture.
#pragma once

#include <insignia/typesetting/typesetting.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::system {

using typesetting::Weight;

// The room that a text on one line needs at a font size; rather too much than too little.
double room_of(std::string_view text, double size, Weight weight);

// The text, sanitized, in lines of at most `width` at a font size. What does not fit into `most` lines ends
// with "…".
std::vector<std::string> wrap(std::string_view text, double width, double size, Weight weight,
                              std::size_t most);

// Text as the content of an XML element or attribute; control characters are shown as escapes, but for
// isolates (direction_internal.h) that are closed.
std::string xml(std::string_view text);

} // namespace insignia::system
