// `lint --online`: the links of what is looked at, asked over the network.
#pragma once

#include "lint_input.h"
#include "network.h"

namespace insignia::app {

// Ask every link once and put the answers into the input, where the rule link-dead finds them. When nothing
// at all answers, the network is at fault and not the links: that is added to LintInput::unreadable, and no
// answer is kept. Errors are those of load_resource_map().
Result<void> ask_links(LintInput& input, const NetworkOptions& options, Environment& environment);

} // namespace insignia::app
