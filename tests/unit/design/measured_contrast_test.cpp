// The contrast of every theme as it is in the SVG: the fill of the letters and of the level mark against
// every colour of the gradient that they stand on.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/design/design.h>
#include <insignia/design/palette_internal.h>
#include <pugixml.hpp>

using namespace insignia;

namespace {

// The lowest contrast of a colour with the stops of the gradient that `paint` ("url(#…)") names.
double lowest(const pugi::xml_node& svg, std::string_view ink, std::string_view paint) {
    const auto color = design::parse_color(ink);
    REQUIRE(color.has_value());
    REQUIRE(paint.starts_with("url(#"));
    const std::string id(paint.substr(5, paint.size() - 6));
    const auto gradient = svg.child("defs").find_child_by_attribute("id", id.c_str());
    double least = 21;
    for (const auto& stop : gradient.children("stop")) {
        const auto ground = design::parse_color(stop.attribute("stop-color").value());
        REQUIRE(ground.has_value());
        least = std::min(least, design::contrast(*color, *ground));
    }
    REQUIRE(least < 21);
    return least;
}

// The colour of a linear gradient at a point of the picture.
design::Color color_at(const pugi::xml_node& gradient, double x, double y) {
    const auto number = [&](const char* name) { return gradient.attribute(name).as_double(); };
    const double dx = number("x2") - number("x1"), dy = number("y2") - number("y1");
    const double along = ((x - number("x1")) * dx + (y - number("y1")) * dy) / (dx * dx + dy * dy);
    double before = 0;
    auto color = *design::parse_color(gradient.child("stop").attribute("stop-color").value());
    for (const auto& stop : gradient.children("stop")) {
        const double offset = stop.attribute("offset").as_double();
        const auto next = *design::parse_color(stop.attribute("stop-color").value());
        if (offset >= along) {
            const double part = offset > before ? (along - before) / (offset - before) : 0;
            const auto mix = [&](double one, double other) { return one + (other - one) * part; };
            return {mix(color.red, next.red), mix(color.green, next.green), mix(color.blue, next.blue)};
        }
        before = offset;
        color = next;
    }
    return color;
}

// The lowest contrast of the marks with the plate that they stand on, at its corners and its middle.
double lowest_on_plate(const pugi::xml_node& svg, const pugi::xml_node& plate) {
    const std::string paint = plate.attribute("fill").value();
    const auto gradient =
        svg.child("defs").find_child_by_attribute("id", paint.substr(5, paint.size() - 6).c_str());
    REQUIRE(gradient);
    const auto marks = plate.next_sibling();
    const std::string ink = marks.attribute("fill").value();
    const auto color =
        design::parse_color(ink.empty() || ink == "none" ? marks.attribute("stroke").value() : ink);
    REQUIRE(color.has_value());
    double least = 21;
    for (const double across : {0.0, 0.5, 1.0})
        for (const double down : {0.0, 0.5, 1.0}) {
            const double x = plate.attribute("x").as_double() + across * plate.attribute("width").as_double();
            const double y = plate.attribute("y").as_double() + down * plate.attribute("height").as_double();
            least = std::min(least, design::contrast(*color, color_at(gradient, x, y)));
        }
    return least;
}

// The last thing drawn before a node that is filled with a gradient.
std::string ground_under(pugi::xml_node node) {
    for (node = node.previous_sibling(); node; node = node.previous_sibling()) {
        std::string paint = node.attribute("fill").value();
        for (const auto& part : node.children())
            if (std::string_view(part.attribute("fill").value()).starts_with("url("))
                paint = part.attribute("fill").value();
        if (paint.starts_with("url(")) return paint;
    }
    return {};
}

} // namespace

TEST_CASE("letters and level marks of every theme stand out from the colours under them") {
    constexpr double k_mark_contrast = 4.5; // as letters: WCAG 2.2, 1.4.3
    double text = 21, marks = 21;
    for (const design::Theme& theme : design::themes())
        for (const char* color :
             {"#000000", "#ffffff", "#808080", "#0B5FFF", "#F2B705", "#2F9E44", "#E8451E"})
            for (int level = 0; level <= 5; ++level) {
                credential::PictureSpec spec;
                spec.theme = theme.name;
                spec.color = color;
                spec.level = level;
                const auto picture = design::draw(spec, "Open Badges Basics", "en");
                REQUIRE(picture.has_value());
                pugi::xml_document document;
                REQUIRE(document.load_string(picture->svg.c_str()));
                const auto svg = document.child("svg");
                const auto letters =
                    svg.find_child([](const auto& node) { return bool(node.child("text")); });
                REQUIRE(letters);
                const auto on_ribbon = lowest(svg, letters.attribute("fill").value(), ground_under(letters));
                CAPTURE(theme.name, color, level, on_ribbon);
                CHECK(on_ribbon >= design::k_text_contrast);
                text = std::min(text, on_ribbon);
                const auto pill = svg.child("rect");
                CHECK(bool(pill) == (level > 0));
                if (!pill) continue;
                const auto on_pill = lowest_on_plate(svg, pill);
                CAPTURE(on_pill);
                CHECK(on_pill >= k_mark_contrast);
                marks = std::min(marks, on_pill);
            }
    CAPTURE(text, marks);
    CHECK(text >= design::k_text_contrast);
    CHECK(marks >= k_mark_contrast);
}
