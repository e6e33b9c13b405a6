#include <algorithm>
#include <cmath>
#include <insignia/system/collect_internal.h>
#include <insignia/system/rows_internal.h>
#include <insignia/system/titles_internal.h>
#include <map>
#include <numeric>

namespace insignia::system {

namespace {

using credential::Stage;

constexpr double k_rows_gap = 96;    // between the nodes of a row: an arrow, and the margins of two bands
constexpr double k_rows_margin = 26; // of a band around its nodes
constexpr double k_title = 34;       // above the nodes of a band, for its name
constexpr double k_row_gap = 52;
constexpr double k_side = 30;     // from the rows to the line that collects
constexpr double k_led_rail = 24; // above a row, for the line that leads to it
constexpr double k_under_root = 56;
constexpr double k_to_card = 40; // from a junction to the card that it leads to
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

// The badges of a system in which none requires another.
std::vector<std::size_t> all_of(const Graph& graph) {
    std::vector<std::size_t> nodes(graph.nodes.size());
    std::iota(nodes.begin(), nodes.end(), std::size_t{0});
    return nodes;
}

// Badges that all lead to one junction, the badge that it leads to, and perhaps one that leads to them all.
struct Gathering {
    std::vector<std::size_t> sources;
    std::size_t junction = 0, target = 0;
    std::optional<std::size_t> root;
};

// Nothing when the graph is anything else, or so small that arrows of their own are clear enough.
std::optional<Gathering> gathering_of(const Graph& graph) {
    const auto is_junction = [](const Node& node) { return !node.junction.empty(); };
    if (std::ranges::count_if(graph.nodes, is_junction) != 1) return std::nullopt;
    Gathering found;
    found.junction =
        static_cast<std::size_t>(std::ranges::find_if(graph.nodes, is_junction) - graph.nodes.begin());
    found.target = graph.nodes[found.junction].badge;
    std::size_t led = 0; // by the root
    for (const auto& edge : graph.edges) {
        if (edge.to == found.junction)
            found.sources.push_back(edge.from);
        else if (edge.from != found.junction) {
            if (found.root && *found.root != edge.from) return std::nullopt;
            found.root = edge.from;
            ++led;
        } else if (edge.to != found.target)
            return std::nullopt;
    }
    std::ranges::sort(found.sources);
    const std::size_t others = found.root ? 3 : 2;
    if (found.root
        && (led != found.sources.size() || std::ranges::binary_search(found.sources, *found.root)
            || *found.root == found.target))
        return std::nullopt;
    const bool whole = found.sources.size() + others == graph.nodes.size();
    return whole && found.sources.size() > k_most_single_arrows ? std::optional(found) : std::nullopt;
}

// A card, and the junctions in front of it: they never stand in another row.
struct Cell {
    std::size_t card = 0;
    std::vector<std::size_t> junctions; // in the order of the arrows
};

std::vector<Cell> cells_of(const Graph& graph, const std::vector<std::size_t>& line) {
    std::vector<Cell> cells(1);
    for (const auto node : line) {
        if (!graph.nodes[node].junction.empty()) {
            cells.back().junctions.push_back(node);
            continue;
        }
        cells.back().card = node;
        cells.emplace_back();
    }
    cells.pop_back();
    return cells;
}

enum class Turns { no, yes };

// Whether arrows that come down meet a card in its middle, or beside it, where they leave room for the name
// of a stage.
enum class Arrival { middle, beside };

// One arrangement of some nodes: so many columns, and when it turns every other row from right to left.
class Rows {
public:
    Rows(const credential::BadgeSystem& system, const Graph& graph, std::span<const Size> sizes,
         const std::vector<Cell>& line, std::size_t columns, Turns turns, Arrival arrival = Arrival::middle)
        : m_system(system), m_graph(graph), m_sizes(sizes), m_line(line), m_columns(columns), m_turns(turns) {
        double least = sizes[line.front().card].width;
        for (const auto& cell : line) {
            m_cell = std::max(m_cell, sizes[cell.card].width);
            least = std::min(least, sizes[cell.card].width);
        }
        constexpr double k_from_corner = 32;
        if (arrival == Arrival::beside) m_beside = least / 2 - k_from_corner;
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
        if (gathering.root) m_led = true;
        const double under_root = gathering.root ? m_sizes[*gathering.root].height + k_under_root
                                                       + (m_staged ? k_title + 2 * k_rows_margin : 0)
                                                 : 0;
        place_cells(under_root);
        const auto &junction = m_sizes[gathering.junction], &target = m_sizes[gathering.target];
        const double trunk = m_result.size.width + k_side;
        const double middle = m_result.size.width / 2;
        const double last = m_result.size.height + k_row_gap / 2;
        m_result.nodes[gathering.junction] = {middle - junction.width / 2, last + k_row_gap / 2,
                                              junction.width, junction.height};
        const double top = last + k_row_gap / 2 + junction.height + k_row_gap + (m_staged ? k_title : 0);
        m_result.nodes[gathering.target] = {middle - target.width / 2, top, target.width, target.height};
        add_band_around(gathering.target);
        if (gathering.root) {
            const auto& size = m_sizes[*gathering.root];
            put(*gathering.root, {middle, (m_staged ? k_title + k_rows_margin : 0) + size.height / 2});
            const auto bands = m_result.bands.size();
            add_band_around(*gathering.root);
            if (m_result.bands.size() > bands) std::ranges::rotate(m_result.bands, m_result.bands.end() - 1);
        }
        m_result.size = {trunk + k_side, top + target.height + side()};
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
            const auto& edge = m_graph.edges[i];
            m_result.curves[i] = gathering.root && edge.from == *gathering.root ? led(edge)
                                 : edge.to == gathering.junction
                                     ? collected(edge.from, trunk, last, {middle, last + k_row_gap / 2})
                                     : curve(edge);
        }
        if (gathering.root) make_room_at_left();
        return std::move(m_result);
    }

private:
    // How far the cells of a column reach to the left and to the right of the middle of their cards.
    struct Column {
        double left, right, middle = 0;
    };

