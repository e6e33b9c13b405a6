// How `verify` gets through its inputs: files, folders and streams, on several threads, answered in order.
#pragma once

#include "badge_input.h"
#include "unwrap.h"
#include <insignia/check/format.h>
#include <insignia/verify/verify.h>

namespace insignia::app {

// What every badge is judged by.
struct Judging {
    verify::Policy policy;
    uri::ResourceLoader for_user;                   // what the user names by its URL
    std::function<uri::ResourceLoader()> for_badge; // a fresh one for each badge; called by several threads
    std::string format = "text";
    bool explain = false;
    unsigned jobs = 1;
};

// Judge all inputs and write the answer. One that cannot be read is a report like the others; what in a
// folder is no badge is counted. ErrorCode::not_found when there was nothing to judge.
Result<ExitCode> judge_all(const std::vector<BadgeSource>& sources, const Judging& judging,
                           Environment& environment);

} // namespace insignia::app
