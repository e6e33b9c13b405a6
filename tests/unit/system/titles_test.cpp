#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/layout.h>
#include <insignia/workspace/system_file.h>

using namespace insignia;

namespace {

struct Laid {
    credential::BadgeSystem system;
    system::Graph graph;
    system::Placement placement;
};

Laid lay(const std::string& toml) {
    auto file = workspace::parse_system(toml, "s", "s.toml");
    REQUIRE(file.has_value());
    Laid laid{std::move(file->system), {}, {}};
    laid.graph = system::make_graph(laid.system, system::Implied::left_out);
    std::vector<system::Size> sizes;
    for (const auto& node : laid.graph.nodes)
        sizes.push_back(!node.junction.empty()                                ? system::Size{70, 28}
                        : laid.system.badges[node.badge].badge.front() == 'm' ? system::Size{260, 330}
                                                                              : system::Size{224, 300});
    auto placement = system::place(laid.system, laid.graph, sizes);
    REQUIRE(placement.has_value());
    laid.placement = *std::move(placement);
    return laid;
}

bool is_inside(const system::Box& box, double x, double y) {
    return x > box.left && x < box.left + box.width && y > box.top && y < box.top + box.height;
}

double at(double t, double a, double b, double c, double d) {
    const double u = 1 - t;
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

void check_titles(const Laid& laid) {
    for (const auto& band : laid.placement.bands) {
        if (!band.begins) continue;
        CAPTURE(laid.system.language, to_string(band.stage));
        CHECK(band.title_size >= 15);
        CHECK(band.title.left >= band.box.left);
        CHECK(band.title.left + band.title.width <= band.box.left + band.box.width);
        for (const auto& node : laid.placement.nodes) {
            const bool apart =
                node.left >= band.title.left + band.title.width || node.left + node.width <= band.title.left
                || node.top >= band.title.top + band.title.height || node.top + node.height <= band.title.top;
            CHECK(apart);
        }
        for (const auto& curve : laid.placement.curves)
            for (std::size_t i = 0; i + 3 < curve.size(); i += 3)
                for (double t = 0; t <= 1; t += 0.005) {
                    const double x = at(t, curve[i].x, curve[i + 1].x, curve[i + 2].x, curve[i + 3].x);
                    const double y = at(t, curve[i].y, curve[i + 1].y, curve[i + 2].y, curve[i + 3].y);
                    if (is_inside(band.title, x, y)) FAIL_CHECK("a line at " << x << ", " << y);
                }
    }
}

std::string badge(const std::string& name, const std::string& stage, const std::string& requires_toml) {
    auto toml = "[[badge]]\nbadge = \"" + name + "\"\n";
    if (!stage.empty()) toml += "stage = \"" + stage + "\"\n";
    if (!requires_toml.empty()) toml += "requires = " + requires_toml + "\n";
    return toml;
}

// A line whose last badge requires all before it.
std::string line_of_badges(int count) {
    std::string toml, all;
    for (int i = 0; i < count; ++i) {
        const auto name = "b" + std::to_string(i);
        toml += badge(name, i == 0 ? "onboarding" : "motivation",
                      i == 0 ? "" : "\"b" + std::to_string(i - 1) + "\"");
        all += "\"" + name + "\", ";
    }
    return toml + badge("m", "recognition", "[" + all + "]");
}

std::string gathering(int count) {
    std::string toml, all;
    for (int i = 0; i < count; ++i) {
        toml += badge("b" + std::to_string(i), "", "");
        all += "\"b" + std::to_string(i) + "\", ";
    }
    return toml + badge("m", "recognition", "[" + all + "]");
}

const std::string k_nested =
    badge("a", "onboarding", "") + badge("b", "motivation", "\"a\"")
    + badge("c", "motivation", "{ any = [\"a\", \"b\"] }")
    + badge("d", "signposting", "[\"a\", { any = [\"b\", \"c\"] }]")
    + badge("e", "signposting", "{ at_least = 2, of = [\"a\", \"b\", \"c\"] }")
    + badge("f", "signposting", "\"b\"")
    + badge("m", "recognition", "{ at_least = 2, of = [{ any = [\"c\", \"d\"] }, \"e\", \"f\"] }");

} // namespace

TEST_CASE("no line and no card touches the name of a stage, in any language") {
    const std::string starter = badge("a", "onboarding", "") + badge("b", "motivation", "")
                                + badge("m", "recognition", "[\"a\", \"b\"]");
    for (const auto& language : credential::vocabulary_languages()) {
        const auto head = "name = \"S\"\nlanguage = \"" + language + "\"\n";
        check_titles(lay(head + starter));
        check_titles(lay(head + k_nested));
        check_titles(lay(head + gathering(9)));
        for (const int count : {2, 4, 8, 29, 30}) check_titles(lay(head + line_of_badges(count)));
    }
}

namespace {

// A root, then branches that grow one badge at a time, and a badge for the ends of all.
std::string tree(int branches, int count, bool staged) {
    auto toml = badge("b0", staged ? "onboarding" : "", ""), ends = std::string();
    for (int i = 1; i < count; ++i) {
        toml += badge("b" + std::to_string(i), staged ? i < count - 3 ? "motivation" : "signposting" : "",
                      "\"b" + std::to_string(std::max(0, i - branches)) + "\"");
        if (i >= count - branches) ends += "\"b" + std::to_string(i) + "\", ";
    }
    return "name = \"Tree\"\nmodel = \"skill-tree\"\n" + toml
           + badge("m", staged ? "recognition" : "", "{ at_least = 1, of = [" + ends + "] }");
}

// How large names are on A3, in points, without title and legend.
double points_on_a3(const system::Size& size) {
    const double longer = std::max(size.width, size.height), shorter = std::min(size.width, size.height);
    return 17 * 420 / 25.4 * 72 / std::max(longer, shorter * 420 / 297);
}

} // namespace

TEST_CASE("a tree uses the sheet, and its arrows lead from badge to badge") {
    for (const bool staged : {true, false})
        for (const int branches : {3, 5, 28}) {
            const auto laid = lay(tree(branches, branches == 28 ? 29 : 30, staged));
            CAPTURE(staged, branches);
            check_titles(laid);
            CHECK(points_on_a3(laid.placement.size) > (branches == 5 ? 5.6 : 6.3));
            const auto& nodes = laid.placement.nodes;
            for (std::size_t i = 0; i < laid.graph.edges.size(); ++i) {
                const auto& curve = laid.placement.curves[i];
                REQUIRE(curve.size() >= 4);
                REQUIRE(curve.size() % 3 == 1);
                const auto touches = [](const system::Box& box, const system::Point& point) {
                    return point.x > box.left - 4 && point.x < box.left + box.width + 4
                           && point.y > box.top - 4 && point.y < box.top + box.height + 4;
                };
                CHECK(touches(nodes[laid.graph.edges[i].from], curve.front()));
                CHECK(touches(nodes[laid.graph.edges[i].to], curve.back()));
            }
            for (std::size_t i = 0; i < nodes.size(); ++i)
                for (std::size_t j = i + 1; j < nodes.size(); ++j) {
                    const auto &one = nodes[i], &other = nodes[j];
                    const bool apart =
                        one.left + one.width <= other.left || other.left + other.width <= one.left
                        || one.top + one.height <= other.top || other.top + other.height <= one.top;
                    CHECK(apart);
                }
        }
}

TEST_CASE("badges of a hundred are placed in seconds, and badges in a circle at all") {
    const auto start = std::chrono::steady_clock::now();
    for (const int branches : {1, 3, 20, 98}) lay(tree(branches, 99, true));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
    std::string toml = "name = \"Circle\"\n";
    for (int i = 0; i < 40; ++i)
        toml += badge("b" + std::to_string(i), "motivation", "\"b" + std::to_string((i + 1) % 40) + "\"");
    CHECK(lay(toml).placement.nodes.size() == 40);
}

TEST_CASE("a junction stands before its badge, never in a row or a band of its own") {
    for (int count = 2; count < 16; ++count) {
        const auto laid = lay("name = \"S\"\n" + line_of_badges(count));
        const auto& nodes = laid.placement.nodes;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (laid.graph.nodes[i].junction.empty()) continue;
            const auto& card = nodes[laid.graph.nodes[i].badge];
            const double x = nodes[i].left + nodes[i].width / 2, y = nodes[i].top + nodes[i].height / 2;
            const bool beside = y > card.top && y < card.top + card.height;
            const bool above = x > card.left && x < card.left + card.width && y < card.top;
            CAPTURE(count);
            CHECK((beside || above));
        }
        std::size_t named = 0;
        for (const auto& band : laid.placement.bands) {
            named += band.begins ? 1 : 0;
            const auto has_card = [&](std::size_t i) {
                return laid.graph.nodes[i].junction.empty()
                       && is_inside(band.box, nodes[i].left + 1, nodes[i].top + 1);
            };
            bool any = false;
            for (std::size_t i = 0; i < nodes.size(); ++i) any = any || has_card(i);
            CHECK(any);
        }
        CHECK(named == 3);
    }
}
