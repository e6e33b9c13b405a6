#include "design_lint.h"
#include "lint_input.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/lint/lint.h>

namespace insignia::app {

Result<LintSummary> lint_summary(const std::filesystem::path& definition, const GlobalOptions& global,
                                 Environment& environment) {
    TRY_ASSIGN(const auto input, read_lint_input({definition.string()}, global, environment));
    TRY_ASSIGN(const auto profile, lint::find_profile(lint::k_default_profile));
    const auto report = lint::run(input.input, profile);
    const auto errors = report.count(lint::Severity::error), warnings = report.count(lint::Severity::warning);
    auto line = fmt::format("lint: {}, {}", counted(errors, "error"), counted(warnings, "warning"));
    const auto& subjects = input.input.subjects;
    const auto badge = std::ranges::find(subjects, lint::k_definition, &lint::Subject::kind);
    if (errors + warnings > 0 && badge != subjects.end())
        line += fmt::format("   -> insignia lint {}", sanitize(input.input.documents[badge->document].name));
    return LintSummary{std::move(line), errors};
}

} // namespace insignia::app
