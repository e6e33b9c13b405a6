#include "lint_fix.h"
#include "lint_input.h"
#include "lint_online.h"
#include "options.h"
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/lint/lint.h>
#include <insignia/lint/write.h>
#include <memory>

namespace insignia::app {

namespace {

struct LintOptions {
    std::vector<std::string> paths;
    std::string profile = std::string(lint::k_default_profile);
    std::string format = "full", fail_on = "error", explain, report;
    bool list_rules = false, fix = false, dry_run = false, online = false;
    NetworkOptions network;
};

Result<const lint::Rule*> rule_named(const std::string& id) {
    if (const auto* const rule = lint::find_rule(id)) return rule;
    std::vector<std::string_view> ids;
    for (const auto& rule : lint::rules()) ids.push_back(rule.id);
    const auto meant = did_you_mean(id, std::span<const std::string_view>(ids));
    return fail(ErrorCode::usage, fmt::format("there is no rule \"{}\"", sanitize(id, 60)), {},
                {meant.empty() ? "insignia lint --list-rules names them"
                               : fmt::format("did you mean \"{}\"?", meant)});
}

std::string rules_as_json(const lint::Profile& profile) {
    auto list = json::Value::array();
    for (const auto& rule : lint::rules())
        list.push_back({{"id", rule.id},
                        {"severity", lint::to_string(profile.severity_of(rule))},
                        {"title", rule.title},
                        {"citation", rule.citation}});
    return json::to_pretty_text(list);
}

std::string rules_as_text(const lint::Profile& profile) {
    std::string text = fmt::format("Profile {}: {}\n\n", profile.name, profile.title);
    for (const auto& rule : lint::rules())
        text +=
            fmt::format("{:<34}{:<9}{}\n", rule.id, lint::to_string(profile.severity_of(rule)), rule.title);
    return text + "\nOther profiles: " + join(lint::profile_names(), ", ") + "\n";
}

Result<void> fix(const LintOptions& options, const LintInput& input, Console& console) {
    const auto fixed = fix_definitions(input.badge_files);
    for (const auto& file : fixed) {
        if (!options.dry_run) TRY(write_through(file.path, as_bytes(file.text), Overwrite::yes));
        console.talk(fmt::format("{} {}: {}", options.dry_run ? "Would fix" : "Fixed", file.path.string(),
                                 join(file.changes, "; ")));
    }
    if (fixed.empty()) console.talk("Nothing to fix without judging");
    return {};
}

lint::Severity parse_fail_on(std::string_view word) {
    return word == "error"     ? lint::Severity::error
           : word == "warning" ? lint::Severity::warning
                               : lint::Severity::off;
}

// What could not be read is an error in the report, but no judgement about a badge.
ExitCode exit_code(const lint::Report& report, lint::Severity fail_on, bool misses_argument) {
    const auto errors = report.count(lint::Severity::error) - report.unreadable,
               warnings = report.count(lint::Severity::warning);
    const bool fails = (fail_on != lint::Severity::off && errors > 0)
                       || (fail_on == lint::Severity::warning && warnings > 0);
    if (misses_argument) return ExitCode::could_not;
    return fails ? ExitCode::no : report.unreadable > 0 ? ExitCode::could_not : ExitCode::yes;
}

Result<ExitCode> run(const LintOptions& options, const GlobalOptions& global, Environment& environment) {
    Console& console = environment.console;
    TRY_ASSIGN(const auto profile, lint::find_profile(options.profile));
    if (!options.explain.empty()) {
        TRY_ASSIGN(const auto* const rule, rule_named(options.explain));
        console.answer(lint::write_explanation(*rule, profile));
        return ExitCode::yes;
    }
    if (options.list_rules) {
        console.answer(options.format == "json" ? rules_as_json(profile) : rules_as_text(profile));
        return ExitCode::yes;
    }
    TRY_ASSIGN(auto input, read_lint_input(options.paths, global, environment));
    if (options.fix) {
        TRY(fix(options, input, console));
        TRY_ASSIGN(input, read_lint_input(options.paths, global, environment));
    }
    if (options.online && !options.network.offline) TRY(ask_links(input, options.network, environment));
    const auto report = lint::run(input.input, profile);
    const auto fail_on = parse_fail_on(options.fail_on);
    const lint::WriteOptions write{console.color(), fail_on, INSIGNIA_VERSION};
    console.answer(options.report == "html"
                       ? lint::write_html(input.input, report)
                       : lint::find_format(options.format)->write(input.input, report, write));
    const bool for_people =
        options.report == "html" || options.format == "full" || options.format == "concise";
    if (!for_people) // who has the findings in a file still sees why there is an exit code 3
        for (const auto& error : input.unreadable) console.error(error);
    if (input.passed_over > 0)
        console.talk(fmt::format("{} other JSON files are no badges", input.passed_over));
    for (const auto& error : input.unanswered) console.error(error);
    const auto code = exit_code(report, fail_on, input.misses_argument);
    return code == ExitCode::yes && !input.unanswered.empty() ? ExitCode::could_not : code;
}

} // namespace

void declare_lint(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<LintOptions>();
    command
        .add_option("path", options->paths,
                    "definitions, JSON files, pictures, people lists, folders, or -; else the workspace")
        ->type_name("PATH");
    add_choice(command, "--profile", options->profile, "which rules, and how grave", lint::profile_names());
    add_format(command, options->format, {"full", "concise", "json", "github", "sarif", "junit"});
    add_choice(command, "--fail-on", options->fail_on, "from where on the exit code is 1",
               {"error", "warning", "never"});
    add_choice(command, "--report", options->report, "a page for people", {"html"});
    command.add_option("--explain", options->explain, "why a rule is there, with examples")
        ->type_name("RULE");
    command.add_flag("--list-rules", options->list_rules, "all rules of the profile");
    command.add_flag("--fix", options->fix, "put right what needs no judging");
    command.add_flag("--online", options->online, "ask the links too, over HTTPS");
    add_input_network_flags(command, options->network);
    command.add_flag("--dry-run", options->dry_run, "with --fix: write nothing");
    action = [options, &global](Environment& environment) { return run(*options, global, environment); };
}

} // namespace insignia::app
