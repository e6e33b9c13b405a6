#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/hours.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/publish/page_internal.h>

namespace insignia::publish {

using credential::in_language;
using credential::say;

namespace {

constexpr std::string_view k_index_style = R"(
ul.badges { list-style: none; padding: 0; display: grid; gap: 1rem;
            grid-template-columns: repeat(auto-fill, minmax(min(13rem, 45%), 1fr)); }
ul.badges li { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1rem;
               text-align: center; }
ul.badges img { width: 9rem; height: 9rem; max-width: 100%; }
@media (max-width: 30rem) { ul.badges { gap: .5rem; } ul.badges li { padding: .5rem; } }
ul.badges a { display: block; font-weight: 700; }
ul.systems { padding: 0; list-style: none; }
ul.systems a { font-weight: 700; }
)";

std::string systems_of(const Site& site, std::string_view page, const std::string& language) {
    if (site.systems.empty()) return {};
    std::string html =
        fmt::format("<section>\n<h2>{}</h2>\n<ul class=\"systems\">\n", phrase(language, "badge_systems"));
    for (const auto& published : site.systems) {
        const auto& system = published.system;
        const auto name = system.name.empty() ? escape_xml(system.slug) : localized(system.name, language);
        html += fmt::format("<li><a href=\"{}\">{}</a><br>{}\n{}</li>\n",
                            link_between(page, system_page(system, language)), name,
                            phrase(language, "description_of_system", {std::to_string(system.badges.size())}),
                            paragraphs(in_language(system.description, language)));
    }
    return html + "</ul>\n</section>\n";
}

std::string badges_of(const Site& site, std::string_view page, const std::string& language) {
    if (site.badges.empty()) return {};
    std::string html =
        fmt::format("<section>\n<h2>{}</h2>\n<ul class=\"badges\">\n", phrase(language, "badges"));
    for (const auto& badge : site.badges) {
        const auto& definition = badge.definition;
        html += fmt::format("<li><a href=\"{}\">{}<br>{}</a>{}</li>\n",
                            link_between(page, badge_page(definition, language)), image_of(badge, page, ""),
                            localized(definition.name, language),
                            definition.hours ? credential::hours_in_short(*definition.hours, language) : "");
    }
    return html + "</ul>\n</section>\n";
}

std::string about_issuer(const Site& site, std::string_view page, const std::string& language) {
    const auto& issuer = site.issuer;
    std::string html = fmt::format("<section>\n<h2>{}</h2>\n<ul>\n", phrase(language, "issuer"));
    const auto add = [&](std::string item) { html += "<li>" + std::move(item) + "</li>\n"; };
    const auto add_file = [&](std::string_view path, std::string_view word) {
        add(fmt::format("<a href=\"{}\">{}</a>", link_between(page, path), phrase(language, word)));
    };
    if (!issuer.url.empty()) add(link_to_web(issuer.url, escape_xml(issuer.url)));
    if (!issuer.email.empty())
        add(fmt::format("<a href=\"mailto:{}\">{}</a>", escape_xml(replace_all(issuer.email, "?", "%3F")),
                        escape_xml(issuer.email)));
    if (!site.policy.empty()) add(link_to_web(site.policy, phrase(language, "terms")));
    add_file("issuer.json", "issuer_file");
    if (site.did_document) add_file(site.did_path, "did_file");
    return html + fmt::format("<li><code>{}</code></li>\n</ul>\n</section>\n", escape_xml(issuer.id));
}

// The first language of the site lies at its root, as does what speaks a language that the site has not.
std::string folder_of(const Site& site, std::string_view language) {
    const bool other = language != site.languages.front()
                       && std::ranges::find(site.languages, language) != site.languages.end();
    return other ? std::string(language) + "/" : std::string();
}

} // namespace

std::string index_page(const Site& site, std::string_view language) {
    return folder_of(site, language) + "index.html";
}

std::string verify_page_path(const Site& site, std::string_view language) {
    return folder_of(site, language) + "verify.html";
}

std::string index_html(const Site& site, const std::string& language) {
    Frame frame{.path = index_page(site, language),
                .language = language,
                .title = say(language, "badges_of", {site.issuer.name}),
                .description = site.issuer.description,
                .style = std::string(k_index_style),
                .json = "issuer.json"};
    for (const auto& other : site.languages) frame.languages.emplace_back(other, index_page(site, other));
    frame.html = fmt::format("<h1><bdi>{}</bdi></h1>\n{}", escape_xml(frame.title),
                             paragraphs(site.issuer.description));
    frame.html += systems_of(site, frame.path, language) + badges_of(site, frame.path, language);
    frame.html += fmt::format("<section>\n<h2>{}</h2>\n<p>{} <a href=\"{}\">{}</a></p>\n</section>\n",
                              phrase(language, "check_a_badge"), phrase(language, "check_text"),
                              link_between(frame.path, verify_page_path(site, language)),
                              phrase(language, "check_a_badge"));
    frame.html += about_issuer(site, frame.path, language);
    return framed(site, frame);
}

} // namespace insignia::publish
