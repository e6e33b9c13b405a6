#include <algorithm>
#include <fmt/format.h>
#include <insignia/system/collect_internal.h>
#include <insignia/system/strips_internal.h>
#include <set>

namespace insignia::system {

namespace {

using credential::Stage;

constexpr double k_between_strips = 44;
constexpr double k_between_turns = 16;
constexpr Size k_port = {2, 2};

// The level of each badge: 0 without prerequisites. Empty when there is a circle.
std::vector<std::size_t> levels_of(const credential::BadgeSystem& system, const Graph& graph) {
    const auto order = credential::in_order_of_earning(system);
    if (order.size() != system.badges.size()) return {};
    std::vector<std::size_t> levels(order.size(), 0);
    for (const auto badge : order)
        for (const auto& edge : graph.edges) {
            const auto from = graph.nodes[edge.from].badge, to = graph.nodes[edge.to].badge;
            if (to == badge && from != to) levels[to] = std::max(levels[to], levels[from] + 1);
        }
    return levels;
}

// A place where arrows to `target` leave a strip at its end, or enter it at its beginning.
std::string out_port(std::size_t target) {
    return fmt::format("o{}", target);
}
std::string in_port(std::size_t target) {
    return fmt::format("i{}", target);
}
std::string name_of_node(std::size_t node) {
    return fmt::format("n{}", node);
}

class Strips {
public:
    Strips(Layout* layout, const credential::BadgeSystem& system, const Graph& graph,
           std::span<const Size> sizes, std::size_t count, Heads heads)
        : m_layout(layout), m_system(system), m_graph(graph), m_sizes(sizes), m_count(count), m_heads(heads) {
    }

    std::optional<Placement> place() {
        const auto levels = levels_of(m_system, m_graph);
        if (levels.empty()) return std::nullopt;
        const auto depth = std::ranges::max(levels) + 1;
        if (depth < m_count) return std::nullopt;
        for (const auto& node : m_graph.nodes) m_strip.push_back(levels[node.badge] * m_count / depth);
        for (std::size_t strip = 0; strip < m_count; ++strip) {
            auto laid = run_dot(m_layout, dot_of(strip));
            if (!laid || !has_ports_outside(*laid, strip)) return std::nullopt;
            if (strip % 2 == 1) turn_round(*laid);
            m_laid.push_back(std::move(*laid));
        }
        return put_together();
    }

private:
    bool leaves(std::size_t strip, std::size_t target) const {
        return m_strip[target] > strip && std::ranges::any_of(m_graph.edges, [&](const Edge& edge) {
                   return edge.to == target && m_strip[edge.from] <= strip;
               });
    }

    // Nodes that arrows from the strips before lead to, here or behind: the lowest of them in the strip
    // before comes first, so that the arrows turn inside each other.
    std::vector<std::size_t> entering(std::size_t strip) const {
        std::vector<std::size_t> targets;
        if (strip == 0) return targets;
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i)
            if (leaves(strip - 1, i)) targets.push_back(i);
        std::ranges::sort(targets, std::greater(), [&](std::size_t target) {
            return m_laid[strip - 1].middle_of(out_port(target)).y;
        });
        return targets;
    }

    std::string dot_of(std::size_t strip) const {
        auto dot = dot_head("LR") + "newrank=true;\n"; // else ports and stages are no equals
        for (std::size_t i = 0; i <= dot_stages().size(); ++i) {
            const bool staged = i < dot_stages().size();
            const auto stage = staged ? dot_stages()[i] : Stage::unstated;
            std::string nodes;
            for (std::size_t node = 0; node < m_strip.size(); ++node)
                if (m_strip[node] == strip && m_system.badges[m_graph.nodes[node].badge].stage == stage)
                    nodes += dot_node(name_of_node(node), m_sizes[node]);
            if (nodes.empty()) continue;
            dot += staged ? dot_stage_head(m_system, i, m_heads) + nodes + "}\n" : nodes;
        }
        return dot + ports_of(strip) + edges_of(strip) + "}\n";
    }

    std::string ports_of(std::size_t strip) const {
        std::string first, last, dot;
        for (const auto target : entering(strip)) {
            dot += dot_node(in_port(target), k_port);
            first += in_port(target) + "; ";
            dot += fmt::format("root -> {} [style=invis];\n", in_port(target));
        }
        for (std::size_t target = 0; target < m_graph.nodes.size(); ++target)
            if (leaves(strip, target)) {
                dot += dot_node(out_port(target), k_port);
                last += out_port(target) + "; ";
            }
        if (!first.empty()) dot = "root [width=0.02, height=0.02, ordering=out];\n" + dot;
        if (!first.empty()) dot += "{ rank=same; " + first + "}\n";
        if (!last.empty()) dot += "{ rank=sink; " + last + "}\n";
        return dot;
    }

    std::string edges_of(std::size_t strip) const {
        std::string dot;
        const auto add = [&](const std::string& from, const std::string& to) {
            dot += fmt::format("{} -> {} [weight=2];\n", from, to);
        };
        for (const auto& edge : m_graph.edges)
            if (m_strip[edge.from] == strip)
                add(name_of_node(edge.from),
                    m_strip[edge.to] == strip ? name_of_node(edge.to) : out_port(edge.to));
        for (const auto target : entering(strip))
            add(in_port(target), m_strip[target] == strip ? name_of_node(target) : out_port(target));
        return dot;
    }

