#include <algorithm>
#include <cmath>
#include <insignia/system/collect_internal.h>
#include <insignia/system/rows_internal.h>
#include <map>

namespace insignia::system {

namespace {

using credential::Stage;

constexpr double k_rows_gap = 96;    // between the nodes of a row: an arrow, and the margins of two bands
constexpr double k_rows_margin = 26; // of a band around its nodes
constexpr double k_title = 34;       // above the nodes of a band, for its name
constexpr double k_row_gap = 52;
constexpr double k_side = 30; // from the rows to the line that collects
constexpr std::size_t k_least = 3;

// The nodes in the order of the line, or nothing when they are no single line.
std::vector<std::size_t> line_of(const Graph& graph) {
    constexpr auto k_none = static_cast<std::size_t>(-1);
    const auto count = graph.nodes.size();
    std::vector<std::size_t> next(count, k_none), before(count, k_none);
    for (const auto& edge : graph.edges) {
        if (next[edge.from] != k_none || before[edge.to] != k_none) return {};
        next[edge.from] = edge.to;
        before[edge.to] = edge.from;
    }
    if (count < k_least || std::ranges::count(before, k_none) != 1) return {};
    std::vector<std::size_t> line;
    const auto first = static_cast<std::size_t>(std::ranges::find(before, k_none) - before.begin());
    for (auto node = first; node != k_none && line.size() < count; node = next[node]) line.push_back(node);
    return line.size() == count ? line : std::vector<std::size_t>();
}

// Badges that all lead to one junction, and the badge that it leads to.
struct Gathering {
    std::vector<std::size_t> sources;
    std::size_t junction = 0, target = 0;
};

// Nothing when the graph is anything else, or so small that arrows of their own are clear enough.
std::optional<Gathering> gathering_of(const Graph& graph) {
    const auto is_junction = [](const Node& node) { return !node.junction.empty(); };
    if (std::ranges::count_if(graph.nodes, is_junction) != 1) return std::nullopt;
    Gathering found;
    found.junction =
        static_cast<std::size_t>(std::ranges::find_if(graph.nodes, is_junction) - graph.nodes.begin());
    found.target = graph.nodes[found.junction].badge;
    for (const auto& edge : graph.edges) {
        if (edge.to == found.junction)
            found.sources.push_back(edge.from);
        else if (edge.from != found.junction || edge.to != found.target)
            return std::nullopt;
    }
    std::ranges::sort(found.sources);
    const bool whole = found.sources.size() + 2 == graph.nodes.size();
    return whole && found.sources.size() > k_most_single_arrows ? std::optional(found) : std::nullopt;
}

enum class Turns { no, yes };

// One arrangement of some nodes: so many columns, and when it turns every other row from right to left.
class Rows {
public:
    Rows(const credential::BadgeSystem& system, const Graph& graph, std::span<const Size> sizes,
         const std::vector<std::size_t>& line, std::size_t columns, Turns turns)
        : m_system(system), m_graph(graph), m_sizes(sizes), m_line(line), m_columns(columns), m_turns(turns) {
        for (const auto node : line) m_cell = std::max(m_cell, sizes[node].width);
        m_staged = std::ranges::any_of(system.badges,
                                       [](const auto& badge) { return badge.stage != Stage::unstated; });
    }

    Placement place() {
        place_cells();
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i) m_result.curves[i] = curve(m_graph.edges[i]);
        return std::move(m_result);
    }

    // The sources above, then the junction and the target below each other; what leads from the sources to
    // the junction runs together in one line, between the rows and down the side.
    Placement gather(const Gathering& gathering) {
        place_cells();
        const auto &junction = m_sizes[gathering.junction], &target = m_sizes[gathering.target];
        const double trunk = m_result.size.width + k_side;
        const double middle = m_result.size.width / 2;
        const double last = m_result.size.height + k_row_gap / 2;
        m_result.nodes[gathering.junction] = {middle - junction.width / 2, last + k_row_gap / 2,
                                              junction.width, junction.height};
        const double top = last + k_row_gap / 2 + junction.height + k_row_gap + (m_staged ? k_title : 0);
        m_result.nodes[gathering.target] = {middle - target.width / 2, top, target.width, target.height};
        const auto stage = m_system.badges[gathering.target].stage;
        if (stage != Stage::unstated)
            m_result.bands.push_back(
                {stage,
                 {middle - target.width / 2 - k_rows_margin, top - k_title - k_rows_margin,
                  target.width + 2 * k_rows_margin, target.height + k_title + 2 * k_rows_margin},
                 true});
        m_result.size = {trunk + k_side, top + target.height + side()};
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
            const auto& edge = m_graph.edges[i];
            m_result.curves[i] = edge.to == gathering.junction
                                     ? collected(edge.from, trunk, last, {middle, last + k_row_gap / 2})
                                     : curve(edge);
        }
        return std::move(m_result);
    }

private:
    void place_cells() {
        m_result.nodes.resize(m_graph.nodes.size());
        m_result.curves.resize(m_graph.edges.size());
        double top = 0;
        for (std::size_t begin = 0; begin < m_line.size(); begin += m_columns) top = place_row(begin, top);
        const auto used = static_cast<double>(std::min(m_columns, m_line.size()));
        m_result.size = {used * m_cell + (used - 1) * k_rows_gap + 2 * side(), top - k_row_gap};
    }

