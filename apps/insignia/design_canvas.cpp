#include "design_canvas.h"
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/frameworks.h>
#include <insignia/design/design.h>
#include <insignia/workspace/definition_file.h>

namespace insignia::app {

namespace {

using credential::Definition;

constexpr int k_questions = 8;
constexpr std::size_t k_matches_shown = 6;

// The numbered questions of one dialogue.
class Canvas {
public:
    Canvas(Console& console, Definition& definition) : m_console(console), m_definition(definition) {}

    Result<std::string> ask(std::string_view question, std::string_view otherwise = {}) {
        count();
        return repeat(question, otherwise);
    }

    // The next number, for a question of several parts.
    void count() { ++m_number; }

    // The same question once more, or a part of it.
    Result<std::string> repeat(std::string_view question, std::string_view otherwise = {}) {
        TRY_ASSIGN(const std::string answer,
                   m_console.prompt(fmt::format("{}/{} {}", m_number, k_questions, question), otherwise));
        return std::string(trim(answer));
    }

    void say(std::string_view text) { m_console.talk(text); }
    Definition& definition() { return m_definition; }
    const std::string& language() const { return m_definition.language; }

private:
    Console& m_console;
    Definition& m_definition;
    int m_number = 0;
};

Result<void> ask_text(Canvas& canvas, std::string_view question, credential::Localized& texts, bool needed) {
    const std::string known = credential::in_language(texts, canvas.language());
    TRY_ASSIGN(std::string answer, canvas.ask(question, known));
    while (answer.empty() && needed) {
        TRY_ASSIGN(answer, canvas.repeat(question, known));
    }
    if (!answer.empty()) set_text(texts, canvas.language(), canvas.language(), answer);
    return {};
}

Result<void> ask_hours(Canvas& canvas) {
    auto& hours = canvas.definition().hours;
    TRY_ASSIGN(std::string answer,
               canvas.ask("How long did it take, in hours?", hours ? fmt::format("{}", *hours) : ""));
    while (!answer.empty()) {
        const auto parsed = parse_hours(answer);
        if (parsed) {
            hours = *parsed;
            return {};
        }
        canvas.say(parsed.error().message);
        TRY_ASSIGN(answer, canvas.repeat("How long did it take, in hours?"));
    }
    return {};
}

Result<void> ask_criteria(Canvas& canvas) {
    const std::string known = credential::in_language(canvas.definition().criteria, canvas.language());
    if (!known.empty()) canvas.say("      the criteria so far:\n" + sanitize_lines(known));
    TRY_ASSIGN(std::string line,
               canvas.ask("What must be shown to earn it? One line each, an empty line ends"));
    std::string criteria;
    while (!line.empty()) {
        criteria += "- " + line + "\n";
        TRY_ASSIGN(line, canvas.repeat("and"));
    }
    if (criteria.empty()) return {};
    criteria.pop_back();
    set_text(canvas.definition().criteria, canvas.language(), canvas.language(), criteria);
    return {};
}

Result<void> ask_evidence(Canvas& canvas) {
    TRY_ASSIGN(std::string line, canvas.ask("Evidence task: what is handed in or done? An empty line ends"));
    while (!line.empty()) {
        auto task = parse_evidence_task(line, canvas.language());
        while (task.assessor == credential::Assessor::unstated) {
            TRY_ASSIGN(const std::string word,
                       canvas.repeat("assessed by [s]elf [p]eer [o]rganiser [e]xternal", "o"));
            for (const std::string_view name : {"self", "peer", "organiser", "external"})
                if (name.starts_with(to_lower(word))) task.assessor = *workspace::parse_assessor(name);
        }
        canvas.definition().evidence.push_back(std::move(task));
        TRY_ASSIGN(line, canvas.repeat("another evidence task"));
    }
    return {};
}

Result<void> ask_competences(Canvas& canvas) {
    TRY_ASSIGN(std::string query, canvas.ask("Which competences? Type a word to search, an empty line ends"));
    while (!query.empty()) {
        auto matches = credential::search_frameworks(credential::shipped_frameworks(), query);
        if (matches.size() > k_matches_shown) matches.resize(k_matches_shown);
        for (std::size_t i = 0; i < matches.size(); ++i) {
            canvas.say(fmt::format("  {} {} {} {}", i + 1, matches[i].framework->name,
                                   matches[i].competence->code,
                                   credential::in_language(matches[i].competence->label, canvas.language())));
        }
        if (matches.empty()) canvas.say("      nothing found; try another word, in the singular");
        TRY_ASSIGN(query, canvas.repeat("number to take, or another word"));
        std::size_t number = 0;
        std::from_chars(query.data(), query.data() + query.size(), number);
        if (number < 1 || number > matches.size()) continue;
        const auto& match = matches[number - 1];
        canvas.definition().alignments.push_back(
            credential::align_to(*match.framework, *match.competence, canvas.language()));
        TRY_ASSIGN(query, canvas.repeat("another word"));
    }
    return {};
}

// Ask until the drawing can be made with the answer.
Result<void> ask_for_picture_part(Canvas& canvas, std::string_view question, std::string& value) {
    const credential::PictureSpec& picture = canvas.definition().picture;
    const std::string name = credential::in_language(canvas.definition().name, canvas.language());
    for (;;) {
        TRY_ASSIGN(const std::string answer, canvas.repeat(question, value));
        const std::string before = std::exchange(value, answer);
        const auto drawn = design::draw(picture, name, canvas.language());
        if (drawn) return {};
        canvas.say(drawn.error().message);
        for (const std::string& hint : drawn.error().hints) canvas.say("  " + hint);
        value = before;
    }
}

Result<void> ask_picture(Canvas& canvas) {
    auto& picture = canvas.definition().picture;
    if (!picture.file.empty()) return {};
    canvas.say("      (all shapes and icons: insignia design --contact-sheet sheet.png)");
    canvas.count();
    TRY(ask_for_picture_part(canvas, "picture: shape", picture.shape));
    TRY(ask_for_picture_part(canvas, "icon", picture.icon));
    TRY(ask_for_picture_part(canvas, "colour", picture.color));
    if (picture.text.empty())
        picture.text = credential::in_language(canvas.definition().name, canvas.language());
    TRY(ask_for_picture_part(canvas, "text on the ribbon", picture.text));
    if (picture.text == credential::in_language(canvas.definition().name, canvas.language()))
        picture.text.clear();
    return {};
}

} // namespace

void set_text(credential::Localized& texts, std::string_view language, std::string_view own_language,
              std::string_view text) {
    for (auto& [tag, words] : texts) {
        if (tag != language) continue;
        words = text;
        return;
    }
    texts.insert(language == own_language ? texts.begin() : texts.end(),
                 {std::string(language), std::string(text)});
}

Result<double> parse_hours(std::string_view text) {
    const std::string_view trimmed = trim(text);
    double hours = 0;
    const auto [end, error] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), hours);
    const std::string unit = to_lower(trim(trimmed.substr(static_cast<std::size_t>(end - trimmed.data()))));
    if (error == std::errc{} && hours > 0 && hours <= 10'000
        && (unit.empty() || unit == "h" || unit == "hour" || unit == "hours"))
        return hours;
    return fail(ErrorCode::usage, fmt::format("\"{}\" is not a number of hours", sanitize(text, 40)), {},
                {"write it as in 12 or 2.5"});
}

