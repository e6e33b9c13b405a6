// Names for the nodes of a document that have none, so that a part of it still speaks of the same nodes.
// VC Data Integrity ECDSA Cryptosuites 3.4.5 to 3.4.9.
#pragma once

#include <insignia/json/json.h>
#include <insignia/rdf/dataset.h>
#include <insignia/uri/uri.h>
#include <string>

namespace insignia::proof {

// A document whose blank nodes carry IRIs that begin with `prefix`.
struct Skolemized {
    std::string prefix;
    json::Value compact;  // what pointers are into
    json::Value expanded; // null when the compact form was made without it

    // The form that is nearest to the statements of the whole document.
    const json::Value& whole() const { return expanded.is_null() ? compact : expanded; }
};

// The prefix is made from the document, so that the same document always gives the same names and no name of
// its own can be one of them. ErrorCode::data_loss when a part of the document has no meaning in RDF.
Result<Skolemized> skolemize(const json::Value& document, const uri::ResourceLoader& contexts);

// The dataset of a skolemized document or of a part of it, with its blank nodes back.
Result<rdf::Dataset> to_deskolemized_dataset(const json::Value& document, const std::string& prefix,
                                             const uri::ResourceLoader& contexts);

} // namespace insignia::proof
