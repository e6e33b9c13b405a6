#include <catch2/catch.hpp>
#include <insignia/system/graph.h>
#include <insignia/system/picture.h>
#include <insignia/workspace/system_file.h>

using namespace insignia;
using system::Implied;

namespace {

credential::BadgeSystem read(std::string_view toml) {
    const auto file = workspace::parse_system(toml, "s", "s.toml");
    REQUIRE(file.has_value());
    return file->system;
}

constexpr std::string_view k_line = R"(name = "Line \"one\" #1"
[[badge]]
badge = "a"
stage = "onboarding"
[[badge]]
badge = "b"
requires = "a"
[[badge]]
badge = "c"
requires = ["b"]
[[badge]]
badge = "whole"
kind = "meta-badge"
stage = "recognition"
requires = ["a", "b", "c"]
)";

std::string arrows(const system::Graph& graph) {
    std::string text;
    for (const auto& edge : graph.edges)
        text += std::to_string(edge.from) + ">" + std::to_string(edge.to) + " ";
    return text;
}

} // namespace

TEST_CASE("requirements become arrows and junctions") {
    struct Row {
        std::string requires_;
        std::string junctions;
        std::string arrows;
    };
    const Row rows[] = {
        {"\"a\"", "", "0>2 "},
        {"[\"a\"]", "", "0>2 "},
        {"[\"a\", \"b\"]", "all of;", "3>2 0>3 1>3 "},
        {"{ any = [\"a\", \"b\"] }", "any of;", "3>2 0>3 1>3 "},
        {"{ at_least = 1, of = [\"a\", \"b\"] }", "1 of 2;", "3>2 0>3 1>3 "},
        {"[\"a\", { any = [\"a\", \"b\"] }]", "all of;any of;", "3>2 0>3 4>3 0>4 1>4 "},
        {"\"nowhere\"", "", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.requires_);
        const auto graph = make_graph(
            read("[[badge]]\nbadge = \"a\"\n[[badge]]\nbadge = \"b\"\n[[badge]]\nbadge = \"c\"\nrequires = "
                 + row.requires_),
            Implied::shown);
        std::string junctions;
        for (const auto& node : graph.nodes)
            if (!node.junction.empty()) junctions += node.junction + ";";
        CHECK(junctions == row.junctions);
        CHECK(arrows(graph) == row.arrows);
    }
}

TEST_CASE("arrows that follow from others can be left out") {
    const auto graph = make_graph(read(k_line), Implied::left_out);
    CHECK(arrows(graph) == "0>1 1>2 4>3 2>4 ");
    CHECK(graph.nodes.back().junction == "all 3");
    CHECK(arrows(make_graph(read(k_line), Implied::shown)) == "0>1 1>2 4>3 0>4 1>4 2>4 ");
}

TEST_CASE("a circle keeps its arrows") {
    const auto system = read(
        "[[badge]]\nbadge = \"a\"\nrequires = [\"b\", \"c\"]\n[[badge]]\nbadge = \"b\"\nrequires = \"c\"\n"
        "[[badge]]\nbadge = \"c\"\nrequires = \"b\"\n");
    CHECK(arrows(make_graph(system, Implied::left_out)) == "3>0 1>3 2>3 2>1 1>2 ");
}

TEST_CASE("graphs for other programs") {
    const auto system = read(k_line);
    const system::Exhibit exhibit{system, {}, {}};
    CHECK(system::to_dot(exhibit) == R"(digraph "Line \"one\" #1" {
  rankdir=LR;
  node [shape=box, style=rounded];
    n1 [label="b"];
    n2 [label="c"];
  subgraph "cluster_onboarding" {
    label="onboarding";
    n0 [label="a"];
  }
  subgraph "cluster_recognition" {
    label="recognition";
    n3 [label="whole", peripheries=2];
    n4 [label="all of", shape=ellipse];
  }
  n0 -> n1;
  n1 -> n2;
  n4 -> n3;
  n0 -> n4;
  n1 -> n4;
  n2 -> n4;
}
)");
    CHECK(system::to_mermaid(exhibit) == R"(flowchart LR
    n1["b"]
    n2["c"]
  subgraph onboarding
    n0["a"]
  end
  subgraph recognition
    n3[["whole"]]
    n4("all of")
  end
  n0 --> n1
  n1 --> n2
  n4 --> n3
  n0 --> n4
  n1 --> n4
  n2 --> n4
)");
}

TEST_CASE("requirements in words") {
    const auto system = read("[[badge]]\nbadge = \"x\"\nrequires = [\"a\", { at_least = 2, of = [\"b\", "
                             "\"c\", [\"d\", \"e\"]] }]");
    const system::Exhibit exhibit{system, {}, {}};
    CHECK(system::in_words(exhibit, system.badges.front().prerequisites)
          == "all of a, (2 of b, c, (all of d, e))");
    CHECK(system::in_words(exhibit, {}) == "nothing");
}
