// JSON as a tree without duplicate keys, read strictly and written canonically.
//
// Start with parse(); ask locate() only when a message needs a line and column.
#pragma once

#include <insignia/base/limits.h>
#include <insignia/base/result.h>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::json {

// Objects keep the order in which they were written, so that what a person wrote comes out as they wrote it.
using Value = nlohmann::ordered_json;

// How much of a text parse() takes.
struct Limits {
    std::size_t bytes = limits::k_input_bytes;
    std::size_t depth = limits::k_json_depth;
    std::size_t values = limits::k_json_values;
};

// Parse one JSON text (RFC 8259, RFC 7493). Refused with the line and column in Error::where (prefixed by
// `source` when it is given, "badge.json:12:5"): duplicate keys, invalid UTF-8, lone surrogates, a byte order
// mark, NUL outside strings, text after the value, integers beyond ±2^53 and numbers beyond the range of a
// double (ErrorCode::parse); more than the limits (ErrorCode::limit).
Result<Value> parse(std::string_view text, std::string_view source = {}, const Limits& limits = {});

// Where in the text the value at an RFC 6901 pointer stands.
struct Location {
    std::string pointer;
    std::size_t line = 1;
    std::size_t column = 1;
};

// The place of the value at `pointer` ("" is the root); with At::key, of the key that names it. The text must
// be one that parse() accepts; a pointer to nothing gives the place of its deepest existing ancestor.
enum class At { value, key };
Location locate(std::string_view text, std::string_view pointer, At at = At::value);

// The byte offsets of the values at many pointers, found in one reading of the text; else as locate().
std::vector<std::size_t> locate_all(std::string_view text, std::span<const std::string> pointers);

// One reference token of a JSON pointer, escaped (RFC 6901 section 3): `~` is `~0`, `/` is `~1`.
std::string escape_pointer_token(std::string_view token);
// `pointer` extended by a member name or an array index.
std::string join_pointer(std::string_view pointer, std::string_view token);
std::string join_pointer(std::string_view pointer, std::size_t index);

// The value at a pointer, or nullptr.
const Value* find(const Value& value, std::string_view pointer);

// The member of an object, or nullptr when `value` is no object or has no such member.
const Value* member(const Value& object, std::string_view name);

// The text of a string member, or "" when it is missing or no string.
std::string_view member_text(const Value& object, std::string_view name);

// RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, numbers in ECMAScript form,
// no white space, UTF-8. ErrorCode::invalid for NaN, infinities and strings with invalid UTF-8.
Result<std::string> canonicalize(const Value& value);

// A number as ECMAScript's Number.prototype.toString writes it (ECMA-262, Number::toString): "1e+21", "0.1",
// "0" for -0. The value must be finite.
std::string ecmascript_number(double value);

// Written for people: two spaces of indentation, members in their order, a newline at the end.
std::string to_pretty_text(const Value& value);

// Written for machines: no white space, no newline.
std::string to_compact_text(const Value& value);

} // namespace insignia::json
