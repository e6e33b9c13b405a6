// What people read: the overview, the pages of help/, and the short text of --help.
#pragma once

#include <insignia/base/embedded.h>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace insignia::app {

// The Markdown pages of help/ ("verify.md"), as they were when the program was built.
std::span<const EmbeddedText> help_pages();

// `insignia help`: every command with its summary.
std::string overview();

// The words that call a command: "insignia system graph".
std::string full_name(const CLI::App& app);

// `insignia X --help`: usage, options and exit codes.
std::string short_help(const CLI::App& command);

} // namespace insignia::app
