// How commands declare options that several of them share. Includes CLI11: only files in commands/ need it.
#pragma once

#include "commands.h"
#include "network.h"
#include <CLI/CLI.hpp>
#include <initializer_list>
#include <string>
#include <vector>

namespace insignia::app {

// `--format WORD`, one of `words`, of which `value` holds the default. Another word is a usage error.
CLI::Option* add_format(CLI::App& command, std::string& value, std::initializer_list<std::string_view> words);

// An option with one of a few words as its value: `--proof eddsa-jcs-2022`.
CLI::Option* add_choice(CLI::App& command, const std::string& name, std::string& value,
                        const std::string& description, std::vector<std::string> words);

// An option that may be given several times, one value each time (CLI11 would let one take all that follows).
CLI::Option* add_repeatable(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                            const std::string& description);

// The flags of commands that may ask the network: --offline, --ca-file, --resources.
void add_network_flags(CLI::App& command, NetworkOptions& options);

// The same and `--allow private-network`, for commands whose input may be a URL and that know no other word.
void add_input_network_flags(CLI::App& command, NetworkOptions& options);

// For CLI::Option::check(): a flag whose value is "" was meant to say something, such as a variable that is
// not set.
std::string not_empty(const std::string& value);

} // namespace insignia::app
