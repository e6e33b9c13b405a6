#include <catch2/catch.hpp>
#include <insignia/credential/system_rules.h>
#include <set>

using namespace insignia::credential;
using Kind = Requirement::Kind;

namespace {

Requirement one(std::string slug) {
    Requirement requirement;
    requirement.kind = Kind::badge;
    requirement.badge = std::move(slug);
    return requirement;
}

Requirement group(Kind kind, const std::vector<Requirement>& of, std::size_t count = 0) {
    Requirement requirement;
    requirement.kind = kind;
    requirement.of = of;
    requirement.count = count;
    return requirement;
}

Requirement all(const std::vector<Requirement>& of) {
    return group(Kind::all_of, of);
}
Requirement any(const std::vector<Requirement>& of) {
    return group(Kind::any_of, of);
}
Requirement some(std::size_t count, const std::vector<Requirement>& of) {
    return group(Kind::at_least, of, count);
}

SystemBadge badge(std::string slug, Requirement prerequisites = {}, int level = 0,
                  BadgeKind kind = BadgeKind::badge) {
    SystemBadge result;
    result.badge = std::move(slug);
    result.prerequisites = std::move(prerequisites);
    result.level = level;
    result.kind = kind;
    return result;
}

// a, b, c, d and m are defined; a is aligned to DigComp 1.1.
std::vector<Definition> definitions() {
    std::vector<Definition> all_of_them;
    for (const auto* const slug : {"a", "b", "c", "d", "m"}) {
        Definition definition;
        definition.slug = slug;
        all_of_them.push_back(definition);
    }
    DefinedAlignment alignment;
    alignment.framework = "DigComp 2.2";
    alignment.code = "1.1";
    all_of_them.front().alignments.push_back(alignment);
    return all_of_them;
}

struct Row {
    std::string_view rule;
    std::string_view message; // "" when the rule finds nothing
    SystemModel model = SystemModel::skill_tree;
    std::vector<SystemBadge> badges;
    std::vector<std::string> competences = {"digcomp:1.1"};
};

const auto k_meta = BadgeKind::meta_badge;

std::vector<Row> rows() {
    const auto tree = SystemModel::skill_tree;
    return {
        {"system-empty", "has no badges", tree, {}},
        {"system-duplicate", "\"a\" has a place in the system already", tree, {badge("a"), badge("a")}},
        {"system-duplicate", "", tree, {badge("a"), badge("b", one("a"))}},
        {"system-undefined", "there is no badge \"aa\" in badges/", tree, {badge("aa")}},
        {"system-dangling",
         "\"b\" requires \"x\", which has no place",
         tree,
         {badge("a"), badge("b", any({one("a"), one("x")}))}},
        {"system-dangling", "", tree, {badge("a"), badge("b", any({one("a")}))}},
        {"system-cycle",
         "\"a\" requires \"c\", which requires \"b\", which requires \"a\"",
         tree,
         {badge("a", one("c")), badge("b", one("a")), badge("c", one("b"))}},
        {"system-cycle", "\"a\" requires \"a\"", tree, {badge("a", one("a"))}},
        {"system-cycle", "", tree, {badge("a"), badge("b", one("a")), badge("c", all({one("a"), one("b")}))}},
        {"system-count",
         "\"c\" asks for 3 of 2 badges",
         tree,
         {badge("a"), badge("b"), badge("c", some(3, {one("a"), one("b")}))}},
        {"system-count", "\"b\" asks for 1 of 0 badges", tree, {badge("a"), badge("b", any({}))}},
        {"system-count", "", tree, {badge("a"), badge("b"), badge("c", some(2, {one("a"), one("b")}))}},
        {"system-unreachable",
         "nobody can reach \"c\": it builds on \"b\"",
         tree,
         {badge("a", one("b")), badge("b", one("a")), badge("c", one("b"))}},
        {"system-unreachable",
         "",
         tree,
         {badge("a"), badge("b", one("a")), badge("c", any({one("b"), one("c")}))}},
        {"system-meta-incomplete",
         "\"m\" does not say what completes it",
         tree,
         {badge("a"), badge("m", {}, 0, k_meta)}},
        {"system-meta-incomplete",
         "\"m\" can never be completed: it builds on \"x\"",
         tree,
         {badge("a"), badge("m", all({one("a"), one("x")}), 0, k_meta)}},
        {"system-meta-incomplete", "", tree, {badge("a"), badge("m", any({one("a"), one("x")}), 0, k_meta)}},
        {"system-no-entry", "there is no way in", tree, {badge("a", one("b")), badge("b", one("a"))}},
        {"system-no-entry", "", tree, {badge("a"), badge("b", one("a"))}},
        {"system-level-gap", "the levels go from 1 to 3", tree, {badge("a", {}, 1), badge("b", one("a"), 3)}},
        {"system-level-gap", "the levels begin with 2", tree, {badge("a", {}, 2)}},
        {"system-level-gap", "", tree, {badge("a", {}, 1), badge("b", one("a"), 2), badge("c")}},
        {"system-level-order",
         "\"b\" of level 1 requires \"a\" of level 2",
         tree,
         {badge("a", {}, 2), badge("b", one("a"), 1)}},
        {"system-level-order", "", tree, {badge("a", {}, 1), badge("b", one("a"), 1)}},
        {"system-competence", "\"digcomp\" names no competence", tree, {badge("a")}, {"digcomp"}},
        {"system-competence", "digcomp has no competence \"9.9\"", tree, {badge("a")}, {"digcomp:9.9"}},
        {"system-competence", "", tree, {badge("a")}, {"our own:craft"}},
        {"system-goal-unearned", "a goal names \"digcomp:1.2\"", tree, {badge("a")}, {"digcomp:1.2"}},
        {"system-goal-unearned", "", tree, {badge("a")}, {"DigComp 2.2:1.1"}},
        {"system-not-linear",
         "both \"b\" and \"c\" come after \"a\"",
         SystemModel::linear,
         {badge("a"), badge("b", one("a")), badge("c", one("a"))}},
        {"system-not-linear",
         "",
         SystemModel::linear,
         {badge("a"), badge("b", one("a")), badge("m", all({one("a"), one("b")}), 0, k_meta)}},
        {"system-orphan", "\"c\" stands alone", tree, {badge("a"), badge("b", one("a")), badge("c")}},
        {"system-orphan", "", tree, {badge("a"), badge("b", one("a"))}},
    };
}

} // namespace

