// From an active context and a local context to a new active context.
// https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm
#pragma once

#include <insignia/jsonld/context.h>
#include <insignia/jsonld/options.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::jsonld {

// A context and the store that it lives in. Contexts of the process-wide store need no owner of their own.
struct ProcessedContext {
    std::shared_ptr<const ContextStore> owner;
    std::shared_ptr<const json::Value> local_context; // what definitions in it point to
    const Context* context = nullptr;
};

// The active context that `local_context` (a URL, an object, or an array of them) makes of the empty one. For
// those who ask about terms; expansion and compaction process contexts themselves. Fails with the error codes
// of errors.h.
Result<ProcessedContext> process_context(json::Value local_context, const Options& options);

} // namespace insignia::jsonld
