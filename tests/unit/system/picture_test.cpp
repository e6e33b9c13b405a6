#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/system/collect_internal.h>
#include <insignia/system/layout.h>
#include <insignia/system/lettering_internal.h>
#include <insignia/system/picture.h>
#include <insignia/workspace/system_file.h>
#include <pugixml.hpp>

using namespace insignia;

namespace {

constexpr std::string_view k_system = R"(name = "<Бейджі> & más"
[[goal]]
text = "Learn"
[[badge]]
badge = "a"
level = 1
stage = "onboarding"
[[badge.activity]]
name = "Workshop <1>"
hours = 1.5
[[badge.activity]]
name = "Reading"
required = false
[[badge]]
badge = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung"
requires = "a"
stage = "motivation"
[[badge]]
badge = "デジタルバッジの設計と発行に関する基礎的な知識と技能"
requires = "a"
stage = "motivation"
[[badge]]
badge = "m"
kind = "meta-badge"
stage = "recognition"
requires = { at_least = 1, of = ["Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung", "デジタルバッジの設計と発行に関する基礎的な知識と技能"] }
)";

workspace::SystemFile read() {
    auto file = workspace::parse_system(k_system, "s", "s.toml");
    REQUIRE(file.has_value());
    return *std::move(file);
}

} // namespace

TEST_CASE("lines need no more room than they have, and are safe to show") {
    using system::Weight;
    for (const auto weight : {Weight::regular, Weight::bold})
        for (const auto& line :
             system::wrap("Donaudampfschifffahrtsgesellschaft and more", 120, 17, weight, 3)) {
            CAPTURE(line);
            CHECK(system::room_of(line, 17, weight) <= 120.1);
        }
    CHECK(system::wrap("one two three", 60, 17, Weight::bold, 9)
          == std::vector<std::string>{"one", "two", "three"});
    CHECK(system::wrap("one two three", 60, 17, Weight::bold, 2).back() == "two…");
    CHECK(system::wrap("a\x1b[1m", 600, 17, Weight::regular, 2) == std::vector<std::string>{"a\\x1b[1m"});
}

TEST_CASE("a picture is well-formed and keeps everything on its sheet") {
    const auto file = read();
    const auto drawing = system::draw({file.system, {}, {}});
    REQUIRE(drawing.has_value());
    pugi::xml_document document;
    REQUIRE(document.load_string(drawing->svg.c_str()));
    const auto svg = document.child("svg");
    CHECK(std::string(svg.child("title").text().get()) == "<Бейджі> & más");
    CHECK(drawing->width / drawing->height == Approx(1.4142).epsilon(0.3));
    std::size_t cards = 0;
    for (const auto& rect : svg.children("rect")) {
        if (rect.attribute("rx").empty()) continue;
        ++cards;
        CHECK(rect.attribute("x").as_double() >= 0);
        CHECK(rect.attribute("y").as_double() >= 0);
        CHECK(rect.attribute("x").as_double() + rect.attribute("width").as_double() <= drawing->width);
        CHECK(rect.attribute("y").as_double() + rect.attribute("height").as_double() <= drawing->height);
    }
    CHECK(cards >= 8);
    CHECK(drawing->svg.find("Workshop &lt;1&gt;, 1.5\u00a0h") != std::string::npos);
    CHECK(drawing->svg.find("Reading, optional") != std::string::npos);
    CHECK(drawing->svg.find("1 of 2") != std::string::npos);
}

TEST_CASE("cards do not lie upon each other") {
    const auto file = read();
    const auto graph = system::make_graph(file.system, system::Implied::left_out);
    const std::vector<system::Size> sizes(graph.nodes.size(), {200, 300});
    const auto placement = system::place(file.system, graph, sizes);
    REQUIRE(placement.has_value());
    CHECK(placement->bands.size() == 3);
    for (std::size_t i = 0; i < placement->nodes.size(); ++i)
        for (std::size_t j = i + 1; j < placement->nodes.size(); ++j) {
            const auto &one = placement->nodes[i], &other = placement->nodes[j];
            const bool apart = one.left + one.width <= other.left || other.left + other.width <= one.left
                               || one.top + one.height <= other.top || other.top + other.height <= one.top;
            CHECK(apart);
        }
    for (const auto& curve : placement->curves) CHECK(curve.size() % 3 == 1);
}

TEST_CASE("the standing of a person is written in words, in picture and page") {
    const auto file = read();
    const auto progress = system::progress_of(file.system, "a***@example.org", {"a"});
    const system::Exhibit exhibit{file.system, {}, {}, &progress};
    const auto drawing = system::draw(exhibit);
    REQUIRE(drawing.has_value());
    for (const auto* const word :
         {">Earned<", ">Open now<", ">Locked<", "a***@example.org: 1 of 4 badges; m: 0 of 1"})
        CHECK(drawing->svg.find(word) != std::string::npos);
    const auto page = system::to_html(exhibit, *drawing);
    CHECK(page.find("<p class=\"standing\">Open now</p>") != std::string::npos);
    CHECK(page.find("<h2>Onboarding</h2>") != std::string::npos);
    CHECK(page.find("<li><bdi>Workshop &lt;1&gt;</bdi>, 1.5 h</li>") != std::string::npos);
    CHECK(page.find("Requires nothing.") != std::string::npos);
    CHECK(page.find("http-equiv=\"Content-Security-Policy\"") != std::string::npos);
}

