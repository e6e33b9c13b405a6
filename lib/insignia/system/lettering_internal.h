// Text set without a font: how wide it is at most, and where its lines break.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace insignia::system {

// The width of a text at a font size; rather too much than too little, so that nothing overflows.
double width_of(std::string_view text, double size);

// The text in lines of at most `width`. Lines break at spaces and between East Asian characters, and inside a
// word that is wider than a line. What does not fit into `most` lines ends with "…".
std::vector<std::string> wrap(std::string_view text, double width, double size, std::size_t most);

// Text as the content of an XML element or attribute; control characters are shown as escapes.
std::string xml(std::string_view text);

} // namespace insignia::system
