// What a caller of the JSON-LD algorithms decides.
// https://www.w3.org/TR/json-ld11-api/#the-jsonldoptions-type
#pragma once

#include <cstdint>
#include <insignia/json/json.h>
#include <insignia/uri/uri.h>
#include <optional>
#include <string>
#include <string_view>

namespace insignia::jsonld {

// With SafeMode::yes a document of which anything would be lost is ErrorCode::data_loss (see loss.h).
enum class SafeMode { no, yes };

// Put map entries in code point order where the specification leaves the order open.
enum class Ordered { no, yes };

// How a value with a base direction is written in RDF.
enum class RdfDirection { none, i18n_datatype, compound_literal };

// Whether compaction writes arrays of one value as the value (JSON-LD 1.1 API, compactArrays).
enum class CompactArrays { no, yes };
// Whether compaction writes IRIs relative to the base (compactToRelative).
enum class CompactToRelative { no, yes };
enum class GeneralizedRdf { no, yes }; // keep triples whose predicate is a blank node
enum class NativeTypes { no, yes };    // read xsd:boolean, xsd:integer and xsd:double as JSON values
// How rdf:type comes back from RDF (useRdfType).
enum class RdfType { as_keyword, as_property };

// The processing mode is always json-ld-1.1.
struct Options {
    std::string base; // IRI of the document; "" is none, and relative IRIs stay relative
    // Set when the document was loaded from a place other than `base`: relative context URLs begin there.
    std::string document_url;
    std::optional<json::Value> expand_context; // processed before the document's own contexts
    // A member of the document itself that is left out, "proof" for instance; "" is none. Saves copying the
    // document without it.
    std::string_view without;
    // Gives contexts that are not embedded. Without it they are unknown; embedded ones are never asked for.
    uri::ResourceLoader loader;
    SafeMode safe = SafeMode::no;
    Ordered ordered = Ordered::no;
    RdfDirection rdf_direction = RdfDirection::none;
    CompactArrays compact_arrays = CompactArrays::yes;
    CompactToRelative compact_to_relative = CompactToRelative::yes;
    GeneralizedRdf generalized_rdf = GeneralizedRdf::no;
    NativeTypes native_types = NativeTypes::no;
    RdfType rdf_type = RdfType::as_keyword;
};

} // namespace insignia::jsonld
