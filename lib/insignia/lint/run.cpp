#include "rule_internal.h"
#include <algorithm>
#include <tuple>

namespace insignia::lint {

namespace {

constexpr std::size_t k_shown = 80; // characters of a badge's own text in a message

// Whether a reason takes the finding away.
bool is_silenced(const Input& input, const Subject& subject, const Rule& rule) {
    const auto with_reason = [&](const auto& ignore) {
        const auto found = ignore.find(std::string(rule.id));
        return found != ignore.end() && !trim(found->second).empty();
    };
    return with_reason(subject.ignore) || with_reason(input.ignore);
}

// What is wrong with the reasons for silence themselves; these are never silenced.
void check_reasons(const std::map<std::string, std::string>& ignore, std::size_t document,
                   const Profile& profile, std::vector<Finding>& findings) {
    for (const auto& [id, reason] : ignore) {
        const bool known = find_rule(id) != nullptr;
        if (known && !trim(reason).empty()) continue;
        const Rule* const rule = find_rule(known ? "silenced-without-reason" : "silenced-unknown-rule");
        Finding finding;
        finding.rule = rule;
        finding.severity = profile.severity_of(*rule);
        finding.document = document;
        finding.pointer = json::join_pointer("/lint/ignore", id);
        if (finding.severity == Severity::off) continue;
        finding.message = known ? fmt::format("the rule {} is silenced without a reason", id)
                                : fmt::format("there is no rule {}", in_quotes(id));
        std::vector<std::string_view> ids;
        for (const Rule& row : rules()) ids.push_back(row.id);
        const auto meant = did_you_mean(id, std::span<const std::string_view>(ids));
        finding.hint = known           ? "say why it does not fit this badge"
                       : meant.empty() ? "insignia lint --list-rules names them"
                                       : fmt::format("did you mean {}?", meant);
        findings.push_back(std::move(finding));
    }
}

void report_unreadable(const Input& input, Report& report) {
    report.unreadable = input.unreadable.size();
    for (const Unreadable& file : input.unreadable) {
        Finding finding;
        finding.rule = find_rule(k_unreadable_rule);
        finding.severity = Severity::error;
        finding.document = file.document;
        finding.place = file.place;
        finding.message = file.message;
        finding.hint = file.hint;
        report.findings.push_back(std::move(finding));
    }
}

} // namespace

Index::Index(const Input& input) {
    for (std::size_t i = 0; i < input.subjects.size(); ++i) {
        const Subject& subject = input.subjects[i];
        const Badge& badge = subject.badge;
        if (!badge.picture.hash.empty()) first_with_picture.try_emplace(badge.picture.hash, i);
        if ((subject.kind & k_badge) != 0 && !badge.id.empty()) by_id.try_emplace(badge.id, i);
    }
    for (const auto& framework : input.frameworks) {
        auto& by_code = competences[&framework];
        for (const auto& competence : framework.competences)
            by_code.try_emplace(competence.code, &competence);
    }
}

void Context::add(Severity severity, std::string_view pointer, Stretch words, std::string message,
                  std::string hint) {
    Finding finding;
    finding.rule = &m_rule;
    finding.severity = severity;
    finding.document = subject().document;
    finding.pointer = pointer;
    finding.words = words;
    finding.message = std::move(message);
    finding.hint = std::move(hint);
    m_findings.push_back(std::move(finding));
}

std::string Context::hint_here(std::string hint) const {
    return is_issued() ? hint_for_issued(document().issued, subject(), m_rule, std::move(hint)) : hint;
}

void Context::say(std::string_view pointer, std::string message, std::string hint) {
    add(m_severity, pointer, {}, std::move(message), hint_here(std::move(hint)));
}

void Context::say_about(const Text& text, std::string_view words, std::string message, std::string hint) {
    const auto begin = static_cast<std::size_t>(words.data() - text.text.data());
    add(m_severity, text.pointer, {begin, begin + words.size()}, std::move(message),
        hint_here(std::move(hint)));
}

void Context::say_as(Severity severity, std::string_view pointer, std::string message, std::string hint) {
    add(severity, pointer, {}, std::move(message), hint_here(std::move(hint)));
}

void Context::say_of_issued(Severity severity, std::string_view pointer, std::string message,
                            std::string hint) {
    add(severity, pointer, {}, std::move(message), std::move(hint));
}

std::string in_quotes(std::string_view text) {
    return "\"" + sanitize(text, k_shown) + "\"";
}

std::string_view to_string(Severity severity) {
    constexpr std::string_view k_words[] = {"off", "info", "warning", "error"};
    return k_words[static_cast<std::size_t>(severity)];
}

std::size_t Report::count(Severity severity) const {
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
}

const Rule* find_rule(std::string_view id) {
    const auto found = std::ranges::find(rules(), id, &Rule::id);
    return found == rules().end() ? nullptr : &*found;
}

Report run(const Input& input, const Profile& profile) {
    Report report;
    report.profile = profile.name;
    const Index index(input);
    for (std::size_t number = 0; number < input.subjects.size(); ++number) {
        const Subject& subject = input.subjects[number];
        if ((subject.kind & k_badge) != 0) ++report.badges;
        if (subject.kind != k_picture)
            check_reasons(subject.ignore, subject.document, profile, report.findings);
        for (const Rule& rule : rules()) {
            const Severity severity = profile.severity_of(rule);
            if ((rule.applies & subject.kind) == 0 || severity == Severity::off || rule.run == nullptr)
                continue;
            const auto before = report.findings.size();
            Context context(input, index, number, rule, severity, report.findings);
            rule.run(context);
            if (report.findings.size() == before || !is_silenced(input, subject, rule)) continue;
            report.silenced += report.findings.size() - before;
            report.findings.erase(report.findings.begin() + static_cast<std::ptrdiff_t>(before),
                                  report.findings.end());
        }
    }
    check_reasons(input.ignore, input.ignore_document, profile, report.findings);
    report_unreadable(input, report);
    place_findings(input, report.findings);
    std::ranges::stable_sort(report.findings, [](const Finding& a, const Finding& b) {
        return std::tie(a.document, a.place.line, a.place.column)
               < std::tie(b.document, b.place.line, b.place.column);
    });
    return report;
}

} // namespace insignia::lint
