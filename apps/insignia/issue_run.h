// A batch as it runs: planned, then one badge after the other, marked in groups.
#pragma once

#include "issue_batch.h"

namespace insignia::app {

// What a run has come to, for the last line and the exit code.
struct Tally {
    std::size_t issued = 0;
    std::size_t known = 0;
    std::size_t skipped = 0;
    std::string receipt;                // the lines of all people, as JSON texts with commas between them
    std::vector<IssuedFile> last_files; // of the last badge: a batch of one shows them
};

// Who is to get a badge, and what the registry is asked to plan for them: in the same order.
struct People {
    const std::vector<workspace::Person>& persons;
    const std::vector<registry::Entry>& requests;
};

// One line of `--format json`; nothing for people who read.
void say_line(const IssueOptions& options, Environment& environment, const json::Value& line);

// That the registry, where the badge's own folder holds badges, knows this badge. Otherwise it was lost, and
// everybody would get a second one: ErrorCode::not_found, unless that is asked for.
Result<void> require_memory(const IssueOptions& options, const Issuing& issuing,
                            const std::filesystem::path& registry_path);

// Issue to everybody who has no badge of this kind yet. The requests are recorded in the registry before
// anything is signed; an error or an interruption leaves what the same command will finish.
Result<Tally> issue_to(const People& people, const IssueOptions& options, const Issuing& issuing,
                       const Signer& signer, const std::filesystem::path& registry_path,
                       Environment& environment);

// `issued/receipt.json`: what this run has come to, and for whom. It has addresses, so that only its owner
// may read it.
Result<void> write_receipt(const workspace::Workspace& workspace, const Issuing& issuing, const Tally& tally,
                           Environment& environment);

} // namespace insignia::app
