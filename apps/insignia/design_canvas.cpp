#include "design_dialogue.h"
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/workspace/definition_file.h>

namespace insignia::app {

namespace {

using credential::Definition;
using credential::Localized;

Result<Move> ask_text(Dialogue& dialogue, std::string_view question, Localized& texts, bool needed) {
    return dialogue.ask_until(question, credential::in_language(texts, dialogue.language()),
                              [&](const std::string& answer) -> Result<void> {
                                  if (answer.empty() && needed)
                                      return fail(ErrorCode::usage, "a badge needs a name");
                                  if (!answer.empty())
                                      set_text(texts, dialogue.language(), dialogue.language(), answer);
                                  return {};
                              });
}

Result<Move> ask_name(Dialogue& dialogue) {
    return ask_text(dialogue, "What is the badge called?", dialogue.definition().name, true);
}

Result<Move> ask_description(Dialogue& dialogue) {
    return ask_text(dialogue, "What did earners do? In the past tense: \"Earners of this badge have …\"",
                    dialogue.definition().description, false);
}

Result<Move> ask_context(Dialogue& dialogue) {
    return ask_text(dialogue, "Where and when? The place, the dates, the programme, the organisers",
                    dialogue.definition().context, false);
}

Result<Move> ask_opportunities(Dialogue& dialogue) {
    return ask_text(dialogue, "What does it open up? A next course, a role, a badge that builds on it",
                    dialogue.definition().opportunities, false);
}

Result<Move> ask_criteria(Dialogue& dialogue) {
    const std::string known = credential::in_language(dialogue.definition().criteria, dialogue.language());
    if (!known.empty()) dialogue.say("      so far, kept by an empty line:\n" + sanitize_lines(known));
    std::string criteria;
    TRY_ASSIGN(const Move move,
               dialogue.ask_lines("What must be shown to earn it? One line each, an empty line ends", "and",
                                  [&](const std::string& line) -> Result<Move> {
                                      criteria += (criteria.empty() ? "- " : "\n- ") + line;
                                      return Move::next;
                                  }));
    if (!criteria.empty())
        set_text(dialogue.definition().criteria, dialogue.language(), dialogue.language(), criteria);
    return move;
}

Result<Move> ask_assessor(Dialogue& dialogue, credential::EvidenceTask& task) {
    if (task.assessor != credential::Assessor::unstated) return Move::next;
    return dialogue.ask_until(
        "assessed by [s]elf [p]eer [o]rganiser [e]xternal", "o",
        [&](const std::string& word) -> Result<void> {
            for (const std::string_view name : {"self", "peer", "organiser", "external"})
                if (name.starts_with(to_lower(word)))
                    return task.assessor = *workspace::parse_assessor(name), Result<void>();
            return fail(ErrorCode::usage, "one of the four letters");
        });
}

Result<Move> ask_evidence(Dialogue& dialogue) {
    for (const auto& task : dialogue.definition().evidence)
        dialogue.say(fmt::format("      so far: {} ({})",
                                 sanitize(credential::in_language(task.name, dialogue.language())),
                                 workspace::to_string(task.assessor)));
    return dialogue.ask_lines("Evidence task: what is handed in or done? An empty line ends",
                              "another evidence task", [&](const std::string& line) -> Result<Move> {
                                  auto task = parse_evidence_task(line, dialogue.language());
                                  TRY_ASSIGN(const Move move, ask_assessor(dialogue, task));
                                  if (move == Move::next)
                                      dialogue.definition().evidence.push_back(std::move(task));
                                  return move;
                              });
}

Result<Move> ask_hours(Dialogue& dialogue) {
    auto& hours = dialogue.definition().hours;
    return dialogue.ask_until("How long did it take, in hours?", hours ? fmt::format("{}", *hours) : "",
                              [&](const std::string& answer) -> Result<void> {
                                  if (answer.empty()) return {};
                                  TRY_ASSIGN(hours, parse_hours(answer));
                                  return {};
                              });
}

Result<Move> ask_tags(Dialogue& dialogue) {
    auto& tags = dialogue.definition().tags;
    TRY_ASSIGN(const auto answer, dialogue.ask("Tags, with commas between them", join(tags, ", ")));
    if (!answer) return Move::back;
    tags.clear();
    for (const auto tag : split(*answer, ','))
        if (!trim(tag).empty()) tags.emplace_back(trim(tag));
    return Move::next;
}

using Question = Result<Move>(Dialogue&);

// In the order of a badge design canvas.
constexpr Question* k_questions[] = {ask_name,     ask_description, ask_context,     ask_criteria,
                                     ask_evidence, ask_hours,       ask_competences, ask_opportunities,
                                     ask_tags,     ask_languages,   ask_picture};

} // namespace

Result<void> ask_for_badge(Console& console, Definition& definition, const CanvasSetting& setting) {
    constexpr int count = std::size(k_questions);
    Dialogue dialogue(console, definition, setting, count);
    dialogue.say("An empty line takes what stands in [brackets]; < goes back to the question before.");
    for (int i = 0; i < count;) {
        dialogue.at(i + 1);
        TRY_ASSIGN(const Move move, k_questions[i](dialogue));
        i = move == Move::next ? i + 1 : std::max(0, i - 1);
    }
    return {};
}

} // namespace insignia::app