    // Graphviz was asked for it; stages can be in the way.
    bool has_ports_outside(const DotLayout& laid, std::size_t strip) const {
        double left = laid.size.width, right = 0;
        for (std::size_t node = 0; node < m_strip.size(); ++node) {
            if (m_strip[node] != strip) continue;
            const auto middle = laid.middle_of(name_of_node(node));
            left = std::min(left, middle.x - m_sizes[node].width / 2);
            right = std::max(right, middle.x + m_sizes[node].width / 2);
        }
        return std::ranges::all_of(laid.nodes, [&](const DotNode& node) {
            return (node.name.front() != 'o' || node.middle.x > right)
                   && (node.name.front() != 'i' || node.middle.x < left);
        });
    }

    static void turn_round(DotLayout& laid) {
        for (auto& node : laid.nodes) node.middle.x = laid.size.width - node.middle.x;
        for (auto& stage : laid.stages) stage.box.left = laid.size.width - stage.box.left - stage.box.width;
        for (auto& edge : laid.edges)
            for (auto& point : edge.curve) point.x = laid.size.width - point.x;
    }

    std::optional<Placement> put_together() {
        shift_strips();
        m_result.nodes.resize(m_graph.nodes.size());
        for (std::size_t node = 0; node < m_strip.size(); ++node) {
            const auto middle = m_laid[m_strip[node]].middle_of(name_of_node(node));
            const auto& size = m_sizes[node];
            m_result.nodes[node] = {middle.x - size.width / 2, middle.y - size.height / 2, size.width,
                                    size.height};
        }
        std::set<std::size_t> begun;
        for (const auto& laid : m_laid)
            for (const auto& [stage, box] : laid.stages)
                m_result.bands.push_back({dot_stages()[stage], box, begun.insert(stage).second, {}, 0});
        for (const auto& edge : m_graph.edges) m_result.curves.push_back(curve_of(edge));
        return std::move(m_result);
    }

    // Each strip below the one before, with its beginning where that one ends.
    void shift_strips() {
        std::vector<double> lefts = {0};
        for (std::size_t i = 1; i < m_count; ++i) {
            const double before = m_laid[i - 1].size.width, width = m_laid[i].size.width;
            lefts.push_back(i % 2 == 1 ? lefts.back() + before - width : lefts.back());
        }
        std::size_t turns = 0;
        for (std::size_t i = 1; i < m_count; ++i) turns = std::max(turns, entering(i).size());
        const double margin = k_between_turns * static_cast<double>(turns + 1);
        const double first = std::ranges::min(lefts);
        double top = 0;
        for (std::size_t i = 0; i < m_count; ++i) {
            auto& laid = m_laid[i];
            const Point by = {lefts[i] - first + margin, top};
            for (auto& node : laid.nodes) node.middle = {node.middle.x + by.x, node.middle.y + by.y};
            for (auto& stage : laid.stages) stage.box.left += by.x, stage.box.top += by.y;
            for (auto& edge : laid.edges)
                for (auto& point : edge.curve) point = {point.x + by.x, point.y + by.y};
            top += laid.size.height + k_between_strips;
            m_result.size.width = std::max(m_result.size.width, by.x + laid.size.width + margin);
        }
        m_result.size.height = top - k_between_strips;
    }

    // From strip to strip: to the port, round the turn, and on from the port.
    std::vector<Point> curve_of(const Edge& edge) const {
        auto strip = m_strip[edge.from];
        const auto last = m_strip[edge.to];
        if (strip == last) return m_laid[strip].curve_of(name_of_node(edge.from), name_of_node(edge.to));
        auto curve = m_laid[strip].curve_of(name_of_node(edge.from), out_port(edge.to));
        while (++strip <= last) {
            if (curve.empty()) return {};
            const auto next = m_laid[strip].curve_of(in_port(edge.to), strip == last ? name_of_node(edge.to)
                                                                                     : out_port(edge.to));
            if (next.empty()) return {};
            auto turn = straight(corners_of_turn(strip, edge.to, curve.back(), next.front()));
            curve.insert(curve.end(), turn.begin() + 1, turn.end());
            curve.insert(curve.end(), next.begin() + 1, next.end());
        }
        return curve;
    }

    std::vector<Point> corners_of_turn(std::size_t strip, std::size_t target, Point from, Point to) const {
        const auto targets = entering(strip);
        const auto place = static_cast<double>(std::ranges::find(targets, target) - targets.begin());
        const double way = strip % 2 == 1 ? 1 : -1;
        double edge = way > 0 ? std::max(from.x, to.x) : std::min(from.x, to.x);
        for (const auto one : targets)
            for (const double x :
                 {m_laid[strip - 1].middle_of(out_port(one)).x, m_laid[strip].middle_of(in_port(one)).x})
                edge = way > 0 ? std::max(edge, x) : std::min(edge, x);
        const double x = edge + way * k_between_turns * (place + 0.5);
        return {from, {x, from.y}, {x, to.y}, to};
    }

    Layout* m_layout;
    const credential::BadgeSystem& m_system;
    const Graph& m_graph;
    std::span<const Size> m_sizes;
    std::size_t m_count;
    Heads m_heads;
    std::vector<std::size_t> m_strip; // of each node
    std::vector<DotLayout> m_laid;
    Placement m_result;
};

} // namespace

std::optional<Placement> place_in_strips(Layout* layout, const credential::BadgeSystem& system,
                                         const Graph& graph, std::span<const Size> sizes, std::size_t strips,
                                         Heads heads) {
    return Strips(layout, system, graph, sizes, strips, heads).place();
}

} // namespace insignia::system
