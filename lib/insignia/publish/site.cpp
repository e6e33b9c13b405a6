#include <algorithm>
#include <insignia/base/language.h>
#include <insignia/base/text.h>
#include <insignia/credential/write.h>
#include <insignia/publish/page_internal.h>
#include <insignia/publish/verify_page.h>

namespace insignia::publish {

namespace {

// Places of one kind of page: its own language lies at the root, others in folders of theirs, because a slug
// may look like anything.
std::string page_at(std::string_view folder, std::string_view slug, std::string_view own,
                    std::string_view language) {
    const std::string prefix = language == own ? "" : std::string(language) + "/";
    return prefix + std::string(folder) + "/" + std::string(slug) + ".html";
}

std::string language_or_own(const credential::Localized& name, std::string_view own,
                            std::string_view language) {
    const auto languages = languages_of(name, own);
    return std::ranges::find(languages, language) == languages.end() ? std::string(own)
                                                                     : std::string(language);
}

void add_json(std::vector<SiteFile>& files, std::string path, const json::Value& value) {
    files.push_back({std::move(path), to_bytes(json::to_pretty_text(value) + "\n")});
}

json::Value with_contexts(const json::Value& part) {
    auto document = json::Value::object();
    document["@context"] = {"https://www.w3.org/ns/credentials/v2",
                            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"};
    for (const auto& [name, value] : part.items()) document[name] = value;
    return document;
}

// Knows the issuer of the site: by its document, or by an identifier that is its own key.
std::string verify_html(const Site& site, const std::string& language) {
    const json::Value own_key = {{"id", site.issuer.id}};
    const std::string path = verify_page_path(site, language);
    VerifyPage page{.language = language,
                    .issuers = {{site.issuer.name, site.did_document.value_or(own_key)}},
                    .organisation = site.issuer.name,
                    .home = link_between(path, index_page(site, language)),
                    .languages = {}};
    for (const auto& other : site.languages)
        page.languages.emplace_back(other, link_between(path, verify_page_path(site, other)));
    return verify_page(page);
}

void add_badge(std::vector<SiteFile>& files, const Site& site, const PublishedBadge& badge) {
    const auto& definition = badge.definition;
    for (const auto& language : languages_of(definition.name, definition.language)) {
        const auto page = badge_page(definition, language);
        files.push_back({page, to_bytes(badge_html(site, badge, language))});
        const auto achievement = badge.achievements.find(language);
        if (achievement != badge.achievements.end())
            add_json(files, json_beside(page), with_contexts(achievement->second));
    }
    if (!badge.svg.empty()) files.push_back({picture_path(definition, ".svg"), badge.svg});
    if (!badge.png.empty()) files.push_back({picture_path(definition, ".png"), badge.png});
}

void add_system(std::vector<SiteFile>& files, const Site& site, const PublishedSystem& published) {
    const auto& system = published.system;
    for (const auto& [language, content] : published.content) {
        const auto page = system_page(system, language);
        files.push_back({page, to_bytes(system_html(site, published, language))});
        if (!content.poster.empty()) files.push_back({poster_beside(page), content.poster});
    }
}

} // namespace

const PublishedBadge* Site::find(std::string_view slug) const {
    const auto found = std::ranges::find_if(
        badges, [&](const PublishedBadge& badge) { return badge.definition.slug == slug; });
    return found == badges.end() ? nullptr : &*found;
}

std::vector<std::string> languages_of(const credential::Localized& name, std::string_view own) {
    std::vector<std::string> languages{std::string(own)};
    for (const auto& [language, text] : name)
        if (language != own && is_language_tag(language)) languages.push_back(language);
    return languages;
}

std::string badge_page(const credential::Definition& definition, std::string_view language) {
    const auto& own = definition.language;
    return page_at("badges", definition.slug, own, language_or_own(definition.name, own, language));
}

std::string system_page(const credential::BadgeSystem& system, std::string_view language) {
    const auto& own = system.language;
    return page_at("systems", system.slug, own, language_or_own(system.name, own, language));
}

std::string link_between(std::string_view from, std::string_view to) {
    constexpr std::string_view k_hex = "0123456789ABCDEF";
    constexpr std::string_view k_plain = "-._~/";
    // What both lie in needs no step.
    for (auto slash = from.find('/');
         slash != std::string_view::npos && to.starts_with(from.substr(0, slash + 1));
         slash = from.find('/')) {
        to.remove_prefix(slash + 1);
        from.remove_prefix(slash + 1);
    }
    std::string link;
    for (auto steps = std::ranges::count(from, '/'); steps > 0; --steps) link += "../";
    for (const char c : to) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || k_plain.find(c) != std::string::npos);
        if (plain)
            link += c;
        else
            link += {'%', k_hex[byte >> 4], k_hex[byte & 15]};
    }
    return link;
}

std::vector<SiteFile> make_site(const Site& site) {
    std::vector<SiteFile> files;
    for (const auto& language : site.languages) {
        files.push_back({index_page(site, language), to_bytes(index_html(site, language))});
        files.push_back({verify_page_path(site, language), to_bytes(verify_html(site, language))});
    }
    for (const auto& badge : site.badges) add_badge(files, site, badge);
    for (const auto& system : site.systems) add_system(files, site, system);
    add_json(files, "issuer.json", with_contexts(credential::to_json(site.issuer)));
    if (site.did_document) add_json(files, site.did_path, *site.did_document);
    // GitHub Pages leaves out folders that begin with a dot, unless this file says otherwise.
    files.push_back({".nojekyll", {}});
    std::ranges::sort(files, {}, &SiteFile::path);
    return files;
}

} // namespace insignia::publish
