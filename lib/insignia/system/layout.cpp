#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/module.h>
#include <insignia/base/text.h>
#include <insignia/system/collect_internal.h>
#include <insignia/system/layout.h>
#include <insignia/system/module_internal.h>
#include <insignia/system/rows_internal.h>
#include <insignia/system/titles_internal.h>
#include <optional>

namespace insignia::system {

namespace {

using credential::BadgeSystem;
using credential::Stage;

constexpr Stage k_stages[] = {Stage::onboarding, Stage::motivation, Stage::signposting, Stage::recognition};
constexpr double k_points_per_inch = 72;
constexpr double k_paper = 1.4142135623730951; // A3, width to height

// A way of arranging.
struct Arrangement {
    std::string_view direction;
    bool stages_in_rows; // arrows between stages do not push them apart
};
constexpr Arrangement k_arrangements[] = {{"LR", false}, {"TB", false}, {"LR", true}, {"TB", true}};

Stage stage_of(const BadgeSystem& system, const Node& node) {
    return system.badges[node.badge].stage;
}

// A band with a broad head has room for its name on either side of an arrow that comes down in its middle.
enum class Heads { as_needed, broad };

std::string dot_text(const BadgeSystem& system, const Graph& graph, std::span<const Size> sizes,
                     const Arrangement& arrangement, Heads heads) {
    std::string dot = fmt::format("digraph s {{ rankdir={}; nodesep=0.45; ranksep=0.75; newrank=false;\n"
                                  "node [shape=box, fixedsize=true, label=\"\"]; edge [dir=none];\n",
                                  arrangement.direction);
    const auto add_nodes = [&](Stage stage) {
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            if (stage_of(system, graph.nodes[i]) == stage)
                dot += fmt::format("n{} [width={:.3f}, height={:.3f}];\n", i,
                                   sizes[i].width / k_points_per_inch, sizes[i].height / k_points_per_inch);
    };
    add_nodes(Stage::unstated);
    for (std::size_t i = 0; i < std::size(k_stages); ++i) {
        const auto is_here = [&](const auto& badge) { return badge.stage == k_stages[i]; };
        if (std::ranges::none_of(system.badges, is_here)) continue;
        const auto title = title_width(system, k_stages[i]);
        dot += fmt::format("subgraph cluster_{} {{ margin=22; label=<<TABLE BORDER=\"0\" FIXEDSIZE=\"TRUE\" "
                           "WIDTH=\"{:.0f}\" HEIGHT=\"34\"><TR><TD></TD></TR></TABLE>>;\n",
                           i, heads == Heads::broad ? 2 * title + k_title_side : title);
        add_nodes(k_stages[i]);
        dot += "}\n";
    }
    for (const auto& edge : graph.edges) {
        const bool within =
            stage_of(system, graph.nodes[edge.from]) == stage_of(system, graph.nodes[edge.to]);
        dot += fmt::format("n{} -> n{}{};\n", edge.from, edge.to,
                           arrangement.stages_in_rows && !within ? " [constraint=false]" : " [weight=2]");
    }
    return dot + "}\n";
}

std::vector<double> numbers(const std::vector<std::string_view>& words, std::size_t from) {
    std::vector<double> values;
    for (std::size_t i = from; i < words.size(); ++i) {
        double value = 0;
        std::from_chars(words[i].data(), words[i].data() + words[i].size(), value);
        values.push_back(value);
    }
    return values;
}

std::size_t index_in(std::string_view name) {
    std::size_t index = 0;
    const auto digits = name.substr(name.find_last_not_of("0123456789") + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), index);
    return index;
}

// Reads the lines of module_internal.h into a placement.
class PlacementReader {
public:
    PlacementReader(const Graph& graph, std::span<const Size> sizes) : m_graph(graph), m_sizes(sizes) {
        m_result.nodes.resize(graph.nodes.size());
        m_result.curves.resize(graph.edges.size());
    }

