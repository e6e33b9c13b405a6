// What a screen reader says about a picture when the designer wrote nothing.
#pragma once

#include <insignia/design/design.h>

namespace insignia::design {

// Sets `alt` to the designer's own text in `language`, or to a sentence in that language (in English where it
// is not in the table), and `short_alt`. Shape and symbol are named in English and where schemas/design/words
// has a list; a shape without outline is the card of a template.
void describe(Picture& picture, const credential::PictureSpec& spec, std::string_view title,
              std::string_view language, const Shape& shape, const Icon& icon);

} // namespace insignia::design
