// The table of all commands, in the order in which people read them.
#pragma once

#include "environment.h"
#include <functional>
#include <span>

namespace CLI {
class App;
}

namespace insignia::app {

// What a parsed command line will do. `declare` binds flags and stores it; nothing is done before it is called.
using Action = std::function<Result<ExitCode>(Environment&)>;

// What every command takes: --workspace, --quiet, --color, --no-input.
struct GlobalOptions {
    std::string workspace;
    bool quiet = false;
    bool no_input = false;
    std::string color = "auto";
};

struct Command {
    std::string_view name;
    std::string_view summary; // one line of `insignia help`
    void (*declare)(CLI::App& command, const GlobalOptions& global, Action& action);
};

std::span<const Command> commands();

} // namespace insignia::app
