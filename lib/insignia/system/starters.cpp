#include <fmt/format.h>
#include <insignia/credential/frameworks.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/start.h>

namespace insignia::system {

using credential::has_vocabulary;
using credential::say;

namespace {

using credential::Assessor;
using credential::Definition;
using credential::SystemModel;

// What a starter badge says is in schemas/vocabulary/starters, under its slug.
struct Starter {
    std::string_view slug, type;
    Assessor assessor;
    double hours;
    std::string_view framework, code;
    std::string_view shape, icon, color;
    int level;
    bool in_trees_only;
};

constexpr Starter k_starters[] = {
    {"first-steps", "Badge", Assessor::organiser, 2, "kc", "KC5", "circle", "compass", "#0F766E", 1, false},
    {"own-project", "Badge", Assessor::organiser, 12, "entrecomp", "3.2", "hexagon", "rocket", "#1D4ED8", 2,
     false},
    {"helping-others", "Badge", Assessor::peer, 6, "kc", "KC5", "shield", "handshake", "#9D174D", 2, true},
    {"programme-completed", "CertificateOfCompletion", Assessor::organiser, 20, "kc", "KC5", "rosette",
     "star", "#B45309", 3, false},
};

credential::Localized words_of(const Starter& row, std::string_view part,
                               std::span<const std::string> languages) {
    credential::Localized words;
    for (const auto& language : languages)
        words.emplace_back(language, say(language, fmt::format("{}.{}", row.slug, part)));
    return words;
}

std::string text(std::string_view view) {
    return std::string(view);
}

Definition definition_of(const Starter& row, std::span<const std::string> languages) {
    Definition definition;
    definition.slug = text(row.slug);
    definition.language = languages.front();
    definition.type = text(row.type);
    definition.name = words_of(row, "name", languages);
    definition.description = words_of(row, "description", languages);
    definition.criteria = words_of(row, "criteria", languages);
    definition.hours = row.hours;
    credential::EvidenceTask task;
    task.name = words_of(row, "task", languages);
    task.assessor = row.assessor;
    definition.evidence.push_back(std::move(task));
    const auto* const framework = credential::find_framework(credential::shipped_frameworks(), row.framework);
    if (const auto* const competence = framework == nullptr ? nullptr : framework->find(row.code))
        definition.alignments.push_back(credential::align_to(*framework, *competence, definition.language));
    definition.picture.shape = text(row.shape);
    definition.picture.icon = text(row.icon);
    definition.picture.color = text(row.color);
    definition.picture.level = row.level;
    return definition;
}

} // namespace

std::vector<Definition> starter_badges(SystemModel model, std::span<const std::string> languages) {
    static const std::vector<std::string> k_english = {"en"};
    std::vector<std::string> known;
    for (const auto& language : languages)
        if (has_vocabulary(language)) known.push_back(language);
    std::vector<Definition> badges;
    for (const auto& row : k_starters)
        if (!row.in_trees_only || model == SystemModel::skill_tree)
            badges.push_back(definition_of(row, known.empty() ? k_english : known));
    return badges;
}

} // namespace insignia::system
