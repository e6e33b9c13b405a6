// The published schemas of Open Badges 3.0 and CLR 2.0 in our own words: none of them is ever fetched.
//
// Start with find_embedded_schema(). The documents lie in schemas/json, made from the tables of classes of
// the room credential, and are listed in schemas/index.json under every name by which badges call them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace insignia::schema {

// One schema document.
struct EmbeddedSchema {
    std::string_view url;    // one of the names under which it is published
    std::string_view text;   // JSON
    std::string_view sha256; // of the published text, in hexadecimal; "" where that could not be had
    std::span<const std::string_view> same_terms; // empty
    std::span<const std::string_view> older;      // empty
};

// One URL by which an embedded schema is known, and its position in embedded_schemas_table().
struct EmbeddedSchemaName {
    std::string_view url;
    std::size_t document;
};

// The schema that is published at exactly this URL, or nullptr.
const EmbeddedSchema* find_embedded_schema(std::string_view url);

// All embedded schemas, in the order of schemas/index.json, and all their URLs, sorted.
std::span<const EmbeddedSchema> embedded_schemas_table();
std::span<const EmbeddedSchemaName> embedded_schemas_names();

} // namespace insignia::schema
