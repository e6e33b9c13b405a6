// A badge system as a graph: badges, the junctions where several requirements meet, and arrows from what is
// required to what requires it.
#pragma once

#include <insignia/credential/badge_system.h>
#include <string>
#include <vector>

namespace insignia::system {

// How many of the arrows into a junction are needed.
enum class Needed { all, one, some };

// A badge, or a junction ("all of", "any of", "2 of 3" in the language of the system) of the badge that it
// belongs to.
struct Node {
    std::size_t badge = 0; // index into BadgeSystem::badges
    std::string junction;  // "" for the badge itself
    Needed needed = Needed::all;
};

// An arrow between two nodes, as indices into Graph::nodes.
struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
};

// Nodes 0 to badges.size() - 1 are the badges in the order of the system; junctions follow.
struct Graph {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
};

// Whether arrows are left out that follow from others: "all six" of a row of six needs an arrow from the
// last.
enum class Implied { shown, left_out };

// The graph of a system. Badges that are required and have no place in the system are left out.
Graph make_graph(const credential::BadgeSystem& system, Implied implied);

} // namespace insignia::system
