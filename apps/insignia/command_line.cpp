#include "command_line.h"
#include "help.h"
#include "options.h"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::app {

namespace {

constexpr std::string_view k_value_options[] = {"--workspace", "--color"};

// Words for values that are files and folders: in "FILE.csv", "DID|FILE", "MAP.json".
constexpr std::string_view k_paths[] = {"FILE", "DIR", "INPUT", "OUT", "PATH", "BADGE", ".json"};

// CLI11 takes a value written as "[a,b]" apart. A mark in front keeps it whole; mark_off() removes it again.
constexpr char k_mark = '\x01';

std::string mark_on(const std::string& argument) {
    const bool bracketed = argument.size() > 1 && argument.front() == '[' && argument.back() == ']';
    return bracketed ? k_mark + argument : argument;
}

std::string mark_off(std::string value) {
    if (!value.empty() && value.front() == k_mark) value.erase(0, 1);
    return value;
}

bool is_named(const CLI::Option& option) {
    return !option.get_lnames().empty() || !option.get_snames().empty();
}

// A path may be any bytes. Its options say so by what they call their value.
bool takes_path(const CLI::Option& option) {
    const auto type = option.get_type_name();
    if (!is_named(option) && type == "TEXT") return true; // of which CLI11 says nothing else
    return std::ranges::any_of(k_paths, [&](auto word) { return type.find(word) != std::string::npos; });
}

// What a check returns follows the option's name in the message.
std::string require_utf8(const std::string& value) {
    return find_invalid_utf8(value) == std::string::npos
               ? std::string()
               : "this text is not UTF-8; write it in a terminal or a file that is";
}

void settle_options(CLI::App& app) {
    for (auto* const option : app.get_options()) {
        if (option->get_expected_max() == 0) continue;
        option->transform(mark_off, "");
        if (!takes_path(*option))
            option->check(require_utf8);
        else if (is_named(*option))
            option->check(not_empty); // a variable that is not set, where a file was meant to protect
    }
    for (auto* const sub : app.get_subcommands([](CLI::App*) { return true; })) settle_options(*sub);
}

void declare_global_options(CLI::App& app, GlobalOptions& global) {
    app.add_option("--workspace", global.workspace, "the workspace (default: the nearest folder upward)")
        ->type_name("DIR");
    app.add_flag("--quiet,-q", global.quiet, "say nothing but the answer and errors");
    app.add_flag("--no-input", global.no_input, "never ask");
    // `design --color '#0B5FFF'` means the badge; it takes the three words too.
    if (app.get_option_no_throw("--color") == nullptr)
        app.add_option("--color", global.color, "auto, always or never")->type_name("WHEN");
}

// The innermost subcommand that was named, or the command itself.
const CLI::App& deepest(const CLI::App& app) {
    const auto parsed = app.get_subcommands();
    return parsed.empty() ? app : deepest(*parsed.front());
}

std::vector<std::string> names_of_options(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* const option : app.get_options()) {
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
        for (const auto& name : option->get_snames()) names.push_back("-" + name);
    }
    if (app.get_parent() != nullptr) {
        const auto outer = names_of_options(*app.get_parent());
        names.insert(names.end(), outer.begin(), outer.end());
    }
    return names;
}

std::vector<std::string> names_of_subcommands(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* const sub : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(sub->get_name());
    return names;
}

std::string did_you_mean_suffix(std::string_view word, const std::vector<std::string>& candidates) {
    const auto meant = did_you_mean(word, candidates);
    return meant.empty() ? std::string() : fmt::format("; did you mean {}", meant);
}

// "insignia key new": the words that lead to this command.
tl::unexpected<Error> usage_error(const CLI::App& root, std::string message) {
    return fail(ErrorCode::usage, std::move(message), "",
                {fmt::format("see {} --help", full_name(deepest(root)))});
}

// The first argument that CLI11 had no place for, in our words.
std::string describe_extra(const CLI::App& root, const std::string& argument) {
    const auto& app = deepest(root);
    const auto word = argument.substr(0, argument.find('='));
    if (argument.size() > 1 && argument.front() == '-')
        return fmt::format("unknown option {}{}", word, did_you_mean_suffix(word, names_of_options(app)));
    const auto subcommands = names_of_subcommands(app);
    if (!subcommands.empty())
        return fmt::format("{} has no command \"{}\"{}", full_name(app), word,
                           did_you_mean_suffix(word, subcommands));
    return fmt::format("unexpected argument \"{}\"", argument);
}

// "--to: 1 required TEXT missing" → "--to"
std::string subject_of(const std::string& message) {
    return message.substr(0, message.find_first_of(": "));
}

std::string describe(const CLI::App& root, const CLI::ParseError& error) {
    const std::string text = error.what();
    const auto& app = deepest(root);
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        const auto* const option = app.get_option_no_throw(subject_of(text));
        if (option != nullptr && option->get_expected_max() == 1 && option->count() > 1)
            return fmt::format("{} is given more than once", subject_of(text));
        return fmt::format("{} needs a value", subject_of(text));
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        const auto subcommands = names_of_subcommands(app);
        if (!subcommands.empty())
            return fmt::format("{} needs one of: {}", full_name(app), join(subcommands, ", "));
        return fmt::format("{} is missing", subject_of(text));
    }
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr)
        return "a value has the wrong form: " + text;
    if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr)
        return replace_all(text, " excludes ", " cannot go together with ");
    if (dynamic_cast<const CLI::RequiresError*>(&error) != nullptr)
        return replace_all(text, " requires ", " needs ");
    return text;
}

// `fallthrough` lets global options stand behind a subcommand too.
void prepare(CLI::App& app, const Command& command, GlobalOptions& global, Action& action) {
    app.name(std::string(command.name));
    app.description(std::string(command.summary));
    app.set_help_flag("-h,--help", "show this text");
    app.fallthrough();
    app.allow_windows_style_options(false);
    command.declare(app, global, action);
    declare_global_options(app, global);
    settle_options(app);
}

} // namespace

Result<ParsedCommandLine>
parse_command_line(const Command& command, const std::vector<std::string>& arguments, GlobalOptions& global) {
    ParsedCommandLine parsed;
    CLI::App app;
    prepare(app, command, global, parsed.action);
    std::vector<std::string> reversed;
    std::transform(arguments.rbegin(), arguments.rend(), std::back_inserter(reversed), mark_on);
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::CallForHelp&) {
        parsed.help = short_help(deepest(app));
        return parsed;
    } catch (const CLI::ParseError& error) {
        // A mistyped option explains a missing one, so it is told first.
        for (const auto& extra : app.remaining(true))
            if (extra != "--") return usage_error(app, describe_extra(app, mark_off(extra)));
        return usage_error(app, describe(app, error));
    }
    if (global.color != "auto" && global.color != "always" && global.color != "never")
        return usage_error(app, fmt::format("--color \"{}\" is not auto, always or never", global.color));
    return parsed;
}

std::vector<std::string> option_names(const Command& command) {
    GlobalOptions global;
    Action action;
    CLI::App app;
    prepare(app, command, global, action);
    auto names = names_of_options(app);
    for (const auto* const sub : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(sub->get_name());
        for (const auto& option : sub->get_options())
            for (const auto& name : option->get_lnames()) names.push_back(sub->get_name() + " --" + name);
    }
    return names;
}

bool global_option_takes_value(std::string_view option) {
    return std::ranges::find(k_value_options, option) != std::end(k_value_options);
}

} // namespace insignia::app
