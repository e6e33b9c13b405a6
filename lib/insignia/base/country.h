// Codes of countries.
#pragma once

#include <string_view>

namespace insignia {

// Whether a text is a country's code of two capital letters (ISO 3166-1 alpha-2): "IT", not "it" or "ITA". XK
// is one of those that the standard leaves to its users; the European Union and others write Kosovo so.
bool is_country_code(std::string_view text);

// The code that was probably meant by one that is none: "IT" by "it", "GB" by "UK"; else "".
std::string_view meant_country_code(std::string_view text);

} // namespace insignia
