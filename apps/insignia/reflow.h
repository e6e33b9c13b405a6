// Help pages in the width of the terminal.
#pragma once

#include <string>
#include <string_view>

namespace insignia::app {

// A page in Markdown with its paragraphs and list items broken at `columns`. Headings, tables, examples
// (lines that begin with four spaces) and words that are longer than a line stay as they are; so does `code`
// of several words, which is kept on one line.
std::string reflow(std::string_view page, std::size_t columns);

} // namespace insignia::app
