#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/frameworks.h>
#include <insignia/credential/system_rules.h>
#include <map>
#include <set>

namespace insignia::credential {

namespace {

using Kind = Requirement::Kind;
using Problems = std::vector<SystemProblem>;

std::string at(std::size_t badge, std::string_view key = "badge") {
    return fmt::format("/badge/{}/{}", badge, key);
}

std::string quoted_badge(std::string_view slug) {
    return fmt::format("\"{}\"", sanitize(slug, 60));
}

SystemProblem problem(std::string pointer, std::string message, std::vector<std::string> hints = {}) {
    return {nullptr, std::move(message), std::move(pointer), std::move(hints)};
}

std::string meant_or(std::string_view word, const std::vector<std::string>& candidates,
                     std::string otherwise) {
    const auto meant = did_you_mean(word, candidates);
    return meant.empty() ? std::move(otherwise) : fmt::format("did you mean \"{}\"", meant);
}

std::vector<std::string> listed(const BadgeSystem& system) {
    std::vector<std::string> slugs;
    for (const auto& badge : system.badges) slugs.push_back(badge.badge);
    return slugs;
}

Problems empty(const SystemView& view) {
    if (!view.system.badges.empty()) return {};
    return {problem("", "the system has no badges", {"add one with [[badge]] and  badge = \"NAME\""})};
}

Problems duplicates(const SystemView& view) {
    Problems found;
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < view.system.badges.size(); ++i) {
        const auto& slug = view.system.badges[i].badge;
        if (!seen.insert(slug).second)
            found.push_back(problem(at(i),
                                    fmt::format("{} has a place in the system already", quoted_badge(slug)),
                                    {"bring both [[badge]] tables together"}));
    }
    return found;
}

Problems undefined(const SystemView& view) {
    std::vector<std::string> known;
    for (const auto& definition : view.badges) known.push_back(definition.slug);
    Problems found;
    for (std::size_t i = 0; i < view.system.badges.size(); ++i) {
        const auto& slug = view.system.badges[i].badge;
        if (view.find(slug) != nullptr) continue;
        found.push_back(problem(
            at(i), fmt::format("there is no badge {} in badges/", quoted_badge(slug)),
            {meant_or(slug, known, fmt::format("make it with insignia design {}", sanitize(slug, 60)))}));
    }
    return found;
}

Problems dangling(const SystemView& view) {
    Problems found;
    for (const auto& badge : view.system.badges)
        for (const auto* named : named_badges(badge.prerequisites)) {
            if (view.system.find(named->badge) != nullptr) continue;
            const auto otherwise =
                view.find(named->badge) != nullptr
                    ? fmt::format("give it a place: [[badge]] with  badge = {}", quoted_badge(named->badge))
                    : "the badges of the system: " + join(listed(view.system), ", ");
            found.push_back(problem(named->pointer,
                                    fmt::format("{} requires {}, which has no place in the system",
                                                quoted_badge(badge.badge), quoted_badge(named->badge)),
                                    {meant_or(named->badge, listed(view.system), otherwise)}));
        }
    return found;
}

Problems circular(const SystemView& view) {
    Problems found;
    const auto& badges = view.system.badges;
    for (const auto& cycle : cycles(view.system)) {
        std::string way = quoted_badge(badges[cycle.front()].badge);
        for (std::size_t i = 1; i <= cycle.size(); ++i)
            way += " requires " + quoted_badge(badges[cycle[i % cycle.size()]].badge)
                   + (i < cycle.size() ? ", which" : "");
        found.push_back(problem(at(cycle.front(), "requires"),
                                "badges require each other in a circle: " + way,
                                {"take one of these requirements out"}));
    }
    return found;
}

void impossible_counts(const Requirement& requirement, std::string_view badge, Problems& found) {
    if (requirement.kind != Kind::badge && requirement.needed() > requirement.of.size())
        found.push_back(problem(requirement.pointer,
                                fmt::format("{} asks for {} of {} badges", quoted_badge(badge),
                                            requirement.needed(), requirement.of.size()),
                                {"lower at_least, or name more badges"}));
    for (const auto& part : requirement.of) impossible_counts(part, badge, found);
}

Problems counts(const SystemView& view) {
    Problems found;
    for (const auto& badge : view.system.badges) impossible_counts(badge.prerequisites, badge.badge, found);
    return found;
}

Problems no_entry(const SystemView& view) {
    const auto is_open = [](const SystemBadge& badge) { return badge.prerequisites.kind == Kind::nothing; };
    if (view.system.badges.empty() || std::ranges::any_of(view.system.badges, is_open)) return {};
    return {problem(
        at(0), "there is no way in: every badge requires another",
        {"let at least one badge require nothing; a first easy success belongs to the stage onboarding"})};
}

// Each badge that keeps others from being earned, as far as it stands in the file.
std::string why_unreachable(const SystemView& view, const SystemBadge& badge,
                            const std::vector<bool>& reached) {
    std::vector<std::string> missing;
    for (const auto* named : named_badges(badge.prerequisites)) {
        const auto* const other = view.system.find(named->badge);
        const auto ok =
            other != nullptr && reached[static_cast<std::size_t>(other - view.system.badges.data())];
        if (!ok) missing.push_back(quoted_badge(named->badge));
    }
    return missing.empty() ? "more is asked for than there is" : "it builds on " + join(missing, ", ");
}

Problems unreachable(const SystemView& view) {
    Problems found;
    const auto reached = reachable_badges(view);
    std::set<std::size_t> circular_ones;
    for (const auto& cycle : cycles(view.system)) circular_ones.insert(cycle.begin(), cycle.end());
    for (std::size_t i = 0; i < reached.size(); ++i) {
        const auto& badge = view.system.badges[i];
        if (reached[i] || circular_ones.count(i) != 0 || badge.kind == BadgeKind::meta_badge) continue;
        if (view.find(badge.badge) == nullptr) continue;
        found.push_back(problem(at(i), fmt::format("nobody can reach {}: {}", quoted_badge(badge.badge),
                                                   why_unreachable(view, badge, reached))));
    }
    return found;
}

Problems incomplete_meta(const SystemView& view) {
    Problems found;
    const auto reached = reachable_badges(view);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        const auto& badge = view.system.badges[i];
        if (badge.kind != BadgeKind::meta_badge) continue;
        if (badge.prerequisites.kind == Kind::nothing)
            found.push_back(problem(
                at(i),
                fmt::format("the meta-badge {} does not say what completes it", quoted_badge(badge.badge)),
                {"add  requires = [\"…\"]  with the badges that make it up"}));
        else if (!reached[i] && view.find(badge.badge) != nullptr)
            found.push_back(problem(at(i), fmt::format("the meta-badge {} can never be completed: {}",
                                                       quoted_badge(badge.badge),
                                                       why_unreachable(view, badge, reached))));
    }
    return found;
}

