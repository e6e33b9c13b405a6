// Titles: where their lines break, how large they can be, and what they may hold.
#pragma once

#include <insignia/base/result.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::design {

// A title in lines, with the size at which the widest of them fills the ribbon.
struct Lettering {
    std::vector<std::string> lines;
    double size = 0;        // font size in units of the canvas
    double line_height = 0; // from baseline to baseline
    bool right_to_left = false;
};

// `text` in one to four lines that are at most `width` wide at the size that is chosen: the fewest lines that
// are not much smaller than the best. Inside a word lines break only when it alone is too long to be read.
Lettering fit_title(std::string_view text, double width);

// The text in capital letters: Latin, Greek and Cyrillic; ß becomes SS, Greek letters lose their accents, i
// is İ in Turkish and Azerbaijani; other letters stay as they are. `language` is a BCP 47 tag.
std::string to_capitals(std::string_view text, std::string_view language);

// Whether the picture can show the text: well-formed UTF-8, no control characters, no emoji, something that
// can be seen, not too long.
Result<void> check_title(std::string_view text);

} // namespace insignia::design
