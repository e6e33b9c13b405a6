// Text of unknown origin made safe to show, and small helpers for messages.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia {

// The offset of the first byte that is not well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates,
// nothing above U+10FFFF), or npos.
std::size_t find_invalid_utf8(std::string_view text);

// A text from a badge, a file name or the network in the form that may be sent to a terminal: C0 and C1
// controls, DEL, bidirectional controls, zero-width and line-separator characters, and invalid bytes become
// visible escapes such as `\x1b` and `\u202e`; longer than `limit` characters is cut with "…".
// The result is valid UTF-8 on one line, and the function is idempotent.
std::string sanitize(std::string_view text, std::size_t limit = 200);

// The same for several lines: line feeds stay, everything else as sanitize().
std::string sanitize_lines(std::string_view text, std::size_t limit = 20'000);

// How many terminal columns a text takes: wide (East Asian, emoji) characters count two, combining marks
// none.
std::size_t display_width(std::string_view text);

// The candidate that `word` was probably meant to be (at most a third of its letters wrong), or "".
std::string_view did_you_mean(std::string_view word, std::span<const std::string_view> candidates);
std::string_view did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

// ASCII-only helpers; bytes outside ASCII are left alone.
std::string to_lower(std::string_view text);
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

// Line and column (both from 1; columns count characters, not bytes) of a byte offset.
struct TextPosition {
    std::size_t line = 1;
    std::size_t column = 1;
};
// Where the byte at `offset` stands; an offset beyond the end gives the end.
TextPosition position_of(std::string_view text, std::size_t offset);

// Decode the UTF-8 character at `offset` and move past it; an invalid byte gives U+FFFD and moves by one.
char32_t next_character(std::string_view text, std::size_t& offset);

// Append a code point as UTF-8.
void append_utf8(std::string& text, char32_t character);

// "1 badge", "2 badges": a number with an English noun that takes an s.
std::string counted(std::size_t count, std::string_view noun);

} // namespace insignia