Problems level_gaps(const SystemView& view) {
    Problems found;
    std::map<int, std::size_t> first;
    for (std::size_t i = 0; i < view.system.badges.size(); ++i)
        if (const auto level = view.system.badges[i].level; level != 0) first.emplace(level, i);
    int last = 0;
    for (const auto& [level, badge] : first) {
        if (level > last + 1)
            found.push_back(
                problem(at(badge, "level"),
                        last == 0 ? fmt::format("the levels begin with {}, not with 1", level)
                                  : fmt::format("the levels go from {} to {}", last, level),
                        {fmt::format("add a badge of level {}, or count without a gap", last + 1)}));
        last = level;
    }
    return found;
}

Problems falling_levels(const SystemView& view) {
    Problems found;
    for (std::size_t i = 0; i < view.system.badges.size(); ++i) {
        const auto& badge = view.system.badges[i];
        for (const auto* named : named_badges(badge.prerequisites)) {
            const auto* const before = view.system.find(named->badge);
            if (before == nullptr || badge.level == 0 || before->level <= badge.level) continue;
            found.push_back(
                problem(named->pointer,
                        fmt::format("{} of level {} requires {} of level {}", quoted_badge(badge.badge),
                                    badge.level, quoted_badge(before->badge), before->level),
                        {"a badge stands at least as high as what it requires"}));
        }
    }
    return found;
}

// One name for each competence, however it is written; "" when the framework is known and has no such code.
std::string canonical(const SystemView& view, std::string_view framework, std::string_view code) {
    const auto* const known = find_framework(view.frameworks, framework);
    if (known == nullptr) return to_lower(framework) + ":" + std::string(code);
    return known->find(code) == nullptr ? std::string() : known->id + ":" + std::string(code);
}

Problems unknown_competences(const SystemView& view) {
    Problems found;
    for (std::size_t i = 0; i < view.system.goals.size(); ++i)
        for (std::size_t j = 0; j < view.system.goals[i].competences.size(); ++j) {
            const auto& competence = view.system.goals[i].competences[j];
            const auto [framework, code] = split_competence(competence);
            const auto pointer = fmt::format("/goal/{}/competences/{}", i, j);
            if (framework.empty() || code.empty())
                found.push_back(problem(pointer,
                                        fmt::format("{} names no competence", quoted_badge(competence)),
                                        {"write FRAMEWORK:CODE as in digcomp:1.1"}));
            else if (canonical(view, framework, code).empty())
                found.push_back(problem(
                    pointer,
                    fmt::format("{} has no competence {}", sanitize(framework, 60), quoted_badge(code)),
                    {"look for it by word: insignia framework search WORD"}));
        }
    return found;
}

