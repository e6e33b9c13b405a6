// Systems of many levels, which Graphviz alone would draw as one long band: cut into strips below each other.
#pragma once

#include <insignia/system/dot_internal.h>
#include <optional>

namespace insignia::system {

// The badges by their level in strips, one below the other: the first from left to right, the next from right
// to left and so on, with arrows that turn at the ends. Nothing when there are fewer levels than strips, when
// badges require each other in a circle, or when Graphviz cannot place a strip.
std::optional<Placement> place_in_strips(Layout* layout, const credential::BadgeSystem& system,
                                         const Graph& graph, std::span<const Size> sizes, std::size_t strips,
                                         Heads heads);

} // namespace insignia::system