TEST_CASE("names have six points or more on their paper, details eleven pixels on a screen") {
    for (const int count : {3, 30, 150}) {
        std::string toml = "name = \"Way\"\n";
        for (int i = 0; i < count; ++i) toml += "[[badge]]\nbadge = \"b" + std::to_string(i) + "\"\n";
        const auto file = workspace::parse_system(toml, "s", "s.toml");
        REQUIRE(file.has_value());
        const system::Exhibit exhibit{file->system, {}, {}};
        const auto drawing = system::draw(exhibit);
        REQUIRE(drawing.has_value());
        const auto longer = std::max(drawing->width, drawing->height);
        CAPTURE(count, longer, drawing->paper.name);
        CHECK(17 / longer * drawing->paper.longer / 25.4 * 72 >= 6);
        CHECK((drawing->paper.name == "A3") == (count <= 30));
        const auto page = system::to_html(exhibit, *drawing);
        const auto least = page.find("min-width: ");
        REQUIRE(least != std::string::npos);
        CHECK(std::stod(page.substr(least + 11)) * 13 / drawing->width >= 11);
        CHECK(page.find("size: " + std::string(drawing->paper.name)) != std::string::npos);
    }
}

TEST_CASE("a legend of several lines stands below the stages") {
    constexpr int count = 12; // the shape of the sheet depends on the length of its description
    for (int length = 0; length < 240; length += 6) {
        std::string words, all;
        for (int i = 0; i < length; ++i) words += "some words ";
        auto toml = "name = \"Way\"\ndescription = \"" + words + "\"\n";
        for (int i = 0; i < count; ++i) {
            toml += "[[badge]]\nbadge = \"b" + std::to_string(i) + "\"\nstage = \"motivation\"\n";
            if (i > 0) toml += "requires = \"b" + std::to_string(i - 1) + "\"\n";
            toml +=
                "[[badge.activity]]\nname = \"one\"\n[[badge.activity]]\nname = \"two\"\nrequired = false\n";
            all += "\"b" + std::to_string(i) + "\",";
        }
        toml += "[[badge]]\nbadge = \"m\"\nkind = \"meta-badge\"\nrequires = [" + all + "]\n";
        const auto file = workspace::parse_system(toml, "s", "s.toml");
        REQUIRE(file.has_value());
        const auto progress = system::progress_of(file->system, "a***@example.org", {"b0"});
        const auto drawing = system::draw({file->system, {}, {}, &progress});
        REQUIRE(drawing.has_value());
        pugi::xml_document document;
        REQUIRE(document.load_string(drawing->svg.c_str()));
        double lowest = 0, legend = 0;
        for (const auto& rect : document.child("svg").children("rect"))
            if (rect.attribute("rx").as_double() >= 14 && rect.attribute("height").as_double() > 40)
                lowest =
                    std::max(lowest, rect.attribute("y").as_double() + rect.attribute("height").as_double());
        for (const auto& text : document.child("svg").children("text"))
            if (std::string(text.text().get()) == "comes before")
                legend = text.attribute("y").as_double() - 24; // the top of its line
        CAPTURE(length);
        CHECK(lowest + 20 <= legend);
    }
}

namespace {

struct Placed {
    system::Graph graph;
    system::Placement placement;
};

// A system of cards of one size, on a sheet that is not much longer than wide.
Placed place_cards(const std::string& toml) {
    const auto file = workspace::parse_system(toml, "s", "s.toml");
    REQUIRE(file.has_value());
    auto graph = system::make_graph(file->system, system::Implied::left_out);
    const std::vector<system::Size> sizes(graph.nodes.size(), {200, 300});
    auto placement = system::place(file->system, graph, sizes);
    REQUIRE(placement.has_value());
    const double shape = placement->size.width / placement->size.height;
    CHECK(std::max(shape, 1 / shape) < 2.2);
    return {std::move(graph), *std::move(placement)};
}

} // namespace

