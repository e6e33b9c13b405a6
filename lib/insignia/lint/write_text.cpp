#include "rule_internal.h"
#include "write_internal.h"
#include <algorithm>
#include <fmt/format.h>

namespace insignia::lint {

namespace {

constexpr std::size_t k_line_columns = 100; // of a source line that are shown
constexpr std::size_t k_before = 30;        // of them before what is meant, when the line is longer
constexpr std::size_t k_text_message = 400;

// The line around an offset, from and to which nobody looks further than some bytes.
constexpr std::size_t k_near = 2'000;
std::string_view before(std::string_view text, std::size_t offset) {
    const auto near = text.substr(offset - std::min(offset, k_near), std::min(offset, k_near));
    const auto feed = near.rfind('\n');
    return feed == std::string_view::npos ? near : near.substr(feed + 1);
}
std::string_view from(std::string_view text, std::size_t offset) {
    const auto near = text.substr(offset, k_near);
    return near.substr(0, near.find('\n'));
}

// The bytes of the first `count` characters.
std::size_t bytes_of(std::string_view text, std::size_t count) {
    std::size_t offset = 0;
    while (count-- > 0 && offset < text.size()) next_character(text, offset);
    return offset;
}

// The source line with carets below what is meant. Long lines are cut around it.
std::string excerpt(const Document& document, const Finding& finding) {
    if (finding.place.line == 0) return {};
    auto head = before(document.text, finding.offset);
    // A file that is cut off has a place behind its last character.
    const bool is_end = finding.rule->id == k_unreadable_rule && !head.empty();
    if (finding.characters == 0 && !is_end) return {};
    const auto line = from(document.text, finding.offset);
    const auto meant = line.substr(0, bytes_of(line, finding.characters));
    const auto rest = line.substr(meant.size());
    const bool cut_before = head.size() > k_line_columns - k_before;
    if (cut_before) head.remove_prefix(head.size() - k_before);
    while (!head.empty() && (static_cast<unsigned char>(head.front()) & 0xc0) == 0x80) head.remove_prefix(1);
    const auto room = k_line_columns - std::min(k_line_columns, head.size() + meant.size());
    const std::string shown_head = (cut_before ? "…" : "") + sanitize(head, k_text_message);
    const auto number = fmt::format("{}", finding.place.line);
    const std::string margin(std::max<std::size_t>(4, number.size()), ' ');
    const auto carets =
        std::max<std::size_t>(1, std::min(display_width(sanitize(meant, k_text_message)), k_line_columns));
    return fmt::format("{:>{}} | {}{}{}\n{} | {}{}\n", number, margin.size(), shown_head,
                       sanitize(meant, k_text_message),
                       rest.empty() ? "" : sanitize(rest, std::max<std::size_t>(room, 1)), margin,
                       std::string(display_width(shown_head), ' '), std::string(carets, '^'));
}

std::string colored(Severity severity, bool color) {
    const auto word = to_string(severity);
    if (!color) return std::string(word);
    const auto* const code = severity == Severity::error     ? "31;1"
                             : severity == Severity::warning ? "33;1"
                                                             : "36";
    return fmt::format("\x1b[{}m{}\x1b[0m", code, word);
}

std::string indented(std::string_view text) {
    std::string all;
    for (const auto line : split(text, '\n')) all += line.empty() ? "\n" : fmt::format("    {}\n", line);
    while (all.ends_with("\n\n")) all.pop_back();
    return all;
}

} // namespace

std::string where(const Input& input, const Finding& finding) {
    const auto name = sanitize(input.documents[finding.document].name);
    return finding.place.line == 0 ? name
                                   : fmt::format("{}:{}:{}", name, finding.place.line, finding.place.column);
}

std::string summary(const Report& report) {
    std::vector<std::string> parts = {counted(report.badges, "badge") + " checked"};
    for (const auto& [severity, word] :
         {std::pair(Severity::error, "error"), std::pair(Severity::warning, "warning")})
        parts.push_back(counted(report.count(severity), word));
    if (const auto notes = report.count(Severity::info); notes > 0) parts.push_back(counted(notes, "note"));
    if (report.unreadable > 0) parts.push_back(counted(report.unreadable, "file") + " could not be read");
    if (report.silenced > 0) parts.push_back(fmt::format("{} silenced with a reason", report.silenced));
    return join(parts, ", ") + ".";
}

std::string write_full(const Input& input, const Report& report, const WriteOptions& options) {
    std::string text;
    for (const Finding& finding : report.findings) {
        text +=
            fmt::format("{}: {}[{}] {}\n{}", where(input, finding), colored(finding.severity, options.color),
                        finding.rule->id, sanitize(finding.message, k_text_message),
                        excerpt(input.documents[finding.document], finding));
        text +=
            fmt::format("   = {}      source: {}\n",
                        sanitize(finding.hint.empty() ? finding.rule->title : finding.hint, k_text_message),
                        finding.rule->citation);
    }
    text += summary(report);
    if (!report.findings.empty())
        text += fmt::format(" Explain a rule: insignia lint --explain {}", report.findings.back().rule->id);
    return text + "\n";
}

std::string write_concise(const Input& input, const Report& report, const WriteOptions& options) {
    std::string text;
    for (const Finding& finding : report.findings) {
        // What could not be read has no rule to look up: what to do about it is said here too.
        const bool is_unreadable = finding.rule->id == k_unreadable_rule && !finding.hint.empty();
        const auto step = is_unreadable ? fmt::format(" ({})", finding.hint) : std::string();
        text +=
            fmt::format("{}: {}[{}] {}\n", where(input, finding), colored(finding.severity, options.color),
                        finding.rule->id, sanitize(finding.message + step, k_text_message));
    }
    return text + summary(report) + "\n";
}

std::string write_explanation(const Rule& rule, const Profile& profile) {
    const auto explanation = explain(rule.id);
    std::string text = fmt::format("{}: {}\n{} in the profile {}\n\n{}\n", rule.id, rule.title,
                                   to_string(profile.severity_of(rule)), profile.name, explanation.why);
    text += fmt::format("\nBad:\n{}\nGood:\n{}\nSource: {}\n", indented(explanation.bad),
                        indented(explanation.good), rule.citation);
    return text;
}

} // namespace insignia::lint
