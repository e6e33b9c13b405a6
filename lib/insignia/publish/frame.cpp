#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/publish/page_internal.h>
#include <insignia/typesetting/typesetting.h>

namespace insignia::publish {

using credential::say;

namespace {

// Every pair of ink and ground has a contrast of at least 4.5, in both schemes.
constexpr std::string_view k_page_style = R"(
:root { color-scheme: light dark; --ground: #FFFDF8; --card: #FFFFFF; --ink: #1F2430; --quiet: #525B6B;
        --line: #AEB6C3; --link: #1D4ED8; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #161A22; --card: #1E2430; --ink: #E8EAF0; --quiet: #AEB6C3; --line: #4B5563; --link: #93B4FF; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
       font: 1.05rem/1.55 "Noto Sans", "DejaVu Sans", Verdana, sans-serif; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
body > header, main, body > footer { max-width: 70rem; margin: 0 auto; padding: 1rem; }
body > header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; justify-content: space-between;
                border-bottom: 1px solid var(--line); }
body > header ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; margin: 0; padding: 0; }
body > footer { border-top: 1px solid var(--line); color: var(--quiet); font-size: .95rem; }
h1, h2, h3 { line-height: 1.25; }
h1 { font-size: 1.9rem; margin: .5rem 0; }
h2 { font-size: 1.3rem; margin: 1.8rem 0 .4rem; }
h3 { font-size: 1.05rem; margin: 1rem 0 .3rem; }
p { margin: .5rem 0; max-width: 46rem; white-space: pre-line; }
li { margin: .2rem 0; max-width: 44rem; }
header li { margin: 0; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 1rem 0; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; }
@media (max-width: 30rem) { dl.facts { grid-template-columns: 1fr; } dl.facts dd { margin: 0 0 .4rem; } }
@media print {
  :root { --ground: #FFFFFF; --ink: #000000; }
  body > header ul, body > footer { display: none; }
  h2, h3 { break-after: avoid; } ul.badges li { break-inside: avoid; }
}
)";

// The page may show pictures beside it and nothing from anywhere else, and it runs nothing.
constexpr std::string_view k_policy = "default-src 'none'; img-src 'self' data: file:; style-src "
                                      "'unsafe-inline'; base-uri 'none'; form-action 'none'";

std::string_view direction_of(const Frame& frame) {
    return typesetting::is_right_to_left(frame.title) ? " dir=\"rtl\"" : "";
}

std::string meta(std::string_view attribute, std::string_view name, std::string_view content) {
    if (content.empty()) return {};
    return fmt::format("<meta {}=\"{}\" content=\"{}\">\n", attribute, name, escape_xml(content));
}

std::string link(std::string_view relation, std::string_view more, std::string_view target) {
    return fmt::format("<link rel=\"{}\"{} href=\"{}\">\n", relation, more, escape_xml(target));
}

// The address that others will know a file of the site by, or "" before there is one.
std::string address_of(const Site& site, std::string_view path) {
    if (site.address.empty() || path.empty()) return {};
    return site.address + link_between("", path);
}

std::string head_of(const Site& site, const Frame& frame) {
    std::string html =
        fmt::format("<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                    "content=\"width=device-width, initial-scale=1\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<title>{}</title>\n",
                    k_policy, escape_xml(frame.title));
    html += meta("name", "description", frame.description);
    html += meta("property", "og:title", frame.title) + meta("property", "og:description", frame.description);
    html += meta("property", "og:image", address_of(site, frame.picture));
    if (const auto address = address_of(site, frame.path); !address.empty())
        html += link("canonical", "", address);
    for (const auto& [language, path] : frame.languages)
        if (language != frame.language)
            html += link("alternate", fmt::format(" hreflang=\"{}\"", escape_xml(language)),
                         site.address.empty() ? link_between(frame.path, path) : address_of(site, path));
    if (!frame.json.empty())
        html += link("alternate", " type=\"application/ld+json\"", link_between(frame.path, frame.json));
    return html + fmt::format("<style>{}{}</style>\n", k_page_style, frame.style);
}

// What a language calls itself, or its tag.
std::string own_name(const std::string& language) {
    return credential::has_vocabulary(language) ? say(language, "language_name") : language;
}

std::string languages_of_frame(const Frame& frame) {
    std::vector<std::pair<std::string, std::string>> references;
    for (const auto& [language, path] : frame.languages)
        references.emplace_back(language, link_between(frame.path, path));
    return languages_in_html(frame.language, references);
}

// The index has a section for it.
std::string footer_of(const Site& site, const Frame& frame) {
    if (frame.path == index_page(site, frame.language)) return {};
    return fmt::format("<footer>\n<p><a href=\"{}\">{}</a></p>\n</footer>\n",
                       link_between(frame.path, verify_page_path(site, frame.language)),
                       phrase(frame.language, "check_a_badge"));
}

} // namespace

std::string languages_in_html(std::string_view language,
                              const std::vector<std::pair<std::string, std::string>>& references) {
    if (references.size() < 2) return {};
    std::string html = fmt::format("<nav aria-label=\"{}\"><ul>", escape_xml(say(language, "languages")));
    for (const auto& [other, reference] : references) {
        const auto name = escape_xml(own_name(other));
        html += other == language
                    ? fmt::format("<li aria-current=\"page\">{}</li>", name)
                    : fmt::format("<li><a href=\"{}\" lang=\"{}\" hreflang=\"{}\">{}</a></li>",
                                  escape_xml(reference), escape_xml(other), escape_xml(other), name);
    }
    return html + "</ul></nav>";
}

std::string phrase(std::string_view language, std::string_view key,
                   std::initializer_list<std::string> values) {
    auto html = say(language, key, values);
    return credential::has_vocabulary(language) ? html : "<bdi lang=\"en\">" + html + "</bdi>";
}

std::string localized(const credential::Localized& text, std::string_view language) {
    const auto& words = credential::in_language(text, language);
    const auto found = std::ranges::find(text, words, &credential::Localized::value_type::second);
    const bool same = found == text.end() || found->first.substr(0, 2) == language.substr(0, 2);
    return same ? "<bdi>" + escape_xml(words) + "</bdi>"
                : fmt::format("<bdi lang=\"{}\">{}</bdi>", escape_xml(found->first), escape_xml(words));
}

std::string link_to_web(std::string_view address, std::string_view html) {
    const bool leads = address.starts_with("https://") || address.starts_with("http://");
    return leads ? fmt::format("<a href=\"{}\">{}</a>", escape_xml(address), html) : std::string(html);
}

std::string framed(const Site& site, const Frame& frame) {
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"{}>\n<head>\n{}</head>\n<body>\n<header>\n<a "
                       "href=\"{}\"><bdi>{}</bdi></a>\n{}\n</header>\n<main>\n{}</main>\n{}"
                       "</body>\n</html>\n",
                       escape_xml(frame.language), direction_of(frame), head_of(site, frame),
                       link_between(frame.path, index_page(site, frame.language)),
                       escape_xml(site.issuer.name), languages_of_frame(frame), frame.html,
                       footer_of(site, frame));
}

} // namespace insignia::publish
