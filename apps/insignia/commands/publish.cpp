#include "../lint_input.h"
#include "../options.h"
#include "../publish_site.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/file_lock.h>
#include <insignia/base/text.h>
#include <insignia/lint/lint.h>
#include <memory>

namespace insignia::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_shown = 5; // of a list of what is wrong

// A site that holds the workspace would show keys and people to everybody.
Result<void> require_apart(const workspace::Workspace& workspace, const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error))
        return fail(ErrorCode::usage, "this is a file, and the site needs a folder", folder.string(),
                    {"name a folder of its own, such as public"});
    const auto root = fs::weakly_canonical(workspace.root, error), site = fs::weakly_canonical(folder, error);
    const auto steps = std::ranges::mismatch(site, root);
    const bool is_root_or_above = steps.in1 == site.end();
    const auto inside = root == site ? fs::path() : fs::relative(site, root, error);
    constexpr std::string_view k_private[] = {"keys",    "people", "issued",    "evidence",   "badges",
                                              "systems", "themes", "templates", "frameworks", ".git"};
    const bool is_private =
        !inside.empty()
        && std::ranges::find(k_private, to_lower(inside.begin()->string())) != std::end(k_private);
    if (!is_root_or_above && !is_private) return {};
    return fail(ErrorCode::denied,
                "this folder is part of the workspace, or holds it: a site there would show keys and people",
                folder.string(), {"name a folder of its own, such as public"});
}

// People lists are not published, nor are drafts.
bool is_published(const fs::path& document, const PublishOptions& options) {
    const bool is_draft =
        document.parent_path().filename() == "badges"
        && std::ranges::find(options.except, document.stem().string()) != options.except.end();
    return document.extension() != ".csv" && !is_draft;
}

// Whether `lint` finds no error in what is published; says which it finds.
Result<bool> is_sound(const workspace::Workspace& workspace, const PublishOptions& options,
                      const GlobalOptions& global, Environment& environment) {
    TRY_ASSIGN(const auto input, read_lint_input({workspace.root.string()}, global, environment));
    TRY_ASSIGN(const auto profile, lint::find_profile(lint::k_default_profile));
    const auto report = lint::run(input.input, profile);
    std::vector<std::string> lines;
    for (const auto& finding : report.findings) {
        const auto& document = input.input.documents[finding.document].name;
        if (finding.severity == lint::Severity::error && is_published(document, options))
            lines.push_back(fmt::format("{}:{}:{}: {}", sanitize(document), finding.place.line,
                                        finding.place.column, sanitize(finding.message)));
    }
    if (lines.empty()) return true;
    for (std::size_t i = 0; i < std::min(lines.size(), k_shown); ++i) environment.console.talk(lines[i]);
    environment.console.talk(fmt::format("Nothing was published: {}. See them all with  insignia lint ; "
                                         "leave a badge out with  --except BADGE",
                                         counted(lines.size(), "error")));
    return false;
}

// Says whom the site names.
bool names_nobody(const PeopleCheck& check, Console& console) {
    if (check.named.empty()) return true;
    for (std::size_t i = 0; i < std::min(check.named.size(), k_shown); ++i)
        console.talk(fmt::format("{} names {}, who is in a people list or has a badge",
                                 sanitize(check.named[i].path), sanitize(check.named[i].person)));
    console.talk(
        "Nothing was published. Take the name or address out of the definition; if it is meant to be public: "
        "--allow NAME|EMAIL");
    return false;
}

Result<void> require_own(const PublishPlan& plan, const PublishOptions& options) {
    if (plan.foreign.empty() || options.force) return {};
    return fail(
        ErrorCode::exists,
        fmt::format(
            "\"{}\" was not written by this command, or was changed since{}", sanitize(plan.foreign.front()),
            plan.foreign.size() > 1 ? fmt::format(", and so were {} more", plan.foreign.size() - 1) : ""),
        options.folder, {"write over it with --force, or publish into another folder"});
}

std::size_t count_of(const PublishPlan& plan, Change change) {
    return static_cast<std::size_t>(std::ranges::count(plan.files, change, &PlannedFile::change));
}

json::Value in_json(const PublishOptions& options, const GatheredSite& gathered, const PublishPlan& plan) {
    auto report = json::Value::object();
    report["folder"] = options.folder;
    report["address"] = gathered.site.address;
    report["dry_run"] = options.dry_run;
    report["badges"] = gathered.site.badges.size();
    report["systems"] = gathered.site.systems.size();
    report["files"] = json::Value::array();
    for (const auto& file : plan.files)
        report["files"].push_back({{"path", file.path}, {"change", to_string(file.change)}});
    report["remarks"] = gathered.remarks;
    return report;
}

