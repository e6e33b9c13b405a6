// From JSON-LD to RDF.
// https://www.w3.org/TR/json-ld11-api/#rdf-serialization-deserialization-algorithms
#pragma once

#include <insignia/base/result.h>
#include <insignia/jsonld/loss.h>
#include <insignia/jsonld/options.h>
#include <insignia/rdf/dataset.h>
#include <optional>
#include <vector>

namespace insignia::jsonld {

// The dataset that a document stands for. Fails like expand(): with the error codes of errors.h, or in safe
// mode with ErrorCode::data_loss when a part of the document would not be in the dataset; and with
// ErrorCode::limit beyond limits::k_quads. What is lost is appended to `losses` when it is given.
// https://www.w3.org/TR/json-ld11-api/#dom-jsonldprocessor-tordf
Result<rdf::Dataset> to_rdf(const json::Value& document, const Options& options, Losses* losses = nullptr);

// The same without an expanded document in between, for documents without base that hold only what
// credentials are usually made of, and of which nothing is lost; nullopt for all others. to_rdf() tries this
// way first.
std::optional<rdf::Dataset> to_rdf_in_one_pass(const json::Value& document, const Options& options);

// The objects of a document without base that become blank nodes because they have no identifier; nullopt
// when something would be lost, when to_rdf_in_one_pass() does not cover the document, and when there are
// blank nodes of other origin: named ones, lists, graphs without a name.
std::optional<std::vector<const json::Value*>> nameless_nodes(const json::Value& document,
                                                              const Options& options);

// The dataset by the way that the specification describes: expansion, node map, RDF. What the faster way is
// tested against.
Result<rdf::Dataset> to_rdf_by_expansion(const json::Value& document, const Options& options,
                                         Losses* losses = nullptr);

} // namespace insignia::jsonld
