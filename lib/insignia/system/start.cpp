#include <algorithm>
#include <fmt/format.h>
#include <insignia/credential/frameworks.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/start.h>

namespace insignia::system {

using credential::has_vocabulary;
using credential::say;

namespace {

using credential::BadgeKind;
using credential::BadgeSystem;
using credential::Definition;
using credential::Requirement;
using credential::Stage;
using credential::SystemBadge;
using credential::SystemModel;
using NodeKind = Requirement::Kind;

constexpr std::size_t k_branches = 3;

Requirement one(const std::string& slug) {
    Requirement requirement;
    requirement.kind = NodeKind::badge;
    requirement.badge = slug;
    return requirement;
}

Requirement group(NodeKind kind, const std::vector<SystemBadge>& badges, std::size_t count = 0) {
    Requirement requirement;
    requirement.kind = kind;
    requirement.count = count;
    for (const auto& badge : badges) requirement.of.push_back(one(badge.badge));
    return requirement;
}

// How each model arranges badges (without the meta-badge), and what completes the whole.
struct ModelArrangement {
    SystemModel model;
    void (*arrange)(std::vector<SystemBadge>& badges);
    Requirement (*completion)(const std::vector<SystemBadge>& badges);
};

void in_line(std::vector<SystemBadge>& badges) {
    for (std::size_t i = 1; i < badges.size(); ++i) badges[i].prerequisites = one(badges[i - 1].badge);
}

void side_by_side(std::vector<SystemBadge>&) {
    // Each stands for its own competences, in any order.
}

// A root, then up to three branches that grow one badge at a time.
void as_tree(std::vector<SystemBadge>& badges) {
    for (std::size_t i = 0; i < badges.size(); ++i) {
        badges[i].level = static_cast<int>(i == 0 ? 1 : 2 + (i - 1) / k_branches);
        if (i > 0) badges[i].prerequisites = one(badges[i <= k_branches ? 0 : i - k_branches].badge);
    }
}

Requirement all_of_them(const std::vector<SystemBadge>& badges) {
    return group(NodeKind::all_of, badges);
}

// Two thirds of the branches, by the badges at their ends: whoever holds those has come all the way along.
Requirement most_of_them(const std::vector<SystemBadge>& badges) {
    std::vector<SystemBadge> ends;
    for (const auto& badge : badges)
        if (std::ranges::none_of(badges,
                                 [&](const auto& other) { return other.prerequisites.badge == badge.badge; }))
            ends.push_back(badge);
    if (ends.size() < 2) return all_of_them(badges);
    if (ends.size() == 2) return group(NodeKind::any_of, ends);
    return group(NodeKind::at_least, ends, (ends.size() * 2 + 2) / 3);
}

constexpr ModelArrangement k_model_arrangements[] = {
    {SystemModel::linear, in_line, all_of_them},
    {SystemModel::competence_based, side_by_side, all_of_them},
    {SystemModel::skill_tree, as_tree, most_of_them},
};

std::string competence_of(const credential::DefinedAlignment& alignment) {
    const auto* const framework =
        credential::find_framework(credential::shipped_frameworks(), alignment.framework);
    if (framework == nullptr) return alignment.framework + ":" + alignment.code;
    return (framework->aliases.empty() ? framework->id : framework->aliases.back()) + ":" + alignment.code;
}

void add_goals(BadgeSystem& system, const std::vector<Definition>& badges) {
    credential::Goal all;
    for (const auto& [language, name] : system.name)
        if (has_vocabulary(language)) all.text.emplace_back(language, say(language, "starter_goal"));
    if (all.text.empty()) all.text.emplace_back("en", say("en", "starter_goal"));
    for (const auto& definition : badges)
        for (const auto& alignment : definition.alignments) {
            if (alignment.code.empty()) continue;
            const auto competence = competence_of(alignment);
            if (std::ranges::find(all.competences, competence) != all.competences.end()) continue;
            all.competences.push_back(competence);
            if (system.model == SystemModel::competence_based)
                system.goals.push_back({{{system.language, alignment.name}}, {competence}});
        }
    if (system.goals.empty()) system.goals.push_back(std::move(all));
}

// The languages that every badge has, that of the system first.
std::vector<std::string> common_languages(const Start& start) {
    std::vector<std::string> languages{start.language};
    if (start.badges.empty()) return languages;
    const auto has = [](const Definition& definition, const std::string& language) {
        return std::ranges::find(definition.name, language, &credential::Localized::value_type::first)
               != definition.name.end();
    };
    for (const auto& [language, name] : start.badges.front().name)
        if (language != start.language
            && std::ranges::all_of(start.badges, [&](const auto& badge) { return has(badge, language); }))
            languages.push_back(language);
    return languages;
}

SystemBadge place_of(const Definition& definition) {
    SystemBadge badge;
    badge.badge = definition.slug;
    for (const auto& task : definition.evidence) badge.activities.push_back({task.name, {}, task.required});
    return badge;
}

// The first is a first success, the last before the whole shows where one can go on.
void set_stages(std::vector<SystemBadge>& badges) {
    for (std::size_t i = 0; i < badges.size(); ++i)
        badges[i].stage = i == 0                                        ? Stage::onboarding
                          : i + 1 == badges.size() && badges.size() > 3 ? Stage::signposting
                                                                        : Stage::motivation;
}

bool certifies(const Definition& definition) {
    constexpr std::string_view k_types[] = {"Certification", "Certificate",     "CertificateOfCompletion",
                                            "Diploma",       "MicroCredential", "MasterCertificate"};
    return std::ranges::find(k_types, definition.type) != std::end(k_types);
}

} // namespace

BadgeSystem start_system(const Start& start) {
    BadgeSystem system;
    system.slug = start.slug;
    system.language = start.language;
    system.model = start.model;
    for (const auto& language : common_languages(start)) system.name.emplace_back(language, start.name);
    for (const auto& definition : start.badges)
        if (definition.slug != start.meta) system.badges.push_back(place_of(definition));
    const auto* const row = std::ranges::find(k_model_arrangements, start.model, &ModelArrangement::model);
    row->arrange(system.badges);
    set_stages(system.badges);
    const auto meta = std::ranges::find(start.badges, start.meta, &Definition::slug);
    if (meta != start.badges.end()) {
        auto whole = place_of(*meta);
        whole.kind = BadgeKind::meta_badge;
        whole.stage = Stage::recognition;
        whole.prerequisites = row->completion(system.badges);
        if (start.model == SystemModel::skill_tree && !system.badges.empty())
            whole.level = 1 + std::ranges::max(system.badges, {}, &SystemBadge::level).level;
        system.badges.push_back(std::move(whole));
    }
    add_goals(system, start.badges);
    return system;
}

std::string probable_meta(std::span<const Definition> badges) {
    if (std::ranges::count_if(badges, certifies) != 1) return {};
    return std::ranges::find_if(badges, certifies)->slug;
}

} // namespace insignia::system
