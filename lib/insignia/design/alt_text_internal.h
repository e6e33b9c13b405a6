// What a screen reader says about a picture when the designer wrote nothing.
#pragma once

#include <insignia/design/design.h>

namespace insignia::design {

// The designer's own text in `language`, or a sentence in that language (in English where it is not in the
// table).
std::string alt_text(const credential::PictureSpec& spec, std::string_view title, std::string_view language,
                     const Shape& shape, const Icon& icon);

} // namespace insignia::design
