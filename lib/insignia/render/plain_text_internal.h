// Markdown without its signs, for paper.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace insignia::render {

// Markdown as plain text, one paragraph or point of a list a line: signs of emphasis, headings and links are
// left out, points begin with "•".
std::vector<std::string> plain_paragraphs(std::string_view markdown);

} // namespace insignia::render
