#include "help.h"
#include "options.h"
#include "reflow.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <memory>

namespace insignia::app {

namespace {

// Longer lines are hard to read, however wide the terminal is.
constexpr std::size_t k_readable = 100;

struct HelpOptions {
    std::vector<std::string> topics; // a command, and perhaps one of its own commands, which share a page
};

Result<ExitCode> run(const HelpOptions& options, Environment& environment) {
    if (options.topics.empty()) {
        environment.console.answer(overview());
        return ExitCode::yes;
    }
    const auto& topic = options.topics.front();
    if (const auto* const page = find_embedded(help_pages(), topic + ".md"); page != nullptr) {
        environment.console.answer(reflow(page->text, std::min(environment.console.columns(), k_readable)));
        return ExitCode::yes;
    }
    std::vector<std::string> topics;
    for (const auto& page : help_pages()) topics.emplace_back(page.name.substr(0, page.name.size() - 3));
    const auto meant = did_you_mean(topic, topics);
    const auto suffix = meant.empty() ? std::string() : fmt::format("; did you mean {}", meant);
    return fail(ErrorCode::usage, fmt::format("there is no help page \"{}\"{}", topic, suffix), "",
                {"see insignia help for the list of commands"});
}

} // namespace

void declare_help(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<HelpOptions>();
    command.add_option("COMMAND", options->topics, "the command")->expected(0, 2);
    action = [options](Environment& environment) { return run(*options, environment); };
}

} // namespace insignia::app
