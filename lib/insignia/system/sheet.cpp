// What stands around the graph: title, goals and legend.
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <insignia/base/text.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/direction_internal.h>
#include <insignia/system/lettering_internal.h>
#include <insignia/system/picture_internal.h>

namespace insignia::system {

using credential::in_language;
using credential::say;

namespace {

using credential::BadgeKind;

constexpr double k_legend_size = 15;
constexpr double k_legend_line = 38;

// Lines of text below each other, from the side on which the language begins.
class Column {
public:
    Column(Point at, double width, std::string_view language)
        : m_at(at), m_width(width), m_language(language), m_y(at.y) {}

    void add(std::string_view text, double size, std::string_view fill, std::size_t most,
             Weight weight = Weight::regular) {
        const bool reversed = runs_right_to_left(m_language);
        for (const auto& line : wrap(text, m_width, size, weight, most)) {
            m_y += size * 1.25;
            m_svg += text_line(m_at.x + (reversed ? m_width : 0), m_y, size,
                               reversed ? Anchor::right : Anchor::left, fill, {line, m_language, text},
                               weight == Weight::bold ? "font-weight=\"700\"" : "");
        }
    }
    void gap(double height) { m_y += height; }
    Block finish() { return {m_y - m_at.y, std::move(m_svg)}; }

private:
    Point m_at;
    double m_width;
    std::string_view m_language;
    double m_y;
    std::string m_svg;
};

std::string goal_in_words(const Exhibit& exhibit, const credential::Goal& goal) {
    const auto& language = exhibit.system.language;
    const auto competences = competences_in_words(exhibit, goal);
    const auto words = "– " + isolated(in_language(goal.text, language), language);
    return competences.empty() ? words : words + " (" + competences + ")";
}

std::string progress_in_words(const Exhibit& exhibit) {
    const auto& progress = *exhibit.progress;
    const auto& language = exhibit.system.language;
    auto words = phrase(language, "progress",
                        {isolated(progress.person, language), std::to_string(progress.earned),
                         std::to_string(exhibit.system.badges.size())});
    for (const auto& advance : progress.advances)
        words += fmt::format(
            "; {}: {}", isolated(name_of(exhibit, exhibit.system.badges[advance.badge].badge), language),
            advance.earned ? phrase(language, "earned")
                           : phrase(language, "some_have",
                                    {std::to_string(advance.have), std::to_string(advance.need)}));
    return words;
}

// One entry of the legend: a sign of a given width, and what it means.
struct Entry {
    double width;
    std::function<std::string(Point middle_left)> draw;
    std::string text;
};

std::string arrow_sign(double x, double y, double length) {
    return fmt::format("<path d=\"M{:.1f} {:.1f}h{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\" "
                       "marker-end=\"url(#arrow)\"/>\n",
                       x, y, length, ink::k_line);
}
std::string arrow_to_right(Point at) {
    return arrow_sign(at.x, at.y, 34);
}
std::string arrow_to_left(Point at) {
    return arrow_sign(at.x + 48, at.y, -34);
}
std::string required_sign(Point at) {
    return bullet(at.x + 6, at.y, true);
}
std::string optional_sign(Point at) {
    return bullet(at.x + 6, at.y, false);
}
std::string frame_sign(Point at, bool is_meta) {
    auto svg = fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"30\" height=\"24\" rx=\"6\" fill=\"{}\" stroke=\"{}\" "
        "stroke-width=\"{}\"/>\n",
        at.x, at.y - 12, is_meta ? ink::k_gold_ground : ink::k_card, ink::k_gold, is_meta ? 4 : 2);
    if (!is_meta)
        svg += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"22\" height=\"16\" rx=\"4\" fill=\"none\" stroke=\"{}\" "
            "stroke-width=\"1.5\"/>\n",
            at.x + 4, at.y - 8, ink::k_gold);
    return svg;
}
std::string milestone_sign(Point at) {
    return frame_sign(at, false);
}
std::string meta_sign(Point at) {
    return frame_sign(at, true);
}
std::string standing_sign(Standing standing, Point at) {
    const auto& look = look_of(standing);
    return fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"30\" height=\"24\" rx=\"6\" fill=\"{}\"/>\n"
        "<path transform=\"translate({:.1f} {:.1f}) scale(0.8)\" d=\"{}\" fill=\"none\" stroke=\"{}\" "
        "stroke-width=\"2.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n",
        at.x, at.y - 12, look.ground, at.x + 7, at.y - 8, look.sign, look.ink);
}
std::string earned_sign(Point at) {
    return standing_sign(Standing::earned, at);
}
std::string open_sign(Point at) {
    return standing_sign(Standing::open, at);
}
std::string locked_sign(Point at) {
    return standing_sign(Standing::locked, at);
}

