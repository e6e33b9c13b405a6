#include <algorithm>
#include <insignia/system/collect_internal.h>
#include <limits>

namespace insignia::system {

namespace {

constexpr double k_least_gap = 20; // between the cards and the junction
constexpr double k_behind = 26;    // the cards: between their band and the next, above its title

// The same picture with the axes exchanged: what leads to the right leads down in it.
Point exchanged(Point point) {
    return {point.y, point.x};
}
Box exchanged(const Box& box) {
    return {box.top, box.left, box.height, box.width};
}

bool is_apart(const Box& box, Point from, Point to) {
    return std::max(from.x, to.x) <= box.left || std::min(from.x, to.x) >= box.left + box.width
           || std::max(from.y, to.y) <= box.top || std::min(from.y, to.y) >= box.top + box.height;
}

bool is_free(const std::vector<Box>& boxes, const std::vector<Point>& corners) {
    for (std::size_t i = 1; i < corners.size(); ++i)
        if (!std::ranges::all_of(boxes,
                                 [&](const Box& box) { return is_apart(box, corners[i - 1], corners[i]); }))
            return false;
    return true;
}

// The corners of each way down to the junction among the boxes; nothing when there is no room for them.
std::vector<std::vector<Point>> ways_down(const std::vector<Box>& boxes,
                                          const std::vector<std::size_t>& sources, std::size_t junction) {
    double lowest = std::numeric_limits<double>::lowest();
    for (const auto source : sources) lowest = std::max(lowest, boxes[source].top + boxes[source].height);
    const Box& end = boxes[junction];
    if (end.top - lowest < k_least_gap) return {};
    const double line = lowest + std::min((end.top - lowest) / 2, k_behind),
                 middle = end.left + end.width / 2;
    std::vector<std::vector<Point>> ways;
    for (const auto source : sources) {
        const Box& box = boxes[source];
        const double x = box.left + box.width / 2;
        ways.push_back({{x, box.top + box.height}, {x, line}, {middle, line}, {middle, end.top}});
        if (!is_free(boxes, ways.back())) return {};
    }
    return ways;
}

// Around the line that the ways share.
Box around_line(const std::vector<std::vector<Point>>& ways) {
    constexpr double k_around = 6;
    Point least = ways.front()[1], most = least;
    for (const auto& way : ways)
        for (const auto& corner : {way[1], way[2]}) {
            least = {std::min(least.x, corner.x), std::min(least.y, corner.y)};
            most = {std::max(most.x, corner.x), std::max(most.y, corner.y)};
        }
    return {least.x - k_around, least.y - k_around, most.x - least.x + 2 * k_around,
            most.y - least.y + 2 * k_around};
}

// `occupied`: the nodes, and the lines that were drawn already: two that met would look like one.
void collect_into(std::size_t junction, const Graph& graph, Placement& placement,
                  std::vector<Box>& occupied) {
    std::vector<std::size_t> edges, sources;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        if (graph.edges[i].to != junction) continue;
        edges.push_back(i);
        sources.push_back(graph.edges[i].from);
    }
    if (edges.size() <= k_most_single_arrows) return;
    auto ways = ways_down(occupied, sources, junction);
    if (ways.empty()) {
        std::vector<Box> boxes;
        for (const auto& box : occupied) boxes.push_back(exchanged(box));
        ways = ways_down(boxes, sources, junction);
        for (auto& way : ways)
            for (auto& corner : way) corner = exchanged(corner);
    }
    if (ways.empty()) return;
    occupied.push_back(around_line(ways));
    for (std::size_t i = 0; i < ways.size(); ++i) placement.curves[edges[i]] = straight(ways[i]);
}

} // namespace

std::vector<Point> straight(const std::vector<Point>& corners) {
    std::vector<Point> curve = {corners.front()};
    for (std::size_t i = 1; i < corners.size(); ++i)
        curve.insert(curve.end(), {corners[i - 1], corners[i], corners[i]});
    return curve;
}

void collect_arrows(const Graph& graph, Placement& placement) {
    auto occupied = placement.nodes;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        if (!graph.nodes[i].junction.empty()) collect_into(i, graph, placement, occupied);
}

} // namespace insignia::system