credential::EvidenceTask parse_evidence_task(std::string_view text, std::string_view language) {
    credential::EvidenceTask task;
    const std::size_t colon = text.rfind(':');
    if (colon != std::string_view::npos) {
        if (const auto assessor = workspace::parse_assessor(trim(text.substr(colon + 1)))) {
            task.assessor = *assessor;
            text = text.substr(0, colon);
        }
    }
    task.name = {{std::string(language), std::string(trim(text))}};
    return task;
}

Result<credential::DefinedAlignment> parse_alignment(std::string_view text, std::string_view language) {
    const auto frameworks = credential::shipped_frameworks();
    const std::size_t colon = text.find(':');
    const std::string_view name = trim(text.substr(0, colon));
    const auto* const framework =
        colon == std::string_view::npos ? nullptr : credential::find_framework(frameworks, name);
    if (framework == nullptr) {
        std::vector<std::string> names;
        for (const auto& known : frameworks) names.push_back(known.name);
        return fail(ErrorCode::usage,
                    fmt::format("--alignment \"{}\" names no framework that is known", sanitize(text, 80)),
                    {},
                    {"write FRAMEWORK:CODE with one of: " + join(names, ", "),
                     "any other framework can be written into the badge's TOML file under [[alignment]]"});
    }
    const std::string_view code = trim(text.substr(colon + 1));
    if (const auto* const competence = framework->find(code))
        return credential::align_to(*framework, *competence, language);
    std::vector<std::string> codes;
    for (const auto& known : framework->competences) codes.push_back(known.code);
    return fail(ErrorCode::usage,
                fmt::format("{} has no competence \"{}\"", framework->name, sanitize(code, 40)), {},
                {"choose one of: " + join(codes, ", ")});
}

Result<void> ask_for_badge(Console& console, Definition& definition) {
    Canvas canvas(console, definition);
    TRY(ask_text(canvas, "What is the badge called?", definition.name, true));
    TRY(ask_text(canvas, "What did earners do? In the past tense: \"Earners of this badge have …\"",
                 definition.description, false));
    TRY(ask_criteria(canvas));
    TRY(ask_hours(canvas));
    TRY(ask_evidence(canvas));
    TRY(ask_competences(canvas));
    TRY_ASSIGN(const std::string tags,
               canvas.ask("Tags, with commas between them", join(definition.tags, ", ")));
    definition.tags.clear();
    for (const auto tag : split(tags, ','))
        if (!trim(tag).empty()) definition.tags.emplace_back(trim(tag));
    return ask_picture(canvas);
}

} // namespace insignia::app
