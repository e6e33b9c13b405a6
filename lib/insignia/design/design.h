// Pictures of badges, drawn: a PictureSpec and a title in, SVG out. Nothing here needs a font, a file or a
// renderer.
//
//     TRY_ASSIGN(const design::Picture picture, design::draw(definition.picture, name, definition.language));
//     write(picture.svg);
#pragma once

#include <insignia/base/result.h>
#include <insignia/credential/definition.h>
#include <span>
#include <string>
#include <string_view>

namespace insignia::design {

// The outline of a badge on the canvas of 400 by 400: the coloured field, around which the rim is laid.
struct Shape {
    std::string_view name;    // as it is written in a definition
    std::string_view label;   // in a sentence: "an eight-sided badge"
    std::string_view outline; // SVG path data
    double icon_top;          // where a symbol may begin
    double icon_size;         // its width and height at most
    double ribbon_bottom;     // the lower edge of the ribbon's face
    double shadow_width;      // half of what the ribbon darkens below it
    double plate_y;           // centre of the level mark
};

// A symbol on a grid of 100 by 100: SVG path data of up to three layers, drawn tone first.
struct Icon {
    std::string_view name;
    std::string_view label; // in a sentence: "a light bulb"
    std::string_view fill;  // filled by the even-odd rule
    std::string_view line;  // stroked with the one weight
    std::string_view tone;  // filled in the quieter colour
};

// How a ribbon is coloured: lightness and the most chroma (OKLCH) of face, tails and letters, or a hue of its
// own.
struct Theme {
    std::string_view name;
    std::string_view label;
    double face_top, face_bottom; // lightness, 0 to 1
    double tail, fold, line;
    double text;
    double chroma; // of the face
    double hue;    // in degrees, or below 0 for that of the badge
};

// All shapes, and all symbols, in the order of the contact sheet. What is named once stays.
std::span<const Shape> shapes();
std::span<const Icon> icons();
std::span<const Theme> themes(); // the first is the default

// A drawn badge.
struct Picture {
    std::string svg;          // complete, square, self-contained, with <title> and <desc>
    std::string alt;          // what the designer wrote, or a sentence in the language of the title
    double text_contrast = 0; // WCAG ratio, at least 4.5; 0 where there is no text
    double icon_contrast = 0; // WCAG ratio, at least 3
    int readable_from = 0; // pixels: the smallest picture whose title can be read; 0 where there is no text
};

// The picture of a badge. `title` stands on the ribbon unless spec.text says otherwise ("-" leaves the ribbon
// out); `language` is a BCP 47 tag. The same arguments give the same bytes. ErrorCode::invalid for an unknown
// shape or icon (with the nearest name and the list), a colour that is none, a level outside 0 to 5, or text
// that is not UTF-8 or holds emoji or control characters; ErrorCode::limit for text longer than
// limits::k_picture_title_characters.
Result<Picture> draw(const credential::PictureSpec& spec, std::string_view title, std::string_view language);

// One square SVG with every shape, level, theme and symbol with its name, for choosing.
Result<std::string> contact_sheet();

} // namespace insignia::design
