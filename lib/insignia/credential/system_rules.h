// Badge systems held against the rules of a system in which people find their way. Pure: what is known about
// the badges comes with the view.
#pragma once

#include <insignia/credential/badge_system.h>
#include <insignia/credential/frameworks.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::credential {

// A system, and the badges and competence frameworks that its workspace knows.
struct SystemView {
    const BadgeSystem& system;
    std::span<const Definition> badges;
    std::span<const Framework> frameworks = shipped_frameworks();

    // The definition of a badge, or nullptr.
    const Definition* find(std::string_view slug) const;
};

// An error makes a system that cannot work; a warning one that will puzzle people; a note is worth a thought.
enum class Weight { note, warning, error };
// "note", "warning", "error".
std::string_view to_string(Weight weight);

struct SystemRule;

// One thing that is wrong with a system, and where: `pointer` leads into its file
// (workspace::SystemFile::where).
struct SystemProblem {
    const SystemRule* rule = nullptr;
    std::string message; // one sentence in plain words
    std::string pointer;
    std::vector<std::string> hints; // each an instruction
};

// A row of the table of rules.
struct SystemRule {
    std::string_view id; // "system-cycle": stable, scripts are written against it
    Weight weight;
    std::string_view title;                                    // what holds in a good system
    std::string_view citation;                                 // where that is asked for
    std::vector<SystemProblem> (*run)(const SystemView& view); // leaves SystemProblem::rule empty
};

// All rules, in the order in which they are best mended.
std::span<const SystemRule> system_rules();

// What all rules find, in the order of the table.
std::vector<SystemProblem> check_system(const SystemView& view);

// The badges of the system that somebody who begins with nothing can come to hold. Indices are those of
// BadgeSystem::badges.
std::vector<bool> reachable_badges(const SystemView& view);

// The shortest way round each knot of prerequisites, as indices into BadgeSystem::badges: every badge
// requires the one after it, and the last one the first.
std::vector<std::vector<std::size_t>> cycles(const BadgeSystem& system);

} // namespace insignia::credential
