#include "commands.h"

namespace insignia::app {

std::span<const Command> commands() { return {}; }

} // namespace insignia::app