    void place_cells(double top = 0) {
        m_result.nodes.resize(m_graph.nodes.size());
        m_result.curves.resize(m_graph.edges.size());
        const double width = place_columns();
        for (std::size_t begin = 0; begin < m_line.size(); begin += m_columns) top = place_row(begin, top);
        m_result.size = {width, top - row_gap()};
    }

    // Returns the width of all.
    double place_columns() {
        m_places.assign(std::min(m_columns, m_line.size()), {m_cell / 2, m_cell / 2});
        for (std::size_t i = 0; i < m_line.size(); ++i) {
            auto& column = m_places[column_of(i)];
            const double reach = m_sizes[m_line[i].card].width / 2 + (enters_above(i) ? 0 : beside(i));
            auto& side = is_backwards(i) ? column.right : column.left;
            side = std::max(side, reach);
        }
        double left = side();
        for (auto& column : m_places) {
            column.middle = left + column.left;
            left = column.middle + column.right + k_rows_gap;
        }
        return left - k_rows_gap + side();
    }

    bool is_backwards(std::size_t place) const { return m_turns == Turns::yes && place / m_columns % 2 == 1; }
    std::size_t column_of(std::size_t place) const {
        return is_backwards(place) ? m_columns - 1 - place % m_columns : place % m_columns;
    }
    // The path comes from the row above.
    bool enters_above(std::size_t place) const { return place > 0 && place % m_columns == 0; }

    // What the junctions of a cell need beside its card, and above it.
    double beside(std::size_t place) const {
        double width = 0;
        for (const auto node : m_line[place].junctions) width += m_sizes[node].width + k_to_card;
        return width;
    }
    double above(std::size_t place) const {
        double height = 0;
        for (const auto node : m_line[place].junctions) height += m_sizes[node].height + k_to_card;
        return height;
    }

