// What is written for Graphviz and read from it (module_internal.h).
#pragma once

#include <insignia/system/layout.h>
#include <insignia/system/module_internal.h>
#include <optional>
#include <string>

namespace insignia::system {

// A band with a broad head has room for its name on either side of an arrow that comes down in its middle.
enum class Heads { as_needed, broad };

// A placed node by its middle, a stage by its number in dot_stages(), and an arrow.
struct DotNode {
    std::string name;
    Point middle;
};
struct DotStage {
    std::size_t stage = 0;
    Box box;
};
struct DotEdge {
    std::string from, to;
    std::vector<Point> curve;
};

// What Graphviz answered, with the origin at the upper left.
struct DotLayout {
    Size size;
    std::vector<DotNode> nodes;
    std::vector<DotStage> stages;
    std::vector<DotEdge> edges;

    // The middle of a node; the origin when there is none of this name.
    Point middle_of(std::string_view name) const;
    // The curve of an edge, empty when there is none.
    std::vector<Point> curve_of(std::string_view from, std::string_view to) const;
};

// Nothing when Graphviz cannot place the graph.
std::optional<DotLayout> run_dot(Layout* layout, const std::string& dot);

// The stages that have bands, in the order of the journey.
std::span<const credential::Stage> dot_stages();

// `digraph s { …`, a node, and the beginning of a stage, which ends with "}".
std::string dot_head(std::string_view direction);
std::string dot_node(std::string_view name, Size size);
std::string dot_stage_head(const credential::BadgeSystem& system, std::size_t stage, Heads heads);

// The number at the end of a name.
std::size_t index_in(std::string_view name);

} // namespace insignia::system
