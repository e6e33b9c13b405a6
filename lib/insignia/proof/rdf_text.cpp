#include "rdf_text_internal.h"

#include <insignia/jsonld/to_rdf.h>
#include <insignia/rdf/canonicalization.h>

namespace insignia::proof {

Result<rdf::Dataset> to_dataset(const json::Value& document, const uri::ResourceLoader& contexts) {
    jsonld::Options options;
    options.loader = contexts;
    options.safe = jsonld::SafeMode::yes;
    TRY_ASSIGN(rdf::Dataset dataset, jsonld::to_rdf(document, options));
    if (!dataset.empty()) return dataset;
    return fail(ErrorCode::data_loss, "nothing of the document has a meaning that could be signed",
                "/@context", {"add the contexts that define its terms to \"@context\""});
}

// https://www.w3.org/TR/vc-di-ecdsa/#transformation-ecdsa-rdfc-2019
Result<std::string> canonical_rdf(const json::Value& document, crypto::HashAlgorithm hash,
                                  const uri::ResourceLoader& contexts) {
    TRY_ASSIGN(const rdf::Dataset dataset, to_dataset(document, contexts));
    rdf::CanonicalizationOptions options;
    options.hash =
        hash == crypto::HashAlgorithm::sha384 ? rdf::CanonicalHash::sha384 : rdf::CanonicalHash::sha256;
    TRY_ASSIGN(rdf::Canonicalized canonicalized, rdf::canonicalize(dataset, options));
    return std::move(canonicalized.text);
}

} // namespace insignia::proof
