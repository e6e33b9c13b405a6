#include <catch2/catch.hpp>
#include <insignia/workspace/system_file.h>

using namespace insignia;
using credential::Requirement;
using workspace::parse_system;

namespace {

constexpr std::string_view k_system = R"(name = { en = "Course", it = "Corso" }
model = "skill-tree"
[[goal]]
text = "Learners find their way"
competences = ["digcomp:1.1"]

[[badge]]
badge = "first"
level = 1
stage = "onboarding"
[[badge.activity]]
name = "Workshop"
hours = 1.5
[[badge.activity]]
name = "Reading"
required = false

[[badge]]
badge = "goal"
kind = "meta-badge"
requires = ["first", { any = ["a", "b"] }, { at_least = 2, of = ["c", "d", ["e", "f"]] }]
)";

} // namespace

TEST_CASE("a system is read with its requirements and places") {
    const auto file = parse_system(k_system, "course", "course.toml");
    REQUIRE(file.has_value());
    const auto& system = file->system;
    CHECK(system.model == credential::SystemModel::skill_tree);
    CHECK(credential::in_language(system.name, "it") == "Corso");
    REQUIRE(system.badges.size() == 2);
    CHECK(system.badges[0].stage == credential::Stage::onboarding);
    REQUIRE(system.badges[0].activities.size() == 2);
    CHECK(system.badges[0].activities[0].hours == 1.5);
    CHECK_FALSE(system.badges[0].activities[1].required);
    const auto& required = system.badges[1].prerequisites;
    CHECK(required.kind == Requirement::Kind::all_of);
    REQUIRE(required.of.size() == 3);
    CHECK(required.of[1].kind == Requirement::Kind::any_of);
    CHECK(required.of[2].kind == Requirement::Kind::at_least);
    CHECK(required.of[2].count == 2);
    CHECK(required.of[2].of[2].kind == Requirement::Kind::all_of);
    const auto named = named_badges(required);
    REQUIRE(named.size() == 7);
    CHECK(file->where(named[0]->pointer) == "course.toml:21:13");
    CHECK(file->where("/badge/1/level") == "course.toml:18:1");
}

TEST_CASE("a system that is written is read as the same") {
    const auto file = parse_system(k_system, "course", "course.toml");
    REQUIRE(file.has_value());
    const auto toml = workspace::system_to_toml(file->system);
    const auto again = parse_system(toml, "course", "course.toml");
    REQUIRE(again.has_value());
    CHECK(workspace::system_to_toml(again->system) == toml);
    CHECK(again->system.badges[1].prerequisites.of.size() == 3);
    CHECK(again->system.goals.front().competences == file->system.goals.front().competences);
}

TEST_CASE("what is no system says where and what to write") {
    struct Row {
        std::string toml;
        std::string where;
        std::string message;
        std::string hint;
    };
    const std::string badge = "[[badge]]\nbadge = \"a\"\n";
    const Row rows[] = {
        {"modell = \"linear\"", "s.toml:1:1", "unknown key \"modell\"", "did you mean \"model\""},
        {"model = \"skil-tree\"", "s.toml:1:1", "\"skil-tree\" is no model", "did you mean \"skill-tree\""},
        {badge + "stage = \"start\"", "s.toml:3:1", "\"start\" is no stage",
         "write one of onboarding, motivation, signposting, recognition"},
        {badge + "level = 0", "s.toml:3:1", "\"level\" must be a whole number from 1 to 99", ""},
        {"[[badge]]\nlevel = 1", "s.toml:1:1", "a badge without a name", "add  badge = \"the-name"},
        {badge + "requires = 3", "s.toml:3:1", "this says nothing that can be required", "write \"badge\""},
        {badge + "requires = { one = [\"b\"] }", "s.toml:3:1", "this says nothing that can be required", ""},
        {badge + "requires = { at_least = 0, of = [\"b\"] }", "s.toml:3:14",
         "\"at_least\" must be a whole number", ""},
        {badge + "requires = [[[[[[[[[[\"b\"]]]]]]]]]]", "s.toml:3:21", "requirements lie too deep",
         "8 levels"},
        {badge + "requires = [\"b\", \"\"]", "s.toml:3:18", "a badge without a name", ""},
        {badge + "[[badge.activity]]\nhours = 1", "s.toml:3:1", "an activity without a name", "add  name"},
        {"name = ", "s.toml:1:8", "not TOML", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.toml);
        const auto file = parse_system(row.toml, "s", "s.toml");
        REQUIRE_FALSE(file.has_value());
        CHECK(file.error().where == row.where);
        CHECK(file.error().message.find(row.message) != std::string::npos);
        if (!row.hint.empty()) {
            REQUIRE_FALSE(file.error().hints.empty());
            CHECK(file.error().hints.front().find(row.hint) != std::string::npos);
        }
    }
}
