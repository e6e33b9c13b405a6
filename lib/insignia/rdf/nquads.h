// N-Quads: one quad a line. https://www.w3.org/TR/n-quads/
#pragma once

#include <insignia/base/result.h>
#include <insignia/rdf/dataset.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::rdf {

// Parse an N-Quads document, strictly by the grammar of RDF 1.1 N-Quads section 4: absolute IRIs, no
// surrogates, no invalid UTF-8. ErrorCode::parse with the line and column in Error::where (after `source`
// when it is given); ErrorCode::limit for more than limits::k_quads quads.
Result<Dataset> parse_nquads(std::string_view text, std::string_view source = {});

// One label, without "_:", for every blank node of a dataset: labels[term->number]. The entries of other
// terms are not read.
using Labels = std::vector<std::string>;

// Every distinct quad of the dataset in canonical N-Quads with these labels, each ending with a line feed, in
// code point order. https://www.w3.org/TR/rdf-canon/#canonical-quads
std::vector<std::string> sorted_lines(const Dataset& dataset, const Labels& labels);

// The quads in their own order, with their own labels, in canonical N-Quads: for people and for tests.
std::string to_nquads(const Dataset& dataset);

} // namespace insignia::rdf
