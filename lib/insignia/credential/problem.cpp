#include <insignia/credential/problem.h>

#include <algorithm>

namespace insignia::credential {

std::string_view to_string(Rule rule) {
    switch (rule) {
    case Rule::context:
        return "context";
    case Rule::type:
        return "type";
    case Rule::required:
        return "required";
    case Rule::cardinality:
        return "cardinality";
    case Rule::value:
        return "value";
    case Rule::enumeration:
        return "enumeration";
    case Rule::closed:
        return "closed";
    case Rule::subject:
        return "subject";
    case Rule::criteria:
        return "criteria";
    case Rule::identity:
        return "identity";
    case Rule::result:
        return "result";
    case Rule::dates:
        return "dates";
    }
    return "unknown";
}

bool has_errors(const Problems& problems) {
    return std::ranges::any_of(problems, [](const Problem& p) { return p.severity == Severity::error; });
}

} // namespace insignia::credential
