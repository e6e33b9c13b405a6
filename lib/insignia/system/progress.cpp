#include <algorithm>
#include <insignia/system/progress.h>

namespace insignia::system {

namespace {

using credential::BadgeKind;
using credential::BadgeSystem;
using credential::Requirement;
using Held = std::set<std::string>;

struct Count {
    std::size_t have = 0;
    std::size_t need = 0;

    std::size_t missing() const { return need - have; }
};

// The badges that are had and needed when a person goes on where least is missing.
Count count(const Requirement& requirement, const Held& held) {
    if (requirement.kind == Requirement::Kind::nothing) return {};
    if (requirement.kind == Requirement::Kind::badge) return {held.count(requirement.badge), 1};
    std::vector<Count> parts;
    for (const auto& part : requirement.of) parts.push_back(count(part, held));
    std::ranges::stable_sort(parts, {}, &Count::missing);
    parts.resize(std::min(parts.size(), requirement.needed()));
    Count sum;
    for (const auto& part : parts) sum = {sum.have + part.have, sum.need + part.need};
    return sum;
}

auto holds(const Held& held) {
    return [&held](std::string_view slug) { return held.count(std::string(slug)) != 0; };
}

} // namespace

std::string_view to_string(Standing standing) {
    return standing == Standing::earned ? "earned" : standing == Standing::open ? "open now" : "locked";
}

Progress progress_of(const BadgeSystem& system, std::string person, const Held& held) {
    Progress progress;
    progress.person = std::move(person);
    for (std::size_t i = 0; i < system.badges.size(); ++i) {
        const auto& badge = system.badges[i];
        const bool earned = held.count(badge.badge) != 0;
        const bool open = is_met(badge.prerequisites, holds(held));
        progress.standings.push_back(earned ? Standing::earned : open ? Standing::open : Standing::locked);
        if (earned) ++progress.earned;
        if (!earned && open) progress.next.push_back(i);
        if (badge.kind == BadgeKind::badge) continue;
        const auto sum = count(badge.prerequisites, held);
        progress.advances.push_back({i, sum.have, sum.need, earned});
    }
    std::ranges::stable_partition(progress.next,
                                  [&](auto i) { return system.badges[i].kind == BadgeKind::badge; });
    return progress;
}

std::vector<std::size_t> completed_meta_badges(const BadgeSystem& system, Held held) {
    std::vector<std::size_t> completed;
    for (bool grew = true; grew;) {
        grew = false;
        for (std::size_t i = 0; i < system.badges.size(); ++i) {
            const auto& badge = system.badges[i];
            const bool says_what = badge.prerequisites.kind != Requirement::Kind::nothing;
            if (badge.kind != BadgeKind::meta_badge || !says_what || held.count(badge.badge) != 0) continue;
            if (!is_met(badge.prerequisites, holds(held))) continue;
            held.insert(badge.badge);
            completed.push_back(i);
            grew = true;
        }
    }
    return completed;
}

} // namespace insignia::system
