// What `design` says about the quality of the badge that it wrote.
#pragma once

#include "commands.h"
#include <filesystem>
#include <string>

namespace insignia::app {

// How many errors and warnings `lint` finds in a definition.
struct LintSummary {
    std::string
        line; // with the command that shows them: "lint: 0 errors, 1 warning   -> insignia lint b.toml"
    std::size_t errors = 0;
};

// The summary for one file. Errors are those of reading it.
Result<LintSummary> lint_summary(const std::filesystem::path& definition, const GlobalOptions& global,
                                 Environment& environment);

} // namespace insignia::app
