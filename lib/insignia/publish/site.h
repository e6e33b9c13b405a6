// The web site of an organisation's badges: plain files that any web server shows, and a browser without one.
//
// Fill a Site; make_site() gives its files, with paths relative to its root. Nothing here touches a disk.
//
//     index.html              the organisation, its badges and systems
//     badges/NAME.html        a badge, what it requires and leads to; NAME.json is its Achievement
//     systems/NAME.html       a badge system
//     LANGUAGE/…              the same pages in other languages than their own
//     verify.html             judges badges in the browser (verify_page.h)
//     issuer.json             the issuer's Profile
//     did.json                the DID document, at the place that did:web gives it
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/credential/badge_system.h>
#include <insignia/credential/frameworks.h>
#include <insignia/credential/profile.h>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::publish {

// A file of the site.
struct SiteFile {
    std::string path; // "badges/ob-basics.html"
    Bytes content;
};

// A badge as it is published.
struct PublishedBadge {
    credential::Definition definition;
    std::map<std::string, json::Value> achievements; // by language: Open Badges 3.0, Achievement
    Bytes svg, png;                                  // its picture; either may be missing
};

// What a page about a system shows in one language (system/picture.h).
struct SystemContent {
    std::string style;
    std::string html;
    Bytes poster; // the picture alone, as SVG; may be missing
};

// A badge system as it is published.
struct PublishedSystem {
    credential::BadgeSystem system;
    std::map<std::string, SystemContent> content; // by language: those of languages_of() and no others
};

// All that the site says.
struct Site {
    std::string address; // where it will be, with a `/` at its end; "" when nobody knows
    credential::ob3::Profile issuer;
    std::string policy;                         // address of the terms, or ""
    std::vector<std::string> languages;         // of the index; the first is that of index.html
    std::optional<json::Value> did_document;    // of a did:web
    std::string did_path;                       // its place in the site
    std::vector<PublishedBadge> badges;         // in the order in which they are shown
    std::vector<credential::Definition> drafts; // badges without a page: systems name them, and no more
    std::vector<credential::Framework> frameworks;
    std::vector<PublishedSystem> systems;

    // The badge with this slug, or nullptr.
    const PublishedBadge* find(std::string_view slug) const;
};

// The languages in which a badge or system has a name, its own first.
std::vector<std::string> languages_of(const credential::Localized& name, std::string_view own);

// The page of a badge or system in a language, or in its own where it has no such page:
// "badges/ob-basics.html", "it/badges/ob-basics.html".
std::string badge_page(const credential::Definition& definition, std::string_view language);
std::string system_page(const credential::BadgeSystem& system, std::string_view language);

// A relative reference from one file of the site to another, percent-encoded (RFC 3986 4.2).
std::string link_between(std::string_view from, std::string_view to);

// The files, sorted by path.
std::vector<SiteFile> make_site(const Site& site);

} // namespace insignia::publish
