// The embedded context documents as JSON, each parsed at most once per process.
#pragma once

#include <insignia/json/json.h>
#include <string_view>

namespace insignia::jsonld {

// The document of an embedded context, or nullptr for a URL that has none. All URLs of one document give the
// same address, and it stays the same for the life of the process. May be called by several threads.
const json::Value* embedded_document(std::string_view url);

} // namespace insignia::jsonld
