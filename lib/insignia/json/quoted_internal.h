// The one form in which this room writes a string.
#pragma once

#include <string>
#include <string_view>

namespace insignia::json {

// Append `text` between quotation marks with the fewest escapes that JSON allows. Its UTF-8 is not checked.
// https://www.rfc-editor.org/rfc/rfc8785#section-3.2.2.2
void append_quoted(std::string& out, std::string_view text);

} // namespace insignia::json
