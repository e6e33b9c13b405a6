// The families of symbols, one file each. All are drawn on a grid of 100 by 100 with the live area 6 to 94,
// one stroke weight (8, round), corners of 4 to 8 and gaps of 6, so that any of them can stand for any other.
#pragma once

#include <insignia/design/design.h>

namespace insignia::design {

// The symbols of one family, in the order of the contact sheet.
std::span<const Icon> learning_icons();
std::span<const Icon> people_icons();
std::span<const Icon> making_icons();
std::span<const Icon> world_icons();
std::span<const Icon> signs_icons();

} // namespace insignia::design
