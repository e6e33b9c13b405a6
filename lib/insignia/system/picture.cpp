#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/direction_internal.h>
#include <insignia/system/lettering_internal.h>
#include <insignia/system/picture_internal.h>

namespace insignia::system {

using credential::in_language;
using credential::say;

namespace {

constexpr double k_margin = 48;
constexpr double k_gap = 28;
constexpr double k_least_width = 860;
constexpr double k_picture_paper = 1.4142135623730951;
constexpr Paper k_papers[] = {{"A3", 420, 297}, {"A2", 594, 420}, {"A1", 841, 594}, {"A0", 1189, 841}};

// So large that names can be read.
const Paper& paper_for(Size sheet) {
    constexpr double k_points_per_millimetre = 72 / 25.4;
    constexpr double k_least_points = 6;
    const auto units = std::max(sheet.width, sheet.height);
    const auto* const found = std::ranges::find_if(k_papers, [&](const Paper& paper) {
        return k_name_size / units * paper.longer * k_points_per_millimetre >= k_least_points;
    });
    return found == std::end(k_papers) ? *std::prev(std::end(k_papers)) : *found;
}

Size on_paper(Size content) {
    const Size landscape = {std::max(content.width, content.height * k_picture_paper),
                            std::max(content.height, content.width / k_picture_paper)};
    const Size portrait = {std::max(content.width, content.height / k_picture_paper),
                           std::max(content.height, content.width * k_picture_paper)};
    return landscape.width * landscape.height <= portrait.width * portrait.height ? landscape : portrait;
}

std::string curve(const std::vector<Point>& points, Point move, bool with_arrow) {
    if (points.size() < 4) return {};
    std::string path = fmt::format("M{:.1f} {:.1f}C", points[0].x + move.x, points[0].y + move.y);
    for (std::size_t i = 1; i < points.size(); ++i)
        path += fmt::format("{}{:.1f} {:.1f}", i == 1 ? "" : " ", points[i].x + move.x, points[i].y + move.y);
    return fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\"{}/>\n", path,
                       ink::k_line, with_arrow ? " marker-end=\"url(#arrow)\"" : "");
}

// From right to left.
void mirror(Placement& placement) {
    const auto turn = [&](Box& box) { box.left = placement.size.width - box.left - box.width; };
    std::ranges::for_each(placement.nodes, turn);
    for (auto& band : placement.bands) {
        turn(band.box);
        turn(band.title);
    }
    for (auto& points : placement.curves)
        for (auto& point : points) point.x = placement.size.width - point.x;
}

std::string draw_bands(const Placement& placement, Point move) {
    std::string svg;
    for (const auto& band : placement.bands) {
        const auto& look = look_of(band.stage);
        const auto left = band.box.left + move.x, top = band.box.top + move.y;
        svg += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"22\" fill=\"{}\"/>\n",
            left, top, band.box.width, band.box.height, look.ground);
    }
    return svg;
}

std::string draw_band_titles(const Placement& placement, std::string_view language, Point move) {
    std::string svg;
    for (const auto& band : placement.bands) {
        if (!band.begins) continue;
        const auto& look = look_of(band.stage);
        const bool reversed = runs_right_to_left(language);
        svg += text_line(band.title.left + move.x + (reversed ? band.title.width : 0),
                         band.title.top + move.y + band.title_size, band.title_size,
                         reversed ? Anchor::right : Anchor::left, look.ink,
                         {say(language, look.word), language}, "font-weight=\"700\"");
    }
    return svg;
}

std::string draw_graph(const Exhibit& exhibit, const Graph& graph, const Placement& placement, Point move) {
    std::string svg = draw_bands(placement, move);
    for (std::size_t i = 0; i < graph.edges.size(); ++i)
        svg += curve(placement.curves[i], move, graph.nodes[graph.edges[i].to].junction.empty());
    svg += draw_band_titles(placement, exhibit.system.language, move);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const auto& box = placement.nodes[i];
        const Point at = {box.left + move.x, box.top + move.y};
        const auto& node = graph.nodes[i];
        svg += node.junction.empty() ? draw_card(exhibit, node.badge, at)
                                     : draw_junction(node.junction, exhibit.system.language, at);
    }
    return svg;
}

