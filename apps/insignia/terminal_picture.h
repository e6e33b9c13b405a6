// Pictures on the terminal, for those terminals that can show one.
#pragma once

#include "environment.h"

namespace insignia::app {

// How a terminal shows pictures.
enum class TerminalPictures {
    none,
    blocks, // half blocks in 24-bit colour
    kitty,  // the graphics protocol of kitty and Ghostty
    iterm,  // the inline images of iTerm2 and WezTerm
};

// What the terminal says of itself by TERM, TERM_PROGRAM, COLORTERM and KITTY_WINDOW_ID. Inside tmux and
// screen only blocks get through; NO_COLOR and dumb terminals show none.
TerminalPictures terminal_pictures(const std::map<std::string, std::string>& variables, bool unicode);

// The drawing as what makes the terminal show it, about 14 lines high, or "" for a terminal that cannot. The
// errors of render::render_png().
Result<std::string> picture_for_terminal(std::string_view svg, const Environment& environment);

} // namespace insignia::app
