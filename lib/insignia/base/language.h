// Language tags.
#pragma once

#include <string_view>

namespace insignia {

// Whether a text has the form of a language tag as people write them: a language of two or three letters,
// then parts of one to eight letters and digits (BCP 47, RFC 5646 2.1, without the registry's rarities).
// "german" has not.
bool is_language_tag(std::string_view text);

} // namespace insignia