TEST_CASE("a long line turns at the end of each row and uses the sheet") {
    std::string toml = "name = \"Way\"\nmodel = \"linear\"\n";
    for (int i = 0; i < 20; ++i) {
        toml += "[[badge]]\nbadge = \"b" + std::to_string(i) + "\"\n";
        toml += i < 7 ? "stage = \"onboarding\"\n" : "stage = \"recognition\"\n";
        if (i > 0) toml += "requires = \"b" + std::to_string(i - 1) + "\"\n";
    }
    const auto [graph, placement] = place_cards(toml);
    std::size_t named = 0;
    for (const auto& band : placement.bands) {
        named += band.begins ? 1 : 0;
        CHECK(band.box.left >= 0);
        CHECK(band.box.left + band.box.width <= placement.size.width + 0.1);
    }
    CHECK(named == 2);
    for (const auto& curve : placement.curves) {
        REQUIRE(curve.size() == 4);
        const bool along = std::abs(curve.front().y - curve.back().y) < 1;
        const bool down = std::abs(curve.front().x - curve.back().x) < 1 && curve.front().y < curve.back().y;
        CHECK((along || down));
    }
    for (std::size_t i = 0; i < placement.nodes.size(); ++i)
        for (std::size_t j = i + 1; j < placement.nodes.size(); ++j) {
            const auto &one = placement.nodes[i], &other = placement.nodes[j];
            const bool apart = one.left + one.width < other.left || other.left + other.width < one.left
                               || one.top + one.height < other.top || other.top + other.height < one.top;
            CHECK(apart);
        }
}

TEST_CASE("many badges that lead to one stand in rows, and their arrows run together") {
    std::string toml = "name = \"Way\"\nmodel = \"competence-based\"\n", all;
    for (int i = 0; i < 19; ++i) {
        toml += "[[badge]]\nbadge = \"b" + std::to_string(i) + "\"\n";
        all += "\"b" + std::to_string(i) + "\",";
    }
    toml += "[[badge]]\nbadge = \"m\"\nkind = \"meta-badge\"\nstage = \"recognition\"\n"
            "requires = { at_least = 12, of = ["
            + all + "] }\n";
    const auto [graph, placement] = place_cards(toml);
    std::size_t to_junction = 0;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const auto& curve = placement.curves[i];
        REQUIRE(curve.size() % 3 == 1);
        to_junction += graph.nodes[graph.edges[i].to].junction.empty() ? 0 : 1;
        // Every corner is outside of all cards.
        for (std::size_t at = 3; at + 3 < curve.size(); at += 3)
            for (const auto& box : placement.nodes) {
                const bool inside = curve[at].x > box.left + 1 && curve[at].x < box.left + box.width - 1
                                    && curve[at].y > box.top + 1 && curve[at].y < box.top + box.height - 1;
                CHECK_FALSE(inside);
            }
    }
    CHECK(to_junction == 19);
}

TEST_CASE("many arrows into a junction of a larger system join one line") {
    std::string toml = "name = \"Tree\"\nmodel = \"skill-tree\"\n[[badge]]\nbadge = \"root\"\n", all;
    for (int i = 0; i < 9; ++i) {
        toml += "[[badge]]\nbadge = \"b" + std::to_string(i) + "\"\nrequires = \"root\"\n";
        all += "\"b" + std::to_string(i) + "\",";
    }
    const std::string last =
        "[[badge]]\nbadge = \"m\"\nkind = \"meta-badge\"\nrequires = { at_least = 4, of = [";
    for (const bool many : {true, false}) {
        const auto file = workspace::parse_system(
            toml + last + (many ? all : "\"b0\", \"b1\", \"b2\", \"b3\", \"b4\"") + "] }\n", "s", "s.toml");
        REQUIRE(file.has_value());
        const auto graph = system::make_graph(file->system, system::Implied::left_out);
        std::vector<system::Size> sizes;
        for (const auto& node : graph.nodes)
            sizes.push_back(node.junction.empty() ? system::Size{200, 300} : system::Size{60, 28});
        const auto placement = system::place(file->system, graph, sizes);
        REQUIRE(placement.has_value());
        std::size_t joined = 0;
        const system::Point* corner = nullptr;
        for (std::size_t i = 0; i < graph.edges.size(); ++i) {
            if (graph.nodes[graph.edges[i].to].junction.empty()) continue;
            const auto& curve = placement->curves[i];
            REQUIRE(curve.size() >= 4);
            const auto& here = curve[curve.size() - 4]; // where the last stretch begins
            if (corner == nullptr) corner = &here;
            joined += std::abs(here.x - corner->x) < 0.1 && std::abs(here.y - corner->y) < 0.1 ? 1 : 0;
        }
        CAPTURE(many);
        CHECK(joined == (many ? 9 : 1));
    }
}

TEST_CASE("two lines that collect arrows never lie upon each other") {
    system::Graph graph;
    system::Placement placement;
    const auto add = [&](system::Box box, std::string junction) {
        graph.nodes.push_back({0, std::move(junction), system::Needed::all});
        placement.nodes.push_back(box);
    };
    for (int i = 0; i < 14; ++i) add({i * 100.0, 0, 80, 80}, "");
    add({300, 180, 40, 28}, "all of");
    add({900, 180, 40, 28}, "all of");
    for (const bool mixed : {false, true}) {
        graph.edges.clear();
        for (std::size_t i = 0; i < 14; ++i) graph.edges.push_back({i, 14 + (mixed ? i % 2 : i / 7)});
        placement.curves.assign(14, {});
        system::collect_arrows(graph, placement);
        CAPTURE(mixed);
        CHECK(std::ranges::count_if(placement.curves, [](const auto& curve) { return curve.size() == 10; })
              == (mixed ? 7 : 14));
    }
}
