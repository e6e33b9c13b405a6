// The command line of one command: parsed by CLI11, with our own texts.
#pragma once

#include "commands.h"
#include <string>
#include <vector>

namespace insignia::app {

// What a command line asks for: an action, or (when `help` is not empty) a text to be shown.
struct ParsedCommandLine {
    Action action;
    std::string help;
};

// Declare `command` and parse its arguments (without the program and the command's name) into `global` and an
// action. Nothing is done yet. ErrorCode::usage says what is wrong, with "did you mean" for unknown options.
Result<ParsedCommandLine>
parse_command_line(const Command& command, const std::vector<std::string>& arguments, GlobalOptions& global);

// The options that a command has, "--people" and the like, those of its subcommands as "new --kind": for
// shell completion.
std::vector<std::string> option_names(const Command& command);

// True when this global option takes a value as its next argument: `--workspace DIR`.
bool global_option_takes_value(std::string_view option);

} // namespace insignia::app
