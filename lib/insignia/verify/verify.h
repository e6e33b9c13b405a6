// Judge badges: open, gather, run. Start with judge().
//
// A verification that ran always yields a check::Report: what is wrong with a badge is a Finding, never an
// Error. Open Badges 3.0, "Verification and Validation"; the checks are rows of one table, see checks().
#pragma once

#include <insignia/check/report.h>
#include <insignia/verify/dossier.h>
#include <insignia/verify/policy.h>
#include <insignia/verify/subject.h>
#include <span>

namespace insignia::verify {

// Everything from bytes to a report. `input` is what the report calls them.
check::Report judge(ByteView content, std::string_view input, const Policy& policy,
                    const uri::ResourceLoader& loader);

// The same for a text that was taken out of a picture before, or that could not be.
check::Report judge(tl::expected<Payload, NotOpened> payload, std::string_view input, const Policy& policy,
                    const uri::ResourceLoader& loader);

// Judge a gathered dossier: pure, total, the same for the same dossier, policy and moment.
check::Report run(const Dossier& dossier, const Policy& policy);

// The report on something that could not be opened.
check::Report report_on(const NotOpened& problem, std::string_view input);

// The rows of the table of checks, for `verify --explain` and for tests.
std::vector<check::Check> checks();

// What a badge says about itself, for people and machines. Facts only when its signature holds; else claims.
json::Value badge_facts(const Subject& subject);

} // namespace insignia::verify