TEST_CASE("each rule finds what is against it, and nothing else") {
    const auto known = definitions();
    for (const auto& row : rows()) {
        BadgeSystem system;
        system.model = row.model;
        system.badges = row.badges;
        Goal goal;
        goal.competences = row.competences;
        system.goals.push_back(goal);
        CAPTURE(row.rule, row.message);
        std::string found;
        for (const auto& problem : check_system({system, known}))
            if (problem.rule->id == row.rule) found += problem.message + "\n";
        if (row.message.empty())
            CHECK(found == "");
        else
            CHECK(found.find(row.message) != std::string::npos);
    }
}

TEST_CASE("rules have names of their own") {
    std::set<std::string_view> names;
    for (const auto& rule : system_rules()) CHECK(names.insert(rule.id).second);
}

TEST_CASE("a requirement is met by enough of its parts") {
    struct Case {
        Requirement requirement;
        std::set<std::string> held;
        bool met;
    };
    const Case cases[] = {
        {{}, {}, true},
        {one("a"), {"a"}, true},
        {one("a"), {"b"}, false},
        {all({one("a"), one("b")}), {"a"}, false},
        {all({one("a"), one("b")}), {"a", "b"}, true},
        {any({one("a"), one("b")}), {"b"}, true},
        {any({one("a"), one("b")}), {}, false},
        {any({}), {"a"}, false},
        {some(2, {one("a"), one("b"), one("c")}), {"a"}, false},
        {some(2, {one("a"), one("b"), one("c")}), {"a", "c"}, true},
        {some(2, {one("a"), one("b")}), {"a"}, false},
        {all({one("a"), any({one("b"), all({one("c"), one("d")})})}), {"a", "c"}, false},
        {all({one("a"), any({one("b"), all({one("c"), one("d")})})}), {"a", "c", "d"}, true},
    };
    for (const auto& row : cases)
        CHECK(is_met(row.requirement,
                     [&](std::string_view slug) { return row.held.count(std::string(slug)) != 0; })
              == row.met);
}

TEST_CASE("badges are put into the order of earning") {
    BadgeSystem system;
    system.badges = {badge("c", one("b")), badge("b", one("a")), badge("a"), badge("d", one("d"))};
    CHECK(in_order_of_earning(system) == std::vector<std::size_t>{2, 1, 0});
}
