#include "rule_internal.h"
#include <algorithm>
#include <tuple>

namespace insignia::lint {

namespace {

constexpr std::size_t k_shown = 80; // characters of a badge's own text in a message

// The byte offset of a line and column.
std::size_t offset_of(std::string_view text, TextPosition place) {
    std::size_t offset = 0;
    for (std::size_t line = 1; line < place.line; ++line) {
        const auto feed = text.find('\n', offset);
        if (feed == std::string_view::npos) return offset;
        offset = feed + 1;
    }
    for (std::size_t column = 1; column < place.column && offset < text.size(); ++column)
        next_character(text, offset);
    return offset;
}

// The place of an offset, counted from a place before it.
TextPosition advance(std::string_view text, TextPosition from, std::size_t begin, std::size_t end) {
    while (begin < end) {
        const char32_t character = next_character(text, begin);
        from = character == U'\n' ? TextPosition{from.line + 1, 1} : TextPosition{from.line, from.column + 1};
    }
    return from;
}

std::size_t characters_of(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) next_character(text, offset);
    return count;
}

// How the words are written in the file: as they are, or behind one escape that JSON and TOML share.
void point_at(const Document& document, std::string_view words, Finding& finding) {
    const auto line = words.substr(0, words.find('\n'));
    const std::string_view text = document.text;
    const auto begin = offset_of(text, finding.place);
    const auto found = text.find(line, begin);
    if (line.empty() || found == std::string_view::npos) return;
    finding.place = advance(text, finding.place, begin, found);
    finding.characters = characters_of(line);
}

// How far a finding at a whole value reaches: to the end of the key or the quoted text.
std::size_t characters_at(const Document& document, TextPosition place) {
    if (place.line == 0 || document.text.empty()) return 0;
    const std::string_view text = document.text;
    const auto begin = offset_of(text, place);
    const auto rest = text.substr(begin, text.find('\n', begin) - begin);
    if (rest.empty()) return 0;
    if (rest.front() == '"' || rest.front() == '\'') {
        const auto end = rest.find(rest.front(), 1);
        return end == std::string_view::npos ? 1 : characters_of(rest.substr(0, end + 1));
    }
    const auto end = rest.find_first_of(" =,:]}\r");
    return std::max<std::size_t>(1, characters_of(rest.substr(0, end)));
}

// Whether a reason takes the finding away.
bool is_silenced(const Input& input, const Subject& subject, const Rule& rule) {
    const auto with_reason = [&](const auto& ignore) {
        const auto found = ignore.find(std::string(rule.id));
        return found != ignore.end() && !trim(found->second).empty();
    };
    return with_reason(subject.ignore) || with_reason(input.ignore);
}

// What is wrong with the reasons for silence themselves; these are never silenced.
void check_reasons(const std::map<std::string, std::string>& ignore, std::size_t document, const Input& input,
                   const Profile& profile, std::vector<Finding>& findings) {
    for (const auto& [id, reason] : ignore) {
        const bool known = find_rule(id) != nullptr;
        if (known && !trim(reason).empty()) continue;
        const Rule* const rule = find_rule(known ? "silenced-without-reason" : "silenced-unknown-rule");
        Finding finding{
            rule, profile.severity_of(*rule), document, json::join_pointer("/lint/ignore", id), {}, 0, {},
            {}};
        if (finding.severity == Severity::off) continue;
        finding.place = find_place(input.documents[document], finding.pointer);
        finding.characters = characters_at(input.documents[document], finding.place);
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

void Context::add(Severity severity, std::string_view pointer, std::string_view words, std::string message,
                  std::string hint) {
    const Document& document = m_input.documents[subject().document];
    Finding finding{&m_rule, severity, subject().document, std::string(pointer),
                    {},      0,        std::move(message), std::move(hint)};
    finding.place = find_place(document, pointer);
    if (words.empty())
        finding.characters = characters_at(document, finding.place);
    else
        point_at(document, words, finding);
    m_findings.push_back(std::move(finding));
}

void Context::say(std::string_view pointer, std::string message, std::string hint) {
    add(m_severity, pointer, {}, std::move(message), std::move(hint));
}

void Context::say_about(const Text& text, std::string_view words, std::string message, std::string hint) {
    add(m_severity, text.pointer, words, std::move(message), std::move(hint));
}

void Context::say_as(Severity severity, std::string_view pointer, std::string message, std::string hint) {
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
            check_reasons(subject.ignore, subject.document, input, profile, report.findings);
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
    check_reasons(input.ignore, input.ignore_document, input, profile, report.findings);
    std::ranges::stable_sort(report.findings, [](const Finding& a, const Finding& b) {
        return std::tie(a.document, a.place.line, a.place.column)
               < std::tie(b.document, b.place.line, b.place.column);
    });
    return report;
}

} // namespace insignia::lint
