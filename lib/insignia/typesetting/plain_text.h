// Markdown without its signs, for paper.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace insignia::typesetting {

// A paragraph, a point of a list or a heading.
struct Paragraph {
    std::string text;
    bool heading = false;
};

// Markdown as plain text: signs of emphasis, headings and links are left out, points begin with "•" and a
// space at which no line breaks. A line that is strong as a whole is a heading.
std::vector<Paragraph> plain_paragraphs(std::string_view markdown);

} // namespace insignia::typesetting
