#include "options.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::app {

namespace {

CLI::Option* demand_word(CLI::Option* option, std::vector<std::string> words) {
    const auto listed = join(words, ", ");
    option->type_name("WORD");
    // What a check returns follows the option's name in the message: `--format: "jsn" is not …`.
    option->check([words = std::move(words), listed](const std::string& given) -> std::string {
        if (std::ranges::find(words, given) != words.end()) return {};
        const auto meant = did_you_mean(given, words);
        return fmt::format("\"{}\" is not one of {}{}", given, listed,
                           meant.empty() ? std::string() : fmt::format("; did you mean {}", meant));
    });
    return option;
}

} // namespace

CLI::Option* add_choice(CLI::App& command, const std::string& name, std::string& value,
                        const std::string& description, std::vector<std::string> words) {
    const auto listed = join(words, ", ");
    return demand_word(command.add_option(name, value, fmt::format("{}: {}", description, listed)),
                       std::move(words));
}

CLI::Option* add_format(CLI::App& command, std::string& value,
                        std::initializer_list<std::string_view> words) {
    return add_choice(command, "--format", value, "how the answer is written", {words.begin(), words.end()});
}

CLI::Option* add_repeatable(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                            const std::string& description) {
    return command.add_option(name, values, description)->allow_extra_args(false);
}

void add_network_flags(CLI::App& command, NetworkOptions& options) {
    command.add_flag("--offline", options.offline, "fetch nothing");
    command.add_option("--ca-file", options.ca_file, "trust these certificates of hosts too")
        ->type_name("FILE");
    command.add_option("--resources", options.resources, "answer URLs from files")->type_name("MAP.json");
}

void add_input_network_flags(CLI::App& command, NetworkOptions& options) {
    add_network_flags(command, options);
    auto* const allow = command.add_option_function<std::string>(
        "--allow", [&options](const std::string&) { options.private_network = true; },
        "also ask hosts of the local network: private-network");
    demand_word(allow, {"private-network"});
}

std::string not_empty(const std::string& value) {
    return value.empty() ? "it is empty" : std::string();
}

} // namespace insignia::app
