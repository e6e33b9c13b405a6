// Pictures of badges, drawn: a PictureSpec and a title in, SVG out. Nothing here needs a font, a file or a
// renderer.
//
//     TRY_ASSIGN(const design::Picture picture, design::draw(definition.picture, name, definition.language));
//     write(picture.svg);
#pragma once

#include <array>
#include <functional>
#include <insignia/base/result.h>
#include <insignia/credential/definition.h>
#include <insignia/json/json.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

// What the badges of one family have in common.
struct Theme {
    std::string name;
    std::string label;
    // The ribbon: lightness from 0 to 1 and the most chroma (OKLCH) of face, tails and letters.
    double face_top = 1, face_bottom = 0.945;
    double tail = 0.82, fold = 0.45, line = 0.82;
    double text = 0.27;
    double chroma = 0.022; // of the face
    double hue = -1;       // in degrees, or below 0 for that of the badge
    // Typography.
    std::string fonts; // a CSS font-family list
    int weight = 700;
    bool capitals = false;
    // Level marks, and the rim's four colours (#RRGGBB) from light to shade per level; the last serves all
    // above.
    std::string mark = "star"; // star, dot, chevron
    std::vector<std::array<std::string, 4>> metals;
    // What a new badge of the family looks like where nothing else is said; "" leaves it open.
    std::string shape, icon, color, second_color;
};

// All shapes, and all symbols, in the order of the contact sheet. What is named once stays.
std::span<const Shape> shapes();
std::span<const Icon> icons();
std::span<const Theme> themes(); // those of schemas/themes; the first is the default

// Read a theme in the form of schemas/themes/*.json. What it leaves out is as in the first theme.
// ErrorCode::invalid names the member that is unknown or wrong.
Result<Theme> read_theme(const json::Value& value, std::string_view source);

// One line of text to be drawn as curves: `x` is its middle, `y` the baseline.
struct TextRun {
    std::string text;
    std::string fonts;
    int weight = 700;
    double size = 0;
    double x = 0, y = 0;
    bool right_to_left = false;
};
// Gives SVG path data of the run's glyphs.
using Outliner = std::function<Result<std::string>(const TextRun&)>;

// How pictures are drawn beside what the badge says.
struct Drawing {
    std::span<const Theme> themes = design::themes();
    Outliner outliner; // when it is set, titles become curves, which look the same on every computer
};

// A drawn badge.
struct Picture {
    std::string svg;          // complete, square, self-contained, with <title> and <desc>
    std::string alt;          // what the designer wrote, or a sentence in the language of the title
    std::string short_alt;    // that sentence without shape and symbol, as it was before these had names
    double text_contrast = 0; // WCAG ratio, at least 4.5; 0 where there is no text
    double icon_contrast = 0; // WCAG ratio, at least 3
    int readable_from = 0; // pixels: the smallest picture whose title can be read; 0 where there is no text
};

// The picture of a badge. `title` stands on the ribbon unless spec.text says otherwise ("-" leaves the ribbon
// out); `language` is a BCP 47 tag. The same arguments give the same bytes. ErrorCode::invalid for an unknown
// shape or icon (with the nearest name and the list), a colour that is none, a level outside 0 to 5, or text
// that is not UTF-8 or holds emoji or control characters; ErrorCode::limit for text longer than
// limits::k_picture_title_characters.
Result<Picture> draw(const credential::PictureSpec& spec, std::string_view title, std::string_view language,
                     const Drawing& drawing = {});

// What fills the placeholders of a template beside the picture's own values.
struct TemplateTexts {
    std::string title;
    std::string language;
    std::string organisation;
};

// A picture from an SVG of the designer's own in which `{{title}}`, `{{title_1}}` … `{{title_4}}` (its
// lines),
// `{{title_size}}`, `{{color}}`, `{{second_color}}`, `{{text_color}}` (black or white, whichever can be read
// on the colour), `{{icon}}` (elements on a grid of 100 by 100, in currentColor), `{{level}}`, `{{stars}}`,
// `{{alt}}`, `{{direction}}` (of the title: "rtl" or "ltr"),
// `{{organisation}}` and `{{language}}` are replaced; values are escaped. ErrorCode::invalid with line and
// column for a placeholder that is unknown or never ends, and the errors of draw() for the icon, the colours
// and the title.
Result<Picture> fill_template(std::string_view svg, std::string_view source,
                              const credential::PictureSpec& spec, const TemplateTexts& texts);

// One square SVG with every shape, level, theme and symbol with its name, for choosing.
Result<std::string> contact_sheet();

} // namespace insignia::design
