#include "issue.h"
#include <fmt/format.h>
#include <insignia/credential/build_achievement.h>
#include <set>

namespace insignia::issue {

namespace {

using credential::Localized;

struct Needed {
    std::string_view key;
    const Localized credential::Definition::*text;
};

constexpr Needed k_needed[] = {
    {"name", &credential::Definition::name},
    {"description", &credential::Definition::description},
    {"criteria", &credential::Definition::criteria},
};

// Achievement.name, .description and .criteria are required; a page with the criteria will do too.
Result<void> require_texts(const credential::Definition& definition) {
    for (const auto& [key, text] : k_needed) {
        const auto& localized = definition.*text;
        const bool has_page = key == "criteria" && !definition.criteria_url.empty();
        if (has_page || (!localized.empty() && !localized.front().second.empty())) continue;
        return fail(ErrorCode::invalid, fmt::format("the badge \"{}\" has no {}", definition.slug, key), "",
                    {fmt::format("add  {} = \"…\"  to badges/{}.toml", key, definition.slug)});
    }
    return {};
}

std::set<std::string> languages_of(const credential::Definition& definition) {
    std::set<std::string> languages{definition.language};
    for (const auto& entry : definition.name) languages.insert(entry.first);
    return languages;
}

std::string id_in(const std::string& language, const Batch& batch) {
    const auto& definition = batch.definition;
    const bool own = language == definition.language;
    if (own && !definition.id.empty()) return definition.id;
    return achievement_id(batch.issuer.id, definition.id.empty() ? definition.slug : definition.id,
                          definition.version, own ? std::string_view() : language);
}

std::vector<credential::ob3::Related> others(const std::string& language,
                                             const std::set<std::string>& languages, const Batch& batch) {
    std::vector<credential::ob3::Related> related;
    for (const auto& other : languages) {
        if (other == language) continue;
        credential::ob3::Related entry;
        entry.id = id_in(other, batch);
        entry.in_language = other;
        entry.version = batch.definition.version;
        related.push_back(std::move(entry));
    }
    return related;
}

} // namespace

Result<Prepared> prepare(Batch batch) {
    TRY(require_texts(batch.definition));
    Prepared prepared;
    const auto& definition = batch.definition;
    const auto languages = languages_of(definition);
    for (const auto& language : languages) {
        const credential::AchievementFrame frame{id_in(language, batch), batch.issuer, batch.image,
                                                 others(language, languages, batch)};
        prepared.achievements.emplace(language, credential::build_achievement(definition, language, frame));
    }
    prepared.batch = std::move(batch);
    return prepared;
}

} // namespace insignia::issue
