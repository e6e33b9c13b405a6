// A second reader of JSON text, used only to say where something is and what is wrong. It is slow and exact.
#pragma once

#include <insignia/json/json.h>

namespace insignia::json {

// Why a text that parse() refuses is refused, with the place in Error::where.
Error describe_problem(std::string_view text, std::string_view source, const Limits& limits);

// The offset behind white space.
std::size_t skip_white_space(std::string_view text, std::size_t offset);

// The offset behind the string literal that begins at `offset`. The text must be valid JSON.
std::size_t skip_string(std::string_view text, std::size_t offset);

// The offset behind the value that begins at `offset`. The text must be valid JSON.
std::size_t skip_value(std::string_view text, std::size_t offset);

// The offset of the sibling behind a value that is a child, or of the closing bracket.
std::size_t next_child(std::string_view text, std::size_t value);

// The content of the string literal that begins at `offset`, unescaped. The text must be valid JSON.
std::string read_string(std::string_view text, std::size_t offset);

// "badge.json:12:5", or "12:5" without a source.
std::string place(std::string_view text, std::string_view source, std::size_t offset);

} // namespace insignia::json
