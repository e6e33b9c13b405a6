// Many arrows into one junction, drawn as one line that they join.
#pragma once

#include <insignia/system/layout.h>

namespace insignia::system {

// More arrows than this into one junction are collected.
constexpr std::size_t k_most_single_arrows = 6;

// Goes straight from one corner to the next, as a curve of Placement::curves.
std::vector<Point> straight(const std::vector<Point>& corners);

// Where more than six arrows lead to a junction that lies below, or to the right of, all that they come from:
// each goes straight to a line in front of the junction and along it. They stay as they are when a card or
// another such line would be in the way.
void collect_arrows(const Graph& graph, Placement& placement);

} // namespace insignia::system
