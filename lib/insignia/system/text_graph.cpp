// The graph for other programs, with every arrow that the file states.
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/system/graph.h>
#include <insignia/system/picture.h>

namespace insignia::system {

using credential::in_language;

namespace {

using credential::BadgeKind;
using credential::Stage;

constexpr Stage k_stages[] = {Stage::unstated, Stage::onboarding, Stage::motivation, Stage::signposting,
                              Stage::recognition};

std::string dot_quoted(std::string_view text) {
    return "\"" + replace_all(replace_all(sanitize(text), "\\", "\\\\"), "\"", "\\\"") + "\"";
}

// Mermaid reads HTML entities without the ampersand: #quot;
std::string mermaid_quoted(std::string_view text) {
    return "\"" + replace_all(replace_all(sanitize(text), "#", "#35;"), "\"", "#quot;") + "\"";
}

std::string title_of(const Exhibit& exhibit) {
    const auto& name = in_language(exhibit.system.name, exhibit.system.language);
    return name.empty() ? exhibit.system.slug : name;
}

std::string label_of(const Exhibit& exhibit, const Node& node) {
    if (!node.junction.empty()) return node.junction;
    auto label = name_of(exhibit, exhibit.system.badges[node.badge].badge);
    if (exhibit.progress != nullptr)
        label += fmt::format(" ({})", to_string(exhibit.progress->standings[node.badge]));
    return label;
}

// The nodes of each stage, one stage after the other.
template <class Open, class WriteNode, class Close>
void by_stage(const Exhibit& exhibit, const Graph& graph, Open open, WriteNode write, Close close) {
    for (const auto stage : k_stages) {
        bool opened = false;
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            if (exhibit.system.badges[graph.nodes[i].badge].stage != stage) continue;
            if (!opened && stage != Stage::unstated) open(stage);
            opened = true;
            write(i, graph.nodes[i]);
        }
        if (opened && stage != Stage::unstated) close();
    }
}

} // namespace

std::string to_dot(const Exhibit& exhibit) {
    const auto graph = make_graph(exhibit.system, Implied::shown);
    std::string dot = fmt::format("digraph {} {{\n  rankdir=LR;\n  node [shape=box, style=rounded];\n",
                                  dot_quoted(title_of(exhibit)));
    by_stage(
        exhibit, graph,
        [&](Stage stage) {
            dot += fmt::format("  subgraph \"cluster_{0}\" {{\n    label=\"{0}\";\n", to_string(stage));
        },
        [&](std::size_t i, const Node& node) {
            const bool meta = exhibit.system.badges[node.badge].kind == BadgeKind::meta_badge;
            dot += fmt::format("    n{} [label={}{}];\n", i, dot_quoted(label_of(exhibit, node)),
                               !node.junction.empty() ? ", shape=ellipse"
                               : meta                 ? ", peripheries=2"
                                                      : "");
        },
        [&] { dot += "  }\n"; });
    for (const auto& edge : graph.edges) dot += fmt::format("  n{} -> n{};\n", edge.from, edge.to);
    return dot + "}\n";
}

std::string to_mermaid(const Exhibit& exhibit) {
    const auto graph = make_graph(exhibit.system, Implied::shown);
    std::string text = "flowchart LR\n";
    by_stage(
        exhibit, graph, [&](Stage stage) { text += fmt::format("  subgraph {}\n", to_string(stage)); },
        [&](std::size_t i, const Node& node) {
            const bool meta = exhibit.system.badges[node.badge].kind == BadgeKind::meta_badge;
            const auto label = mermaid_quoted(label_of(exhibit, node));
            text += !node.junction.empty() ? fmt::format("    n{}({})\n", i, label)
                    : meta                 ? fmt::format("    n{}[[{}]]\n", i, label)
                                           : fmt::format("    n{}[{}]\n", i, label);
        },
        [&] { text += "  end\n"; });
    for (const auto& edge : graph.edges) text += fmt::format("  n{} --> n{}\n", edge.from, edge.to);
    return text;
}

} // namespace insignia::system
