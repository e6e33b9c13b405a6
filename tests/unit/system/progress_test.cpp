#include <catch2/catch.hpp>
#include <insignia/system/progress.h>
#include <insignia/workspace/system_file.h>

using namespace insignia;

namespace {

constexpr std::string_view k_tree = R"(model = "skill-tree"
[[badge]]
badge = "root"
[[badge]]
badge = "left"
requires = "root"
[[badge]]
badge = "right"
requires = "root"
[[badge]]
badge = "high"
kind = "milestone"
requires = { any = ["left", "right"] }
[[badge]]
badge = "whole"
kind = "meta-badge"
requires = ["root", { at_least = 2, of = ["left", "right", "high"] }]
[[badge]]
badge = "all"
kind = "meta-badge"
requires = ["whole"]
)";

credential::BadgeSystem read_tree() {
    const auto file = workspace::parse_system(k_tree, "s", "s.toml");
    REQUIRE(file.has_value());
    return file->system;
}

} // namespace

TEST_CASE("who is where") {
    struct Row {
        std::set<std::string> held;
        std::string standings; // e earned, o open, l locked
        std::vector<std::size_t> next;
        std::string advances; // of high, whole, all
        std::vector<std::size_t> completed;
    };
    const Row rows[] = {
        {{}, "olllll", {0}, "0/1 0/3 0/1 ", {}},
        {{"root"}, "eoolll", {1, 2}, "0/1 1/3 0/1 ", {}},
        {{"root", "left"}, "eeooll", {2, 3}, "1/1 2/3 0/1 ", {}},
        {{"root", "left", "right"}, "eeeool", {3, 4}, "1/1 3/3 0/1 ", {4, 5}},
        {{"root", "left", "right", "high", "whole"}, "eeeeeo", {5}, "1/1 3/3 1/1 ", {5}},
        {{"root", "left", "right", "high", "whole", "all"}, "eeeeee", {}, "1/1 3/3 1/1 ", {}},
        {{"left", "right", "high"}, "oeeell", {0}, "1/1 2/3 0/1 ", {}},
        {{"something-else"}, "olllll", {0}, "0/1 0/3 0/1 ", {}},
    };
    const auto system = read_tree();
    for (const auto& row : rows) {
        const auto progress = system::progress_of(system, "ada", row.held);
        std::string standings, advances;
        for (const auto standing : progress.standings) standings += to_string(standing).front();
        for (const auto& advance : progress.advances)
            advances += std::to_string(advance.have) + "/" + std::to_string(advance.need) + " ";
        CHECK(standings == row.standings);
        CHECK(progress.next == row.next);
        CHECK(advances == row.advances);
        CHECK(system::completed_meta_badges(system, row.held) == row.completed);
    }
}
