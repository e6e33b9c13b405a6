// The badge design canvas: one page with everything that was decided about a badge, to print and to discuss.
#pragma once

#include <insignia/base/result.h>
#include <insignia/credential/definition.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::design {

// The page, an A4 sheet lying on its side, in millimetres.
inline constexpr double k_canvas_width = 297, k_canvas_height = 210;

// The drawing and what it could not hold.
struct CanvasPage {
    std::string svg;
    std::vector<std::string> cut; // which texts end with "…", by the headings of their fields
};

// The canvas of a badge as SVG, in the words of `language`; `picture` is the SVG of the badge, or "" to leave
// its place empty. Texts that are too long for their field are set smaller, and then cut with an ellipsis;
// empty fields show lines to write on. The page begins at the right when the badge's name does.
CanvasPage draw_canvas(const credential::Definition& definition, std::string_view language,
                       std::string_view organisation, std::string_view picture);

} // namespace insignia::design
