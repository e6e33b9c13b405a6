#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/module.h>
#include <insignia/system/collect_internal.h>
#include <insignia/system/dot_internal.h>
#include <insignia/system/layout.h>
#include <insignia/system/rows_internal.h>
#include <insignia/system/strips_internal.h>
#include <insignia/system/titles_internal.h>

namespace insignia::system {

namespace {

using credential::BadgeSystem;
using credential::Stage;

constexpr double k_paper = 1.4142135623730951; // A3, width to height

// A way of arranging.
struct Arrangement {
    std::string_view direction;
    bool stages_in_rows;       // arrows between stages do not push them apart
    std::size_t staggered = 1; // into so many columns go the many that one leads to, or that lead to one
};
constexpr Arrangement k_arrangements[] = {{"LR", false}, {"TB", false}, {"LR", true}, {"TB", true}};

// For systems whose letters would be small otherwise, and for those where they would be tiny even then.
constexpr std::size_t k_strips[] = {2, 3, 4, 5, 6};
constexpr Arrangement k_staggered[] = {{"LR", false, 2}, {"TB", false, 2}, {"LR", false, 3},
                                       {"TB", false, 3}, {"LR", false, 4}, {"TB", false, 4}};

Stage stage_of(const BadgeSystem& system, const Node& node) {
    return system.badges[node.badge].stage;
}

// How many levels an arrow spans at least.
std::size_t span_of(const Graph& graph, std::size_t edge, std::size_t staggered) {
    constexpr std::ptrdiff_t k_many = 4;
    if (staggered < 2) return 1;
    for (const auto end : {&Edge::from, &Edge::to}) {
        const auto here = graph.edges[edge].*end;
        const auto before = graph.edges.begin() + static_cast<std::ptrdiff_t>(edge);
        const auto is_here = [&](const Edge& other) { return other.*end == here; };
        if (std::ranges::count_if(graph.edges, is_here) < k_many) continue;
        return 1 + static_cast<std::size_t>(std::count_if(graph.edges.begin(), before, is_here)) % staggered;
    }
    return 1;
}

std::string dot_text(const BadgeSystem& system, const Graph& graph, std::span<const Size> sizes,
                     const Arrangement& arrangement, Heads heads) {
    auto dot = dot_head(arrangement.direction);
    const auto add_nodes = [&](Stage stage) {
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            if (stage_of(system, graph.nodes[i]) == stage) dot += dot_node(fmt::format("n{}", i), sizes[i]);
    };
    add_nodes(Stage::unstated);
    for (std::size_t i = 0; i < dot_stages().size(); ++i) {
        const auto is_here = [&](const auto& badge) { return badge.stage == dot_stages()[i]; };
        if (std::ranges::none_of(system.badges, is_here)) continue;
        dot += dot_stage_head(system, i, heads);
        add_nodes(dot_stages()[i]);
        dot += "}\n";
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const auto& edge = graph.edges[i];
        const bool within =
            stage_of(system, graph.nodes[edge.from]) == stage_of(system, graph.nodes[edge.to]);
        dot += fmt::format("n{} -> n{} [minlen={}, {}];\n", edge.from, edge.to,
                           span_of(graph, i, arrangement.staggered),
                           arrangement.stages_in_rows && !within ? "constraint=false" : "weight=2");
    }
    return dot + "}\n";
}

Placement placement_of(const DotLayout& laid, const Graph& graph, std::span<const Size> sizes) {
    Placement placement;
    placement.size = laid.size;
    placement.nodes.resize(graph.nodes.size());
    for (const auto& node : laid.nodes) {
        const auto& size = sizes[index_in(node.name)];
        placement.nodes[index_in(node.name)] = {node.middle.x - size.width / 2,
                                                node.middle.y - size.height / 2, size.width, size.height};
    }
    for (const auto& [stage, box] : laid.stages)
        placement.bands.push_back({dot_stages()[stage], box, true, {}, 0});
    for (const auto& edge : graph.edges)
        placement.curves.push_back(laid.curve_of(fmt::format("n{}", edge.from), fmt::format("n{}", edge.to)));
    return placement;
}

// Stages in rows are only good when they stand in the order of the journey.
bool in_order(const Placement& placement) {
    for (std::size_t i = 1; i < placement.bands.size(); ++i) {
        const auto& before = placement.bands[i - 1].box;
        const auto& after = placement.bands[i].box;
        const bool below = after.top >= before.top + before.height - 1;
        const bool beside = after.left >= before.left + before.width - 1;
        if (!below && !beside) return false;
    }
    return true;
}

// The best arrangement so far. One whose names of stages are small or crossed counts as a smaller one.
class Best {
public:
    // `worth`: how much larger than what came before it must be. True when it is the best now.
    bool offer(const BadgeSystem& system, std::optional<Placement> placement, double worth) {
        if (!placement) return false;
        const auto quality = place_titles(system, *placement);
        const auto scale = scale_on_paper(placement->size);
        if (m_placement && scale * quality < m_scale * m_quality * worth) return false;
        m_placement = std::move(placement);
        m_scale = scale;
        m_quality = quality;
        return true;
    }
    bool has_clear_names() const { return m_quality == 1; }
    // Whether the longer side of its sheet is longer than so many units, without title and legend.
    bool is_larger_than(double units) const { return m_scale < k_paper / units; }
    std::optional<Placement>& placement() { return m_placement; }

private:
    std::optional<Placement> m_placement;
    double m_scale = 0;
    double m_quality = 0;
};

constexpr double k_better = 1.05; // what comes first is preferred

// Arranges one graph in many ways.
struct Arranger {
    Layout* layout;
    const BadgeSystem& system;
    const Graph& graph;
    std::span<const Size> sizes;
    Best best;

