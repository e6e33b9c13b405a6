// Quads without duplicates, put into the order of their canonical lines and written.
#pragma once

#include <cstring>
#include <insignia/rdf/dataset.h>
#include <string>
#include <vector>

namespace insignia::rdf {

// The text of every term of a dataset by its number: the term's own, or the one that replaces it.
using TermTexts = std::vector<std::string_view>;

// The texts as the terms have them.
TermTexts own_texts(const Dataset& dataset);

// Each quad of the dataset once, in the order of first appearance.
std::vector<Quad> distinct_quads(const Dataset& dataset);

// Sort quads so that their lines are in code point order. Comparing line by line and comparing term by term
// is the same, because no term's text is the beginning of another's but where the next character, a space,
// decides.
void sort_by_lines(std::vector<Quad>& quads, const TermTexts& texts);

// Bytes of the line of a quad.
inline std::size_t line_size(const Quad& quad, const TermTexts& texts) {
    const std::size_t graph = quad.graph == nullptr ? 0 : texts[quad.graph->number].size() + 1;
    return texts[quad.subject->number].size() + texts[quad.predicate->number].size()
           + texts[quad.object->number].size() + graph + 5;
}

// Copy `text` to `out` and return the end.
inline char* write_text(std::string_view text, char* out) {
    std::memcpy(out, text.data(), text.size());
    return out + text.size();
}

// Write the line of a quad at `out`, which has room for line_size(). Returns the end.
// https://www.w3.org/TR/rdf-canon/#canonical-quads
inline char* write_line(const Quad& quad, const TermTexts& texts, char* out) {
    out = write_text(texts[quad.subject->number], out);
    *out++ = ' ';
    out = write_text(texts[quad.predicate->number], out);
    *out++ = ' ';
    out = write_text(texts[quad.object->number], out);
    *out++ = ' ';
    if (quad.graph != nullptr) {
        out = write_text(texts[quad.graph->number], out);
        *out++ = ' ';
    }
    *out++ = '.';
    *out++ = '\n';
    return out;
}

// The lines of all quads, one after another.
std::string write_lines(const std::vector<Quad>& quads, const TermTexts& texts);

} // namespace insignia::rdf
