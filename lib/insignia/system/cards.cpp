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

constexpr double k_padding = 14;
constexpr double k_name_line = 21;
constexpr double k_small = k_smallest_letters;
constexpr double k_small_line = 17;
constexpr double k_band = 30;
constexpr double k_kind_line = 22;
constexpr double k_indent = 15;
constexpr std::size_t k_name_lines = 6;
constexpr std::size_t k_activity_lines = 4;
constexpr std::string_view k_bold = "font-weight=\"700\"";

// What stands on a card, in lines that fit.
struct CardText {
    double width = 224;
    double picture = 124;
    std::vector<std::string> name;
    std::string facts;                                                 // "level 2 · 2.5 h"
    std::vector<std::pair<bool, std::vector<std::string>>> activities; // required, lines
};

std::string facts_of(const Exhibit& exhibit, const credential::SystemBadge& badge) {
    const auto& language = exhibit.system.language;
    std::string facts = badge.level == 0 ? "" : phrase(language, "level", {std::to_string(badge.level)});
    const auto* const definition = credential::SystemView{exhibit.system, exhibit.badges}.find(badge.badge);
    if (definition != nullptr && definition->hours)
        facts += (facts.empty() ? "" : " · ")
                 + isolated(credential::hours_in_short(*definition->hours, language), language);
    return facts;
}

// Hours stay on one line with their number.
std::string activity_in_words(const credential::Activity& activity, std::string_view language) {
    constexpr std::string_view k_joined = "\u00a0";
    std::string words = isolated(in_language(activity.name, language), language);
    if (activity.hours)
        words += ", "
                 + isolated(replace_all(credential::hours_in_short(*activity.hours, language), " ", k_joined),
                            language);
    if (!activity.required) words += ", " + phrase(language, "optional");
    return words;
}

CardText text_of(const Exhibit& exhibit, std::size_t index) {
    const auto& badge = exhibit.system.badges[index];
    CardText card;
    if (badge.kind == BadgeKind::meta_badge) card.width = 260, card.picture = 160;
    const auto width = card.width - 2 * k_padding;
    card.name = wrap(name_of(exhibit, badge.badge), width, k_name_size, Weight::bold, k_name_lines);
    card.facts = facts_of(exhibit, badge);
    for (const auto& activity : badge.activities)
        card.activities.emplace_back(activity.required,
                                     wrap(activity_in_words(activity, exhibit.system.language),
                                          width - k_indent, k_small, Weight::regular, k_activity_lines));
    return card;
}

double height_of(const Exhibit& exhibit, const credential::SystemBadge& badge, const CardText& card) {
    double height = 2 * k_padding + card.picture + 10 + static_cast<double>(card.name.size()) * k_name_line;
    if (exhibit.progress != nullptr) height += k_band;
    if (badge.kind != BadgeKind::badge) height += k_kind_line;
    if (!card.facts.empty()) height += k_small_line;
    if (!card.activities.empty()) height += 10;
    for (const auto& [required, lines] : card.activities)
        height += static_cast<double>(lines.size()) * k_small_line + 2;
    return height;
}

// The designer's picture, or the badge's first letter where there is none.
std::string draw_picture(const Exhibit& exhibit, const credential::SystemBadge& badge, Point at, double size,
                         bool faint) {
    const auto image = exhibit.images.find(badge.badge);
    if (image != exhibit.images.end())
        return fmt::format("<image x=\"{:.1f}\" y=\"{:.1f}\" width=\"{}\" height=\"{}\"{} href=\"{}\"/>\n",
                           at.x, at.y, size, size, faint ? " opacity=\"0.4\"" : "", image->second);
    return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"#EEF0F3\" stroke=\"{}\" "
                       "stroke-width=\"2\" "
                       "stroke-dasharray=\"5 4\"/>\n",
                       at.x + size / 2, at.y + size / 2, size * 0.42, ink::k_frame)
           + text_line(at.x + size / 2, at.y + size / 2 + 5, k_small, Anchor::middle, ink::k_quiet,
                       {say(exhibit.system.language, "no_picture"), exhibit.system.language});
}

std::string draw_frame(const Exhibit& exhibit, std::size_t index, Point at, Size size) {
    const auto& badge = exhibit.system.badges[index];
    const bool meta = badge.kind == BadgeKind::meta_badge;
    const bool locked = exhibit.progress != nullptr && exhibit.progress->standings[index] == Standing::locked;
    const auto stroke = badge.kind == BadgeKind::badge ? ink::k_frame : ink::k_gold;
    std::string svg = fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"14\" fill=\"{}\" "
        "stroke=\"{}\" stroke-width=\"{}\"{}/>\n",
        at.x, at.y, size.width, size.height, meta ? ink::k_gold_ground : ink::k_card, stroke, meta ? 4 : 2,
        locked ? " stroke-dasharray=\"7 5\"" : "");
    if (badge.kind == BadgeKind::milestone)
        svg += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"10\" fill=\"none\" "
            "stroke=\"{}\" stroke-width=\"1.5\"/>\n",
            at.x + 5, at.y + 5, size.width - 10, size.height - 10, ink::k_gold);
    return svg;
}

