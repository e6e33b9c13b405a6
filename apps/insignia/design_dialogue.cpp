#include "design_dialogue.h"
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::app {

Result<std::optional<std::string>> Dialogue::ask(std::string_view question, std::string_view otherwise) {
    TRY_ASSIGN(const std::string answer,
               m_console.prompt(fmt::format("{:>2}/{} {}", m_number, m_questions, question), otherwise));
    const std::string_view text = trim(answer);
    if (text == "<") return std::optional<std::string>();
    return std::optional(std::string(text));
}

Result<Move> Dialogue::ask_until(std::string_view question, std::string otherwise,
                                 const std::function<Result<void>(const std::string&)>& take) {
    for (;;) {
        TRY_ASSIGN(const auto answer, ask(question, otherwise));
        if (!answer) return Move::back;
        const auto taken = take(*answer);
        if (taken) return Move::next;
        say("      " + taken.error().message);
        for (const std::string& hint : taken.error().hints) say("      " + hint);
    }
}

Result<Move> Dialogue::ask_lines(std::string_view question, std::string_view more,
                                 const std::function<Result<Move>(const std::string&)>& take) {
    TRY_ASSIGN(auto line, ask(question));
    while (line && !line->empty()) {
        TRY_ASSIGN(const Move move, take(*line));
        if (move == Move::back) return Move::back;
        TRY_ASSIGN(line, ask(more));
    }
    return line ? Move::next : Move::back;
}

} // namespace insignia::app