    // One card in a band of its own; an arrow may come down in the middle, so the name has half of it.
    void add_band_around(std::size_t node) {
        const auto stage = m_system.badges[node].stage;
        if (stage == Stage::unstated) return;
        const auto& box = m_result.nodes[node];
        const auto name = title_width(m_system, stage) + k_title_side + k_title_margin + 1;
        const auto width = std::max(box.width + 2 * k_rows_margin, 2 * name);
        const bool begins = std::ranges::find(m_result.bands, stage, &Band::stage) == m_result.bands.end();
        m_result.bands.push_back({stage,
                                  {box.left + box.width / 2 - width / 2, box.top - k_title - k_rows_margin,
                                   width, box.height + k_title + 2 * k_rows_margin},
                                  begins,
                                  {},
                                  0});
    }

    // From the root down to the line above the first row, and down at the left to those above the others.
    std::vector<Point> led(const Edge& edge) const {
        const auto &root = m_result.nodes[edge.from], &box = m_result.nodes[edge.to];
        const double x = box.left + box.width / 2, middle = root.left + root.width / 2;
        const double first = m_led_rails.at(m_line.front().card), row = m_led_rails.at(edge.to);
        std::vector<Point> corners = {{middle, root.top + root.height}, {middle, first}};
        if (row > first + 1) corners.insert(corners.end(), {{-k_side, first}, {-k_side, row}});
        corners.insert(corners.end(), {{x, row}, {x, box.top}});
        return straight(corners);
    }

