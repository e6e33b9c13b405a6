// Compaction: an expanded document in the terms of a context.
// https://www.w3.org/TR/json-ld11-api/#compaction-algorithms
#pragma once

#include <insignia/base/result.h>
#include <insignia/jsonld/options.h>

namespace insignia::jsonld {

// The document, which need not be expanded yet, in the terms of `context` (an object with or without
// "@context" around it, a URL, or an array of these). Null compacts without a context. Fails with the error
// codes of errors.h. https://www.w3.org/TR/json-ld11-api/#dom-jsonldprocessor-compact
Result<json::Value> compact(const json::Value& document, const json::Value& context, const Options& options);

} // namespace insignia::jsonld
