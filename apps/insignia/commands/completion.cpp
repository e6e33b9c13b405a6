#include "command_line.h"
#include "options.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <memory>

namespace insignia::app {

namespace {

struct CompletionOptions {
    std::string shell;
};

// The words that may follow a command: its options, and its subcommands with theirs.
std::vector<std::string> words_of(const Command& command) {
    std::vector<std::string> words;
    for (const auto& name : option_names(command))
        words.push_back(name.substr(name.find(' ') == std::string::npos ? 0 : name.find(' ') + 1));
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::vector<std::string> names() {
    std::vector<std::string> result;
    for (const auto& command : commands()) result.emplace_back(command.name);
    return result;
}

std::string for_bash() {
    std::string cases;
    for (const auto& command : commands())
        cases += fmt::format("        {}) words=\"{}\" ;;\n", command.name, join(words_of(command), " "));
    return fmt::format(R"(# bash completion of insignia: source <(insignia completion bash)
_insignia() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} command= words= i
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case ${{COMP_WORDS[i]}} in -*) ;; *) command=${{COMP_WORDS[i]}}; break ;; esac
    done
    case $command in
        "") words="{}" ;;
{}    esac
    case $current in
        -*) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current") ;;
        *) if [ -z "$command" ]; then mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
           else mapfile -t COMPREPLY < <(compgen -W "${{words//--*([^ ])/}}" -- "$current"; compgen -f -- "$current"); fi ;;
    esac
}}
shopt -s extglob
complete -o filenames -F _insignia insignia
)",
                       join(names(), " "), cases);
}

std::string for_zsh() {
    std::string summaries;
    std::string cases;
    for (const auto& command : commands()) {
        summaries += fmt::format("        '{}:{}'\n", command.name,
                                 replace_all(std::string(command.summary), "'", "'\\''"));
        cases += fmt::format("        {}) compadd -- {} ;;\n", command.name, join(words_of(command), " "));
    }
    return fmt::format(R"(#compdef insignia
# zsh completion of insignia: insignia completion zsh > a folder of $fpath/_insignia
_insignia() {{
    local -a commands
    commands=(
{}    )
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    case $words[2] in
{}    esac
    _files
}}
compdef _insignia insignia
)",
                       summaries, cases);
}

std::string for_fish() {
    std::string text = "# fish completion of insignia: insignia completion fish | source\n";
    for (const auto& command : commands()) {
        text += fmt::format("complete -c insignia -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                            replace_all(std::string(command.summary), "'", "\\'"));
        for (const auto& word : words_of(command)) {
            if (word.starts_with("--"))
                text += fmt::format("complete -c insignia -n '__fish_seen_subcommand_from {}' -l {}\n",
                                    command.name, word.substr(2));
            else if (!word.starts_with("-"))
                text += fmt::format("complete -c insignia -n '__fish_seen_subcommand_from {}' -a {}\n",
                                    command.name, word);
        }
    }
    return text;
}

struct Shell {
    std::string_view name;
    std::string (*script)();
};

constexpr Shell k_shells[] = {{"bash", for_bash}, {"zsh", for_zsh}, {"fish", for_fish}};

Result<ExitCode> run(const CompletionOptions& options, Environment& environment) {
    for (const auto& [name, script] : k_shells) {
        if (name != options.shell) continue;
        environment.console.answer(script());
        return ExitCode::yes;
    }
    return fail(ErrorCode::usage, fmt::format("no completion for the shell \"{}\"", options.shell), "",
                {"write bash, zsh or fish"});
}

} // namespace

void declare_completion(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<CompletionOptions>();
    command.add_option("SHELL", options->shell, "bash, zsh or fish")->required();
    action = [options](Environment& environment) { return run(*options, environment); };
}

} // namespace insignia::app
