#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/system/dot_internal.h>
#include <insignia/system/titles_internal.h>

namespace insignia::system {

namespace {

using credential::Stage;

constexpr Stage k_stages_with_bands[] = {Stage::onboarding, Stage::motivation, Stage::signposting,
                                         Stage::recognition};
constexpr double k_points_per_inch = 72;

std::vector<double> numbers(const std::vector<std::string_view>& words, std::size_t from) {
    std::vector<double> values;
    for (std::size_t i = from; i < words.size(); ++i) {
        double value = 0;
        std::from_chars(words[i].data(), words[i].data() + words[i].size(), value);
        values.push_back(value);
    }
    return values;
}

void read_dot_line(const std::vector<std::string_view>& words, DotLayout& layout) {
    if (words[0] == "graph") {
        const auto size = numbers(words, 1);
        layout.size = {size.at(0), size.at(1)};
    } else if (words[0] == "node") {
        const auto middle = numbers(words, 2);
        layout.nodes.push_back({std::string(words[1]), {middle.at(0), layout.size.height - middle.at(1)}});
    } else if (words[0] == "cluster") {
        const auto box = numbers(words, 2);
        layout.stages.push_back(
            {index_in(words[1]),
             {box.at(0), layout.size.height - box.at(3), box.at(2) - box.at(0), box.at(3) - box.at(1)}});
    } else if (words[0] == "edge") {
        const auto values = numbers(words, 3);
        DotEdge edge{std::string(words[1]), std::string(words[2]), {}};
        for (std::size_t at = 0; at + 1 < values.size(); at += 2)
            edge.curve.push_back({values[at], layout.size.height - values[at + 1]});
        layout.edges.push_back(std::move(edge));
    }
}

void append(void* target, const char* text, std::size_t length) {
    static_cast<std::string*>(target)->append(text, length);
}

} // namespace

Point DotLayout::middle_of(std::string_view name) const {
    const auto found = std::ranges::find(nodes, name, &DotNode::name);
    return found == nodes.end() ? Point{} : found->middle;
}

std::vector<Point> DotLayout::curve_of(std::string_view from, std::string_view to) const {
    const auto found =
        std::ranges::find_if(edges, [&](const auto& edge) { return edge.from == from && edge.to == to; });
    return found == edges.end() ? std::vector<Point>() : found->curve;
}

std::optional<DotLayout> run_dot(Layout* layout, const std::string& dot) {
    std::string text;
    if (layout(dot.c_str(), append, &text) != 0) return std::nullopt;
    DotLayout result;
    for (const auto line : split(text, '\n')) read_dot_line(split(line, ' '), result);
    return result;
}

std::span<const Stage> dot_stages() {
    return k_stages_with_bands;
}

std::string dot_head(std::string_view direction) {
    return fmt::format("digraph s {{ rankdir={}; nodesep=0.45; ranksep=0.75; newrank=false;\n"
                       "node [shape=box, fixedsize=true, label=\"\"]; edge [dir=none];\n",
                       direction);
}

std::string dot_node(std::string_view name, Size size) {
    return fmt::format("{} [width={:.3f}, height={:.3f}];\n", name, size.width / k_points_per_inch,
                       size.height / k_points_per_inch);
}

std::string dot_stage_head(const credential::BadgeSystem& system, std::size_t stage, Heads heads) {
    // A label for its room only. Graphviz without a font takes the letter n of this size for 17 points. (A
    // label that is a table would say the size itself, but makes what Graphviz answers change from run to
    // run.)
    constexpr double k_letter = 17;
    const auto title = title_width(system, k_stages_with_bands[stage]);
    const double width = heads == Heads::broad ? 2 * title + k_title_side : title;
    return fmt::format("subgraph cluster_{} {{ margin=22; fontsize=34; label=\"{}\";\n", stage,
                       std::string(static_cast<std::size_t>(width / k_letter) + 1, 'n'));
}

std::size_t index_in(std::string_view name) {
    std::size_t index = 0;
    const auto digits = name.substr(name.find_last_not_of("0123456789") + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), index);
    return index;
}

} // namespace insignia::system
