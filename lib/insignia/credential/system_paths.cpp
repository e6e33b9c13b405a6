#include <algorithm>
#include <insignia/credential/system_rules.h>
#include <queue>

namespace insignia::credential {

namespace {

using Edges = std::vector<std::vector<std::size_t>>;

constexpr std::size_t k_none = static_cast<std::size_t>(-1);

Edges prerequisites_of(const BadgeSystem& system) {
    Edges edges(system.badges.size());
    for (std::size_t i = 0; i < system.badges.size(); ++i)
        for (const auto* named : named_badges(system.badges[i].prerequisites))
            if (const auto* const badge = system.find(named->badge))
                edges[i].push_back(static_cast<std::size_t>(badge - system.badges.data()));
    return edges;
}

// The shortest way from a badge along its prerequisites back to itself, or nothing.
std::vector<std::size_t> way_back(const Edges& edges, std::size_t start) {
    std::vector<std::size_t> from(edges.size(), k_none);
    std::queue<std::size_t> waiting({start});
    while (!waiting.empty()) {
        const auto at = waiting.front();
        waiting.pop();
        for (const auto next : edges[at]) {
            if (next == start) {
                std::vector<std::size_t> way = {at};
                while (way.back() != start) way.push_back(from[way.back()]);
                std::ranges::reverse(way);
                return way;
            }
            if (from[next] != k_none) continue;
            from[next] = at;
            waiting.push(next);
        }
    }
    return {};
}

} // namespace

std::vector<std::vector<std::size_t>> cycles(const BadgeSystem& system) {
    const auto edges = prerequisites_of(system);
    std::vector<bool> told(system.badges.size(), false);
    std::vector<std::vector<std::size_t>> found;
    for (std::size_t i = 0; i < system.badges.size(); ++i) {
        if (told[i]) continue;
        auto way = way_back(edges, i);
        if (way.empty() || std::ranges::any_of(way, [&](auto badge) { return told[badge]; })) continue;
        for (const auto badge : way) told[badge] = true;
        found.push_back(std::move(way));
    }
    return found;
}

std::vector<bool> reachable_badges(const SystemView& view) {
    const auto& badges = view.system.badges;
    std::vector<bool> reached(badges.size(), false);
    const auto holds = [&](std::string_view slug) {
        const auto* const badge = view.system.find(slug);
        return badge != nullptr && reached[static_cast<std::size_t>(badge - badges.data())];
    };
    for (bool grew = true; grew;) {
        grew = false;
        for (std::size_t i = 0; i < badges.size(); ++i) {
            if (reached[i] || view.find(badges[i].badge) == nullptr
                || !is_met(badges[i].prerequisites, holds))
                continue;
            reached[i] = grew = true;
        }
    }
    return reached;
}

} // namespace insignia::credential
