// Hours as people write and say them: the decimal mark and the plural follow the language.
#pragma once

#include <string>
#include <string_view>

namespace insignia::credential {

// "1.5 h", "90 h", in Italian "1,5 h". At most three decimals; languages that are not in the table are
// written as English is.
std::string hours_in_short(double hours, std::string_view language);

// "1 hour", "2,5 ore", "2 uri": the word in the form that the number asks for, by the plural rules of the
// Unicode CLDR. In English where the language is not in the table, as phrases() is.
std::string hours_in_words(double hours, std::string_view language);

} // namespace insignia::credential
