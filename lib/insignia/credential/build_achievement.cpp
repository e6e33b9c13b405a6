#include <insignia/credential/build_achievement.h>

#include <fmt/format.h>
#include <insignia/credential/hours.h>
#include <insignia/credential/phrases.h>

namespace insignia::credential {

namespace {

// The language that the texts will really be in: the asked one only when the name exists in it.
std::string written_language(const Definition& definition, std::string_view language) {
    for (const auto& [tag, text] : definition.name)
        if (tag == language) return tag;
    return definition.language.empty() ? std::string(language) : definition.language;
}

// One task as a Markdown list item: "- **Name** (required, assessed by the organiser): description".
std::string task_line(const EvidenceTask& task, std::string_view language, const Phrases& words) {
    std::string line = fmt::format("- **{}** ({}", in_language(task.name, language),
                                   task.required ? words.required : words.optional);
    const std::string_view assessor = assessor_phrase(words, task.assessor);
    if (!assessor.empty()) line += fmt::format(", {}", assessor);
    line += ")";
    const std::string& description = in_language(task.description, language);
    if (!description.empty()) line += fmt::format(": {}", description);
    return line;
}

// What earners did, where and when, and what it opens up, as paragraphs.
std::string description(const Definition& definition, std::string_view language) {
    std::vector<std::string> paragraphs;
    for (const Localized* text : {&definition.description, &definition.context, &definition.opportunities})
        if (const auto& words = in_language(*text, language); !words.empty()) paragraphs.push_back(words);
    return fmt::format("{}", fmt::join(paragraphs, "\n\n"));
}

std::vector<ob3::Alignment> alignments(const Definition& definition) {
    std::vector<ob3::Alignment> list;
    for (const DefinedAlignment& defined : definition.alignments) {
        ob3::Alignment alignment;
        alignment.target_name = defined.name;
        alignment.target_url = defined.url;
        alignment.target_code = defined.code;
        alignment.target_framework = defined.framework;
        alignment.target_type = defined.type;
        alignment.target_description = defined.description;
        list.push_back(std::move(alignment));
    }
    return list;
}

} // namespace

std::string criteria_narrative(const Definition& definition, std::string_view language) {
    const std::string written = written_language(definition, language);
    const Phrases& words = phrases(written);
    std::vector<std::string> paragraphs;
    const std::string& criteria = in_language(definition.criteria, language);
    if (!criteria.empty()) paragraphs.push_back(criteria);
    if (!definition.evidence.empty()) {
        std::string list = fmt::format("**{}**\n", words.evidence);
        for (const EvidenceTask& task : definition.evidence) list += "\n" + task_line(task, language, words);
        paragraphs.push_back(std::move(list));
    }
    if (definition.hours)
        paragraphs.push_back(
            fmt::format(fmt::runtime(words.workload), hours_in_words(*definition.hours, written)));
    return fmt::format("{}", fmt::join(paragraphs, "\n\n"));
}

ob3::Achievement build_achievement(const Definition& definition, std::string_view language,
                                   const AchievementFrame& frame) {
    ob3::Achievement achievement;
    achievement.id = frame.id.empty() ? definition.id : frame.id;
    achievement.name = in_language(definition.name, language);
    achievement.description = description(definition, language);
    achievement.criteria.id = definition.criteria_url;
    achievement.criteria.narrative = criteria_narrative(definition, language);
    achievement.achievement_type = definition.type;
    achievement.in_language = written_language(definition, language);
    achievement.version = definition.version;
    achievement.tag = definition.tags;
    achievement.alignment = alignments(definition);
    achievement.related = frame.related;
    if (!frame.image.empty())
        achievement.image = ob3::Image{frame.image, in_language(definition.picture.alt, language)};
    if (!frame.creator.id.empty()) achievement.creator = frame.creator;
    return achievement;
}

} // namespace insignia::credential
