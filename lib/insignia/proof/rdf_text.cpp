#include "rdf_text_internal.h"

#include <insignia/jsonld/to_rdf.h>
#include <insignia/rdf/canonicalization.h>

namespace insignia::proof {
namespace {

rdf::CanonicalizationOptions with_hash(crypto::HashAlgorithm hash) {
    rdf::CanonicalizationOptions options;
    options.hash =
        hash == crypto::HashAlgorithm::sha384 ? rdf::CanonicalHash::sha384 : rdf::CanonicalHash::sha256;
    return options;
}

} // namespace

Result<rdf::Dataset> to_dataset(const json::Value& document, const uri::ResourceLoader& contexts,
                                std::string_view without) {
    jsonld::Options options;
    options.loader = contexts;
    options.safe = jsonld::SafeMode::yes;
    options.without = without;
    TRY_ASSIGN(rdf::Dataset dataset, jsonld::to_rdf(document, options));
    if (!dataset.empty()) return dataset;
    return fail(ErrorCode::data_loss, "nothing of the document has a meaning that could be signed",
                "/@context", {"add the contexts that define its terms to \"@context\""});
}

// https://www.w3.org/TR/vc-di-ecdsa/#transformation-ecdsa-rdfc-2019
Result<std::string> canonical_rdf(const json::Value& document, crypto::HashAlgorithm hash,
                                  const uri::ResourceLoader& contexts) {
    TRY_ASSIGN(const rdf::Dataset dataset, to_dataset(document, contexts));
    TRY_ASSIGN(rdf::Canonicalized canonicalized, rdf::canonicalize(dataset, with_hash(hash)));
    return std::move(canonicalized.text);
}

Result<Bytes> canonical_rdf_hash(const json::Value& document, crypto::HashAlgorithm hash,
                                 const uri::ResourceLoader& contexts, std::string_view without) {
    TRY_ASSIGN(const rdf::Dataset dataset, to_dataset(document, contexts, without));
    return rdf::canonical_hash(dataset, with_hash(hash));
}

Error in_proof(Error error) {
    if (error.where.empty() || error.where.front() == '/') error.where.insert(0, "/proof");
    return error;
}

} // namespace insignia::proof
