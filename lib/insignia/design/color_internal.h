// Colours: sRGB as it is written, OKLCH as it is mixed, and the WCAG contrast between two.
#pragma once

#include <insignia/base/result.h>
#include <string>
#include <string_view>

namespace insignia::design {

// Gamma-encoded sRGB, each channel 0 to 1.
struct Color {
    double red = 0;
    double green = 0;
    double blue = 0;
};

// Björn Ottosson's OKLab in polar form: lightness 0 to 1, chroma 0 to about 0.32, hue in degrees.
struct Lch {
    double lightness = 0;
    double chroma = 0;
    double hue = 0;
};

// `#RRGGBB` or `#RGB`; anything else is ErrorCode::invalid with an example.
Result<Color> parse_color(std::string_view text);

// `#rrggbb`, shortened to `#rgb` where that is the same.
std::string to_hex(Color color);

Lch to_lch(Color color);

// The colour, or the nearest one of less chroma that sRGB can show.
Color from_lch(Lch color);

// `amount` 0 is `from`, 1 is `to`; mixed as SVG mixes gradients and opacity, in gamma-encoded sRGB.
Color mix(Color from, Color to, double amount);

// WCAG 2.2 relative luminance (0 to 1) and contrast ratio (1 to 21).
double luminance(Color color);
double contrast(Color one, Color other);

} // namespace insignia::design