std::string description_of(const Exhibit& exhibit) {
    const auto& language = exhibit.system.language;
    std::string text = fmt::format("{}: {}. ", phrase(language, "badges"), exhibit.system.badges.size());
    for (const auto& badge : exhibit.system.badges)
        text += fmt::format("{} {} ", ended(isolated(name_of(exhibit, badge.badge), language)),
                            requirement_sentence(exhibit, badge.prerequisites));
    return text;
}

std::string frame(const Exhibit& exhibit, Size sheet, const Paper& paper, const std::string& content) {
    const auto& system = exhibit.system;
    const auto& name = in_language(system.name, system.language);
    const bool landscape = sheet.width > sheet.height;
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
        "width=\"{2}mm\" height=\"{3}mm\" "
        "direction=\"ltr\" role=\"{10}\" aria-labelledby=\"system-title system-desc\" lang=\"{4}\" "
        "font-family=\"'Noto Sans','DejaVu Sans',Verdana,sans-serif\">\n"
        "<title id=\"system-title\">{5}</title>\n<desc id=\"system-desc\">{6}</desc>\n"
        "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"8.5\" refY=\"5\" "
        "markerWidth=\"5.5\" markerHeight=\"5.5\" "
        "orient=\"auto\"><path d=\"M0 0L10 5L0 10z\" fill=\"{7}\"/></marker></defs>\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"{8}\"/>\n{9}</svg>\n",
        std::ceil(sheet.width), std::ceil(sheet.height), landscape ? paper.longer : paper.shorter,
        landscape ? paper.shorter : paper.longer, xml(system.language),
        xml(name.empty() ? system.slug : name), xml(description_of(exhibit)), ink::k_line, ink::k_paper,
        content, exhibit.links.empty() ? "img" : "graphics-document");
}

} // namespace

namespace {

// The smallest sheet for a graph of this size with header and legend, whose heights depend on its width.
Size sheet_for(const Exhibit& exhibit, const Graph& graph, Size placed) {
    constexpr int k_tries = 12;
    const auto least_width = std::max(placed.width + 2 * k_margin, k_least_width);
    const auto needed_height = [&](double sheet_width) {
        const auto width = sheet_width - 2 * k_margin;
        return placed.height + draw_header(exhibit, {}, width, sheet_width).height
               + draw_legend(exhibit, graph, {}, width).height + 2 * k_margin + 2 * k_gap;
    };
    Size sheet = {least_width, 0};
    for (int i = 0; i < k_tries && sheet.height < needed_height(sheet.width); ++i)
        sheet = on_paper({least_width, needed_height(sheet.width)});
    // Where one shape of the sheet always calls for the other, what is drawn counts more than the shape.
    sheet.height = std::max(sheet.height, needed_height(sheet.width));
    return sheet;
}

} // namespace

Result<Drawing> draw(const Exhibit& exhibit) {
    const auto graph = make_graph(exhibit.system, Implied::left_out);
    std::vector<Size> sizes;
    for (const auto& node : graph.nodes)
        sizes.push_back(node.junction.empty() ? size_of_card(exhibit, node.badge)
                                              : size_of_junction(node.junction));
    TRY_ASSIGN(auto placement, place(exhibit.system, graph, sizes));
    if (runs_right_to_left(exhibit.system.language)) mirror(placement);

    const auto sheet = sheet_for(exhibit, graph, placement.size);
    const auto width = sheet.width - 2 * k_margin;
    const auto header = draw_header(exhibit, {k_margin, k_margin}, width, sheet.width);
    const auto legend_height = draw_legend(exhibit, graph, {}, width).height;
    const auto legend =
        draw_legend(exhibit, graph, {k_margin, sheet.height - k_margin - legend_height}, width);
    const auto top = k_margin + header.height + k_gap;
    const auto room = sheet.height - top - k_gap - legend_height - k_margin;
    const Point move = {(sheet.width - placement.size.width) / 2,
                        top + std::max(0.0, (room - placement.size.height) / 2)};
    Drawing drawing;
    drawing.width = sheet.width;
    drawing.height = sheet.height;
    drawing.paper = paper_for(sheet);
    drawing.svg = frame(exhibit, sheet, drawing.paper,
                        header.svg + draw_graph(exhibit, graph, placement, move) + legend.svg);
    return drawing;
}

} // namespace insignia::system
