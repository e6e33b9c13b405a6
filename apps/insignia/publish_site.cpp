#include "publish_site.h"
#include "issue_batch.h"
#include "issue_systems.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/credential/write.h>
#include <insignia/encoding/encoding.h>
#include <insignia/system/picture.h>
#include <insignia/workspace/framework_file.h>
#include <set>

namespace insignia::app {

namespace {

using credential::Definition;
using publish::PublishedBadge;
using publish::PublishedSystem;
using publish::Site;

// What the site is made from.
struct Sources {
    std::vector<credential::BadgeSystem> systems;
    std::map<std::string, Definition, std::less<>> shown; // by slug
};

// The Achievements as they stand in badges that are issued, with the address of the picture. What they
// require and is not shown yet is left out.
Result<PublishedBadge> published(const workspace::Workspace& workspace, const Site& site,
                                 const Definition& definition, const Sources& sources) {
    PublishedBadge badge{definition, {}, {}, {}};
    TRY_ASSIGN(badge.svg, published_picture(workspace, definition, ".svg"));
    TRY_ASSIGN(badge.png, published_picture(workspace, definition, ".png"));
    issue::Batch batch{definition, site.issuer, "", issue::RecipientAs::hash};
    const auto* const ending = badge.png.empty() ? ".svg" : ".png";
    if (!site.address.empty() && !(badge.png.empty() && badge.svg.empty()))
        batch.image = site.address + publish::link_between("", "badges/" + definition.slug + ending);
    const auto find = [&](std::string_view slug) -> Result<Definition> {
        const auto found = sources.shown.find(slug);
        if (found == sources.shown.end()) return fail(ErrorCode::not_found, "not shown");
        return found->second;
    };
    TRY(align_to_prerequisites(sources.systems, find, site.issuer.id, batch.definition));
    TRY_ASSIGN(const auto prepared, issue::prepare(std::move(batch)));
    for (const auto& [language, achievement] : prepared.achievements)
        badge.achievements.emplace(language, credential::to_json(achievement));
    return badge;
}

// What systems may say of a badge that is not shown yet.
Definition named_alone(const Definition& definition) {
    Definition draft;
    draft.slug = definition.slug;
    draft.language = definition.language;
    draft.name = definition.name;
    return draft;
}

Result<void> require_badges(const std::vector<std::string>& names, const std::vector<std::string>& slugs) {
    for (const auto& slug : slugs) {
        if (std::ranges::find(names, slug) != names.end()) continue;
        const auto meant = did_you_mean(slug, names);
        return fail(
            ErrorCode::not_found, fmt::format("--except \"{}\": there is no such badge", sanitize(slug)), "",
            {meant.empty() ? "the badges are the files in badges/" : fmt::format("did you mean {}?", meant)});
    }
    return {};
}

// The definitions and systems. A draft need not even be readable.
Result<Sources> read_sources(const workspace::Workspace& workspace, const PublishOptions& options,
                             Site& site) {
    Sources sources;
    TRY_ASSIGN(sources.systems, read_systems(workspace));
    TRY_ASSIGN(const auto names, workspace::badge_names(workspace));
    TRY(require_badges(names, options.except));
    for (const auto& name : names) {
        const bool is_draft = std::ranges::find(options.except, name) != options.except.end();
        auto file = workspace::find_definition(workspace, name);
        if (is_draft && file) site.drafts.push_back(named_alone(file->definition));
        if (is_draft) continue;
        if (!file) return fail(std::move(file).error());
        sources.shown.emplace(name, std::move(file->definition));
    }
    return sources;
}

// By slug: the pictures as references from the page or as data: URLs, which a poster needs.
std::map<std::string, std::string, std::less<>> images_for(const Site& site, const std::string& page) {
    std::map<std::string, std::string, std::less<>> images;
    for (const auto& badge : site.badges) {
        const bool drawn = !badge.svg.empty();
        if (!drawn && badge.png.empty()) continue;
        const auto& slug = badge.definition.slug;
        images[slug] = page.empty()
                           ? fmt::format("data:image/{};base64,{}", drawn ? "svg+xml" : "png",
                                         encoding::to_base64(drawn ? badge.svg : badge.png))
                           : publish::link_between(page, "badges/" + slug + (drawn ? ".svg" : ".png"));
    }
    return images;
}

Result<publish::SystemContent> content_in(const std::string& language, credential::BadgeSystem system,
                                          const Site& site) {
    const auto page = publish::system_page(system, language);
    system.language = language;
    auto definitions = site.drafts;
    std::map<std::string, std::string, std::less<>> links;
    for (const auto& badge : site.badges) {
        definitions.push_back(badge.definition);
        links[badge.definition.slug] =
            publish::link_between(page, publish::badge_page(badge.definition, language));
    }
    system::Exhibit poster{system, definitions, images_for(site, "")};
    poster.frameworks = site.frameworks;
    TRY_ASSIGN(const auto drawn_alone, system::draw(poster));
    system::Exhibit exhibit{system, definitions, images_for(site, page)};
    exhibit.frameworks = site.frameworks;
    exhibit.links = std::move(links);
    TRY_ASSIGN(const auto drawing, system::draw(exhibit));
    auto content = system::page_content(exhibit, drawing);
    return publish::SystemContent{std::move(content.style), std::move(content.html),
                                  to_bytes(drawn_alone.svg)};
}

Result<void> add_systems(std::span<const credential::BadgeSystem> systems, Site& site) {
    for (const auto& system : systems) {
        PublishedSystem published{system, {}};
        for (const auto& language : publish::languages_of(system.name, system.language)) {
            TRY_ASSIGN(auto content, content_in(language, system, site));
            published.content.emplace(language, std::move(content));
        }
        site.systems.push_back(std::move(published));
    }
    return {};
}

// The badges of systems in their order, then the others by name of file.
std::vector<const Definition*> in_order(const Sources& sources) {
    std::vector<const Definition*> order;
    std::set<std::string_view> seen;
    const auto add = [&](const std::string& slug) {
        const auto found = sources.shown.find(slug);
        if (found != sources.shown.end() && seen.insert(found->first).second) order.push_back(&found->second);
    };
    for (const auto& system : sources.systems)
        for (const auto& badge : system.badges) add(badge.badge);
    for (const auto& [slug, definition] : sources.shown) add(slug);
    return order;
}

std::vector<std::string> without_doubles(const std::vector<std::string>& languages) {
    std::vector<std::string> once;
    for (const auto& language : languages)
        if (std::ranges::find(once, language) == once.end()) once.push_back(language);
    return once;
}

// Two files of one name, on any disk: those of Windows and macOS do not tell capitals from small letters.
Result<void> require_own_places(const std::vector<publish::SiteFile>& files) {
    std::map<std::string, std::string> seen;
    for (const auto& file : files) {
        const auto [known, is_new] = seen.emplace(to_lower(file.path), file.path);
        if (!is_new)
            return fail(ErrorCode::invalid,
                        fmt::format("\"{}\" and \"{}\" would be one file", sanitize(known->second),
                                    sanitize(file.path)),
                        "", {"rename one of the badges or systems"});
    }
    return {};
}

} // namespace

Result<GatheredSite> gather_site(const workspace::Workspace& workspace, const PublishOptions& options) {
    TRY_ASSIGN(const auto key, workspace::find_key(workspace, ""));
    GatheredSite gathered;
    auto& site = gathered.site;
    TRY_ASSIGN(const auto sources, read_sources(workspace, options, site));
    TRY_ASSIGN(site.frameworks, workspace::load_frameworks(workspace));
    const auto& organisation = workspace.settings.organisation;
    site.issuer = issuer_profile(workspace, key);
    site.policy = organisation.policy;
    site.languages = without_doubles(organisation.languages);
    TRY(place_site(workspace, gathered));
    for (const auto* const definition : in_order(sources)) {
        TRY_ASSIGN(auto badge, published(workspace, site, *definition, sources));
        site.badges.push_back(std::move(badge));
    }
    TRY(add_systems(sources.systems, site));
    for (const auto& language : site.languages)
        if (!credential::has_vocabulary(language))
            gathered.remarks.push_back(fmt::format(
                "headings and other words of the pages are English: there are none in \"{}\" yet", language));
    gathered.files = publish::make_site(site);
    TRY(require_own_places(gathered.files));
    return gathered;
}

} // namespace insignia::app
