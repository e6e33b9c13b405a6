#include "help.h"
#include "commands.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

namespace insignia::app {

namespace {

constexpr std::string_view k_exit_codes =
    "Exit codes: 0 yes or done, 1 no, 2 usage, 3 could not tell or could not do\n";

struct HelpLine {
    std::string left;
    std::string right;
};

std::string value_name(const CLI::Option& option) {
    if (option.get_expected_max() == 0 || option.get_type_size() == 0) return {};
    return option.get_type_name();
}

HelpLine line_of(const CLI::Option& option) {
    std::string left;
    for (const auto& name : option.get_snames()) left += (left.empty() ? "-" : ", -") + name;
    for (const auto& name : option.get_lnames()) left += (left.empty() ? "    --" : ", --") + name;
    const auto value = value_name(option);
    if (!value.empty()) left += " " + value;
    return {left, option.get_description()};
}

std::string usage_of(const CLI::App& command, bool has_subcommands) {
    std::string usage = "Usage: " + full_name(command);
    for (const auto* const option : command.get_options()) {
        if (!option->get_positional()) continue;
        const auto* const dots = option->get_expected_max() > 1 ? "..." : "";
        usage += option->get_required() ? fmt::format(" {}{}", option->get_name(true), dots)
                                        : fmt::format(" [{}{}]", option->get_name(true), dots);
    }
    return usage + (has_subcommands ? " COMMAND [options]\n" : " [options]\n");
}

std::string table(std::string_view title, const std::vector<HelpLine>& lines) {
    if (lines.empty()) return {};
    std::size_t width = 0;
    for (const auto& line : lines)
        if (line.left.size() <= 30) width = std::max(width, line.left.size());
    std::string text = fmt::format("\n{}:\n", title);
    for (const auto& line : lines) {
        if (line.left.size() > width)
            text += fmt::format("  {}\n  {:<{}}  {}\n", line.left, "", width, line.right);
        else
            text += fmt::format("  {:<{}}  {}\n", line.left, width, line.right);
    }
    return text;
}

void collect_options(const CLI::App& command, std::vector<HelpLine>& lines) {
    for (const auto* const option : command.get_options())
        if (!option->get_positional() && !option->get_group().empty()) lines.push_back(line_of(*option));
    if (command.get_parent() != nullptr) collect_options(*command.get_parent(), lines);
}

} // namespace

std::string full_name(const CLI::App& app) {
    return app.get_parent() == nullptr ? "insignia " + app.get_name()
                                       : full_name(*app.get_parent()) + " " + app.get_name();
}

std::string overview() {
    std::vector<HelpLine> lines;
    for (const auto& command : commands())
        lines.push_back({std::string(command.name), std::string(command.summary)});
    return "Insignia designs, checks, issues and verifies Open Badges.\n\nUsage: insignia COMMAND [options]\n"
           + table("Commands", lines)
           + "\nA command's options: insignia COMMAND --help. Its page: insignia help COMMAND.\n";
}

std::string short_help(const CLI::App& command) {
    std::vector<HelpLine> subcommands;
    for (const auto* const sub : command.get_subcommands([](const CLI::App*) { return true; }))
        subcommands.push_back({sub->get_name(), sub->get_description()});
    std::vector<HelpLine> options;
    collect_options(command, options);
    const auto* top = &command;
    while (top->get_parent() != nullptr) top = top->get_parent();
    return usage_of(command, !subcommands.empty()) + command.get_description() + "\n"
           + table("Commands", subcommands) + table("Options", options) + "\n" + std::string(k_exit_codes)
           + fmt::format("More: insignia help {}\n", top->get_name());
}

} // namespace insignia::app
