// The names of the stages on the picture: each has a place that no line and no card touches.
#pragma once

#include <insignia/system/layout.h>

namespace insignia::system {

inline constexpr double k_title_size = 22;  // of the letters, unless a band is too narrow for them
inline constexpr double k_title_side = 22;  // from the side of a band to its name
inline constexpr double k_title_margin = 8; // from a name to a line

// The room that the name of a stage needs in the language of the system.
double title_width(const credential::BadgeSystem& system, credential::Stage stage,
                   double size = k_title_size);

// Give every band that begins a stage the place of its name: along its top, from the left, where nothing
// crosses; else elsewhere in the band or in smaller letters. Returns how good that is: 1 when all names have
// full size, the share of it that the smallest has, or half when one found no free place: then it stands at
// the upper left.
double place_titles(const credential::BadgeSystem& system, Placement& placement);

} // namespace insignia::system
