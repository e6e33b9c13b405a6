// From JSON-LD to the canonical text that is signed.
#pragma once

#include <insignia/proof/cryptosuite.h>
#include <insignia/rdf/dataset.h>
#include <insignia/uri/uri.h>

namespace insignia::proof {

// The dataset of a document that is to be signed or verified. ErrorCode::data_loss when a part of it would
// not be in the dataset, or nothing would. The base IRI is null, so that the place of a file changes nothing.
// A member of the document that `without` names is left out.
Result<rdf::Dataset> to_dataset(const json::Value& document, const uri::ResourceLoader& contexts,
                                std::string_view without = {});

// RDFC-1.0 of that dataset, with the hash of the cryptosuite inside as well.
Result<std::string> canonical_rdf(const json::Value& document, crypto::HashAlgorithm hash,
                                  const uri::ResourceLoader& contexts);

// The digest of that text, which is never put together, by the same hash.
Result<Bytes> canonical_rdf_hash(const json::Value& document, crypto::HashAlgorithm hash,
                                 const uri::ResourceLoader& contexts, std::string_view without = {});

// A failure in the options of a proof names their place in the document.
Error in_proof(Error error);

} // namespace insignia::proof
