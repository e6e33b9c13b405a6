// Named checks and what came of them.
#pragma once

#include <insignia/json/json.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::check {

// What came of one check.
enum class Outcome {
    passed,
    failed,
    warned,         // unusual, and still a good badge
    not_applicable, // the badge has nothing of the kind
    blocked,        // a check that must hold first did not: Finding::message names it
    undetermined,   // could not be found out: no network, unknown issuer, unsupported suite
    skipped,        // was not asked for: Finding::message names the flag that asks
};
std::string_view to_string(Outcome outcome); // "passed", "not-applicable", …

// A row of a table of checks, without what runs it (each user of this room adds a function).
struct Check {
    std::string_view id;       // "proof.signature": stable, scripts are written against it
    std::string_view title;    // "signature": what a person calls it
    std::string_view citation; // "VC Data Integrity 1.0, 4.3"
    std::string_view claim;    // "the signature belongs to exactly this text": what is so when it passes
};

// The outcome of one check with its reason and place.
struct Finding {
    std::string id;
    std::string title;
    Outcome outcome = Outcome::passed;
    std::string message; // one sentence in plain words
    std::string where;   // JSON pointer or "file:line:column"; may be empty
    std::string citation;
    std::vector<std::string> hints;
    std::string_view claim = {}; // of the Check
};

// The answer to "is this badge good?" (cli.md, verify).
enum class Verdict { valid, not_valid, undetermined };
std::string_view to_string(Verdict verdict); // "valid", "not-valid", "undetermined"

// What one input came to. Text in it may come from the badge: writers sanitize it.
struct Report {
    Verdict verdict = Verdict::undetermined;
    std::string headline; // the sentence after the verdict word
    std::string state;   // "", or one word that says more than the verdict: "expired", "revoked", "suspended"
    std::string input;   // path or URL as given
    std::string kind;    // "AchievementCredential", "" when it was never found out
    std::string version; // "Open Badges 3.0"
    std::string securing; // "eddsa-jcs-2022", "VC-JWT EdDSA"
    std::vector<Finding> findings;
    json::Value badge = nullptr;  // facts for machines; null when the signature does not hold
    std::vector<Report> children; // endorsements, contained credentials

    const Finding* find(std::string_view id) const;

    // What to do next, as the findings have it, each once.
    std::vector<std::string> hints() const;
};

// `--format json`: one object as cli.md states it.
json::Value to_json(const Report& report);

} // namespace insignia::check
