// A mark in pictures, pages and graphs by which a file is known as one that was drawn here and not changed
// since, so that it can be drawn again without asking.
#pragma once

#include <insignia/base/bytes.h>
#include <string_view>

namespace insignia::system {

// The content of a file of this kind (the ending of its name: "svg", "html", "png", "dot", "mermaid", "mmd")
// with the mark.
Bytes with_mark(ByteView content, std::string_view ending);

// Whether a file has the mark, and is what it was when it got it.
bool is_as_drawn(ByteView content);

} // namespace insignia::system
