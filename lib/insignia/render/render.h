// Drawings made into files for print and screen: SVG → PNG and PDF, over librsvg and cairo. Both live in a
// module that is opened at first use (base/module.h), so that only commands that make pictures load them.
//
//     TRY_ASSIGN(const Bytes png, render::render_png(picture.svg, render::k_badge_pixels));
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::render {

// The width and height of badges, in pixels, where nothing else is asked for.
inline constexpr int k_badge_pixels = 600;

// What a picture may measure: below, nothing can be recognised; above, memory is wasted.
inline constexpr int k_pixels_min = 16;
inline constexpr int k_pixels_max = 4096;

// The drawing as a square PNG with transparent ground, centred and as large as it fits; sRGB, compressed as
// far as it goes, without time stamps or text: the same drawing and fonts give the same bytes. Nothing
// outside the text is loaded. ErrorCode::unsupported when the module is not installed, ::parse when the text
// is no SVG that can be drawn,
// ::invalid when `size` is not within k_pixels_min and k_pixels_max.
// `millimetres` is how wide it is to be printed, 0 where that is left open.
Result<Bytes> render_png(std::string_view svg, int size, double millimetres = 0);

// The same picture as `size` rows of `size` pixels, each 0xAARRGGBB with colours multiplied by their opacity,
// for showing it where no PNG can be shown. Errors as render_png().
Result<std::vector<std::uint32_t>> render_pixels(std::string_view svg, int size);

// The characters of a text that no installed font can show, each once, in their order; "" when all can be
// shown. ErrorCode::unsupported when the module is not installed.
Result<std::string> missing_characters(std::string_view text);

// A line of text to be drawn as curves: `x` is its middle, `y` the baseline, `size` that of the font, all in
// the units of the drawing; `fonts` a list of names as in CSS.
struct TextLine {
    std::string text;
    std::string fonts;
    int weight = 400;
    double size = 16;
    double x = 0, y = 0;
    bool right_to_left = false; // of the line as a whole, whatever its first letter is
};
// SVG path data of the letters, with every script shaped as its rules ask. ErrorCode::unsupported when the
// module is not installed, ::invalid when the text cannot be drawn.
Result<std::string> outline_text(const TextLine& line);

// A sheet of paper, in millimetres.
struct Paper {
    double width = 297;
    double height = 210;
};

// The drawing as a PDF of one page, with letters and curves kept as such. `created` is written as the date of
// creation
// (`2026-03-01T12:00:00Z`), so that the same arguments give the same bytes. Errors as render_png().
Result<Bytes> render_pdf(std::string_view svg, Paper paper, std::string_view title, std::string_view created);

// A drawing that is not square, as a PNG that is `longest` pixels on its longer side; `width` to `height` is
// its shape. Errors as render_png().
Result<Bytes> render_sheet_png(std::string_view svg, double width, double height, int longest);

} // namespace insignia::render