    // Down to the line under the row, along it to the trunk, down that, and back along the last line.
    std::vector<Point> collected(std::size_t source, double trunk, double last, Point end) const {
        const auto& box = m_result.nodes[source];
        const double x = box.left + box.width / 2, row = m_rails.at(source);
        std::vector<Point> corners = {{x, box.top + box.height}, {x, row}};
        if (row < last - 1) corners.insert(corners.end(), {{trunk, row}, {trunk, last}});
        corners.insert(corners.end(), {{end.x, last}, end});
        return straight(corners);
    }

    double side() const { return m_staged ? k_rows_margin : 0; }

    Stage stage_at(std::size_t place) const {
        return m_system.badges[m_graph.nodes[m_line[place]].badge].stage;
    }

    // Returns where the next row begins.
    double place_row(std::size_t begin, double top) {
        const auto end = std::min(begin + m_columns, m_line.size());
        const bool backwards = m_turns == Turns::yes && begin / m_columns % 2 == 1;
        double height = 0;
        for (auto i = begin; i < end; ++i) height = std::max(height, m_sizes[m_line[i]].height);
        const auto first = top + (m_staged ? k_rows_margin + k_title : 0);
        for (auto i = begin; i < end; ++i) {
            const auto column = backwards ? m_columns - 1 - (i - begin) : i - begin;
            const auto& size = m_sizes[m_line[i]];
            const auto left = side() + static_cast<double>(column) * (m_cell + k_rows_gap);
            m_result.nodes[m_line[i]] = {left + (m_cell - size.width) / 2, first + (height - size.height) / 2,
                                         size.width, size.height};
            m_rails[m_line[i]] = first + height + side() + k_row_gap / 2;
        }
        if (m_staged) add_bands(begin, end, top, first + height + k_rows_margin - top);
        return first + height + side() + k_row_gap;
    }

    // One band around neighbours of one stage.
    void add_bands(std::size_t begin, std::size_t end, double top, double height) {
        for (auto from = begin; from < end;) {
            auto to = from + 1;
            while (to < end && stage_at(to) == stage_at(from)) ++to;
            if (stage_at(from) != Stage::unstated) add_band(from, to, top, height);
            from = to;
        }
    }

    void add_band(std::size_t from, std::size_t to, double top, double height) {
        const auto cell_left = [&](std::size_t place) {
            const auto& box = m_result.nodes[m_line[place]];
            return box.left + box.width / 2 - m_cell / 2;
        };
        const auto left = std::min(cell_left(from), cell_left(to - 1));
        const auto right = std::max(cell_left(from), cell_left(to - 1)) + m_cell;
        const bool begins = from == 0 || stage_at(from - 1) != stage_at(from);
        m_result.bands.push_back(
            {stage_at(from), {left - k_rows_margin, top, right - left + 2 * k_rows_margin, height}, begins});
    }

    // Straight from side to side within a row, straight down where the path turns.
    std::vector<Point> curve(const Edge& edge) const {
        const auto &a = m_result.nodes[edge.from], &b = m_result.nodes[edge.to];
        const Point from_middle = {a.left + a.width / 2, a.top + a.height / 2};
        const Point to_middle = {b.left + b.width / 2, b.top + b.height / 2};
        Point from = from_middle, to = to_middle;
        if (std::abs(from_middle.x - to_middle.x) < 1) {
            from.y = a.top + a.height;
            to.y = b.top;
        } else {
            const double way = to_middle.x > from_middle.x ? 1 : -1;
            from.x += way * a.width / 2;
            to.x -= way * b.width / 2;
        }
        return {from, from, to, to};
    }

    const credential::BadgeSystem& m_system;
    const Graph& m_graph;
    std::span<const Size> m_sizes;
    const std::vector<std::size_t>& m_line;
    std::size_t m_columns;
    Turns m_turns;
    std::map<std::size_t, double> m_rails; // where the collecting line runs under the row of a node
    double m_cell = 0;
    bool m_staged = false;
    Placement m_result;
};

} // namespace

std::optional<Placement> place_in_rows(const credential::BadgeSystem& system, const Graph& graph,
                                       std::span<const Size> sizes) {
    const auto gathering = gathering_of(graph);
    const auto line = gathering ? gathering->sources : line_of(graph);
    std::optional<Placement> best;
    for (std::size_t columns = 1; columns <= line.size(); ++columns) {
        Rows rows(system, graph, sizes, line, columns, gathering ? Turns::no : Turns::yes);
        auto placement = gathering ? rows.gather(*gathering) : rows.place();
        if (best && scale_on_paper(placement.size) <= scale_on_paper(best->size)) continue;
        best = std::move(placement);
    }
    return best;
}

} // namespace insignia::system
