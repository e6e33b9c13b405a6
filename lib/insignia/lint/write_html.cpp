// The page for people to print and discuss.
#include "write_internal.h"
#include <fmt/format.h>
#include <utility>

namespace insignia::lint {

namespace {

constexpr std::string_view k_head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Badges as a stranger sees them</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 3px solid #1a1a1a; margin-top: 3rem; padding-top: 1rem; break-inside: avoid-page; }
h1, h2, h3 { line-height: 1.2; }
blockquote { margin: 1rem 0; padding: .1rem 1rem; background: #f3f4f6; white-space: pre-line; }
ul.questions { list-style: none; padding: 0; }
ul.questions li { margin: .6rem 0; padding-left: 2rem; text-indent: -2rem; }
.box { display: inline-block; width: 1.5rem; text-indent: 0; font-weight: bold; }
.open { color: #9a3412; }
.said { display: block; text-indent: 0; color: #374151; }
.findings li { margin: .4rem 0; }
.small { color: #4b5563; font-size: .9rem; }
@media print { body { margin: 0; max-width: none; } }
</style>
</head>
<body>
)";

std::string lines_of(std::string_view text) {
    std::string all;
    for (const auto line : split(text, '\n')) all += (all.empty() ? "" : "\n") + escape_markup(line);
    return all;
}

void add_texts(std::string& page, std::string_view heading, const std::vector<Text>& texts) {
    for (const Text& text : texts)
        page += fmt::format("<h3>{}{}</h3>\n<blockquote lang=\"{}\">{}</blockquote>\n", heading,
                            texts.size() > 1 ? fmt::format(" ({})", escape_markup(text.language)) : "",
                            escape_markup(text.language), lines_of(text.text));
}

void add_questions(std::string& page, const Badge& badge) {
    page += "<h3>Does it say …</h3>\n<ul class=\"questions\">\n";
    for (const Answer& answer : answers(badge)) {
        const bool open = answer.text.empty();
        page += fmt::format("<li><span class=\"box{}\">{}</span>{} <span class=\"said\">{}</span></li>\n",
                            open ? " open" : "", open ? "☐" : "☑", answer.question,
                            open ? "open" : escape_markup(answer.text));
    }
    page += "</ul>\n";
}

void add_findings(std::string& page, const Input& input, const std::vector<const Finding*>& findings) {
    if (findings.empty()) return;
    page += "<h3>What the rules found</h3>\n<ul class=\"findings\">\n";
    for (const Finding* const finding : findings)
        page += fmt::format(
            "<li><strong>{}</strong> {}{}<br><span class=\"small\">{} · {} · source: {}</span></li>\n",
            to_string(finding->severity), escape_markup(finding->message),
            finding->hint.empty() ? "" : " — " + escape_markup(finding->hint),
            escape_markup(where(input, *finding)), finding->rule->id, escape_markup(finding->rule->citation));
    page += "</ul>\n";
}

} // namespace

std::string write_html(const Input& input, const Report& report) {
    std::string page(k_head);
    page += fmt::format("<h1>Badges as a stranger sees them</h1>\n<p>{} Profile: {}. The questions are for "
                        "talking about the badge; they are not a "
                        "grade, and this page certifies nothing.</p>\n",
                        summary(report), escape_markup(report.profile));
    std::vector<std::vector<const Finding*>> by_document(input.documents.size());
    for (const Finding& finding : report.findings) by_document[finding.document].push_back(&finding);
    for (const Subject& subject : input.subjects) {
        if ((subject.kind & k_badge) == 0) continue;
        const Badge& badge = subject.badge;
        page += fmt::format("<article>\n<h2>{}</h2>\n<p class=\"small\">{}</p>\n",
                            escape_markup(badge.names.empty() ? subject.label : badge.names.front().text),
                            escape_markup(input.documents[subject.document].name));
        add_texts(page, "What it is", badge.descriptions);
        add_texts(page, "What had to be done", badge.criteria);
        add_questions(page, badge);
        add_findings(page, input, std::exchange(by_document[subject.document], {}));
        page += "</article>\n";
    }
    std::vector<const Finding*> others; // of settings, issuers, pictures, lists, systems and unreadable files
    for (const auto& findings : by_document) others.insert(others.end(), findings.begin(), findings.end());
    if (!others.empty()) {
        page += "<article>\n<h2>Beside the badges</h2>\n";
        add_findings(page, input, others);
        page += "</article>\n";
    }
    return page + "</body>\n</html>\n";
}

} // namespace insignia::lint
