// Where everything stands in a picture: Graphviz finds the places, draw.h draws.
#pragma once

#include <insignia/base/result.h>
#include <insignia/system/graph.h>
#include <span>
#include <vector>

namespace insignia::system {

// A point, in units of the picture with the origin at the upper left.
struct Point {
    double x = 0;
    double y = 0;
};

// A rectangle by its upper left corner.
struct Box {
    double left = 0, top = 0, width = 0, height = 0;
};

// A node's width and height.
struct Size {
    double width = 0;
    double height = 0;
};

// A stage's band behind its badges.
struct Band {
    credential::Stage stage = credential::Stage::unstated;
    Box box;
    bool begins = true;    // false for what continues in another row
    Box title;             // where its name stands, when it begins
    double title_size = 0; // of the letters
};

// A placed graph: one box per node, one curve per edge (a start, then three points for each Bézier curve;
// empty when Graphviz gave none), in the order of the graph.
struct Placement {
    Size size;
    std::vector<Box> nodes;
    std::vector<std::vector<Point>> curves;
    std::vector<Band> bands;
};

// Place the graph from left to right, from top to bottom, with the stages in rows below each other, in rows
// (rows_internal.h), or where letters would be small cut into strips (strips_internal.h), whichever fills a
// sheet of paper (A3, either way round) best; rows are preferred unless they are much smaller.
// ErrorCode::unsupported when the module is not installed.
Result<Placement> place(const credential::BadgeSystem& system, const Graph& graph,
                        std::span<const Size> sizes);

} // namespace insignia::system
