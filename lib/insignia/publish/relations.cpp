#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/hours.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/publish/page_internal.h>

namespace insignia::publish {

namespace {

using credential::BadgeKind;
using credential::BadgeSystem;
using credential::Requirement;
using credential::SystemBadge;

// The page that links stand on, and its language.
struct Place {
    const Site& site;
    std::string_view from;
    const std::string& language;
};

std::string in_html(const Place& place, const Requirement& requirement) {
    return credential::requirement_in_words(
        requirement,
        {[&](const std::string& slug) { return link_to_badge(place.site, slug, place.from, place.language); },
         [&](std::string_view key, std::initializer_list<std::string> values) {
             return phrase(place.language, key, values);
         }});
}

std::string required_in_html(const Place& place, const Requirement& requirement) {
    return requirement.kind == Requirement::Kind::nothing
               ? phrase(place.language, "open_to_all")
               : phrase(place.language, "requires", {in_html(place, requirement)});
}

bool builds_on(const SystemBadge& badge, std::string_view slug) {
    const auto named = credential::named_badges(badge.prerequisites);
    return std::ranges::any_of(named, [&](const Requirement* one) { return one->badge == slug; });
}

std::string led_to_in_html(const Place& place, const BadgeSystem& system, std::string_view slug) {
    std::vector<std::string> links;
    for (const auto& badge : system.badges)
        if (builds_on(badge, slug))
            links.push_back(link_to_badge(place.site, badge.badge, place.from, place.language));
    if (links.empty()) return {};
    return "<p>" + phrase(place.language, "leads_to", {join(links, ", ")}) + "</p>\n";
}

// Stage, kind and level: "Onboarding · milestone · level 2".
std::string standing_of(const SystemBadge& badge, std::string_view language) {
    std::vector<std::string> parts;
    if (badge.stage != credential::Stage::unstated)
        parts.push_back(phrase(language, credential::to_string(badge.stage)));
    if (badge.kind != BadgeKind::badge)
        parts.push_back(phrase(language, badge.kind == BadgeKind::milestone ? "milestone" : "meta_badge"));
    if (badge.level != 0) parts.push_back(phrase(language, "level", {std::to_string(badge.level)}));
    return parts.empty() ? std::string() : "<p>" + join(parts, " · ") + "</p>\n";
}

// Activities that only repeat the evidence tasks say nothing new.
bool are_tasks(const std::vector<credential::Activity>& activities,
               const credential::Definition& definition) {
    return std::ranges::all_of(activities, [&](const credential::Activity& activity) {
        return !activity.hours
               && std::ranges::find(definition.evidence, activity.name, &credential::EvidenceTask::name)
                      != definition.evidence.end();
    });
}

std::string activities_of(const SystemBadge& badge, const credential::Definition& definition,
                          std::string_view language) {
    if (are_tasks(badge.activities, definition)) return {};
    std::string html = "<h3>" + phrase(language, "activities") + "</h3>\n<ul>\n";
    for (const auto& activity : badge.activities)
        html +=
            fmt::format("<li>{}{}{}</li>\n", localized(activity.name, language),
                        activity.hours ? ", " + credential::hours_in_short(*activity.hours, language) : "",
                        activity.required ? "" : " (" + phrase(language, "optional") + ")");
    return html + "</ul>\n";
}

} // namespace

std::string link_to_badge(const Site& site, std::string_view slug, std::string_view from,
                          std::string_view language) {
    const auto* const badge = site.find(slug);
    if (badge != nullptr)
        return fmt::format("<a href=\"{}\">{}</a>",
                           link_between(from, badge_page(badge->definition, language)),
                           localized(badge->definition.name, language));
    const auto draft = std::ranges::find(site.drafts, slug, &credential::Definition::slug);
    return draft == site.drafts.end() ? "<bdi>" + escape_xml(slug) + "</bdi>"
                                      : localized(draft->name, language);
}

std::string relations_html(const Site& site, const credential::Definition& definition, std::string_view from,
                           const std::string& language) {
    const Place place{site, from, language};
    std::string html;
    for (const auto& published : site.systems) {
        const auto& system = published.system;
        const auto* const badge = system.find(definition.slug);
        if (badge == nullptr) continue;
        const auto link =
            fmt::format("<a href=\"{}\">{}</a>", link_between(from, system_page(system, language)),
                        localized(system.name, language));
        html += fmt::format(
            "<section>\n<h2>{}</h2>\n{}<p>{}</p>\n{}{}</section>\n", phrase(language, "in_system", {link}),
            standing_of(*badge, language), required_in_html(place, badge->prerequisites),
            led_to_in_html(place, system, definition.slug), activities_of(*badge, definition, language));
    }
    return html;
}

} // namespace insignia::publish
