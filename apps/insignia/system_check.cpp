#include "system_run.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/check/format.h>
#include <insignia/workspace/framework_file.h>

namespace insignia::app {

namespace {

using credential::SystemProblem;
using credential::Weight;

struct Counts {
    std::size_t systems = 0, errors = 0, warnings = 0, notes = 0;

    void add(Weight weight) {
        ++(weight == Weight::error ? errors : weight == Weight::warning ? warnings : notes);
    }
};

// Every system of the workspace, or the one that is named.
Result<std::vector<workspace::SystemFile>> read_systems(const workspace::Workspace& workspace,
                                                        const std::string& name) {
    TRY_ASSIGN(auto names, workspace::system_names(workspace));
    if (!name.empty() || names.empty()) names = {name};
    std::vector<workspace::SystemFile> files;
    for (const auto& each : names) {
        TRY_ASSIGN(auto file, workspace::find_system(workspace, each));
        files.push_back(std::move(file));
    }
    return files;
}

std::string in_text(const SystemProblem& problem, const workspace::SystemFile& file) {
    std::string text =
        fmt::format("{}: {}[{}] {}\n", sanitize(file.where(problem.pointer), 1'000),
                    to_string(problem.rule->weight), problem.rule->id, sanitize(problem.message, 1'000));
    for (const auto& hint : problem.hints) text += fmt::format("  = {}\n", sanitize(hint, 1'000));
    return text;
}

json::Value in_json(const SystemProblem& problem, const workspace::SystemFile& file) {
    json::Value finding = {{"system", file.system.slug},
                           {"rule", problem.rule->id},
                           {"severity", to_string(problem.rule->weight)},
                           {"message", problem.message},
                           {"where", file.where(problem.pointer)},
                           {"pointer", problem.pointer},
                           {"citation", problem.rule->citation}};
    finding["hints"] = problem.hints;
    return finding;
}

} // namespace

Result<ExitCode> check_systems(const SystemOptions& options, const GlobalOptions& global,
                               Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY_ASSIGN(const auto files, read_systems(workspace, options.system));
    TRY_ASSIGN(const auto definitions, workspace::all_definitions(workspace));
    TRY_ASSIGN(const auto frameworks, workspace::load_frameworks(workspace));
    Counts counts;
    std::string text;
    auto findings = json::Value::array();
    for (const auto& file : files) {
        ++counts.systems;
        for (const auto& problem : credential::check_system({file.system, definitions, frameworks})) {
            counts.add(problem.rule->weight);
            text += in_text(problem, file);
            findings.push_back(in_json(problem, file));
        }
    }
    if (options.format == "json")
        environment.console.answer(
            check::escape_for_terminal(json::to_pretty_text({{"systems", counts.systems},
                                                             {"errors", counts.errors},
                                                             {"warnings", counts.warnings},
                                                             {"notes", counts.notes},
                                                             {"findings", std::move(findings)}})));
    else
        environment.console.answer(
            fmt::format("{}{} checked: {}, {}, {}\n", text, counted(counts.systems, "system"),
                        counted(counts.errors, "error"), counted(counts.warnings, "warning"),
                        counted(counts.notes, "note")));
    return counts.errors == 0 ? ExitCode::yes : ExitCode::no;
}

} // namespace insignia::app
