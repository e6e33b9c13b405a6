#include "write_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/markup.h>
#include <insignia/base/text.h>

namespace insignia::check {
namespace {

constexpr std::size_t k_shown_in_junit = 2'000;

std::string escape(std::string_view text) {
    return escape_xml(sanitize(text, k_shown_in_junit));
}

// The element inside a test case, or "" when the check passed.
std::string outcome_element(const Finding& finding) {
    const std::string message = escape(finding.message);
    switch (finding.outcome) {
    case Outcome::failed:
        return fmt::format(R"(<failure message="{}">{}</failure>)", message, escape(finding.where));
    case Outcome::undetermined:
        return fmt::format(R"(<error message="{}">{}</error>)", message, escape(finding.where));
    case Outcome::not_applicable:
    case Outcome::blocked:
    case Outcome::skipped:
        return fmt::format(R"(<skipped message="{}"/>)", message);
    case Outcome::warned:
        return fmt::format("<system-out>{}</system-out>", message);
    case Outcome::passed:
        return {};
    }
    return {};
}

std::string write_suite(const Report& report) {
    const auto count = [&](auto... outcomes) {
        return std::ranges::count_if(
            report.findings, [=](const Finding& finding) { return ((finding.outcome == outcomes) || ...); });
    };
    std::string suite = fmt::format(
        R"(  <testsuite name="{}" tests="{}" failures="{}" errors="{}" skipped="{}">)", escape(report.input),
        report.findings.size(), count(Outcome::failed), count(Outcome::undetermined),
        count(Outcome::not_applicable, Outcome::blocked, Outcome::skipped));
    suite += "\n";
    for (const Finding& finding : report.findings) {
        suite += fmt::format(R"(    <testcase classname="{}" name="{}">{}</testcase>)", escape(report.input),
                             escape(finding.id), outcome_element(finding));
        suite += "\n";
    }
    return suite + "  </testsuite>\n";
}

} // namespace

std::string write_junit(std::span<const Report> reports, const WriteOptions&) {
    std::string document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
    for (const Report& report : reports) document += write_suite(report);
    return document + "</testsuites>\n";
}

} // namespace insignia::check
