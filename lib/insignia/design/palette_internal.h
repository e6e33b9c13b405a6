// The colours of one picture, derived from one or two that the designer chose.
#pragma once

#include <array>
#include <insignia/design/color_internal.h>
#include <insignia/design/design.h>

namespace insignia::design {

// Everything that is painted, from the outside in.
struct Palette {
    Color edge;                 // the dark outline around all
    std::array<Color, 4> rim;   // light from above: stops of the outer ring
    Color line;                 // the thin bright ring
    std::array<Color, 3> field; // stops from upper left to lower right
    Color icon;
    Color icon_tone;  // the quieter half of a symbol
    Color icon_under; // the shadow or the light below the symbol
    double icon_under_opacity = 0;
    Color ribbon_top, ribbon_bottom;
    Color ribbon_tail, ribbon_fold, ribbon_line;
    Color ribbon_edge; // the outline: dark, or lighter than a ribbon that is dark itself
    Color text;
    Color star;
    double icon_contrast = 0; // the lowest along the gradient below it
    double text_contrast = 0;
};

// The lowest contrast that the program lets pass: WCAG 2.2, success criteria 1.4.3 and 1.4.11.
inline constexpr double k_text_contrast = 4.5;
inline constexpr double k_icon_contrast = 3.0;

// A palette for any colour whatever, black, white and grey included. `level` 1 and above
// are the theme's metals, 0 a rim of the colour's own dark tone.
Palette make_palette(Color color, Color second, int level, const Theme& theme);

// The companion of a colour: darker, and turned the way that shadows turn, toward blue violet.
Color harmonious(Color color);

} // namespace insignia::design
