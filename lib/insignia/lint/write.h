// How findings are written: one row per format. Text from badges is made safe here.
#pragma once

#include <insignia/lint/lint.h>
#include <span>
#include <string>
#include <string_view>

namespace insignia::lint {

// How much is said, and with which signs.
struct WriteOptions {
    bool color = false;                 // ANSI colours beside the words, never in their place
    Severity fail_on = Severity::error; // from where on a finding is a failure of a JUnit test
    std::string_view version;           // of the program, for SARIF
};

// A row of the table of formats.
struct Format {
    std::string_view name; // "full", "concise", "json", "github", "sarif", "junit"
    std::string (*write)(const Input& input, const Report& report, const WriteOptions& options);
};

// All formats, in the order in which help pages list them.
std::span<const Format> formats();
// The format with this name, or nullptr.
const Format* find_format(std::string_view name);

// A page for people: every badge as a stranger sees it, the questions that a good description answers ticked
// or open, and the findings. Complete in itself: no script, nothing loaded.
std::string write_html(const Input& input, const Report& report);

// A rule with its reason, both examples and its source, for the terminal.
std::string write_explanation(const Rule& rule, const Profile& profile);

// "12 badges checked, 2 errors, 1 warning."
std::string summary(const Report& report);

} // namespace insignia::lint
