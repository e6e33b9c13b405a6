#include "write_internal.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::check {
namespace {

constexpr std::size_t k_shown = 600;
constexpr std::size_t k_title_columns = 12;

struct Sign {
    std::string_view unicode;
    std::string_view ascii;
    std::string_view color; // ANSI code
};

Sign sign_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::passed:
        return {"✓", "+", "32"};
    case Outcome::failed:
        return {"✗", "x", "31"};
    case Outcome::warned:
        return {"!", "!", "33"};
    case Outcome::undetermined:
        return {"?", "?", "33"};
    case Outcome::not_applicable:
    case Outcome::blocked:
    case Outcome::skipped:
        return {"-", "-", "2"};
    }
    return {"-", "-", "2"};
}

std::string_view color_of(Verdict verdict) {
    return verdict == Verdict::valid ? "1;32" : verdict == Verdict::not_valid ? "1;31" : "1;33";
}

// What is typed may be ASCII only: the few other characters of our own sentences have ASCII twins.
std::string plain(std::string text, const WriteOptions& options) {
    if (options.unicode) return text;
    for (const auto& [from, to] : {std::pair{"…", "..."}, {"–", "-"}, {"→", "->"}})
        text = replace_all(std::move(text), from, to);
    return text;
}

// `did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX` is a whole key: its ends are enough to tell it
// apart from others. A fragment that repeats the key says nothing more.
std::string shorten_keys(std::string text) {
    constexpr std::string_view begin = "did:key:";
    constexpr std::size_t shown_ends = 4;
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
        const std::size_t first = at + begin.size();
        std::size_t end = first;
        while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
        const std::string key = text.substr(first, end - first);
        if (key.size() <= 3 * shown_ends) continue;
        if (text.compare(end, key.size() + 1, "#" + key) == 0) text.erase(end, key.size() + 1);
        text.replace(first, key.size(),
                     key.substr(0, shown_ends) + "…" + key.substr(key.size() - shown_ends));
    }
    return text;
}

std::string shown(std::string_view text, const WriteOptions& options) {
    std::string safe = sanitize(text, k_shown);
    return plain(options.explain ? std::move(safe) : shorten_keys(std::move(safe)), options);
}

// What is to be copied and typed stays whole.
std::string shown_hint(std::string_view text, const WriteOptions& options) {
    return plain(sanitize(text, k_shown), options);
}

std::string paint(std::string_view text, std::string_view color, const WriteOptions& options) {
    return options.color ? fmt::format("\x1b[{}m{}\x1b[0m", color, text) : std::string(text);
}

// What passed in silence or does not apply is left to --explain and to the machine formats.
bool is_worth_a_line(const Finding& finding, const WriteOptions& options) {
    if (options.explain) return true;
    const bool quiet = finding.outcome == Outcome::passed || finding.outcome == Outcome::not_applicable;
    return finding.outcome != Outcome::blocked && !(quiet && finding.message.empty());
}

std::string pad(std::string text, std::size_t columns) {
    const std::size_t width = display_width(text);
    return width < columns ? text + std::string(columns - width, ' ') : text;
}

// A line of --explain always says something: what is so, or what would have been looked at.
std::string message_of(const Finding& finding) {
    if (!finding.message.empty()) return finding.message;
    if (finding.outcome == Outcome::passed) return std::string(finding.claim);
    return finding.outcome == Outcome::not_applicable ? fmt::format("not asked here: {}", finding.claim)
                                                      : std::string();
}

void write_finding(std::string& out, const Finding& finding, std::size_t columns,
                   const WriteOptions& options) {
    const Sign sign = sign_of(finding.outcome);
    const std::string indent(columns + 5, ' ');
    out += fmt::format("  {} {} {}", paint(options.unicode ? sign.unicode : sign.ascii, sign.color, options),
                       pad(shown(finding.title, options), columns), shown(message_of(finding), options));
    while (out.ends_with(' ')) out.pop_back();
    if (!finding.where.empty()) out += fmt::format("  ({})", shown(finding.where, options));
    out += "\n";
    for (const std::string& hint : finding.hints) out += indent + shown_hint(hint, options) + "\n";
    if (options.explain)
        out += fmt::format("{}[{}] {}\n", indent, finding.id, shown(finding.citation, options));
}

void write_report(std::string& out, const Report& report, const WriteOptions& options) {
    out += paint(verdict_word(report.verdict), color_of(report.verdict), options);
    if (options.many) out += "  " + shown(report.input, options);
    out += "  " + shown(report.headline, options) + "\n";
    std::size_t columns = k_title_columns;
    for (const Finding& finding : report.findings)
        if (is_worth_a_line(finding, options)) columns = std::max(columns, display_width(finding.title));
    for (const Finding& finding : report.findings)
        if (is_worth_a_line(finding, options)) write_finding(out, finding, columns, options);
    for (const Report& child : report.children) {
        WriteOptions nested = options;
        nested.many = true;
        std::string text;
        write_report(text, child, nested);
        for (const std::string_view line : split(trim(text), '\n')) out += fmt::format("    {}\n", line);
    }
}

} // namespace

std::string write_text(std::span<const Report> reports, const WriteOptions& options) {
    std::string out;
    for (const Report& report : reports) write_report(out, report, options);
    return out;
}

} // namespace insignia::check
