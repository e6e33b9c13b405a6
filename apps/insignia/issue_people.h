// Whom a badge is for: one person or a list, and what the registry is asked to plan for them.
#pragma once

#include "issue_batch.h"

namespace insignia::app {

// The person of --to, or the list of --people. Bad rows are in the list's problems.
Result<workspace::PeopleList> read_people(const IssueOptions& options, Environment& environment);

// Say which languages that people get are not written completely, so that other texts stand in for what is
// missing.
void say_incomplete_languages(const credential::Definition& definition,
                              const std::vector<workspace::Person>& people, Environment& environment);

// Give everybody who has no language of their own that of --language. ErrorCode::usage when the badge is not
// written in it.
Result<void> choose_language(const IssueOptions& options, const credential::Definition& definition,
                             std::vector<workspace::Person>& people);

// `issued/skipped.csv`: the bad rows with what is wrong with them.
Result<void> write_skipped(const workspace::Workspace& workspace, const workspace::PeopleList& list);

// One request per person, with fresh identifiers and salts, and the dates of now.
Result<std::vector<registry::Entry>> make_requests(const IssueOptions& options,
                                                   const credential::Definition& definition,
                                                   const std::vector<workspace::Person>& people,
                                                   Environment& environment);

} // namespace insignia::app
