#include <algorithm>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/graph.h>
#include <set>

namespace insignia::system {

using credential::say;

namespace {

using credential::BadgeSystem;
using credential::Requirement;
using Kind = Requirement::Kind;

constexpr std::size_t k_nothing = static_cast<std::size_t>(-1);

std::size_t index_of(const BadgeSystem& system, std::string_view slug) {
    const auto* const badge = system.find(slug);
    return badge == nullptr ? k_nothing : static_cast<std::size_t>(badge - system.badges.data());
}

// What is certainly held by whoever meets the requirement: not what stands among alternatives.
void collect_certain(const BadgeSystem& system, const Requirement& requirement,
                     std::set<std::size_t>& certain) {
    if (requirement.kind == Kind::badge) {
        const auto badge = index_of(system, requirement.badge);
        if (badge != k_nothing && certain.insert(badge).second)
            collect_certain(system, system.badges[badge].prerequisites, certain);
    }
    if (requirement.kind == Kind::all_of)
        for (const auto& part : requirement.of) collect_certain(system, part, certain);
}

class Builder {
public:
    Builder(const BadgeSystem& system, Implied implied) : m_system(system), m_implied(implied) {}

    Graph build() {
        for (std::size_t i = 0; i < m_system.badges.size(); ++i)
            m_graph.nodes.push_back({i, "", Needed::all});
        for (std::size_t i = 0; i < m_system.badges.size(); ++i) {
            m_badge = i;
            add(m_system.badges[i].prerequisites, i);
        }
        return std::move(m_graph);
    }

private:
    // Arrows from what meets the requirement to the node.
    void add(const Requirement& requirement, std::size_t to) {
        if (requirement.kind == Kind::nothing) return;
        if (requirement.kind == Kind::badge) {
            const auto from = index_of(m_system, requirement.badge);
            if (from != k_nothing) m_graph.edges.push_back({from, to});
            return;
        }
        if (requirement.of.size() == 1 && requirement.needed() == 1) return add(requirement.of.front(), to);
        const auto parts = drawn_parts(requirement);
        const auto junction = m_graph.nodes.size();
        m_graph.nodes.push_back({m_badge, label(requirement, parts.size()), needed(requirement.kind)});
        m_graph.edges.push_back({junction, to});
        for (const auto* part : parts) add(*part, junction);
    }

    static Needed needed(Kind kind) {
        return kind == Kind::any_of ? Needed::one : kind == Kind::at_least ? Needed::some : Needed::all;
    }

    std::string label(const Requirement& requirement, std::size_t drawn) const {
        const auto& language = m_system.language;
        const auto count = std::to_string(requirement.of.size());
        if (requirement.kind == Kind::any_of) return say(language, "any_of");
        if (requirement.kind == Kind::at_least)
            return say(language, "some_of", {std::to_string(requirement.count), count});
        return drawn == requirement.of.size() ? say(language, "all_of") : say(language, "all_drawn", {count});
    }

    std::vector<const Requirement*> drawn_parts(const Requirement& requirement) const {
        std::vector<const Requirement*> parts;
        for (const auto& part : requirement.of)
            if (!follows_from_others(requirement, part)) parts.push_back(&part);
        return parts;
    }

    bool follows_from_others(const Requirement& group, const Requirement& part) const {
        if (m_implied == Implied::shown || group.kind != Kind::all_of || part.kind != Kind::badge)
            return false;
        const auto badge = index_of(m_system, part.badge);
        return std::ranges::any_of(group.of, [&](const auto& other) {
            if (&other == &part || other.kind != Kind::badge) return false;
            const auto start = index_of(m_system, other.badge);
            if (start == k_nothing || start == badge) return false;
            std::set<std::size_t> certain;
            collect_certain(m_system, m_system.badges[start].prerequisites, certain);
            // On a circle each would follow from the other.
            return certain.count(badge) != 0 && certain.count(start) == 0;
        });
    }

    const BadgeSystem& m_system;
    Implied m_implied;
    Graph m_graph;
    std::size_t m_badge = 0;
};

} // namespace

Graph make_graph(const BadgeSystem& system, Implied implied) {
    return Builder(system, implied).build();
}

} // namespace insignia::system
