// Pictures that `design` drew, told from those that people made or changed.
#pragma once

#include <string>
#include <string_view>

namespace insignia::app {

// The drawing with a comment at its end that holds the digest of what stands before.
std::string with_drawn_mark(std::string svg);

// True for a drawing as with_drawn_mark() gave it; one that was changed since is somebody's own.
bool is_drawn(std::string_view svg);

} // namespace insignia::app
