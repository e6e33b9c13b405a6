#include "../options.h"
#include "../system_run.h"
#include <memory>

namespace insignia::app {

namespace {

using Shared = std::shared_ptr<SystemOptions>;

CLI::App& declare_action(CLI::App& command, const char* name, const char* summary,
                         const GlobalOptions& global, Action& action, const Shared& options, RunSystem* run) {
    auto& sub = *command.add_subcommand(name, summary);
    sub.callback([&action, &global, options, run] {
        action = [options, &global, run](Environment& environment) {
            return run(*options, global, environment);
        };
    });
    return sub;
}

void add_system(CLI::App& sub, const Shared& options) {
    sub.add_option("SYSTEM", options->system, "the name of a file in systems/ (default: the only one)");
}

void add_full(CLI::App& sub, const Shared& options) {
    sub.add_flag("--full", options->full, "show e-mail addresses in full");
}

void declare_new(CLI::App& sub, const Shared& options) {
    sub.add_option("NAME", options->system, "short name of the system, which its file gets")->required();
    add_choice(sub, "--model", options->model, "how badges build on each other",
               {"linear", "competence-based", "skill-tree"});
    sub.add_option("--title", options->title, "what people read above the picture")->type_name("TEXT");
    add_repeatable(sub, "--badge", options->badges,
                   "a badge of the workspace, in order; may be repeated (default: all)")
        ->type_name("BADGE");
    sub.add_option("--meta", options->meta, "the badge that recognises the whole")->type_name("BADGE");
    sub.add_flag("--force", options->force, "write over a system of this name");
}

void declare_graph(CLI::App& sub, const Shared& options) {
    add_system(sub, options);
    sub.add_option("-o,--output", options->output,
                   "where: NAME.svg, .png, .html, .dot or .mermaid; - is SVG on stdout")
        ->type_name("FILE");
    sub.add_option("--person", options->person, "show what this person has earned")
        ->check(not_empty)
        ->type_name("EMAIL|DID");
    sub.add_option("--size", options->size, "pixels of the longer side of a PNG (default: 200 dpi)");
    sub.add_flag("--force", options->force,
                 "write over a file that was not drawn by this command, or was changed since");
}

} // namespace

void declare_system(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<SystemOptions>();
    command.require_subcommand(1);
    declare_new(declare_action(command, "new", "start a system from your badges", global, action, options,
                               new_system),
                options);
    auto& checking =
        declare_action(command, "check", "find what cannot work", global, action, options, check_systems);
    add_system(checking, options);
    add_format(checking, options->format, {"text", "json"});
    declare_graph(declare_action(command, "graph", "draw a system", global, action, options, graph_system),
                  options);
    auto& showing =
        declare_action(command, "progress", "who is where", global, action, options, show_progress);
    add_system(showing, options);
    showing.add_option("--person", options->person, "only this person")
        ->check(not_empty)
        ->type_name("EMAIL|DID");
    add_full(showing, options);
    add_format(showing, options->format, {"text", "json"});
    auto& awarding = declare_action(command, "award", "issue meta-badges to those who completed them", global,
                                    action, options, award_meta_badges);
    add_system(awarding, options);
    awarding.add_flag("--dry-run", options->dry_run, "say who would get which");
    awarding.add_option("--passphrase-file", options->passphrase_file, "opens the key")->type_name("FILE");
    add_full(awarding, options);
    add_format(awarding, options->format, {"text", "json"});
}

} // namespace insignia::app
