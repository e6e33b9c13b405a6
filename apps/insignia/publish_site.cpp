#include "publish_site.h"
#include "issue_batch.h"
#include "issue_systems.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/credential/write.h>
#include <insignia/did/document.h>
#include <insignia/encoding/encoding.h>
#include <insignia/system/picture.h>
#include <insignia/workspace/framework_file.h>

namespace insignia::app {

namespace {

using credential::Definition;
using publish::PublishedBadge;
using publish::PublishedSystem;
using publish::Site;

constexpr std::string_view k_did_name = "did.json";

// The folder of an address: with one `/` at its end, without query and fragment.
std::string as_folder(std::string_view address) {
    auto folder = std::string(address.substr(0, address.find_first_of("?#")));
    if (!folder.empty() && !folder.ends_with('/')) folder += '/';
    return folder;
}

// Where did:web looks for the document. What lies below the site's address gets its place there; else the
// owner is told.
Result<void> place_did_document(const workspace::Workspace& workspace, GatheredSite& gathered) {
    auto& site = gathered.site;
    if (!site.issuer.id.starts_with("did:web:")) return {};
    TRY_ASSIGN(const auto keys, workspace::list_keys(workspace));
    TRY_ASSIGN(const auto url, did::did_web_url(site.issuer.id));
    site.did_document = workspace::did_document(workspace.settings, keys);
    constexpr std::string_view k_well_known = ".well-known/";
    if (site.address.empty()) {
        site.address = url.substr(0, url.rfind('/') + 1);
        if (site.address.ends_with(k_well_known))
            site.address.resize(site.address.size() - k_well_known.size());
    }
    const bool below = url.starts_with(site.address);
    site.did_path = below ? url.substr(site.address.size()) : std::string(k_did_name);
    if (!below)
        gathered.remarks.push_back(
            fmt::format("put {} at {} as well: {} is looked for there, which is not below {}", k_did_name,
                        url, site.issuer.id, site.address));
    return {};
}

Bytes picture_of(const workspace::Workspace& workspace, const Definition& definition,
                 std::string_view ending) {
    const auto path = workspace::find_picture(workspace, definition, ending);
    return path ? read_file(*path).value_or(Bytes()) : Bytes();
}

// The Achievements as they stand in badges that are issued, with the address of the picture.
Result<PublishedBadge> published(const workspace::Workspace& workspace, const Site& site,
                                 const Definition& definition) {
    PublishedBadge badge{
        definition, {}, picture_of(workspace, definition, ".svg"), picture_of(workspace, definition, ".png")};
    issue::Batch batch{definition, site.issuer, "", issue::RecipientAs::hash};
    const auto* const ending = badge.png.empty() ? ".svg" : ".png";
    if (!site.address.empty() && !(badge.png.empty() && badge.svg.empty()))
        batch.image = site.address + publish::link_between("", "badges/" + definition.slug + ending);
    TRY(align_to_prerequisites(workspace, site.issuer.id, batch.definition));
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

Result<void> require_badges(const std::vector<Definition>& definitions,
                            const std::vector<std::string>& slugs) {
    std::vector<std::string> known;
    for (const auto& definition : definitions) known.push_back(definition.slug);
    for (const auto& slug : slugs) {
        if (std::ranges::find(known, slug) != known.end()) continue;
        const auto meant = did_you_mean(slug, known);
        return fail(
            ErrorCode::not_found, fmt::format("--except \"{}\": there is no such badge", sanitize(slug)), "",
            {meant.empty() ? "the badges are the files in badges/" : fmt::format("did you mean {}?", meant)});
    }
    return {};
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

Result<void> add_systems(const workspace::Workspace& workspace, Site& site) {
    TRY_ASSIGN(const auto names, workspace::system_names(workspace));
    for (const auto& name : names) {
        TRY_ASSIGN(auto file, workspace::find_system(workspace, name));
        PublishedSystem published{std::move(file.system), {}};
        for (const auto& language : publish::languages_of(published.system.name, published.system.language)) {
            TRY_ASSIGN(auto content, content_in(language, published.system, site));
            published.content.emplace(language, std::move(content));
        }
        site.systems.push_back(std::move(published));
    }
    return {};
}

// The badges of systems in their order, then the others by name of file.
void sort_badges(const workspace::Workspace& workspace, std::vector<Definition>& definitions) {
    std::vector<std::string> order;
    const auto names = workspace::system_names(workspace);
    for (std::size_t i = 0; names && i < names->size(); ++i)
        if (const auto file = workspace::find_system(workspace, (*names)[i]))
            for (const auto& badge : file->system.badges) order.push_back(badge.badge);
    std::ranges::stable_sort(definitions, {}, [&](const Definition& definition) {
        return std::ranges::find(order, definition.slug) - order.begin();
    });
}

} // namespace

Result<GatheredSite> gather_site(const workspace::Workspace& workspace, const PublishOptions& options) {
    TRY_ASSIGN(const auto key, workspace::find_key(workspace, ""));
    TRY_ASSIGN(auto definitions, workspace::all_definitions(workspace));
    TRY(require_badges(definitions, options.except));
    GatheredSite gathered;
    auto& site = gathered.site;
    const auto& organisation = workspace.settings.organisation;
    site.issuer = issuer_profile(workspace, key);
    site.address = as_folder(organisation.url);
    site.policy = organisation.policy;
    site.languages = organisation.languages;
    TRY_ASSIGN(site.frameworks, workspace::load_frameworks(workspace));
    TRY(place_did_document(workspace, gathered));
    sort_badges(workspace, definitions);
    for (const auto& definition : definitions) {
        if (std::ranges::find(options.except, definition.slug) != options.except.end()) {
            site.drafts.push_back(named_alone(definition));
            continue;
        }
        TRY_ASSIGN(auto badge, published(workspace, site, definition));
        site.badges.push_back(std::move(badge));
    }
    TRY(add_systems(workspace, site));
    if (site.address.empty())
        gathered.remarks.emplace_back("the site does not know its address: add  url = \"https://…\"  under "
                                      "[organisation] of insignia.toml, so "
                                      "that definitions name their pictures");
    for (const auto& language : site.languages)
        if (!credential::has_vocabulary(language))
            gathered.remarks.push_back(fmt::format(
                "headings and other words of the pages are English: there are none in \"{}\" yet", language));
    return gathered;
}

} // namespace insignia::app
