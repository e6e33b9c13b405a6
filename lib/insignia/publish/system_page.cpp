#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/publish/page_internal.h>

namespace insignia::publish {

using credential::in_language;

namespace {

// The picture is drawn on light paper, and what surrounds it follows.
constexpr std::string_view k_system_style = R"(
:root { color-scheme: light; --ground: #FFFDF8; --card: #FFFFFF; --ink: #1F2430; --quiet: #525B6B; --line: #AEB6C3;
        --link: #1D4ED8; }
main { max-width: none; }
main > section { max-width: 70rem; }
@media print { body > header, section.poster { display: none; } }
)";

std::string with_ending(std::string_view page, std::string_view ending) {
    constexpr std::string_view k_html = ".html";
    return std::string(page.substr(0, page.size() - k_html.size())) + std::string(ending);
}

} // namespace

std::string json_beside(std::string_view page) {
    return with_ending(page, ".json");
}

std::string poster_beside(std::string_view page) {
    return with_ending(page, ".svg");
}

std::string system_html(const Site& site, const PublishedSystem& published, const std::string& language) {
    const auto& system = published.system;
    const auto& content = published.content.at(language);
    const auto& name = in_language(system.name, language);
    Frame frame{.path = system_page(system, language),
                .language = language,
                .title = name.empty() ? system.slug : name,
                .description = std::string(trim(in_language(system.description, language))),
                // The picture is drawn on light paper, and what surrounds it follows.
                .style = std::string(k_system_style) + content.style,
                .html = content.html};
    for (const auto& [other, ignored] : published.content)
        frame.languages.emplace_back(other, system_page(system, other));
    if (!content.poster.empty())
        frame.html +=
            fmt::format("<section class=\"poster\">\n<p><a href=\"{}\">{} (SVG)</a></p>\n</section>\n",
                        link_between(frame.path, poster_beside(frame.path)), phrase(language, "poster"));
    return framed(site, frame);
}

} // namespace insignia::publish
