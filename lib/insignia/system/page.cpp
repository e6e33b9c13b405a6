#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/hours.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/direction_internal.h>
#include <insignia/system/lettering_internal.h>
#include <insignia/system/picture_internal.h>

namespace insignia::system {

using credential::in_language;
using credential::say;

namespace {

using credential::BadgeKind;
using credential::Stage;

constexpr std::string_view k_body_style = R"(
:root { color-scheme: light; }
body { margin: 0; padding: 1rem; background: #FFFDF8; color: #1F2430;
       font: 1.05rem/1.5 "Noto Sans", "DejaVu Sans", Verdana, sans-serif; overflow-wrap: anywhere; })";

constexpr std::string_view k_style = R"(
figure { margin: 0; overflow-x: auto; }
figure svg { display: block; width: 100%; height: auto; margin: 0 auto; }
section { max-width: 1400px; margin: 0 auto; }
ol { padding: 0; list-style: none; }
li.badge { display: flex; gap: 1rem; padding: .8rem 0; border-top: 1px solid #AEB6C3; }
li.badge img { width: 5rem; height: 5rem; flex: none; }
h3, h2 { line-height: 1.25; } h3 { margin: 0; } p { margin: .2rem 0; }
.standing { font-weight: 700; }
@media print { figure + section { break-before: page; } }
)";

// The picture is so wide that its smallest letters can be read, and larger where there is room; whoever has a
// narrow screen moves it sideways. On paper it fills a page.
std::string style_of(const Drawing& drawing) {
    constexpr double k_least_pixels = 11, k_comfortable = 1'400;
    const double least = std::ceil(drawing.width * k_least_pixels / k_smallest_letters);
    return fmt::format("{}@media screen {{ figure svg {{ min-width: {:.0f}px; max-width: {:.0f}px; }} }}\n"
                       "@page {{ size: {} {}; margin: 8mm; }}\n",
                       k_style, least, std::max(least, k_comfortable), drawing.paper.name,
                       drawing.width > drawing.height ? "landscape" : "portrait");
}

constexpr Stage k_stages[] = {Stage::onboarding, Stage::motivation, Stage::signposting, Stage::recognition,
                              Stage::unstated};

std::string list_of_activities(const credential::SystemBadge& badge, std::string_view language) {
    if (badge.activities.empty()) return {};
    std::string html = "<ul>";
    for (const auto& activity : badge.activities)
        html += fmt::format(
            "<li><bdi>{}</bdi>{}{}</li>", xml(in_language(activity.name, language)),
            activity.hours ? ", " + isolated(credential::hours_in_short(*activity.hours, language), language)
                           : "",
            activity.required ? "" : " (" + phrase(language, "optional") + ")");
    return html + "</ul>";
}

std::string title_of(const credential::BadgeSystem& system) {
    const auto& name = in_language(system.name, system.language);
    return name.empty() ? system.slug : name;
}

// A badge's name, which leads to its page where it has one.
std::string name_in_html(const Exhibit& exhibit, const std::string& slug) {
    const auto name = fmt::format("<bdi>{}</bdi>", xml(name_of(exhibit, slug)));
    const auto link = exhibit.links.find(slug);
    return link == exhibit.links.end() ? name : fmt::format("<a href=\"{}\">{}</a>", xml(link->second), name);
}

std::string image_of(const Exhibit& exhibit, const credential::SystemBadge& badge,
                     const credential::Definition* definition) {
    const auto image = exhibit.images.find(badge.badge);
    if (image == exhibit.images.end()) return {};
    const auto alt =
        definition == nullptr ? std::string() : in_language(definition->picture.alt, exhibit.system.language);
    return fmt::format("<img src=\"{}\" alt=\"{}\">", image->second, xml(alt));
}

std::string item_of(const Exhibit& exhibit, std::size_t index) {
    const auto& badge = exhibit.system.badges[index];
    const auto* const definition = credential::SystemView{exhibit.system, exhibit.badges}.find(badge.badge);
    const auto& language = exhibit.system.language;
    std::string html = "<li class=\"badge\">" + image_of(exhibit, badge, definition) + "<div>";
    html += fmt::format("<h3>{}</h3>", name_in_html(exhibit, badge.badge));
    if (exhibit.progress != nullptr)
        html += fmt::format("<p class=\"standing\">{}</p>",
                            say(language, look_of(exhibit.progress->standings[index]).word));
    const auto* const kind = badge.kind == BadgeKind::milestone ? "milestone" : "meta_badge";
    std::string facts = badge.kind == BadgeKind::badge ? "" : phrase(language, kind) + ". ";
    if (badge.level != 0) facts += phrase(language, "level", {std::to_string(badge.level)}) + ". ";
    if (definition != nullptr && definition->hours)
        facts += isolated(credential::hours_in_short(*definition->hours, language), language) + ". ";
    html += fmt::format("<p>{}</p>", xml(facts + requirement_sentence(exhibit, badge.prerequisites)));
    if (definition != nullptr && !in_language(definition->description, language).empty())
        html += fmt::format("<p><bdi>{}</bdi></p>", xml(in_language(definition->description, language)));
    return html + list_of_activities(badge, language) + "</div></li>\n";
}

std::string goals_of(const Exhibit& exhibit) {
    const auto& system = exhibit.system;
    if (system.goals.empty()) return {};
    std::string html = fmt::format("<h2>{}</h2>\n<ul>\n", xml(say(system.language, "goals")));
    for (const auto& goal : system.goals) {
        const auto competences = competences_in_words(exhibit, goal);
        html += fmt::format("<li><bdi>{}</bdi>{}</li>\n", xml(in_language(goal.text, system.language)),
                            competences.empty() ? "" : " (" + xml(competences) + ")");
    }
    return html + "</ul>\n";
}

} // namespace

PageContent page_content(const Exhibit& exhibit, const Drawing& drawing) {
    const auto& system = exhibit.system;
    std::string html = fmt::format("<figure tabindex=\"0\" role=\"group\" "
                                   "aria-labelledby=\"system-title\">\n{}</figure>\n<section>\n<h1><bdi>{}</"
                                   "bdi></h1>\n<p><bdi>{}</bdi></p>\n{}",
                                   drawing.svg, xml(title_of(system)),
                                   xml(in_language(system.description, system.language)), goals_of(exhibit));
    for (const auto stage : k_stages) {
        std::string items;
        for (std::size_t i = 0; i < system.badges.size(); ++i)
            if (system.badges[i].stage == stage) items += item_of(exhibit, i);
        if (items.empty()) continue;
        const auto title = say(system.language, stage == Stage::unstated ? "badges" : look_of(stage).word);
        html += fmt::format("<h2>{}</h2>\n<ol>\n{}</ol>\n", title, items);
    }
    return {style_of(drawing), html + "</section>\n"};
}

std::string to_html(const Exhibit& exhibit, const Drawing& drawing) {
    const auto& system = exhibit.system;
    const auto content = page_content(exhibit, drawing);
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\"{}>\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
        "'unsafe-inline'\">\n"
        "<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n<main>\n{}</main>\n</body>\n</html>\n",
        xml(system.language), runs_right_to_left(system.language) ? " dir=\"rtl\"" : "",
        xml(title_of(system)), k_body_style, content.style, content.html);
}

} // namespace insignia::system
