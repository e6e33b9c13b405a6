// How reports are written: one row per format. Start with find_format(); text from badges is sanitized here.
#pragma once

#include <insignia/check/report.h>
#include <span>
#include <string>
#include <string_view>

namespace insignia::check {

// How much is said, and with which signs.
struct WriteOptions {
    bool color = false;   // ANSI colours beside the words, never in their place
    bool unicode = true;  // ✓ ✗ rather than + x
    bool explain = false; // every check with its id and the text that demands it
    bool many = false;    // the reports answer several inputs, or a folder or stream that happens to hold one
};

// A row of the table of formats.
struct Format {
    std::string_view name; // "text", "json", "ndjson", "junit"
    std::string (*write)(std::span<const Report> reports, const WriteOptions& options);
};

// All formats, in the order in which help pages list them.
std::span<const Format> formats();

// The format with this name, or nullptr.
const Format* find_format(std::string_view name);

// One report as several inputs in a row are written, for output that appears as the work goes on. Only "text"
// and "ndjson" can be written piece by piece: the pieces of a list make up what `write` gives for the whole
// list.
bool is_piecewise(const Format& format);

// The word that people read: "VALID", "NOT VALID", "UNDETERMINED".
std::string_view verdict_word(Verdict verdict);

// JSON text in which every character that could act on a terminal is a \u escape. The value stays the same.
std::string escape_for_terminal(const std::string& json_text);

} // namespace insignia::check
