// JSON, GitHub workflow commands, SARIF 2.1.0 and JUnit.
#include "rule_internal.h"
#include "write_internal.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/markup.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <unordered_map>

namespace insignia::lint {

namespace {

constexpr std::size_t k_machine_message = 2'000;

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions: what a property must
// escape.
std::string github_escape(std::string_view text, bool property) {
    std::string escaped;
    for (const char c : sanitize(text, k_machine_message)) {
        if (c == '%')
            escaped += "%25";
        else if (property && c == ':')
            escaped += "%3A";
        else if (property && c == ',')
            escaped += "%2C";
        else
            escaped += c;
    }
    return escaped;
}

// A path as a relative URI reference (RFC 3986 section 4.2), as SARIF 3.4.3 wants it.
std::string as_uri(std::string_view path) {
    constexpr std::string_view k_plain = "-._~/";
    std::string uri;
    for (const char c : path) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        uri += letter || k_plain.find(c) != std::string_view::npos
                   ? std::string(1, c)
                   : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return path.starts_with('/') ? "file://" + uri : uri;
}

// SARIF 2.1.0, 3.11.5: braces stand for arguments unless they are doubled.
std::string sarif_text(std::string_view text) {
    return replace_all(replace_all(sanitize(text, k_machine_message), "{", "{{"), "}", "}}");
}

std::string_view sarif_level(Severity severity) {
    return severity == Severity::error     ? "error"
           : severity == Severity::warning ? "warning"
           : severity == Severity::info    ? "note"
                                           : "none";
}

json::Value sarif_rules() {
    auto list = json::Value::array();
    for (const Rule& rule : rules()) {
        const auto explanation = explain(rule.id);
        list.push_back(
            {{"id", rule.id},
             {"shortDescription", {{"text", rule.title}}},
             {"fullDescription", {{"text", explanation.why}}},
             {"help", {{"text", fmt::format("{}\n\nSource: {}", explanation.why, rule.citation)}}},
             {"defaultConfiguration",
              {{"level", sarif_level(rule.severity)}, {"enabled", rule.severity != Severity::off}}}});
    }
    return list;
}

json::Value sarif_location(const Input& input, const Finding& finding) {
    json::Value physical = {{"artifactLocation", {{"uri", as_uri(input.documents[finding.document].name)}}}};
    if (finding.place.line > 0) {
        physical["region"] = {{"startLine", finding.place.line}, {"startColumn", finding.place.column}};
        if (finding.characters > 0)
            physical["region"]["endColumn"] = finding.place.column + finding.characters;
    }
    auto locations = json::Value::array();
    locations.push_back({{"physicalLocation", std::move(physical)}});
    return locations;
}

// SARIF 2.1.0, 3.20.21: what kept the tool from looking is no result.
bool is_missing_file(const Finding& finding) {
    return finding.rule->id == k_unreadable_rule && finding.place.line == 0;
}

// The same finding keeps its fingerprint when lines move: it is made of what was found, not of where.
class Fingerprints {
public:
    std::string next(const std::string& file, const Finding& finding) {
        const auto what =
            fmt::format("{}\n{}\n{}\n{}", finding.rule->id, file, finding.pointer, finding.message);
        const auto count = m_seen[what]++;
        const auto digest = crypto::sha256(as_bytes(fmt::format("{}\n{}", what, count)));
        return encoding::to_hex(ByteView(digest).first(16));
    }

private:
    std::unordered_map<std::string, std::size_t> m_seen;
};

json::Value finding_as_json(const Input& input, const Finding& finding) {
    json::Value value = {{"rule", finding.rule->id},
                         {"severity", to_string(finding.severity)},
                         {"title", finding.rule->title},
                         {"message", finding.message},
                         {"hint", finding.hint},
                         {"citation", finding.rule->citation},
                         {"file", input.documents[finding.document].name},
                         {"line", nullptr},
                         {"column", nullptr},
                         {"length", finding.characters},
                         {"pointer", finding.pointer}};
    if (finding.place.line == 0) return value;
    value["line"] = finding.place.line;
    value["column"] = finding.place.column;
    return value;
}

// Non-ASCII characters that act on a terminal become \u escapes; the value stays the same.
std::string dump(const json::Value& value) {
    return value.dump(2, ' ', true, json::Value::error_handler_t::replace) + "\n";
}

constexpr Format k_formats[] = {{"full", write_full},     {"concise", write_concise}, {"json", write_json},
                                {"github", write_github}, {"sarif", write_sarif},     {"junit", write_junit}};

} // namespace

std::span<const Format> formats() {
    return k_formats;
}

const Format* find_format(std::string_view name) {
    const auto* const found = std::ranges::find(k_formats, name, &Format::name);
    return found == std::end(k_formats) ? nullptr : found;
}

std::string escape_markup(std::string_view text) {
    return escape_xml(sanitize(text, k_machine_message));
}

std::string write_json(const Input& input, const Report& report, const WriteOptions&) {
    auto findings = json::Value::array();
    for (const Finding& finding : report.findings) findings.push_back(finding_as_json(input, finding));
    return dump({{"profile", report.profile},
                 {"badges", report.badges},
                 {"errors", report.count(Severity::error)},
                 {"warnings", report.count(Severity::warning)},
                 {"notes", report.count(Severity::info)},
                 {"silenced", report.silenced},
                 {"unreadable", report.unreadable},
                 {"findings", std::move(findings)}});
}

std::string write_github(const Input& input, const Report& report, const WriteOptions&) {
    std::string text;
    for (const Finding& finding : report.findings) {
        const auto* const command = finding.severity == Severity::error     ? "error"
                                    : finding.severity == Severity::warning ? "warning"
                                                                            : "notice";
        auto place = "file=" + github_escape(input.documents[finding.document].name, true);
        if (finding.place.line > 0)
            place += fmt::format(",line={},col={}", finding.place.line, finding.place.column);
        if (finding.characters > 0)
            place += fmt::format(",endColumn={}", finding.place.column + finding.characters);
        const auto hint = finding.hint.empty() ? std::string() : fmt::format(" ({})", finding.hint);
        text += fmt::format("::{} {},title={}::{}\n", command, place, finding.rule->id,
                            github_escape(finding.message + hint, false));
    }
    return text;
}

std::string write_sarif(const Input& input, const Report& report, const WriteOptions& options) {
    auto results = json::Value::array();
    Fingerprints fingerprints;
    auto notifications = json::Value::array();
    for (const Finding& finding : report.findings) {
        const auto text =
            finding.hint.empty() ? finding.message : fmt::format("{}: {}", finding.message, finding.hint);
        if (is_missing_file(finding)) {
            notifications.push_back({{"level", "error"},
                                     {"message", {{"text", sarif_text(text)}}},
                                     {"associatedRule", {{"id", finding.rule->id}}},
                                     {"locations", sarif_location(input, finding)}});
            continue;
        }
        results.push_back(
            {{"ruleId", finding.rule->id},
             {"ruleIndex", finding.rule - rules().data()},
             {"level", sarif_level(finding.severity)},
             {"message", {{"text", sarif_text(text)}}},
             {"locations", sarif_location(input, finding)},
             {"partialFingerprints",
              {{"insigniaLint/v1", fingerprints.next(input.documents[finding.document].name, finding)}}}});
    }
    const json::Value driver = {{"name", "insignia"}, {"version", options.version}, {"rules", sarif_rules()}};
    auto runs = json::Value::array();
    auto invocations = json::Value::array();
    invocations.push_back({{"executionSuccessful", notifications.empty()},
                           {"toolExecutionNotifications", std::move(notifications)}});
    runs.push_back({{"tool", {{"driver", driver}}},
                    {"invocations", std::move(invocations)},
                    {"columnKind", "unicodeCodePoints"},
                    {"results", std::move(results)}});
    return dump({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", std::move(runs)}});
}

std::string write_junit(const Input& input, const Report& report, const WriteOptions& options) {
    const auto is_error = [](const Finding& finding) { return finding.rule->id == k_unreadable_rule; };
    const auto fails = [&](const Finding& finding) {
        return options.fail_on != Severity::off && finding.severity >= options.fail_on && !is_error(finding);
    };
    std::vector<std::vector<const Finding*>> by_document(input.documents.size());
    for (const Finding& finding : report.findings) by_document[finding.document].push_back(&finding);
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"insignia lint\">\n";
    for (std::size_t i = 0; i < by_document.size(); ++i) {
        const auto name = escape_markup(input.documents[i].name);
        const auto& findings = by_document[i];
        const auto failures =
            std::ranges::count_if(findings, [&](const Finding* finding) { return fails(*finding); });
        const auto errors =
            std::ranges::count_if(findings, [&](const Finding* finding) { return is_error(*finding); });
        text += fmt::format(
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\">\n", name,
            std::max<std::size_t>(1, findings.size()), failures, errors);
        if (findings.empty()) text += fmt::format("    <testcase classname=\"{}\" name=\"lint\"/>\n", name);
        for (const Finding* const finding : findings) {
            const auto message = escape_markup(finding->message);
            const auto place = escape_markup(where(input, *finding));
            const auto inner =
                fails(*finding) || is_error(*finding)
                    ? fmt::format("<{0} type=\"{1}\" message=\"{2}\">{3}: {4}</{0}>",
                                  is_error(*finding) ? "error" : "failure", to_string(finding->severity),
                                  message, place, escape_markup(finding->hint))
                    : fmt::format("<system-out>{}: {}: {}</system-out>", place, to_string(finding->severity),
                                  message);
            text += fmt::format("    <testcase classname=\"{}\" name=\"{}\">{}</testcase>\n", name,
                                finding->rule->id, inner);
        }
        text += "  </testsuite>\n";
    }
    return text + "</testsuites>\n";
}

} // namespace insignia::lint
