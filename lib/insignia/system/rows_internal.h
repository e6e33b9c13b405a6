// Systems that Graphviz would draw too long, because it does not wrap, laid in rows: a line as a path that
// turns at the end of each row, badges that do not build on each other in rows, and many badges that lead to
// one as rows with a single line that collects, and with one that leads to them when a single badge comes
// before all.
#pragma once

#include <insignia/system/layout.h>
#include <optional>

namespace insignia::system {

// The largest scale at which something of this size fits on a sheet of A3, either way round, in units of its
// shorter side.
double scale_on_paper(Size size);

// The placement in rows that comes out largest on a sheet, with the places of the names; nothing when the
// graph is none of these, or has less than three nodes.
std::optional<Placement> place_in_rows(const credential::BadgeSystem& system, const Graph& graph,
                                       std::span<const Size> sizes);

} // namespace insignia::system
