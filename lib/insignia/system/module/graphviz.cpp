// Graphviz behind one function: it places, and draws nothing. Its layout plugin is linked in, so that no
// plugin registry of the machine is read and no font library is loaded.
#include <cstdio>
#include <graphviz/gvc.h>
#include <insignia/system/module_internal.h>
#include <mutex>
#include <string>

extern "C" {
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
}

namespace {

using namespace insignia::system;

struct Output {
    LayoutSink sink;
    void* target;

    void write(const std::string& text) const { sink(target, text.data(), text.size()); }
};

std::string number(double value) {
    char text[40];
    std::snprintf(text, sizeof text, " %.1f", value);
    return text;
}

std::string point(pointf at) {
    return number(at.x) + number(at.y);
}

void write_clusters(graph_t* graph, const Output& output) {
    for (int i = 1; i <= GD_n_cluster(graph); ++i) {
        graph_t* const cluster = GD_clust(graph)[i];
        const boxf box = GD_bb(cluster);
        output.write(std::string("cluster ") + agnameof(cluster) + point(box.LL) + point(box.UR) + "\n");
    }
}

void write_edge(edge_t* edge, const Output& output) {
    const splines* const curve = ED_spl(edge);
    if (curve == nullptr || curve->size < 1) return;
    std::string line = std::string("edge ") + agnameof(agtail(edge)) + " " + agnameof(aghead(edge));
    for (int i = 0; i < curve->list[0].size; ++i) line += point(curve->list[0].list[i]);
    output.write(line + "\n");
}

void write_graph(graph_t* graph, const Output& output) {
    const boxf box = GD_bb(graph);
    output.write("graph" + number(box.UR.x) + number(box.UR.y) + "\n");
    write_clusters(graph, output);
    for (node_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
        output.write(std::string("node ") + agnameof(node) + point(ND_coord(node)) + "\n");
        for (edge_t* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge))
            write_edge(edge, output);
    }
}

int silent(char*) {
    return 0;
}

GVC_t* make_context() {
    static lt_symlist_t plugins[] = {{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
                                     {nullptr, nullptr}};
    agseterrf(silent);
    return gvContextPlugins(plugins, 0);
}

} // namespace

extern "C" __attribute__((visibility("default"))) int insignia_layout(const char* dot, LayoutSink sink,
                                                                      void* target) {
    // Graphviz keeps state of its own: one graph at a time.
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    static GVC_t* const context = make_context();
    graph_t* const graph = agmemread(dot);
    if (graph == nullptr) return 1;
    const bool placed = gvLayout(context, graph, "dot") == 0;
    if (placed) write_graph(graph, {sink, target});
    gvFreeLayout(context, graph);
    agclose(graph);
    return placed ? 0 : 1;
}
