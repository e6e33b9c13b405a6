#include <algorithm>
#include <insignia/rdf/quad_order_internal.h>
#include <utility>

namespace insignia::rdf {

namespace {

// Term by term; the default graph comes first, as "." sorts before "<" and "_".
class LineOrder {
public:
    explicit LineOrder(const TermTexts& texts) : m_texts(texts) {}

    bool operator()(const Quad& a, const Quad& b) const {
        if (a.predicate != b.predicate) return less(a.predicate, b.predicate);
        if (a.object != b.object) return less(a.object, b.object);
        if (a.graph == b.graph || a.graph == nullptr || b.graph == nullptr)
            return a.graph == nullptr && b.graph;
        return less(a.graph, b.graph);
    }

    bool less(TermRef a, TermRef b) const { return m_texts[a->number] < m_texts[b->number]; }

private:
    const TermTexts& m_texts;
};

std::uint32_t quad_hash(const Quad& quad) {
    constexpr std::uint64_t k_odd = 0x9E3779B97F4A7C15u;
    std::uint64_t hash = quad.subject->number;
    for (const TermRef term : {quad.predicate, quad.object, quad.graph})
        hash = (hash ^ (hash >> 29)) * k_odd + (term == nullptr ? 0 : term->number + 1u);
    return static_cast<std::uint32_t>((hash * k_odd) >> 32);
}

} // namespace

TermTexts own_texts(const Dataset& dataset) {
    TermTexts texts(dataset.term_count());
    for (const Quad& quad : dataset.quads())
        for (const TermRef term : {quad.subject, quad.predicate, quad.object, quad.graph})
            if (term != nullptr) texts[term->number] = term->text;
    return texts;
}

std::vector<Quad> distinct_quads(const Dataset& dataset) {
    std::size_t slots = 16;
    while (slots < dataset.size() * 2) slots *= 2;
    std::vector<std::uint32_t> table(slots); // position in `quads` + 1; 0 is free
    std::vector<Quad> quads;
    quads.reserve(dataset.size());
    for (const Quad& quad : dataset.quads()) {
        std::size_t at = quad_hash(quad) & (slots - 1);
        while (table[at] != 0 && !(quads[table[at] - 1] == quad)) at = (at + 1) & (slots - 1);
        if (table[at] != 0) continue;
        quads.push_back(quad);
        table[at] = static_cast<std::uint32_t>(quads.size());
    }
    return quads;
}

void sort_by_lines(std::vector<Quad>& quads, const TermTexts& texts) {
    // Few subjects have many quads: order the subjects, deal the quads out to them, order each subject's.
    const LineOrder order(texts);
    std::vector<std::uint32_t> starts(texts.size() + 1);
    std::vector<TermRef> subjects;
    for (const Quad& quad : quads)
        if (starts[quad.subject->number]++ == 0) subjects.push_back(quad.subject);
    std::sort(subjects.begin(), subjects.end(), [&](TermRef a, TermRef b) { return order.less(a, b); });
    std::uint32_t next = 0;
    for (const TermRef subject : subjects) next += std::exchange(starts[subject->number], next);
    std::vector<Quad> sorted(quads.size());
    for (const Quad& quad : quads) sorted[starts[quad.subject->number]++] = quad;
    auto begin = sorted.begin();
    for (const TermRef subject : subjects) {
        const auto end = sorted.begin() + starts[subject->number];
        std::sort(begin, end, order);
        begin = end;
    }
    quads = std::move(sorted);
}

std::string write_lines(const std::vector<Quad>& quads, const TermTexts& texts) {
    std::size_t size = 0;
    for (const Quad& quad : quads) size += line_size(quad, texts);
    std::string text(size, '\0');
    char* out = text.data();
    for (const Quad& quad : quads) out = write_line(quad, texts, out);
    return text;
}

} // namespace insignia::rdf
