// Titles set without a font: how wide letters are, where lines break, how large they can be.
#pragma once

#include <insignia/base/result.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::design {

// The advance of a bold sans serif character in multiples of the font size; 0 for marks that take no room.
double character_width(char32_t character);

// The sum over a text.
double text_width(std::string_view text);

// A title in lines, with the size at which the widest of them fills the ribbon.
struct Lettering {
    std::vector<std::string> lines;
    double size = 0;        // font size in units of the canvas
    double line_height = 0; // from baseline to baseline
    bool right_to_left = false;
};

// `text` in one to four lines that are at most `width` wide at the size that is chosen: the fewest lines that
// are not much smaller than the best. Lines break at spaces, after hyphens and between East Asian characters;
// inside a word only when it alone is too long to be read.
Lettering fit_title(std::string_view text, double width);

// The text in capital letters: Latin, Greek and Cyrillic; ß becomes SS, other letters
// stay as they are.
std::string to_capitals(std::string_view text);

// Whether the picture can show the text: well-formed UTF-8, no control characters, no emoji, not too long.
Result<void> check_title(std::string_view text);

} // namespace insignia::design
