// Flattening: every node once, with all that is said about it, in one list.
// https://www.w3.org/TR/json-ld11-api/#flattening-algorithms
#pragma once

#include <insignia/base/result.h>
#include <insignia/jsonld/options.h>

namespace insignia::jsonld {

// The document in flattened form; compacted with `context` unless it is null. Fails with the error codes of
// errors.h. https://www.w3.org/TR/json-ld11-api/#dom-jsonldprocessor-flatten
Result<json::Value> flatten(const json::Value& document, const json::Value& context, const Options& options);

} // namespace insignia::jsonld
