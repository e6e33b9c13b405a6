// Context documents that callers brought along, kept for the next document that names them.
//
// Kept are documents that refer to no others but embedded ones: what follows from them then depends on
// nothing else, and can be shared like what follows from embedded contexts. May be called by several threads.
#pragma once

#include <insignia/json/json.h>
#include <insignia/uri/uri.h>
#include <string_view>

namespace insignia::jsonld {

// A document that stays where it is for the life of the process, and the URL that it was given under.
struct KeptDocument {
    const json::Value* document = nullptr;
    std::string_view url;
};

// The document of a resource that was kept before, or is kept now; nullptr when it refers to others, is no
// JSON, or there is no room: all kept documents together may be as large as one input
// (limits::k_input_bytes).
const KeptDocument* keep_document(const uri::Resource& resource, std::string_view url);

} // namespace insignia::jsonld
