#include <insignia/credential/build_badge_class.h>

#include <initializer_list>
#include <utility>

namespace insignia::credential {

namespace {

// Members that have something to say.
void add(json::Value& object, std::initializer_list<std::pair<const char*, std::string_view>> members) {
    for (const auto& [name, text] : members)
        if (!text.empty()) object[name] = text;
}

json::Value issuer_of(const ob3::Profile& profile) {
    json::Value issuer = {{"type", "Issuer"}, {"id", profile.url.empty() ? profile.id : profile.url}};
    add(issuer, {{"name", profile.name},
                 {"url", profile.url},
                 {"email", profile.email},
                 {"description", profile.description}});
    if (profile.image) issuer["image"] = profile.image->id;
    return issuer;
}

json::Value alignment_of(const ob3::Alignment& alignment) {
    json::Value entry = {{"targetName", alignment.target_name}, {"targetUrl", alignment.target_url}};
    add(entry, {{"targetDescription", alignment.target_description},
                {"targetFramework", alignment.target_framework},
                {"targetCode", alignment.target_code}});
    return entry;
}

} // namespace

json::Value build_badge_class(const Definition& definition, std::string_view language,
                              const AchievementFrame& frame) {
    const ob3::Achievement achievement = build_achievement(definition, language, frame);
    json::Value badge = {{"@context", "https://w3id.org/openbadges/v2"},
                         {"type", "BadgeClass"},
                         {"id", achievement.id},
                         {"name", achievement.name},
                         {"description", achievement.description}};
    add(badge, {{"@language", achievement.in_language}, {"version", achievement.version}});
    if (achievement.image) {
        badge["image"] = {{"type", "Image"}, {"id", achievement.image->id}};
        add(badge["image"], {{"caption", achievement.image->caption}});
    }
    badge["criteria"] = {{"type", "Criteria"}};
    add(badge["criteria"], {{"id", achievement.criteria.id}, {"narrative", achievement.criteria.narrative}});
    if (achievement.creator) badge["issuer"] = issuer_of(*achievement.creator);
    if (!achievement.tag.empty()) badge["tags"] = achievement.tag;
    for (const ob3::Alignment& alignment : achievement.alignment)
        badge["alignment"].push_back(alignment_of(alignment));
    return badge;
}

} // namespace insignia::credential
