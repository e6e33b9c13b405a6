// A badge system as its designer wrote it down: what `systems/NAME.toml` says. Goals, badges that build on
// each other, activities on the way, and the stages of a learner's journey.
//
// system_rules.h holds a system against the rules of a good one; workspace/system_file.h reads and writes it.
#pragma once

#include <functional>
#include <insignia/credential/definition.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::credential {

// Badges of one system: a picture of more is read by nobody, and its layout takes minutes.
inline constexpr std::size_t k_system_badges = 300;

// Groups of requirements inside each other.
inline constexpr std::size_t k_requirement_depth = 8;

// How the badges of a system are arranged.
enum class SystemModel { linear, competence_based, skill_tree };
// "linear", "competence-based", "skill-tree".
std::string_view to_string(SystemModel model);
std::optional<SystemModel> parse_system_model(std::string_view word);

// Where on the learner's journey a badge is met.
enum class Stage { unstated, onboarding, motivation, signposting, recognition };
// "onboarding", "motivation", "signposting", "recognition", and "" for unstated.
std::string_view to_string(Stage stage);
std::optional<Stage> parse_stage(std::string_view word);

// What a badge is within its system: a milestone marks a part of the way, a meta-badge the whole.
enum class BadgeKind { badge, milestone, meta_badge };
// "badge", "milestone", "meta-badge".
std::string_view to_string(BadgeKind kind);
std::optional<BadgeKind> parse_badge_kind(std::string_view word);

// What must be held before a badge can be earned: one badge, or a group of requirements.
struct Requirement {
    enum class Kind {
        nothing,  // the badge is open to everybody
        badge,    // `badge`
        all_of,   // every one of `of`
        any_of,   // at least one of `of`
        at_least, // at least `count` of `of`
    };
    Kind kind = Kind::nothing;
    std::string badge; // slug
    std::size_t count = 0;
    std::vector<Requirement> of;
    std::string pointer; // where it stands in the file: "/badge/3/requires/any/0"

    // How many of `of` must be met: all of them, 1, or `count`.
    std::size_t needed() const;
};

// Whether somebody who holds the badges for which `holds` is true meets the requirement.
bool is_met(const Requirement& requirement, const std::function<bool(std::string_view)>& holds);

// Every requirement of Kind::badge inside, in the order of the file.
std::vector<const Requirement*> named_badges(const Requirement& requirement);

// Something that is done on the way to a badge.
struct Activity {
    Localized name;
    std::optional<double> hours;
    bool required = true; // false: one may leave it out
};

// A badge in its place.
struct SystemBadge {
    std::string badge; // slug: badges/SLUG.toml
    int level = 0;     // from 1; 0 is unstated
    Stage stage = Stage::unstated;
    BadgeKind kind = BadgeKind::badge;
    Requirement prerequisites;
    std::vector<Activity> activities;
};

// What the system is for, with the competences that it asks for ("digcomp:1.1").
struct Goal {
    Localized text;
    std::vector<std::string> competences; // FRAMEWORK:CODE
};

// A whole system. Pointers into its file: "/goal/0/competences/1", "/badge/2/level".
struct BadgeSystem {
    std::string slug; // file name without ending
    std::string language = "en";
    SystemModel model = SystemModel::linear;
    Localized name;
    Localized description;
    std::vector<Goal> goals;
    std::vector<SystemBadge> badges;

    // The place of this badge in the system, or nullptr.
    const SystemBadge* find(std::string_view slug) const;
};

// Framework and code of a competence: "digcomp:1.1" is {"digcomp", "1.1"}. A text without a colon is all
// framework.
std::pair<std::string_view, std::string_view> split_competence(std::string_view competence);

// The badges of a system from those without prerequisites to those that need most: every badge comes after
// all badges that it names. Badges on a cycle, and what builds on them, are left out. Indices into
// BadgeSystem::badges.
std::vector<std::size_t> in_order_of_earning(const BadgeSystem& system);

} // namespace insignia::credential
