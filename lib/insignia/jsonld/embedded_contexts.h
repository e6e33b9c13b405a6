// The contexts that badges use, carried inside the program: none of them is ever fetched.
//
// Start with find_embedded_context(). The documents lie in schemas/contexts and are listed in
// schemas/index.json.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace insignia::jsonld {

// One context document: our own text, which states the same term definitions as the published one.
struct EmbeddedContext {
    std::string_view url;                         // where it is published
    std::string_view text;                        // JSON
    std::string_view sha256;                      // of the published text, in hexadecimal
    std::span<const std::string_view> same_terms; // digests of published copies that differ in layout only
    std::span<const std::string_view> older; // digests of earlier states of the same URL, with other terms
};

// One URL by which an embedded context is known, and its position in embedded_contexts_table().
struct EmbeddedContextName {
    std::string_view url;
    std::size_t document;
};

// The context document that is published at exactly this URL or at an alias of it, or nullptr.
const EmbeddedContext* find_embedded_context(std::string_view url);

// All embedded contexts, in the order of schemas/index.json, and all their URLs, sorted.
std::span<const EmbeddedContext> embedded_contexts_table();
std::span<const EmbeddedContextName> embedded_contexts_names();

} // namespace insignia::jsonld
