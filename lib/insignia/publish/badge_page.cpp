#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/hours.h>
#include <insignia/credential/phrases.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/publish/page_internal.h>

namespace insignia::publish {

using credential::in_language;
using credential::say;

namespace {

using credential::Definition;

constexpr std::string_view k_badge_style = R"(
.badge { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start; }
.badge > img { width: 14rem; height: 14rem; max-width: 100%; flex: none; }
.badge > div { flex: 1 1 22rem; }
ul.tags { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; }
ul.tags li { border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .7rem; }
)";

// One place of the page that a reader of other languages than the badge's own passes.
struct Texts {
    const Definition& definition;
    const std::string& language;
    std::string in(const credential::Localized& text) const { return in_language(text, language); }
};

std::string fact(std::string_view name, std::string_view value) {
    return value.empty() ? std::string()
                         : fmt::format("<dt>{}</dt><dd><bdi>{}</bdi></dd>\n", name, escape_xml(value));
}

// How long it holds in one unit or two: years, or months and days (ISO 8601; workspace/FORMAT.md).
std::string validity_of(const Definition& definition, std::string_view language) {
    constexpr int k_months_a_year = 12, k_days_a_week = 7;
    int months = 0, days = 0, number = 0;
    for (const char c : definition.valid_for) {
        if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            continue;
        }
        months += c == 'Y' ? number * k_months_a_year : c == 'M' ? number : 0;
        days += c == 'W' ? number * k_days_a_week : c == 'D' ? number : 0;
        number = 0;
    }
    const auto line = [&](std::string_view word, int value) {
        return value == 0 ? std::string() : fact(phrase(language, word), std::to_string(value));
    };
    const bool whole_years = months % k_months_a_year == 0;
    return line(whole_years ? "valid_years" : "valid_months", whole_years ? months / k_months_a_year : months)
           + line("valid_days", days);
}

std::string dates_of(const Definition& definition) {
    if (definition.end_date.empty() || definition.end_date == definition.start_date)
        return definition.start_date;
    return definition.start_date + " – " + definition.end_date;
}

// A type that people have a word for; "Badge" says nothing on a page about a badge.
std::string kind_of(const Definition& definition, std::string_view language) {
    const auto key = "type." + definition.type;
    const auto word = say(language, key);
    return word == key ? std::string() : fact(phrase(language, "kind"), word);
}

std::string facts_of(const Site& site, const Texts& texts) {
    const auto& definition = texts.definition;
    const auto& language = texts.language;
    std::string html = fact(phrase(language, "issued_by"), site.issuer.name);
    html += kind_of(definition, language);
    if (definition.hours)
        html += fact(phrase(language, "workload"), credential::hours_in_short(*definition.hours, language));
    html +=
        fact(phrase(language, "activity_dates"), dates_of(definition)) + validity_of(definition, language);
    html += fact(phrase(language, "version"), definition.version);
    return "<dl class=\"facts\">\n" + html + "</dl>\n";
}

std::string criteria_of(const Texts& texts) {
    const auto& definition = texts.definition;
    std::string html = fmt::format("<section>\n<h2>{}</h2>\n{}", phrase(texts.language, "criteria"),
                                   markdown(texts.in(definition.criteria), 2));
    if (!definition.criteria_url.empty())
        html += "<p>" + link_to_web(definition.criteria_url, phrase(texts.language, "criteria_on_the_web"))
                + "</p>\n";
    return html + "</section>\n";
}

std::string evidence_of(const Texts& texts) {
    if (texts.definition.evidence.empty()) return {};
    const auto& words = credential::phrases(texts.language);
    std::string html = fmt::format("<section>\n<h2>{}</h2>\n<ul>\n", escape_xml(words.evidence));
    for (const auto& task : texts.definition.evidence) {
        const auto assessor = credential::assessor_phrase(words, task.assessor);
        const auto description = texts.in(task.description);
        html += fmt::format("<li><strong><bdi>{}</bdi></strong> <bdi>({}{}{})</bdi>{}</li>\n",
                            escape_xml(texts.in(task.name)), task.required ? words.required : words.optional,
                            assessor.empty() ? "" : ", ", assessor,
                            description.empty() ? "" : ": " + escape_xml(description));
    }
    return html + "</ul>\n</section>\n";
}

