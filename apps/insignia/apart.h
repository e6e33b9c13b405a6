// Work on files of strangers in a process of its own: what a library does there ends there.
#pragma once

#include <functional>
#include <insignia/base/result.h>
#include <string>
#include <vector>

namespace insignia::app {

// What `work` gives, made in a child process with little memory (1.5 GiB), little time (ten seconds of CPU,
// twenty of the clock) and no right to write files. ErrorCode::io when the child ended in another way than by
// giving its answer, or the answer is above 1 MiB.
Result<std::vector<std::string>> run_apart(const std::function<std::vector<std::string>()>& work);

} // namespace insignia::app