bool has_activity(const credential::BadgeSystem& system, bool required) {
    return std::ranges::any_of(system.badges, [&](const auto& badge) {
        return std::ranges::any_of(badge.activities,
                                   [&](const auto& one) { return one.required == required; });
    });
}

bool has_kind(const credential::BadgeSystem& system, BadgeKind kind) {
    return std::ranges::any_of(system.badges, [&](const auto& badge) { return badge.kind == kind; });
}

// The first junction of this kind, as the picture shows it; "" when there is none.
std::string first_junction(const Graph& graph, Needed needed) {
    const auto found = std::ranges::find_if(
        graph.nodes, [&](const auto& node) { return !node.junction.empty() && node.needed == needed; });
    return found == graph.nodes.end() ? std::string() : found->junction;
}

// A junction with words of its own.
Entry junction_entry(std::string label, std::string language, std::string text) {
    const auto width = size_of_junction(label).width;
    return {width,
            [label, language](Point at) {
                return draw_junction(label, language, {at.x, at.y - 14});
            },
            std::move(text)};
}

// Only what the picture shows.
std::vector<Entry> legend_of(const Exhibit& exhibit, const Graph& graph) {
    const auto& system = exhibit.system;
    const auto word = [&](std::string_view key) { return say(system.language, key); };
    std::vector<Entry> entries;
    const auto add = [&](bool shown, double width, std::string (*draw)(Point), std::string_view key) {
        if (shown) entries.push_back({width, draw, word(key)});
    };
    const auto add_junction = [&](Needed needed, std::string_view key) {
        if (auto label = first_junction(graph, needed); !label.empty())
            entries.push_back(junction_entry(std::move(label), system.language, word(key)));
    };
    add(!graph.edges.empty(), 48, runs_right_to_left(system.language) ? arrow_to_left : arrow_to_right,
        "comes_before");
    add_junction(Needed::all, "all_needed");
    add_junction(Needed::one, "one_needed");
    add_junction(Needed::some, "some_needed");
    add(has_activity(system, true), 12, required_sign, "activity");
    add(has_activity(system, false), 12, optional_sign, "activity_optional");
    add(has_kind(system, BadgeKind::milestone), 34, milestone_sign, "milestone");
    add(has_kind(system, BadgeKind::meta_badge), 34, meta_sign, "meta_meaning");
    const bool judged = exhibit.progress != nullptr;
    add(judged, 34, earned_sign, "earned");
    add(judged, 34, open_sign, "open");
    add(judged, 34, locked_sign, "locked");
    return entries;
}

} // namespace

Block draw_header(const Exhibit& exhibit, Point at, double width, double sheet_width) {
    const auto title = std::clamp(sheet_width / 34, 30.0, 84.0);
    const auto body = std::clamp(sheet_width / 84, 16.0, 34.0);
    const auto& system = exhibit.system;
    Column column(at, width, system.language);
    const auto& name = in_language(system.name, system.language);
    column.add(name.empty() ? system.slug : name, title, ink::k_text, 3, Weight::bold);
    column.gap(body * 0.4);
    if (exhibit.progress != nullptr)
        column.add(progress_in_words(exhibit), body * 1.1, "#17408F", 4, Weight::bold);
    column.add(in_language(system.description, system.language), body, ink::k_quiet, 6);
    if (!system.goals.empty()) column.gap(body * 0.5);
    for (const auto& goal : system.goals) column.add(goal_in_words(exhibit, goal), body, ink::k_text, 3);
    return column.finish();
}

Block draw_legend(const Exhibit& exhibit, const Graph& graph, Point at, double width) {
    const auto& language = exhibit.system.language;
    const bool reversed = runs_right_to_left(language);
    constexpr double k_to_text = 8;
    Block block;
    double used = 0, y = at.y + k_legend_line / 2;
    for (const auto& entry : legend_of(exhibit, graph)) {
        const auto needed =
            entry.width + k_to_text + room_of(entry.text, k_legend_size, Weight::regular) + 20;
        if (used > 0 && used + needed > width) {
            used = 0;
            y += k_legend_line;
        }
        const double x = reversed ? at.x + width - used : at.x + used;
        const double beside = entry.width + k_to_text;
        block.svg += entry.draw({reversed ? x - entry.width : x, y});
        block.svg += text_line(reversed ? x - beside : x + beside, y + 5, k_legend_size,
                               reversed ? Anchor::right : Anchor::left, ink::k_text, {entry.text, language});
        used += needed;
    }
    block.height = y + k_legend_line / 2 - at.y;
    return block;
}

} // namespace insignia::system
