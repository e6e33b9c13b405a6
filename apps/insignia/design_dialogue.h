// The mechanics of numbered questions: asking, asking again, going back.
#pragma once

#include "design_canvas.h"
#include <utility>

namespace insignia::app {

// Where to go after a question.
enum class Move { next, back };

// One dialogue about one badge. An answer of "<" is nothing in std::optional's sense: the question before.
class Dialogue {
public:
    Dialogue(Console& console, credential::Definition& definition, const CanvasSetting& setting,
             int questions)
        : m_console(console), m_definition(definition), m_setting(setting), m_questions(questions) {}

    void at(int number) { m_number = number; }

    // The answer, trimmed, `otherwise` for an empty line, or nothing to go back.
    Result<std::optional<std::string>> ask(std::string_view question, std::string_view otherwise = {});

    // One text, until it is accepted by `take`, whose message is shown. `otherwise` is a copy: it is mostly
    // the text that `take` changes.
    Result<Move> ask_until(std::string_view question, std::string otherwise,
                           const std::function<Result<void>(const std::string&)>& take);

    // Lines up to an empty one, each handed to `take`. The first empty line keeps what is there.
    Result<Move> ask_lines(std::string_view question, std::string_view more,
                           const std::function<Result<Move>(const std::string&)>& take);

    void say(std::string_view text) { m_console.talk(text); }
    credential::Definition& definition() { return m_definition; }
    const std::string& language() const { return m_definition.language; }
    const CanvasSetting& setting() const { return m_setting; }

private:
    Console& m_console;
    credential::Definition& m_definition;
    const CanvasSetting& m_setting;
    int m_questions;
    int m_number = 0;
};

// The questions about competences, translations and the picture, which are dialogues of their own.
Result<Move> ask_competences(Dialogue& dialogue);
Result<Move> ask_languages(Dialogue& dialogue);
Result<Move> ask_picture(Dialogue& dialogue);

} // namespace insignia::app