    Placement read(std::string_view text) {
        for (const auto line : split(text, '\n')) read_line(split(line, ' '));
        return std::move(m_result);
    }

private:
    void read_line(const std::vector<std::string_view>& words) {
        if (words[0] == "graph") {
            const auto size = numbers(words, 1);
            m_result.size = {size.at(0), size.at(1)};
        } else if (words[0] == "node") {
            const auto centre = numbers(words, 2);
            const auto node = index_in(words[1]);
            const auto& size = m_sizes[node];
            m_result.nodes[node] = {centre.at(0) - size.width / 2,
                                    m_result.size.height - centre.at(1) - size.height / 2, size.width,
                                    size.height};
        } else if (words[0] == "cluster") {
            const auto box = numbers(words, 2);
            m_result.bands.push_back({k_stages[index_in(words[1])],
                                      {box.at(0), m_result.size.height - box.at(3), box.at(2) - box.at(0),
                                       box.at(3) - box.at(1)}});
        } else if (words[0] == "edge") {
            read_edge(index_in(words[1]), index_in(words[2]), numbers(words, 3));
        }
    }

    void read_edge(std::size_t from, std::size_t to, const std::vector<double>& values) {
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
            if (m_graph.edges[i].from != from || m_graph.edges[i].to != to || !m_result.curves[i].empty())
                continue;
            for (std::size_t at = 0; at + 1 < values.size(); at += 2)
                m_result.curves[i].push_back({values[at], m_result.size.height - values[at + 1]});
            return;
        }
    }

    const Graph& m_graph;
    std::span<const Size> m_sizes;
    Placement m_result;
};

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

void append(void* target, const char* text, std::size_t length) {
    static_cast<std::string*>(target)->append(text, length);
}

} // namespace

double scale_on_paper(Size size) {
    const auto width = std::max(size.width, 1.0);
    const auto height = std::max(size.height, 1.0);
    return std::max(std::min(k_paper / width, 1 / height), std::min(1 / width, k_paper / height));
}

namespace {

// The best of the arrangements that Graphviz makes. One whose names of stages are small or crossed counts as
// a smaller one.
class Best {
public:
    void offer(const BadgeSystem& system, Placement placement) {
        const auto quality = place_titles(system, placement);
        const auto scale = scale_on_paper(placement.size);
        if (m_placement && scale * quality < m_scale * m_quality * k_better) return;
        m_placement = std::move(placement);
        m_scale = scale;
        m_quality = quality;
    }
    double scale() const { return m_scale; }
    bool has_clear_names() const { return m_quality == 1; }
    std::optional<Placement>& placement() { return m_placement; }

private:
    static constexpr double k_better = 1.05; // what comes first is preferred
    std::optional<Placement> m_placement;
    double m_scale = 0;
    double m_quality = 0;
};

} // namespace

Result<Placement> place(const BadgeSystem& system, const Graph& graph, std::span<const Size> sizes) {
    TRY_ASSIGN(void* const address, open_module_symbol("system", k_layout));
    auto* const layout = reinterpret_cast<Layout*>(address);
    Best best;
    for (const auto heads : {Heads::as_needed, Heads::broad}) {
        if (heads == Heads::broad && best.has_clear_names()) break;
        for (const auto& arrangement : k_arrangements) {
            std::string text;
            if (layout(dot_text(system, graph, sizes, arrangement, heads).c_str(), append, &text) != 0)
                continue;
            auto placement = PlacementReader(graph, sizes).read(text);
            if (arrangement.stages_in_rows && !in_order(placement)) continue;
            collect_arrows(graph, placement);
            best.offer(system, std::move(placement));
        }
    }
    // Straight arrows read more easily than slanted ones. On the whole sheet, with title and legend, the
    // letters are about a tenth smaller then.
    constexpr double k_worth = 0.8;
    if (auto rows = place_in_rows(system, graph, sizes);
        rows && scale_on_paper(rows->size) > best.scale() * k_worth)
        return *std::move(rows);
    if (!best.placement()) return fail(ErrorCode::unsupported, "the picture cannot be laid out");
    return *std::move(best.placement());
}

} // namespace insignia::system
