// What `lint` is given: files, folders or a workspace, read into one lint::Input.
#pragma once

#include "commands.h"
#include <filesystem>
#include <insignia/lint/read.h>
#include <string>
#include <vector>

namespace insignia::app {

// The input, and what could not be read.
struct LintInput {
    lint::Input input;
    std::vector<Error> unreadable;
    std::vector<Error> unanswered;                  // links were to be asked, and none of them answers
    bool misses_argument = false;                   // one of them is something that was named
    std::size_t passed_over = 0;                    // JSON files in folders that are no badges
    std::vector<std::filesystem::path> badge_files; // the definitions, for --fix
};

// Read what the arguments name; without arguments, the workspace. A folder stands for the definitions, people
// lists, JSON files and pictures in it, a folder with insignia.toml for that workspace; "-" is JSON or TOML
// from stdin. What does not exist or cannot be read is in `unreadable`, and in the input for the report.
// ErrorCode::not_found when there is neither an argument nor a workspace.
Result<LintInput> read_lint_input(const std::vector<std::string>& arguments, const GlobalOptions& global,
                                  Environment& environment);

} // namespace insignia::app
