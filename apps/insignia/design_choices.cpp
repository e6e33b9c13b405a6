// The parts of the dialogue in which something is chosen: competences, languages, the picture.
#include "design_dialogue.h"
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/language.h>
#include <insignia/base/text.h>
#include <insignia/design/design.h>

namespace insignia::app {

namespace {

constexpr std::size_t k_matches_shown = 6;

using Matches = std::vector<credential::Match>;

Matches search(Dialogue& dialogue, const std::string& query) {
    Matches matches = credential::search_frameworks(dialogue.setting().frameworks, query);
    if (matches.size() > k_matches_shown) matches.resize(k_matches_shown);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        dialogue.say(fmt::format(
            "      {} {} {} {}", i + 1, sanitize(matches[i].framework->name),
            sanitize(matches[i].competence->code),
            sanitize(credential::in_language(matches[i].competence->label, dialogue.language()))));
    }
    if (matches.empty()) dialogue.say("      nothing found; try another word, in the singular and in English");
    return matches;
}

// The match of a number that was typed, or nullptr.
const credential::Match* numbered(const Matches& matches, const std::string& text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && number >= 1 && number <= matches.size() ? &matches[number - 1] : nullptr;
}

struct TranslatedText {
    std::string_view question;
    credential::Localized credential::Definition::*texts;
};

constexpr TranslatedText k_translated[] = {
    {"name", &credential::Definition::name},
    {"what earners did", &credential::Definition::description},
    {"where and when", &credential::Definition::context},
    {"criteria", &credential::Definition::criteria},
    {"what it opens up", &credential::Definition::opportunities},
};

std::string translation(const credential::Localized& texts, std::string_view language) {
    for (const auto& [tag, text] : texts)
        if (tag == language) return text;
    return {};
}

Result<Move> ask_translation(Dialogue& dialogue, const std::string& language) {
    auto& definition = dialogue.definition();
    for (const auto& [question, member] : k_translated) {
        auto& texts = definition.*member;
        const std::string& original = credential::in_language(texts, definition.language);
        if (original.empty()) continue;
        dialogue.say("      " + sanitize_lines(original));
        TRY_ASSIGN(const auto answer,
                   dialogue.ask(fmt::format("{} in {}", question, language), translation(texts, language)));
        if (!answer) return Move::back;
        if (!answer->empty()) set_text(texts, language, definition.language, *answer);
    }
    set_text(definition.translated, language, definition.language, definition.version);
    return Move::next;
}

Result<Move> ask_part(Dialogue& dialogue, std::string_view question, std::string& value) {
    const std::string name = credential::in_language(dialogue.definition().name, dialogue.language());
    return dialogue.ask_until(question, value, [&](const std::string& answer) -> Result<void> {
        const std::string before = std::exchange(value, answer);
        auto picture = dialogue.definition().picture;
        // A title that cannot be drawn is told at the question about the title.
        if (&value != &dialogue.definition().picture.text) picture.text = "-";
        const auto drawn = design::draw(picture, name, dialogue.language());
        if (drawn) return {};
        value = before;
        return fail(drawn.error());
    });
}

} // namespace

Result<Move> ask_competences(Dialogue& dialogue) {
    auto& alignments = dialogue.definition().alignments;
    for (const auto& known : alignments)
        dialogue.say(fmt::format("      so far: {} {}", sanitize(known.framework), sanitize(known.name)));
    Matches matches;
    return dialogue.ask_lines("Which competences? Type a word to search, an empty line ends",
                              "a number to take, or another word",
                              [&](const std::string& answer) -> Result<Move> {
                                  const auto* const match = numbered(matches, answer);
                                  if (match == nullptr) {
                                      matches = search(dialogue, answer);
                                      return Move::next;
                                  }
                                  alignments.push_back(credential::align_to(
                                      *match->framework, *match->competence, dialogue.language()));
                                  dialogue.say("      taken: " + sanitize(alignments.back().name));
                                  return Move::next;
                              });
}

Result<Move> ask_languages(Dialogue& dialogue) {
    std::vector<std::string> wanted;
    for (const std::string& language : dialogue.setting().languages)
        if (language != dialogue.language()) wanted.push_back(language);
    const std::string question =
        fmt::format("Which languages beside {}? As in: it, de. \"-\" for none", dialogue.language());
    TRY_ASSIGN(
        const Move move,
        dialogue.ask_until(question, join(wanted, ", "), [&](const std::string& answer) -> Result<void> {
            wanted.clear();
            if (answer.empty() || answer == "-") return {};
            for (const auto word : split(answer, ',')) {
                const std::string language(trim(word));
                if (!is_language_tag(language))
                    return fail(ErrorCode::usage,
                                fmt::format("\"{}\" is no language tag", sanitize(language, 40)), {},
                                {"write its letters: it, de, pt-BR"});
                if (language != dialogue.language()) wanted.push_back(language);
            }
            return {};
        }));
    if (move == Move::back) return Move::back;
    for (const std::string& language : wanted) {
        TRY_ASSIGN(const Move done, ask_translation(dialogue, language));
        if (done == Move::back) return ask_languages(dialogue);
    }
    return Move::next;
}

Result<Move> ask_picture(Dialogue& dialogue) {
    auto& picture = dialogue.definition().picture;
    if (!picture.file.empty() || !picture.template_file.empty()) return Move::next;
    dialogue.say("      (all shapes and icons: insignia design --contact-sheet sheet.png)");
    const std::string name = credential::in_language(dialogue.definition().name, dialogue.language());
    if (picture.text.empty()) picture.text = name;
    const std::pair<std::string_view, std::string*> parts[] = {
        {"picture: shape", &picture.shape},
        {"icon", &picture.icon},
        {"colour", &picture.color},
        {"text on the ribbon (- for none)", &picture.text}};
    for (std::size_t i = 0; i < std::size(parts);) {
        TRY_ASSIGN(const Move move, ask_part(dialogue, parts[i].first, *parts[i].second));
        if (move == Move::back && i == 0) return Move::back;
        i = move == Move::back ? i - 1 : i + 1;
    }
    if (picture.text == name) picture.text.clear();
    dialogue.setting().preview(dialogue.definition());
    for (;;) {
        TRY_ASSIGN(const auto answer, dialogue.ask("Keep this picture? y or n: choose anew", "y"));
        if (!answer || to_lower(*answer).starts_with('n')) return ask_picture(dialogue);
        if (to_lower(*answer).starts_with('y')) return Move::next;
    }
}

} // namespace insignia::app