    void make_room_at_left() {
        constexpr double k_room = 2 * k_side;
        for (auto& box : m_result.nodes) box.left += k_room;
        for (auto& band : m_result.bands) band.box.left += k_room;
        for (auto& points : m_result.curves)
            for (auto& point : points) point.x += k_room;
        m_result.size.width += k_room;
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

    double row_gap() const { return m_led ? k_row_gap + k_led_rail : k_row_gap; }
    double side() const { return m_staged ? k_rows_margin : 0; }

    Stage stage_at(std::size_t place) const { return m_system.badges[m_line[place].card].stage; }

    // Returns where the next row begins.
    double place_row(std::size_t begin, double top) {
        const auto end = std::min(begin + m_columns, m_line.size());
        double up = 0, down = 0; // from the line through the middle of the cards
        for (auto i = begin; i < end; ++i) {
            const auto half = m_sizes[m_line[i].card].height / 2;
            up = std::max(up, half + (enters_above(i) ? above(i) : 0));
            down = std::max(down, half);
        }
        const auto first = top + (m_staged ? k_rows_margin + k_title : 0);
        const auto bottom = first + up + down;
        for (auto i = begin; i < end; ++i) {
            place_cell(i, first + up);
            m_rails[m_line[i].card] = bottom + side() + k_row_gap / 2;
            m_led_rails[m_line[i].card] = top - k_led_rail;
        }
        if (m_staged) add_bands(begin, end, top, bottom + k_rows_margin - top);
        return bottom + side() + row_gap();
    }

    void put(std::size_t node, Point middle) {
        const auto& size = m_sizes[node];
        m_result.nodes[node] = {middle.x - size.width / 2, middle.y - size.height / 2, size.width,
                                size.height};
    }

    void place_cell(std::size_t place, double y) {
        const auto& cell = m_line[place];
        const double x = m_places[column_of(place)].middle;
        put(cell.card, {x, y});
        if (enters_above(place)) {
            double top = y - m_sizes[cell.card].height / 2 - above(place);
            for (const auto node : cell.junctions) {
                put(node, {x + m_beside, top + m_sizes[node].height / 2});
                top += m_sizes[node].height + k_to_card;
            }
            return;
        }
        const double way = is_backwards(place) ? -1 : 1;
        double from = x - way * (m_sizes[cell.card].width / 2 + beside(place));
        for (const auto node : cell.junctions) {
            put(node, {from + way * m_sizes[node].width / 2, y});
            from += way * (m_sizes[node].width + k_to_card);
        }
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
        const auto [first, last] = std::minmax({column_of(from), column_of(to - 1)});
        const auto left = m_places[first].middle - m_places[first].left;
        const auto right = m_places[last].middle + m_places[last].right;
        const bool begins = from == 0 || stage_at(from - 1) != stage_at(from);
        m_result.bands.push_back(
            {stage_at(from), {left - k_rows_margin, top, right - left + 2 * k_rows_margin, height}, begins});
    }

    // Straight from side to side within a row, straight down where the path turns.
    std::vector<Point> curve(const Edge& edge) const {
        const auto &a = m_result.nodes[edge.from], &b = m_result.nodes[edge.to];
        Point from = {a.left + a.width / 2, a.top + a.height / 2};
        Point to = {b.left + b.width / 2, b.top + b.height / 2};
        if (b.top >= a.top + a.height) {
            const auto is_junction = [&](std::size_t node) { return !m_graph.nodes[node].junction.empty(); };
            const double x = is_junction(edge.from) ? from.x
                             : is_junction(edge.to) ? to.x
                                                    : from.x + m_beside;
            from = {x, a.top + a.height};
            to = {x, b.top};
        } else {
            const double way = to.x > from.x ? 1 : -1;
            from.x += way * a.width / 2;
            to.x -= way * b.width / 2;
        }
        return {from, from, to, to};
    }

    const credential::BadgeSystem& m_system;
    const Graph& m_graph;
    std::span<const Size> m_sizes;
    const std::vector<Cell>& m_line;
    std::size_t m_columns;
    Turns m_turns;
    double m_beside = 0; // from the middle of a card to an arrow that comes down
    std::vector<Column> m_places;
    bool m_led = false;                        // one badge leads to all
    std::map<std::size_t, double> m_led_rails; // where the line that leads to a node runs above its row
    std::map<std::size_t, double> m_rails;     // where the collecting line runs under the row of a node
    double m_cell = 0;                         // the width of the widest card
    bool m_staged = false;
    Placement m_result;
};

} // namespace

namespace {

Placement place_path(const credential::BadgeSystem& system, const Graph& graph, std::span<const Size> sizes,
                     const std::vector<Cell>& cells, std::size_t columns) {
    const auto arrange = [&](Arrival arrival) {
        return Rows(system, graph, sizes, cells, columns, Turns::yes, arrival).place();
    };
    auto placement = arrange(Arrival::middle);
    return place_titles(system, placement) < 1 ? arrange(Arrival::beside) : placement;
}

} // namespace

std::optional<Placement> place_in_rows(const credential::BadgeSystem& system, const Graph& graph,
                                       std::span<const Size> sizes) {
    const auto gathering = gathering_of(graph);
    const bool loose = graph.edges.empty() && graph.nodes.size() >= k_least;
    const auto cells = cells_of(graph, gathering ? gathering->sources
                                       : loose   ? all_of(graph)
                                                 : line_of(graph));
    const auto arrange = [&](std::size_t columns) {
        if (gathering) return Rows(system, graph, sizes, cells, columns, Turns::no).gather(*gathering);
        if (loose) return Rows(system, graph, sizes, cells, columns, Turns::no).place();
        return place_path(system, graph, sizes, cells, columns);
    };
    std::optional<Placement> best;
    for (std::size_t columns = 1; columns <= cells.size(); ++columns) {
        auto placement = arrange(columns);
        if (best && scale_on_paper(placement.size) <= scale_on_paper(best->size)) continue;
        best = std::move(placement);
    }
    if (best) place_titles(system, *best);
    return best;
}

} // namespace insignia::system
