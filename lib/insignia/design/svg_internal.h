// Small helpers for writing SVG by hand, and the parts of a picture that share them.
#pragma once

#include <insignia/base/markup.h>
#include <insignia/design/design.h>
#include <insignia/design/palette_internal.h>
#include <insignia/design/title_internal.h>

namespace insignia::design {

// A coordinate with at most one decimal: "12", "12.5".
std::string number(double value);

// Where things stand on the canvas of 400 by 400.
struct Layout {
    double icon_x = 0, icon_y = 0, icon_size = 0; // upper left corner
    double ribbon_top = 0, ribbon_height = 0;     // height 0: no ribbon
    double shadow_width = 0;                      // half of what the ribbon darkens
    double plate_y = 0;                           // centre of the level mark
};
Layout lay_out(const Shape& shape, const Lettering& lettering);

// Gradients and body of one picture without the <svg> around it. `prefix` makes the gradients' names unique.
std::string draw_gradients(const Palette& palette, const Layout& layout, std::string_view prefix);
std::string draw_frame(const Shape& shape, const Palette& palette, std::string_view prefix);
std::string draw_icon(const Icon& icon, const Palette& palette, const Layout& layout);
Result<std::string> draw_ribbon(const Lettering& lettering, const Palette& palette, const Layout& layout,
                                std::string_view prefix, const Theme& theme, const Outliner& outliner);
std::string draw_level(int level, std::string_view mark, const Palette& palette, const Layout& layout,
                       std::string_view prefix);
// The layers of a symbol on its grid of 100 by 100, in two colours (or "currentColor"), for a group with the
// even-odd fill rule.
std::string icon_layers(const Icon& icon, const std::string& main, const std::string& tone,
                        double tone_opacity = 1);
// The row with this name, or ErrorCode::invalid with the nearest name and the list; `kind` is a noun.
Result<const Icon*> find_icon(std::string_view name);

} // namespace insignia::design
