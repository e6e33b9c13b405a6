// The table of all commands, in the order in which people read them.
//
// To add one: commands/x.cpp with an options struct, `declare_x` and `run` (commands/version.cpp is the
// shortest example), its declaration below, one row in commands.cpp, help/x.md, tests/cli/x.txt.
#pragma once

#include "environment.h"
#include <functional>
#include <span>

namespace CLI {
class App;
}

namespace insignia::app {

// What a parsed command line will do. `declare` binds flags and stores it; nothing is done before it is
// called. An action outlives the CLI::App that it was declared on: options live in a std::shared_ptr that it
// captures.
using Action = std::function<Result<ExitCode>(Environment&)>;

// What every command takes: --workspace, --quiet, --color, --no-input. Lives as long as the action.
struct GlobalOptions {
    std::string workspace; // "" is the nearest folder upward with insignia.toml
    bool quiet = false;
    bool no_input = false;
    std::string color = "auto"; // auto, always, never
};

using Declare = void(CLI::App& command, const GlobalOptions& global, Action& action);

struct Command {
    std::string_view name;
    std::string_view summary; // one line of `insignia help`
    Declare* declare;
};

// Every command of this build.
std::span<const Command> commands();

// The row with this name, or nullptr.
const Command* find_command(std::string_view name);

// One of each per file in commands/.
Declare declare_canon;
Declare declare_bake;
Declare declare_certificate;
Declare declare_completion;
Declare declare_design;
Declare declare_disclose;
Declare declare_extract;
Declare declare_framework;
Declare declare_help;
Declare declare_init;
Declare declare_inspect;
Declare declare_issue;
Declare declare_key;
Declare declare_publish;
Declare declare_qr;
Declare declare_system;
Declare declare_lint;
Declare declare_trust;
Declare declare_verify;
Declare declare_version;

} // namespace insignia::app