std::string draw_band(Standing standing, std::string_view language, Point at, double width) {
    const auto& look = look_of(standing);
    const auto title = say(language, look.word);
    const auto left = at.x + (width - typesetting::width_of(title, Weight::bold) * 15 - 24) / 2;
    return fmt::format(
               "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" rx=\"9\" fill=\"{}\"/>\n"
               "<path transform=\"translate({:.1f} {:.1f}) scale(0.8)\" d=\"{}\" fill=\"none\" stroke=\"{}\" "
               "stroke-width=\"2.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n",
               at.x + 9, at.y + 9, width - 18, k_band - 4, look.ground, left, at.y + 14, look.sign, look.ink)
           + text_line(left + 24, at.y + 27, 15, Anchor::left, look.ink, {title, language}, k_bold);
}

// From `start`, the left or in a language from right to left the right end of the lines.
std::string draw_activities(const CardText& card, std::string_view language, double start, double y) {
    const bool reversed = runs_right_to_left(language);
    const double way = reversed ? -1 : 1;
    std::string svg;
    for (const auto& [required, lines] : card.activities) {
        svg += bullet(start + way * 4, y - 4, required);
        for (const auto& line : lines) {
            svg += text_line(start + way * k_indent, y, k_small, reversed ? Anchor::right : Anchor::left,
                             ink::k_text, {line, language, lines.front()});
            y += k_small_line;
        }
        y += 2;
    }
    return svg;
}

} // namespace

Size size_of_card(const Exhibit& exhibit, std::size_t badge) {
    const auto card = text_of(exhibit, badge);
    return {card.width, height_of(exhibit, exhibit.system.badges[badge], card)};
}

std::string draw_card(const Exhibit& exhibit, std::size_t index, Point at) {
    const auto& badge = exhibit.system.badges[index];
    const auto card = text_of(exhibit, index);
    const auto& language = exhibit.system.language;
    const auto middle = at.x + card.width / 2;
    const bool judged = exhibit.progress != nullptr;
    auto svg = draw_frame(exhibit, index, at, {card.width, height_of(exhibit, badge, card)});
    double y = at.y + k_padding;
    if (judged) {
        svg += draw_band(exhibit.progress->standings[index], language, at, card.width);
        y += k_band;
    }
    if (badge.kind != BadgeKind::badge) {
        const auto word = say(language, badge.kind == BadgeKind::milestone ? "milestone_mark" : "meta_mark");
        svg += text_line(middle, y + 12, k_small, Anchor::middle, "#84550B", {word, language},
                         "font-weight=\"700\" letter-spacing=\"1.5\"");
        y += k_kind_line;
    }
    const bool faint = judged && exhibit.progress->standings[index] == Standing::locked;
    svg += draw_picture(exhibit, badge, {middle - card.picture / 2, y}, card.picture, faint);
    y += card.picture + 10;
    for (const auto& line : card.name) {
        svg += text_line(middle, y + k_name_size - 2, k_name_size, Anchor::middle, ink::k_text,
                         {line, language, card.name.front()}, k_bold);
        y += k_name_line;
    }
    if (!card.facts.empty()) {
        svg += text_line(middle, y + k_small, k_small, Anchor::middle, ink::k_quiet, {card.facts, language});
        y += k_small_line;
    }
    const double start = runs_right_to_left(language) ? at.x + card.width - k_padding : at.x + k_padding;
    svg += draw_activities(card, language, start, y + 8 + k_small);
    const auto link = exhibit.links.find(badge.badge);
    return link == exhibit.links.end() ? svg
                                       : fmt::format("<a href=\"{}\">\n{}</a>\n", xml(link->second), svg);
}

Size size_of_junction(std::string_view label) {
    return {room_of(label, 14, Weight::bold) + 22, 28};
}

std::string draw_junction(std::string_view label, std::string_view language, Point at) {
    const auto size = size_of_junction(label);
    return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" rx=\"14\" fill=\"{}\" "
                       "stroke=\"{}\" "
                       "stroke-width=\"2\"/>\n",
                       at.x, at.y, size.width, size.height, ink::k_card, ink::k_line)
           + text_line(at.x + size.width / 2, at.y + 19, 14, Anchor::middle, ink::k_text, {label, language},
                       k_bold);
}

} // namespace insignia::system
