#include "options.h"
#include "session.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/workspace/framework_file.h>
#include <memory>

namespace insignia::app {

namespace {

using credential::Framework;

// What `search` prints at most for people; --format json has all.
constexpr std::size_t k_matches_shown = 20;

struct FrameworkOptions {
    std::string framework, file, language = "en", format = "text";
    std::vector<std::string> words;
    std::string name, id, page;
    bool force = false;
};

// Those of the workspace too, where there is one.
Result<std::vector<Framework>> known_frameworks(const GlobalOptions& global) {
    const auto workspace = open_session(global);
    if (workspace) return workspace::load_frameworks(*workspace);
    if (!global.workspace.empty() || workspace.error().code != ErrorCode::not_found)
        return fail(workspace.error());
    const auto shipped = credential::shipped_frameworks();
    return std::vector<Framework>(shipped.begin(), shipped.end());
}

json::Value to_json(const Framework& framework, const credential::Competence& competence) {
    json::Value value = {{"framework", framework.name}, {"code", competence.code}};
    for (const auto& [language, text] : competence.label) value["label"][language] = text;
    value["url"] = competence.uri.empty() ? framework.page : competence.uri;
    return value;
}

std::string line_of(const Framework& framework, const credential::Competence& competence,
                    std::string_view language) {
    return fmt::format("{}:{}  {}\n", sanitize(framework.name, 60), sanitize(competence.code, 60),
                       sanitize(credential::in_language(competence.label, language), 200));
}

Result<ExitCode> list_one(const FrameworkOptions& options, const std::vector<Framework>& frameworks,
                          Console& console) {
    const Framework* const framework = credential::find_framework(frameworks, options.framework);
    if (framework == nullptr) {
        std::vector<std::string> names;
        for (const Framework& known : frameworks) names.push_back(known.id);
        return fail(ErrorCode::not_found,
                    fmt::format("there is no framework \"{}\"", sanitize(options.framework, 60)), {},
                    {"choose one of: " + join(names, ", "),
                     "add one of your own: insignia framework add TABLE.csv --name NAME"});
    }
    json::Value rows = json::Value::array();
    for (const auto& competence : framework->competences) {
        if (options.format == "json")
            rows.push_back(to_json(*framework, competence));
        else
            console.answer((competence.parent.empty() ? "" : "  ")
                           + line_of(*framework, competence, options.language));
    }
    if (options.format == "json") console.answer(json::to_pretty_text(rows));
    return ExitCode::yes;
}

Result<ExitCode> list(const FrameworkOptions& options, const GlobalOptions& global,
                      Environment& environment) {
    TRY_ASSIGN(const auto frameworks, known_frameworks(global));
    if (!options.framework.empty()) return list_one(options, frameworks, environment.console);
    json::Value rows = json::Value::array();
    for (const Framework& framework : frameworks) {
        rows.push_back({{"id", framework.id},
                        {"name", framework.name},
                        {"competences", framework.competences.size()},
                        {"page", framework.page}});
        if (options.format == "text")
            environment.console.answer(fmt::format("{:<22} {:<36} {:>6}\n", sanitize(framework.id, 60),
                                                   sanitize(framework.name, 80),
                                                   framework.competences.size()));
    }
    if (options.format == "json") environment.console.answer(json::to_pretty_text(rows));
    return ExitCode::yes;
}

Result<ExitCode> search(const FrameworkOptions& options, const GlobalOptions& global,
                        Environment& environment) {
    TRY_ASSIGN(const auto frameworks, known_frameworks(global));
    const auto matches = credential::search_frameworks(frameworks, join(options.words, " "));
    if (options.format == "json") {
        json::Value rows = json::Value::array();
        for (const auto& match : matches) rows.push_back(to_json(*match.framework, *match.competence));
        environment.console.answer(json::to_pretty_text(rows));
        return matches.empty() ? ExitCode::no : ExitCode::yes;
    }
    for (std::size_t i = 0; i < std::min(matches.size(), k_matches_shown); ++i)
        environment.console.answer(line_of(*matches[i].framework, *matches[i].competence, options.language));
    if (matches.empty())
        environment.console.talk(
            "Nothing found; try one word, in the singular, in English: the shipped frameworks have "
            "English labels, and some Italian ones");
    else if (matches.size() > k_matches_shown)
        environment.console.talk(fmt::format("… and {} more: add a word", matches.size() - k_matches_shown));
    else
        environment.console.talk(fmt::format("Use one: insignia design BADGE --alignment '{}:{}'",
                                             matches.front().framework->name,
                                             matches.front().competence->code));
    return matches.empty() ? ExitCode::no : ExitCode::yes;
}

// "ESCO skills 1.2" → "esco-skills-1.2"
std::string id_from(const FrameworkOptions& options) {
    if (!options.id.empty()) return options.id;
    return to_lower(safe_file_name(replace_all(options.name, " ", "-")));
}

Result<ExitCode> add(const FrameworkOptions& options, const GlobalOptions& global, Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    const std::string id = id_from(options);
    if (id.empty() || id != safe_file_name(id))
        return fail(ErrorCode::usage, fmt::format("\"{}\" cannot be the name of a file", sanitize(id, 60)),
                    {}, {"give another with --id"});
    const auto path = workspace::framework_path(workspace, id);
    const auto* const shipped = credential::find_framework(credential::shipped_frameworks(), id);
    if (shipped != nullptr)
        return fail(ErrorCode::exists, fmt::format("{} comes with the program", shipped->name), {},
                    {"choose another --id"});
    TRY_ASSIGN(const Bytes csv, read_input(options.file, environment, workspace::k_framework_bytes));
    TRY_ASSIGN(
        const auto imported,
        workspace::import_framework(csv, options.file, {id, options.name, options.page, options.language}));
    TRY(insignia::create_directories(path.parent_path()));
    const auto written = write_through(path, as_bytes(credential::framework_to_text(imported.framework)),
                                       options.force ? Overwrite::yes : Overwrite::no);
    if (!written) {
        Error error = written.error();
        if (error.code == ErrorCode::exists) error.hints = {"--force replaces it"};
        return fail(std::move(error));
    }
    Console& console = environment.console;
    console.talk(
        fmt::format("{}: columns {}", sanitize(options.file), sanitize(join(imported.columns, ", "), 400)));
    if (imported.without_label > 0)
        console.talk(
            fmt::format("{} rows without a label, or out of use, were left out", imported.without_label));
    console.answer(fmt::format("Added \"{}\" with {} competences: {}\n", sanitize(options.name, 80),
                               imported.framework.competences.size(), path.string()));
    return ExitCode::yes;
}

using Run = Result<ExitCode>(const FrameworkOptions&, const GlobalOptions&, Environment&);

CLI::App& declare_action(CLI::App& command, const char* name, const char* summary,
                         const GlobalOptions& global, Action& action,
                         const std::shared_ptr<FrameworkOptions>& options, Run* run) {
    auto& sub = *command.add_subcommand(name, summary);
    sub.add_option("--language", options->language, "of the labels")->type_name("TAG");
    sub.callback([&action, &global, options, run] {
        action = [options, &global, run](Environment& environment) {
            return run(*options, global, environment);
        };
    });
    return sub;
}

} // namespace

void declare_framework(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<FrameworkOptions>();
    command.require_subcommand(1);
    auto& listing =
        declare_action(command, "list", "the frameworks, or all of one", global, action, options, list);
    listing.add_option("framework", options->framework, "its id or name")->type_name("FRAMEWORK");
    add_format(listing, options->format, {"text", "json"});
    auto& searching =
        declare_action(command, "search", "find a competence by words", global, action, options, search);
    searching.add_option("words", options->words, "words of its label, or their beginnings")
        ->required()
        ->type_name("WORD");
    add_format(searching, options->format, {"text", "json"});
    auto& adding =
        declare_action(command, "add", "bring a table into the workspace", global, action, options, add);
    adding.add_option("table", options->file, "CSV with a header; - is stdin")
        ->required()
        ->type_name("FILE.csv");
    adding.add_option("--name", options->name, "what the framework is called")->required()->type_name("NAME");
    adding.add_option("--id", options->id, "short name, for files and --alignment")->type_name("ID");
    adding.add_option("--page", options->page, "the publisher's page")->type_name("URL");
    adding.add_flag("--force", options->force, "replace the one that is there");
}

} // namespace insignia::app
