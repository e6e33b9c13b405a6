#include <insignia/check/report.h>

#include <algorithm>

namespace insignia::check {

std::string_view to_string(Outcome outcome) {
    switch (outcome) {
    case Outcome::passed:
        return "passed";
    case Outcome::failed:
        return "failed";
    case Outcome::warned:
        return "warned";
    case Outcome::not_applicable:
        return "not-applicable";
    case Outcome::blocked:
        return "blocked";
    case Outcome::undetermined:
        return "undetermined";
    case Outcome::skipped:
        return "skipped";
    }
    return "unknown";
}

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
    case Verdict::valid:
        return "valid";
    case Verdict::not_valid:
        return "not-valid";
    case Verdict::undetermined:
        return "undetermined";
    }
    return "unknown";
}

const Finding* Report::find(std::string_view id) const {
    const auto found = std::ranges::find(findings, id, &Finding::id);
    return found == findings.end() ? nullptr : &*found;
}

std::vector<std::string> Report::hints() const {
    std::vector<std::string> all;
    for (const Finding& finding : findings)
        for (const std::string& hint : finding.hints)
            if (std::ranges::find(all, hint) == all.end()) all.push_back(hint);
    return all;
}

namespace {

json::Value finding_to_json(const Finding& finding) {
    json::Value value = {
        {"id", finding.id},           {"title", finding.title}, {"outcome", to_string(finding.outcome)},
        {"message", finding.message}, {"where", finding.where}, {"citation", finding.citation}};
    if (!finding.hints.empty()) value["hints"] = finding.hints;
    return value;
}

} // namespace

json::Value to_json(const Report& report) {
    json::Value value = {{"verdict", to_string(report.verdict)},
                         {"state", report.state},
                         {"headline", report.headline},
                         {"input", report.input},
                         {"kind", report.kind},
                         {"version", report.version},
                         {"securing", report.securing}};
    json::Value& checks = value["checks"] = json::Value::array();
    for (const Finding& finding : report.findings) checks.push_back(finding_to_json(finding));
    value["badge"] = report.badge;
    value["hints"] = report.hints();
    json::Value& children = value["children"] = json::Value::array();
    for (const Report& child : report.children) children.push_back(to_json(child));
    return value;
}

} // namespace insignia::check
