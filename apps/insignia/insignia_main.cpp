#include "insignia_main.h"
#include "command_line.h"
#include "help.h"
#include <exception>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::app {

namespace {

// The words of a command line: the command, and everything else in its order.
struct Words {
    std::string command;
    std::vector<std::string> others;
};

Words split_words(const std::vector<std::string>& arguments) {
    Words words;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& argument = arguments[i];
        if (words.command.empty() && !argument.starts_with('-')) {
            words.command = argument;
            continue;
        }
        words.others.push_back(argument);
        if (words.command.empty() && global_option_takes_value(argument) && i + 1 < arguments.size())
            words.others.push_back(arguments[++i]);
    }
    return words;
}

// `insignia --help`, `insignia --version` and `insignia` are written without a command.
Words with_implied_command(Words words) {
    if (!words.command.empty()) return words;
    for (const auto& argument : words.others) {
        if (argument == "--help" || argument == "-h") return {"help", {}};
        if (argument == "--version" || argument == "-V") return {"version", {}};
    }
    return words;
}

tl::unexpected<Error> unknown_command(const std::string& word) {
    std::vector<std::string_view> names;
    for (const auto& command : commands()) names.push_back(command.name);
    const auto meant = did_you_mean(word, names);
    const auto suffix = meant.empty() ? std::string() : fmt::format("; did you mean {}", meant);
    return fail(ErrorCode::usage, fmt::format("unknown command \"{}\"{}", word, suffix), "",
                {"see insignia help for the list of commands"});
}

Result<ExitCode> dispatch(const Words& words, Environment& environment) {
    if (words.command.empty()) {
        if (!words.others.empty())
            return fail(ErrorCode::usage, fmt::format("no command before \"{}\"", words.others.front()), "",
                        {"see insignia help for the list of commands"});
        environment.console.talk(overview());
        return ExitCode::usage;
    }
    const auto* const command = find_command(words.command);
    if (command == nullptr) return unknown_command(words.command);
    GlobalOptions global;
    TRY_ASSIGN(const auto parsed, parse_command_line(*command, words.others, global));
    if (!parsed.help.empty()) {
        environment.console.answer(parsed.help);
        return ExitCode::yes;
    }
    environment.console.configure({global.quiet, global.no_input, global.color});
    return parsed.action(environment);
}

ExitCode exit_code_of(const Error& error) {
    return error.code == ErrorCode::usage ? ExitCode::usage : ExitCode::could_not;
}

} // namespace

ExitCode insignia_main(const std::vector<std::string>& arguments, Environment& environment) {
    try {
        const auto result = dispatch(with_implied_command(split_words(arguments)), environment);
        if (result) return *result;
        environment.console.error(result.error());
        return exit_code_of(result.error());
    } catch (const std::bad_alloc&) {
        environment.console.error({ErrorCode::limit, "out of memory", "", {}});
    } catch (const std::exception& exception) {
        // No room lets an exception out; this is the net under all of them.
        environment.console.error(
            {ErrorCode::io, fmt::format("internal fault: {}", exception.what()), "", {}});
    }
    return ExitCode::could_not;
}

} // namespace insignia::app
