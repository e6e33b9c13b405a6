// The parts of the site's pages.
#pragma once

#include <initializer_list>
#include <insignia/base/markup.h>
#include <insignia/publish/site.h>
#include <utility>

namespace insignia::publish {

// The whole pages, each in one language.
std::string index_html(const Site& site, const std::string& language);
std::string badge_html(const Site& site, const PublishedBadge& badge, const std::string& language);
std::string system_html(const Site& site, const PublishedSystem& system, const std::string& language);

// Where things lie: "it/index.html", "badges/a.svg", "it/badges/a.json", "systems/s.svg".
std::string index_page(const Site& site, std::string_view language);
std::string verify_page_path(const Site& site, std::string_view language);
std::string picture_path(const credential::Definition& definition, std::string_view ending);
std::string json_beside(std::string_view page);
std::string poster_beside(std::string_view page);

// What differs from page to page around its content.
struct Frame {
    std::string path; // of the page
    std::string language;
    std::string title;
    std::string description;                                    // one or two sentences
    std::string style;                                          // beside that of every page
    std::string html;                                           // inside <main>
    std::vector<std::pair<std::string, std::string>> languages; // the same page: language and path
    std::string json;                                           // path of what it is about as JSON-LD, or ""
    std::string picture;                                        // path, or ""
};
std::string framed(const Site& site, const Frame& frame);

// A <nav> of one page in several languages, each by its own name; "" where there is only one. `references`
// are tags and references.
std::string languages_in_html(std::string_view language,
                              const std::vector<std::pair<std::string, std::string>>& references);

// Paragraphs of plain text (parted by empty lines) as <p>.
std::string paragraphs(std::string_view text);

// Markdown (CommonMark 0.30) as HTML without scripts, raw HTML and addresses that act; its headings come
// below `level`.
std::string markdown(std::string_view text, int level);

// The words for `key` (credential/vocabulary.h) as HTML, with values that are HTML. In a language without
// words they are English, and said to be so.
std::string phrase(std::string_view language, std::string_view key,
                   std::initializer_list<std::string> values = {});

// A text in a language, or else in its own, which is said then. As HTML.
std::string localized(const credential::Localized& text, std::string_view language);

// A link to an https or http address with what it shows, as HTML; only that where the address is of another
// kind.
std::string link_to_web(std::string_view address, std::string_view html);

// A link to the page of a badge with its name in a language; only the name where it has no page.
std::string link_to_badge(const Site& site, std::string_view slug, std::string_view from,
                          std::string_view language);

// The picture of a badge as <img>, or "". `alt` says what it shows, and is "" where the text beside it does.
std::string image_of(const PublishedBadge& badge, std::string_view from, std::string_view alt);

// Where a badge stands in the systems of the site, and what it requires and leads to: sections, or "".
std::string relations_html(const Site& site, const credential::Definition& definition, std::string_view from,
                           const std::string& language);

} // namespace insignia::publish
