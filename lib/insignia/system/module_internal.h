// What the program and the module over Graphviz agree on: plain C, so that they may come from different
// compilers.
#pragma once

#include <cstddef>

namespace insignia::system {

// Takes a piece of the output; `target` is handed through.
using LayoutSink = void (*)(void* target, const char* text, std::size_t length);

// Lay out a graph in the DOT language, given as a text that ends with a zero. What is passed to the sink are
// lines of words, in points with the origin at the lower left:
//     graph WIDTH HEIGHT
//     node NAME X Y                       centre
//     cluster NAME LEFT BOTTOM RIGHT TOP
//     edge TAIL HEAD X Y X Y …            a start and three points for each Bézier curve
// Returns 0, or 1 when Graphviz cannot read or place the graph.
using Layout = int(const char* dot, LayoutSink sink, void* target);
inline constexpr const char* k_layout = "insignia_layout";

} // namespace insignia::system
