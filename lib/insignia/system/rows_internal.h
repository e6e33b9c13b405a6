// A system that is one line, laid in rows like a path that turns at the end of each: a long line fills a
// sheet so, and Graphviz does not wrap.
#pragma once

#include <insignia/system/layout.h>
#include <optional>

namespace insignia::system {

// The largest scale at which something of this size fits on a sheet of A3, either way round, in units of its
// shorter side.
double scale_on_paper(Size size);

// The placement in rows that comes out largest on a sheet; nothing when the graph is no single line of three
// or more nodes.
std::optional<Placement> place_in_rows(const credential::BadgeSystem& system, const Graph& graph,
                                       std::span<const Size> sizes);

} // namespace insignia::system
