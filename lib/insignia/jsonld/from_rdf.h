// From RDF to JSON-LD in expanded form.
// https://www.w3.org/TR/json-ld11-api/#serialize-rdf-as-json-ld-algorithm
#pragma once

#include <insignia/base/result.h>
#include <insignia/jsonld/options.h>
#include <insignia/rdf/dataset.h>

namespace insignia::jsonld {

// The expanded document that says what the dataset says; collections become lists. Fails with invalid JSON
// literal, invalid language-tagged string or invalid base direction (errors.h).
// https://www.w3.org/TR/json-ld11-api/#dom-jsonldprocessor-fromrdf
Result<json::Value> from_rdf(const rdf::Dataset& dataset, const Options& options);

} // namespace insignia::jsonld
