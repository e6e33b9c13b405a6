// Is it a good badge? Rules with sources, run over badges, issuers, pictures and lists.
//
// Read files into an Input (read.h), choose a Profile, run(); write.h has the formats. Nothing here reads a
// file or asks the network, and no rule says that a badge or an organisation is certified for anything: a
// rule says which public advice is followed.
#pragma once

#include <insignia/base/result.h>
#include <insignia/lint/subject.h>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::lint {

enum class Severity { off, info, warning, error }; // from low to high
// "off", "info", "warning", "error".
std::string_view to_string(Severity severity);

class Context;

// A rule: a row of the table.
struct Rule {
    std::string_view id;    // "name-length": stable
    Severity severity;      // unless the profile says otherwise
    std::string_view title; // "the name is short"
    std::string_view citation;
    unsigned applies; // bits of Kind
    void (*run)(Context&);
};

// All rules, in the order of --list-rules.
std::span<const Rule> rules();
// The row with this id, or nullptr.
const Rule* find_rule(std::string_view id);

// Why a rule is there, and what it finds: data files (schemas/lint/rules/*.md).
struct Explanation {
    std::string why;
    std::string bad_form, bad;   // "toml" or "json", and the example that the rule finds
    std::string good_form, good; // the same, as it should be
};
// The explanation of a rule; empty texts when there is none (a test holds every rule to have one).
Explanation explain(std::string_view rule);

// A choice of rules with their severities: data files (schemas/lint/profiles/*.json).
struct Profile {
    std::string name, title;
    std::map<std::string, Severity, std::less<>> severities; // every rule has an entry
    Severity severity_of(const Rule& rule) const;
};
inline constexpr std::string_view k_default_profile = "cities-of-learning";
// The profile with this name. ErrorCode::usage names the others.
Result<Profile> find_profile(std::string_view name);
// All names, the default first.
std::vector<std::string> profile_names();

// Some bytes of a text.
struct Stretch {
    std::size_t begin = 0, end = 0;
};

// Something that a rule found.
struct Finding {
    const Rule* rule = nullptr;
    Severity severity = Severity::warning;
    std::size_t document = 0;
    std::string pointer;
    Stretch words;              // of the text at the pointer, when not all of it is meant
    TextPosition place{0, 1};   // line 0: the file as a whole
    std::size_t offset = 0;     // of the place, in bytes
    std::size_t characters = 0; // how much of the line is meant; 0 when no part of it is
    std::string message;
    std::string hint;
};

// What a run came to. Texts may come from a badge: writers make them safe to show.
struct Report {
    std::string profile;
    std::vector<Finding> findings; // by file, line, column, rule
    std::size_t badges = 0;        // definitions, achievements, badge classes
    std::size_t silenced = 0;      // findings that a reason takes away
    std::size_t unreadable = 0;    // files that could not be read; a finding each, of file-unreadable

    std::size_t count(Severity severity) const;
};

// Run every rule of the profile. Total: cannot fail; the same input gives the same report.
Report run(const Input& input, const Profile& profile);

// A question that a good description answers, and what answers it in a badge ("" is open).
struct Answer {
    std::string_view question;
    std::string text;
};
// The questions of the course on good badges, in its order: context, tasks, assessment, opportunities,
// framework, time.
std::vector<Answer> answers(const Badge& badge);

} // namespace insignia::lint
