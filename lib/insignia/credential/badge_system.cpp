#include <algorithm>
#include <insignia/credential/badge_system.h>
#include <span>

namespace insignia::credential {

namespace {

template <class Value>
struct Word {
    Value value;
    std::string_view word;
};

constexpr Word<SystemModel> k_models[] = {
    {SystemModel::linear, "linear"},
    {SystemModel::competence_based, "competence-based"},
    {SystemModel::skill_tree, "skill-tree"},
};

constexpr Word<Stage> k_stages[] = {
    {Stage::onboarding, "onboarding"},
    {Stage::motivation, "motivation"},
    {Stage::signposting, "signposting"},
    {Stage::recognition, "recognition"},
};

constexpr Word<BadgeKind> k_kinds[] = {
    {BadgeKind::badge, "badge"},
    {BadgeKind::milestone, "milestone"},
    {BadgeKind::meta_badge, "meta-badge"},
};

template <class Value>
std::string_view word_of(std::span<const Word<Value>> words, Value value) {
    for (const auto& row : words)
        if (row.value == value) return row.word;
    return "";
}

template <class Value>
std::optional<Value> value_of(std::span<const Word<Value>> words, std::string_view word) {
    for (const auto& row : words)
        if (row.word == word) return row.value;
    return std::nullopt;
}

void collect(const Requirement& requirement, std::vector<const Requirement*>& found) {
    if (requirement.kind == Requirement::Kind::badge) found.push_back(&requirement);
    for (const auto& part : requirement.of) collect(part, found);
}

} // namespace

std::string_view to_string(SystemModel model) {
    return word_of<SystemModel>(k_models, model);
}
std::optional<SystemModel> parse_system_model(std::string_view word) {
    return value_of<SystemModel>(k_models, word);
}
std::string_view to_string(Stage stage) {
    return word_of<Stage>(k_stages, stage);
}
std::optional<Stage> parse_stage(std::string_view word) {
    return value_of<Stage>(k_stages, word);
}
std::string_view to_string(BadgeKind kind) {
    return word_of<BadgeKind>(k_kinds, kind);
}
std::optional<BadgeKind> parse_badge_kind(std::string_view word) {
    return value_of<BadgeKind>(k_kinds, word);
}

std::size_t Requirement::needed() const {
    if (kind == Kind::any_of) return 1;
    return kind == Kind::at_least ? count : of.size();
}

bool is_met(const Requirement& requirement, const std::function<bool(std::string_view)>& holds) {
    if (requirement.kind == Requirement::Kind::nothing) return true;
    if (requirement.kind == Requirement::Kind::badge) return holds(requirement.badge);
    const auto met =
        std::ranges::count_if(requirement.of, [&](const auto& part) { return is_met(part, holds); });
    return static_cast<std::size_t>(met) >= requirement.needed();
}

std::vector<const Requirement*> named_badges(const Requirement& requirement) {
    std::vector<const Requirement*> found;
    collect(requirement, found);
    return found;
}

const SystemBadge* BadgeSystem::find(std::string_view slug_of_badge) const {
    const auto found = std::ranges::find(badges, slug_of_badge, &SystemBadge::badge);
    return found == badges.end() ? nullptr : &*found;
}

std::pair<std::string_view, std::string_view> split_competence(std::string_view competence) {
    const auto colon = competence.find(':');
    if (colon == std::string_view::npos) return {competence, {}};
    return {competence.substr(0, colon), competence.substr(colon + 1)};
}

std::vector<std::size_t> in_order_of_earning(const BadgeSystem& system) {
    std::vector<std::size_t> order;
    std::vector<bool> placed(system.badges.size(), false);
    const auto is_placed = [&](const Requirement* named) {
        const auto* const badge = system.find(named->badge);
        return badge == nullptr || placed[static_cast<std::size_t>(badge - system.badges.data())];
    };
    for (bool grew = true; grew;) {
        grew = false;
        for (std::size_t i = 0; i < system.badges.size(); ++i) {
            if (placed[i] || !std::ranges::all_of(named_badges(system.badges[i].prerequisites), is_placed))
                continue;
            placed[i] = grew = true;
            order.push_back(i);
        }
    }
    return order;
}

} // namespace insignia::credential