std::string in_words(const PublishOptions& options, const GatheredSite& gathered, const PeopleCheck& check,
                     const PublishPlan& plan) {
    const auto& site = gathered.site;
    const auto folder = sanitize(options.folder, 1'000);
    const auto pages =
        static_cast<std::size_t>(std::ranges::count_if(plan.files, [](const PlannedFile& file) {
            return file.path.ends_with(".html") && file.change != Change::removed
                   && file.change != Change::left;
        }));
    std::string text = fmt::format(
        "{} {} a plain web site: {}, {}, {}. It works from any web server, a USB stick or file://\n", folder,
        options.dry_run ? "would be" : "is", counted(pages, "page"), counted(site.badges.size(), "badge"),
        counted(site.systems.size(), "system"));
    std::vector<std::string> counts;
    for (const auto change : {Change::added, Change::changed, Change::removed, Change::unchanged})
        if (const auto count = count_of(plan, change); count > 0)
            counts.push_back(fmt::format("{} {}", count, to_string(change)));
    text += fmt::format("  files     {}\n", join(counts, ", "));
    if (site.did_document)
        text += fmt::format("  identity  {} for {}\n", sanitize(site.did_path), sanitize(site.issuer.id));
    if (check.people > 0)
        text += fmt::format("  people    none of the {} in lists or with a badge is named (checked)\n",
                            check.people);
    if (const auto left = count_of(plan, Change::left); left > 0)
        text += fmt::format("  left      {} that are no part of the site any more; --prune removes them\n",
                            counted(left, "file"));
    for (const auto& remark : gathered.remarks) text += "  note      " + sanitize(remark, 400) + "\n";
    if (!options.dry_run)
        text +=
            site.address.empty()
                ? fmt::format("Next: open {}/index.html, then copy the folder to your web server\n", folder)
                : fmt::format("Next: open {}/index.html, then copy the folder to {}\n", folder,
                              sanitize(site.address));
    return text;
}

// One program at a time: what is planned is what is written.
Result<PublishPlan> put_in_place(const std::vector<publish::SiteFile>& files, const PublishOptions& options) {
    std::optional<FileLock> lock;
    if (!options.dry_run) {
        TRY(insignia::create_directories(options.folder));
        TRY_ASSIGN(auto taken, FileLock::take(fs::path(options.folder) / k_site_list));
        lock.emplace(std::move(taken));
    }
    TRY_ASSIGN(auto plan, plan_files(options.folder, files, options.prune));
    TRY(require_own(plan, options));
    if (!options.dry_run) TRY(write_site(options.folder, files, plan));
    return plan;
}

Result<ExitCode> run(const PublishOptions& options, const GlobalOptions& global, Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY(require_apart(workspace, options.folder));
    TRY_ASSIGN(const auto sound, is_sound(workspace, options, global, environment));
    if (!sound) return ExitCode::no;
    TRY_ASSIGN(const auto gathered, gather_site(workspace, options));
    TRY_ASSIGN(const auto check, check_people(workspace, gathered, options.allowed));
    if (!names_nobody(check, environment.console)) return ExitCode::no;
    TRY_ASSIGN(const auto plan, put_in_place(gathered.files, options));
    environment.console.answer(options.format == "json"
                                   ? json::to_pretty_text(in_json(options, gathered, plan)) + "\n"
                                   : in_words(options, gathered, check, plan));
    return ExitCode::yes;
}

} // namespace

void declare_publish(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<PublishOptions>();
    command.add_option("DIR", options->folder, "the folder of the site")->required()->check(not_empty);
    add_repeatable(command, "--except", options->except, "a badge that is not shown yet; may be repeated")
        ->type_name("BADGE");
    add_repeatable(command, "--allow", options->allowed, "an earner who may be named there; may be repeated")
        ->type_name("NAME|EMAIL");
    command.add_flag("--prune", options->prune, "remove pages of badges and languages that are gone");
    command.add_flag("--force", options->force, "write over files that this command did not write");
    command.add_flag("--dry-run", options->dry_run, "say what would be written");
    add_format(command, options->format, {"text", "json"});
    action = [options, &global](Environment& environment) { return run(*options, global, environment); };
}

} // namespace insignia::app
