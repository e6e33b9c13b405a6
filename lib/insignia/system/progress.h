// Who is where in a badge system. Pure: which badges a person holds is handed in.
#pragma once

#include <insignia/credential/badge_system.h>
#include <set>
#include <string>
#include <vector>

namespace insignia::system {

// What one badge is for one person.
enum class Standing {
    earned, // it is held
    open,   // what it requires is held
    locked, // something is missing
};
// "earned", "open now", "locked".
std::string_view to_string(Standing standing);

// How far somebody has come toward a milestone or meta-badge: `have` of `need` badges on the shortest way
// that is left. `have` is never above `need`.
struct Advance {
    std::size_t badge = 0; // index into BadgeSystem::badges
    std::size_t have = 0;
    std::size_t need = 0;
    bool earned = false;
};

// One person's place in a system.
struct Progress {
    std::string person;
    std::vector<Standing> standings; // of BadgeSystem::badges
    std::vector<std::size_t>
        next; // badges to earn now, in the order of the system; milestones and meta-badges last
    std::vector<Advance> advances; // of every milestone and meta-badge
    std::size_t earned = 0;        // badges of the system that are held
};

// The place of a person who holds these badges (slugs).
Progress progress_of(const credential::BadgeSystem& system, std::string person,
                     const std::set<std::string>& held);

// The meta-badges that the person has completed and does not hold yet, as indices into BadgeSystem::badges.
// One meta-badge may complete another: they are in an order in which they can be awarded.
std::vector<std::size_t> completed_meta_badges(const credential::BadgeSystem& system,
                                               std::set<std::string> held);

} // namespace insignia::system
