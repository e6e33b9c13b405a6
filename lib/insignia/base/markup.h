// Text inside XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace insignia {

// Text for element content and quoted attribute values: & < > " escaped, characters that XML 1.0 does not
// allow (section 2.2) as U+FFFD. The text must be UTF-8.
std::string escape_xml(std::string_view text);

} // namespace insignia
