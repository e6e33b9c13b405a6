// JSON Schema: does a document have the shape that a schema demands? Start with validate().
//
// Drafts 7, 2019-09 and 2020-12 are read as far as they mean the same. A schema that uses more is refused
// rather than half understood. https://json-schema.org/draft/2019-09/json-schema-core
#pragma once

#include <insignia/base/result.h>
#include <insignia/json/json.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::schema {

// One place where a document breaks a schema.
struct Violation {
    std::string pointer; // RFC 6901
    std::string message; // in plain words
};

// Every violation that was found; none when the document conforms. ErrorCode::unsupported for a keyword that
// is not read here, with its place; ErrorCode::invalid for what is no schema; ErrorCode::limit when a pattern
// would have to look at a text longer than k_pattern_characters.
Result<std::vector<Violation>> validate(const json::Value& schema, const json::Value& document);

// Why a schema cannot be used, as validate() would say it; nothing when it can.
Result<void> check_schema(const json::Value& schema);

// Patterns look at no more of a text: the regular expressions of the C++ library need stack for every
// character, and would crash on a long text.
inline constexpr std::size_t k_pattern_characters = 4'096;

} // namespace insignia::schema
