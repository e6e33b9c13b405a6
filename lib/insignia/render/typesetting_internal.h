// Text set without a font: how wide it is, about, and where its lines break.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace insignia::render {

// The width in multiples of the font size, on the wide side of what common sans serif fonts have.
double text_width(std::string_view text);

// Lines of at most `width` font sizes; what does not fit into `most` lines is cut with "…". Lines break at
// spaces and between East Asian characters, inside a word only when it alone is too long.
std::vector<std::string> break_lines(std::string_view text, double width, std::size_t most);

// Markdown as plain text, one paragraph or point of a list a line: signs of emphasis, headings and links are
// left out, points begin with "•".
std::vector<std::string> plain_paragraphs(std::string_view markdown);

// Whether the first letter that has a direction is of a script that runs from right to left.
bool is_right_to_left(std::string_view text);

} // namespace insignia::render
