// What `design` says about the quality of the badge that it wrote.
#pragma once

#include "commands.h"
#include <filesystem>
#include <string>

namespace insignia::app {

// How many errors and warnings `lint` finds in a definition, with the command that shows them: "lint: 0
// errors, 1 warning   -> insignia lint badges/ob-basics.toml". Errors are those of reading it.
Result<std::string> lint_summary(const std::filesystem::path& definition, const GlobalOptions& global,
                                 Environment& environment);

} // namespace insignia::app