Problems unearned_competences(const SystemView& view) {
    std::set<std::string> earned;
    for (const auto& badge : view.system.badges)
        if (const auto* const definition = view.find(badge.badge))
            for (const auto& alignment : definition->alignments)
                earned.insert(canonical(view, alignment.framework, alignment.code));
    Problems found;
    for (std::size_t i = 0; i < view.system.goals.size(); ++i)
        for (std::size_t j = 0; j < view.system.goals[i].competences.size(); ++j) {
            const auto& competence = view.system.goals[i].competences[j];
            const auto [framework, code] = split_competence(competence);
            const auto name = canonical(view, framework, code);
            if (code.empty() || name.empty() || earned.count(name) != 0) continue;
            found.push_back(
                problem(fmt::format("/goal/{}/competences/{}", i, j),
                        fmt::format("a goal names {}, and no badge of the system is aligned to it",
                                    quoted_badge(competence)),
                        {fmt::format("add it to a badge: insignia design BADGE --alignment {}",
                                     sanitize(competence, 60))}));
        }
    return found;
}

Problems goalless(const SystemView& view) {
    if (!view.system.goals.empty() || view.system.badges.empty()) return {};
    return {problem("", "the system does not say what it is for",
                    {"add a [[goal]] with  text  and  competences = [\"digcomp:1.1\"]"})};
}

Problems branches_in_line(const SystemView& view) {
    if (view.system.model != SystemModel::linear) return {};
    std::map<std::string_view, std::string_view> next;
    Problems found;
    for (std::size_t i = 0; i < view.system.badges.size(); ++i) {
        const auto& badge = view.system.badges[i];
        if (badge.kind != BadgeKind::badge) continue;
        for (const auto* named : named_badges(badge.prerequisites)) {
            const auto [other, is_first] = next.emplace(named->badge, badge.badge);
            if (is_first) continue;
            found.push_back(problem(at(i, "requires"),
                                    fmt::format("the system is linear, and both {} and {} come after {}",
                                                quoted_badge(other->second), quoted_badge(badge.badge),
                                                quoted_badge(named->badge)),
                                    {"write  model = \"skill-tree\"  if branches are meant"}));
        }
    }
    return found;
}

Problems orphans(const SystemView& view) {
    if (view.system.badges.size() < 2) return {};
    std::set<std::string_view> needed;
    for (const auto& badge : view.system.badges)
        for (const auto* named : named_badges(badge.prerequisites)) needed.insert(named->badge);
    Problems found;
    for (std::size_t i = 0; i < view.system.badges.size(); ++i) {
        const auto& badge = view.system.badges[i];
        if (badge.prerequisites.kind != Kind::nothing || needed.count(badge.badge) != 0) continue;
        found.push_back(problem(at(i), fmt::format("{} stands alone: nothing leads to it or builds on it",
                                                   quoted_badge(badge.badge))));
    }
    return found;
}

constexpr std::string_view k_source =
    "badge systems of Cities of Learning: goals, journey, milestones, levels";

constexpr SystemRule k_system_rules[] = {
    {"system-empty", Weight::error, "the system has badges", k_source, empty},
    {"system-duplicate", Weight::error, "every badge has one place", k_source, duplicates},
    {"system-undefined", Weight::error, "every badge of the system is defined", k_source, undefined},
    {"system-dangling", Weight::error, "what is required has a place in the system", k_source, dangling},
    {"system-cycle", Weight::error, "no badge requires itself by a detour", k_source, circular},
    {"system-count", Weight::error, "no more badges are asked for than are named", k_source, counts},
    {"system-unreachable", Weight::error, "every badge can be reached", k_source, unreachable},
    {"system-meta-incomplete", Weight::error, "every meta-badge can be completed", k_source, incomplete_meta},
    {"system-no-entry", Weight::warning, "there is a way in", k_source, no_entry},
    {"system-level-gap", Weight::warning, "levels have no gaps", k_source, level_gaps},
    {"system-level-order", Weight::warning, "levels never fall along the way", k_source, falling_levels},
    {"system-competence", Weight::error, "the competences of the goals exist", k_source, unknown_competences},
    {"system-goal-unearned", Weight::warning, "what the goals name can be earned", k_source,
     unearned_competences},
    {"system-goal-missing", Weight::note, "the system has goals", k_source, goalless},
    {"system-not-linear", Weight::warning, "a linear system is a line", k_source, branches_in_line},
    {"system-orphan", Weight::note, "no badge stands alone", k_source, orphans},
};

} // namespace

const Definition* SystemView::find(std::string_view slug) const {
    const auto found = std::ranges::find(badges, slug, &Definition::slug);
    return found == badges.end() ? nullptr : &*found;
}

std::string_view to_string(Weight weight) {
    return weight == Weight::error ? "error" : weight == Weight::warning ? "warning" : "note";
}

std::span<const SystemRule> system_rules() {
    return k_system_rules;
}

std::vector<SystemProblem> check_system(const SystemView& view) {
    std::vector<SystemProblem> all;
    for (const auto& rule : k_system_rules)
        for (auto& found : rule.run(view)) {
            found.rule = &rule;
            all.push_back(std::move(found));
        }
    return all;
}

} // namespace insignia::credential
