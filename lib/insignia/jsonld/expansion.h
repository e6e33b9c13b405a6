// Expansion: a document with all terms, contexts and shorthands resolved.
// https://www.w3.org/TR/json-ld11-api/#expansion-algorithms
#pragma once

#include <insignia/base/result.h>
#include <insignia/jsonld/loss.h>
#include <insignia/jsonld/options.h>

namespace insignia::jsonld {

// The document in expanded form: an array of node objects. Fails with the error codes of errors.h and the
// pointer to the place in Error::where; in safe mode with ErrorCode::data_loss when anything would be lost.
// What was lost is appended to `losses` when it is given.
// https://www.w3.org/TR/json-ld11-api/#dom-jsonldprocessor-expand
Result<json::Value> expand(const json::Value& document, const Options& options, Losses* losses = nullptr);

} // namespace insignia::jsonld