    void arrange(const Arrangement& arrangement, Heads heads) {
        const auto laid = run_dot(layout, dot_text(system, graph, sizes, arrangement, heads));
        if (!laid) return;
        auto placement = placement_of(*laid, graph, sizes);
        if (arrangement.stages_in_rows && !in_order(placement)) return;
        collect_arrows(graph, placement);
        best.offer(system, std::move(placement), k_better);
    }

    void arrange_all() {
        for (const auto& arrangement : k_arrangements) arrange(arrangement, Heads::as_needed);
        if (!best.has_clear_names())
            for (const auto& arrangement : k_arrangements) arrange(arrangement, Heads::broad);
        // Straight arrows read more easily than slanted ones.
        constexpr double k_straight = 0.8;
        best.offer(system, place_in_rows(system, graph, sizes), k_straight);
        constexpr double k_few_points = 2'300;   // names have less than nine points on A3
        constexpr double k_fewer_points = 4'800; // and less than six on A2
        if (best.is_larger_than(k_few_points)) cut_into_strips();
        if (best.is_larger_than(k_fewer_points))
            for (const auto& arrangement : k_staggered) arrange(arrangement, Heads::as_needed);
    }

    void cut_into_strips() {
        double worth = 1.15; // arrows that turn are harder to follow
        for (const auto heads : {Heads::as_needed, Heads::broad})
            for (const auto strips : k_strips) {
                const bool better =
                    best.offer(system, place_in_strips(layout, system, graph, sizes, strips, heads), worth);
                if (better) worth = k_better;
            }
    }
};

} // namespace

double scale_on_paper(Size size) {
    const auto width = std::max(size.width, 1.0);
    const auto height = std::max(size.height, 1.0);
    return std::max(std::min(k_paper / width, 1 / height), std::min(1 / width, k_paper / height));
}

Result<Placement> place(const BadgeSystem& system, const Graph& graph, std::span<const Size> sizes) {
    TRY_ASSIGN(void* const address, open_module_symbol("system", k_layout));
    Arranger arranger{reinterpret_cast<Layout*>(address), system, graph, sizes, {}};
    arranger.arrange_all();
    if (!arranger.best.placement()) return fail(ErrorCode::unsupported, "the picture cannot be laid out");
    return *std::move(arranger.best.placement());
}

} // namespace insignia::system