// What a competence is called in the language, or else as the badge says.
std::string competence_of(const Site& site, const credential::DefinedAlignment& row,
                          std::string_view language) {
    const auto* const framework = credential::find_framework(site.frameworks, row.framework);
    const auto* const competence = framework == nullptr ? nullptr : framework->find(row.code);
    if (competence != nullptr)
        for (const auto& [tag, label] : competence->label)
            if (tag == language) return "<bdi>" + escape_xml(label) + "</bdi>";
    return "<bdi>" + escape_xml(row.name.empty() ? row.code : row.name) + "</bdi>";
}

std::string competences_of(const Site& site, const Texts& texts) {
    if (texts.definition.alignments.empty()) return {};
    std::string html = fmt::format("<section>\n<h2>{}</h2>\n<ul>\n", phrase(texts.language, "competences"));
    for (const auto& row : texts.definition.alignments)
        html += fmt::format("<li>{} <small><bdi>{}</bdi></small></li>\n",
                            link_to_web(row.url, competence_of(site, row, texts.language)),
                            escape_xml(row.framework + (row.name.empty() ? "" : " " + row.code)));
    return html + "</ul>\n</section>\n";
}

std::string tags_of(const Texts& texts) {
    if (texts.definition.tags.empty()) return {};
    std::string html =
        fmt::format("<section>\n<h2>{}</h2>\n<ul class=\"tags\">\n", phrase(texts.language, "tags"));
    for (const auto& tag : texts.definition.tags) html += "<li><bdi>" + escape_xml(tag) + "</bdi></li>\n";
    return html + "</ul>\n</section>\n";
}

// The picture and the Achievement as files.
std::string files_of(const PublishedBadge& badge, std::string_view page, std::string_view language) {
    std::vector<std::string> links;
    const auto add = [&](const std::string& path, std::string_view word, std::string_view kind) {
        links.push_back(fmt::format("<a href=\"{}\">{} ({})</a>", link_between(page, path),
                                    phrase(language, word), kind));
    };
    if (badge.achievements.count(std::string(language)) != 0)
        add(json_beside(page), "definition_file", "JSON-LD");
    if (!badge.svg.empty()) add(picture_path(badge.definition, ".svg"), "picture_file", "SVG");
    if (!badge.png.empty()) add(picture_path(badge.definition, ".png"), "picture_file", "PNG");
    return links.empty() ? std::string() : "<p>" + join(links, " · ") + "</p>\n";
}

} // namespace

std::string picture_path(const Definition& definition, std::string_view ending) {
    return "badges/" + definition.slug + std::string(ending);
}

std::string image_of(const PublishedBadge& badge, std::string_view from, std::string_view alt) {
    if (badge.svg.empty() && badge.png.empty()) return {};
    const auto path = picture_path(badge.definition, badge.svg.empty() ? ".png" : ".svg");
    return fmt::format("<img src=\"{}\" alt=\"{}\">", link_between(from, path), escape_xml(alt));
}

std::string badge_html(const Site& site, const PublishedBadge& badge, const std::string& language) {
    const auto& definition = badge.definition;
    const Texts texts{definition, language};
    Frame frame{.path = badge_page(definition, language),
                .language = language,
                .title = texts.in(definition.name),
                .description = std::string(trim(texts.in(definition.description))),
                .style = std::string(k_badge_style)};
    for (const auto& other : languages_of(definition.name, definition.language))
        frame.languages.emplace_back(other, badge_page(definition, other));
    if (badge.achievements.count(language) != 0) frame.json = json_beside(frame.path);
    if (!badge.png.empty()) frame.picture = picture_path(definition, ".png");
    const auto alt = texts.in(definition.picture.alt);
    frame.html =
        fmt::format("<article>\n<div class=\"badge\">\n{}\n<div>\n<h1><bdi>{}</bdi></h1>\n{}{}{}{}</div>\n"
                    "</div>\n",
                    image_of(badge, frame.path, alt.empty() ? frame.title : alt), escape_xml(frame.title),
                    paragraphs(texts.in(definition.description)), paragraphs(texts.in(definition.context)),
                    paragraphs(texts.in(definition.opportunities)), facts_of(site, texts));
    frame.html += criteria_of(texts) + evidence_of(texts);
    frame.html += relations_html(site, definition, frame.path, language);
    frame.html += competences_of(site, texts) + tags_of(texts) + files_of(badge, frame.path, language);
    frame.html += "</article>\n";
    return framed(site, frame);
}

} // namespace insignia::publish
