#include "system_file.h"
#include "toml_internal.h"
#include <fmt/format.h>

namespace insignia::workspace {

namespace {

using credential::BadgeKind;
using credential::BadgeSystem;
using credential::Requirement;
using SystemKind = Requirement::Kind;

std::string requirement_text(const Requirement& requirement) {
    if (requirement.kind == SystemKind::badge) return quote_toml(requirement.badge);
    std::vector<std::string> parts;
    for (const auto& part : requirement.of) parts.push_back(requirement_text(part));
    const auto list = "[" + join(parts, ", ") + "]";
    if (requirement.kind == SystemKind::any_of) return fmt::format("{{ any = {} }}", list);
    if (requirement.kind == SystemKind::at_least)
        return fmt::format("{{ at_least = {}, of = {} }}", requirement.count, list);
    return list;
}

void write_goals(std::string& toml, const BadgeSystem& system) {
    toml += "\n# Goals: what learners can do when they have come through, one [[goal]] each.\n"
            "# Competences are written FRAMEWORK:CODE. Frameworks: digcomp, lifecomp, entrecomp, greencomp, "
            "kc, eqf.\n";
    for (const auto& goal : system.goals) {
        toml += "\n[[goal]]\n";
        write_localized(toml, "text", goal.text, system.language);
        write_texts(toml, "competences", goal.competences);
    }
}

void write_badge(std::string& toml, const credential::SystemBadge& badge, std::string_view language) {
    toml += "\n[[badge]]\n";
    write_text(toml, "badge", badge.badge);
    if (badge.kind != BadgeKind::badge) write_text(toml, "kind", to_string(badge.kind));
    if (badge.level != 0) write_number(toml, "level", badge.level);
    write_text(toml, "stage", to_string(badge.stage));
    if (badge.prerequisites.kind != SystemKind::nothing)
        toml += fmt::format("requires = {}\n", requirement_text(badge.prerequisites));
    for (const auto& activity : badge.activities) {
        toml += "[[badge.activity]]\n";
        write_localized(toml, "name", activity.name, language);
        if (activity.hours) write_number(toml, "hours", *activity.hours);
        if (!activity.required) toml += "required = false\n";
    }
}

constexpr std::string_view k_badges_comment = R"(
# Badges: one [[badge]] each, in the order in which people read them.
#   badge     the name of a file in badges/, without its ending
#   level     1 is the lowest; leave it out when your system has no levels
#   stage     where on the learner's journey it is met: onboarding (a first easy success), motivation (keeps
#             people going), signposting (shows ways to choose from), recognition (says what was achieved)
#   kind      "milestone" marks a part of the way, "meta-badge" the whole; insignia system award gives
#             meta-badges to those who hold what they require
#   requires  what must be held before:
#               "a"                                   this badge
#               ["a", "b"]                            both
#               { any = ["a", "b"] }                  one of them
#               { at_least = 2, of = ["a", "b", "c"] }  two of the three
#             and such groups inside each other: ["a", { any = ["b", "c"] }]
#   activity  what is done on the way, one [[badge.activity]] each: name, hours, and required = false when
#             it may be left out
)";

} // namespace

std::string system_to_toml(const BadgeSystem& system) {
    std::string toml =
        "# A badge system. Edit it with any text editor; lines that begin with # explain.\n"
        "#   insignia system check   finds mistakes      insignia system graph   draws the picture\n\n";
    write_localized(toml, "name", system.name, system.language);
    write_text(toml, "language", system.language);
    toml += "# linear (one after the other), competence-based (what is needed for each goal) or skill-tree "
            "(branches).\n";
    write_text(toml, "model", to_string(system.model));
    write_localized(toml, "description", system.description, system.language);
    write_goals(toml, system);
    toml += k_badges_comment;
    for (const auto& badge : system.badges) write_badge(toml, badge, system.language);
    return toml;
}

} // namespace insignia::workspace
