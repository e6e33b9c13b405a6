// What is wrong with a credential, with its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace insignia::credential {

// An error breaks the standard; a warning is unusual or against its advice.
enum class Severity { warning, error };

// Which kind of rule was broken: what checks and lint rules sort problems by.
enum class Rule {
    context,     // @context: missing, wrong order, unknown version
    type,        // `type` lacks the class
    required,    // a required member is missing
    cardinality, // a list where one value belongs, one value where a list belongs
    value,       // a value of the wrong JSON type or form
    enumeration, // a term that the vocabulary does not have
    closed,      // a member that a closed class does not have
    subject,     // neither id nor identifier
    criteria,    // neither id nor narrative
    identity,    // identityHash and hashed contradict each other
    result,      // a reference between results, descriptions and levels that leads nowhere
    dates,       // an end before its beginning
};
// The stable name of a rule: "required", "cardinality", …
std::string_view to_string(Rule rule);

// One thing that is wrong, and where.
struct Problem {
    std::string pointer;       // RFC 6901, of the value or of the object that lacks a member
    std::string message;       // one sentence in plain words
    std::string_view citation; // "Open Badges 3.0, Achievement"
    Severity severity = Severity::error;
    Rule rule = Rule::value;
};

using Problems = std::vector<Problem>;

// True when at least one problem is an error.
bool has_errors(const Problems& problems);

} // namespace insignia::credential
