#include <algorithm>
#include <insignia/rdf/nquads.h>
#include <insignia/rdf/quad_order_internal.h>

namespace insignia::rdf {

std::vector<std::string> sorted_lines(const Dataset& dataset, const Labels& labels) {
    TermTexts texts = own_texts(dataset);
    std::vector<std::string> labelled(dataset.term_count());
    const std::vector<Quad> quads = distinct_quads(dataset);
    for (const Quad& quad : quads)
        for (const TermRef term : {quad.subject, quad.object, quad.graph})
            if (term != nullptr && term->kind == TermKind::blank_node)
                texts[term->number] = labelled[term->number] = "_:" + labels[term->number];
    std::vector<std::string> lines;
    lines.reserve(quads.size());
    for (const Quad& quad : quads) {
        std::string& line = lines.emplace_back(line_size(quad, texts), '\0');
        write_line(quad, texts, line.data());
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::string to_nquads(const Dataset& dataset) {
    const std::span<const Quad> quads = dataset.quads();
    return write_lines({quads.begin(), quads.end()}, own_texts(dataset));
}

} // namespace insignia::rdf
