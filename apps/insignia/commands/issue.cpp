#include "issue_people.h"
#include "issue_run.h"
#include "options.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <memory>

namespace insignia::app {

namespace {

using workspace::Person;

void say_list(const IssueOptions& options, const workspace::PeopleList& list, Environment& environment) {
    if (options.people.empty()) return;
    auto& console = environment.console;
    console.talk(fmt::format("{}: {}, columns {}", sanitize(options.people), counted(list.rows, "row"),
                             join(list.matched, ", ")));
    if (list.rows == 0)
        console.talk("  nobody is in the list yet: write a line for each person below its header");
    for (const auto& remark : list.remarks) console.talk("  " + remark);
    for (const auto& problem : list.problems) {
        console.talk(fmt::format("  row {}, column {} ({}): {}", problem.row, problem.column,
                                 sanitize(problem.column_name, 40), sanitize(problem.message)));
        say_line(options, environment,
                 {{"state", "skipped"},
                  {"row", problem.row},
                  {"column", problem.column},
                  {"problem", problem.message}});
    }
}

// What would happen, from a registry that is only read.
Result<Tally> rehearse(const IssueOptions& options, const workspace::Workspace& workspace,
                       const Issuing& issuing, const std::vector<Person>& people, Environment& environment) {
    const auto& definition = issuing.prepared.batch.definition;
    TRY(require_memory(options, issuing, workspace.registry()));
    auto book = registry::open_registry(workspace.registry(), registry::Missing::is_error);
    if (!book && book.error().code != ErrorCode::not_found) return fail(std::move(book).error());
    Tally tally;
    for (const auto& person : people) {
        std::optional<registry::Entry> known;
        if (book) {
            TRY_ASSIGN(known, (*book)->find(definition.slug, definition.version, person.recipient_key()));
        }
        const bool is_done = known && known->state == registry::State::done;
        ++(is_done ? tally.known : tally.issued);
        json::Value line = {{"state", is_done ? "was-issued" : "would-be-issued"},
                            {"recipient", person.recipient_key()},
                            {"name", person.full_name()}};
        say_line(options, environment, line);
    }
    return tally;
}

// The files that each person gets, in words.
std::vector<std::string> kinds_of(const Issuing& issuing) {
    constexpr std::pair<std::string_view, std::string_view> k_kinds[] = {
        {"json", "JSON"},
        {"png", "PNG (baked)"},
        {"svg", "SVG (baked)"},
        {"pdf", "PDF certificate with QR code"}};
    std::vector<std::string> kinds;
    for (const auto& [word, kind] : k_kinds)
        if (std::ranges::find(issuing.output, word) != issuing.output.end()) kinds.emplace_back(kind);
    return kinds;
}

void say_result(const IssueOptions& options, const Issuing& issuing, const Tally& tally,
                Environment& environment) {
    if (options.format == "json") return;
    const auto& definition = issuing.prepared.batch.definition;
    const auto badge = fmt::format("\"{}\" (version {})", sanitize(definition.name.front().second),
                                   sanitize(definition.version, 20));
    std::string text;
    if (tally.issued == 0 && tally.known == 0)
        text = "Nothing was issued";
    else if (tally.issued == 0)
        text = fmt::format("Nothing to issue: {} has been issued to {} before", badge,
                           tally.known == 1 ? "this person" : fmt::format("all {} people", tally.known));
    else if (options.dry_run)
        text = fmt::format("Would issue {} {}", counted(tally.issued, "badge"), badge);
    else if (!options.to.empty())
        text = fmt::format("Issued {} to {}", badge, sanitize(options.to));
    else
        text = fmt::format("Issued {} {}", counted(tally.issued, "badge"), badge);
    if (tally.issued != 0 && tally.known != 0) text += fmt::format(", {} issued before", tally.known);
    if (tally.skipped != 0)
        text += fmt::format(", {} skipped -> issued/skipped.csv", counted(tally.skipped, "row"));
    text += "\n";
    if (!options.to.empty() && tally.issued != 0)
        for (const auto& file : tally.last_files)
            text += fmt::format("  {}\n", sanitize(file.path.string(), 1'000));
    else if (tally.issued != 0 && !options.dry_run)
        text += fmt::format("  {}/\nEach: {}. Receipt: issued/receipt.json\n",
                            sanitize(issuing.folder.string(), 1'000), join(kinds_of(issuing), ", "));
    environment.console.answer(text);
}

Result<ExitCode> run(const IssueOptions& options, const GlobalOptions& global, Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY_ASSIGN(const auto definition, workspace::find_definition(workspace, options.badge));
    TRY_ASSIGN(const auto record, workspace::find_key(workspace, ""));
    TRY_ASSIGN(auto proof, choose_proof(workspace, record, options.proof));
    TRY_ASSIGN(const auto issuing, prepare_issuing(workspace, record, definition, options));

    // The whole list is read before anything is signed.
    TRY_ASSIGN(auto list, read_people(options, environment));
    TRY(choose_language(options, definition.definition, list.people));
    say_list(options, list, environment);
    say_incomplete_languages(definition.definition, list.people, environment);
    if (!list.problems.empty() && !options.skip_bad_rows) {
        environment.console.talk("Nothing was issued. Correct the rows, or use --skip-bad-rows.");
        return ExitCode::no;
    }
    TRY_ASSIGN(const auto requests, make_requests(options, definition.definition, list.people, environment));

    TRY(check_mandatory(issuing, options, proof, list.people, requests));

    Tally tally;
    if (options.dry_run) {
        TRY_ASSIGN(tally, rehearse(options, workspace, issuing, list.people, environment));
    } else {
        TRY_ASSIGN(auto key, unlock_key(workspace, record, options.passphrase_file, environment));
        const Signer signer{std::move(key), workspace::verification_method(workspace.settings, record),
                            std::move(proof), options.mandatory};
        TRY_ASSIGN(tally, issue_to({list.people, requests}, options, issuing, signer, workspace.registry(),
                                   environment));
    }
    tally.skipped = list.problems.size();
    // What was issued is issued, whatever becomes of the reports.
    say_result(options, issuing, tally, environment);
    if (!options.dry_run) TRY(insignia::create_directories(workspace.issued()));
    if (tally.skipped != 0 && !options.dry_run) TRY(write_skipped(workspace, list));
    if (!options.dry_run) TRY(write_receipt(workspace, issuing, tally, environment));
    return tally.skipped == 0 ? ExitCode::yes : ExitCode::no;
}

} // namespace

void declare_issue(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<IssueOptions>();
    command.add_option("BADGE", options->badge, "the name of a badge in badges/")->required();
    command.add_option("--to", options->to, "one person")->type_name("EMAIL|DID");
    command.add_option("--name", options->name, "what that person is called")->type_name("NAME");
    command.add_option("--people", options->people, "a list of people; - is stdin")->type_name("FILE.csv");
    command
        .add_option("--proof", options->proof, "how it is signed: eddsa-rdfc-2022, …, ecdsa-sd-2023, vc-jwt")
        ->type_name("SUITE");
    add_repeatable(command, "--mandatory", options->mandatory,
                   "with ecdsa-sd-2023: a part that its holder cannot hide")
        ->type_name("POINTER");
    command.add_option("--output", options->output, "what is written: json, png, svg, pdf")
        ->type_name("LIST")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--out", options->out, "where (default: issued/BADGE)")->type_name("DIR");
    command
        .add_option("--language", options->language, "of the texts, for people whose language is not given")
        ->type_name("TAG");
    command.add_option("--valid-until", options->valid_until, "when it expires")
        ->check(not_empty)
        ->type_name("TIME");
    add_choice(command, "--recipient-as", options->recipient_as, "how the person is named",
               {"hash", "plain", "did", "bearer"});
    command.add_option("--passphrase-file", options->passphrase_file, "opens the key")->type_name("FILE");
    command.add_flag("--skip-bad-rows", options->skip_bad_rows, "issue the good rows of a list");
    command.add_flag("--embed-image", options->embed_image, "put the picture into the JSON too");
    command.add_flag("--issue-again", options->issue_again,
                     "issue although the registry has lost what was issued");
    command.add_flag("--dry-run", options->dry_run, "say what would be issued");
    add_format(command, options->format, {"text", "json"});
    action = [options, &global](Environment& environment) { return run(*options, global, environment); };
}

} // namespace insignia::app
