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
    for (const auto& needed : k_needed)
        for (const auto& entry : definition.*needed.text) languages.insert(entry.first);
    return languages;
}

} // namespace

Result<Prepared> prepare(Batch batch) {
    TRY(require_texts(batch.definition));
    Prepared prepared;
    const auto& definition = batch.definition;
    const credential::AchievementFrame frame{
        achievement_id(batch.issuer.id, definition.slug, definition.version), batch.issuer, batch.image};
    for (const auto& language : languages_of(definition))
        prepared.achievements.emplace(language, credential::build_achievement(definition, language, frame));
    prepared.batch = std::move(batch);
    return prepared;
}

} // namespace insignia::issue
