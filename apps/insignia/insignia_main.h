// The program without main(): tests call it with another Environment.
#pragma once

#include "environment.h"
#include <string>
#include <vector>

namespace insignia::app {

// Run one command line (without the program's name) and return the exit code. Errors were printed; nothing is
// thrown.
ExitCode insignia_main(const std::vector<std::string>& arguments, Environment& environment);

} // namespace insignia::app
