#include <catch2/catch.hpp>
#include <insignia/design/design.h>
#include <insignia/design/palette_internal.h>

using namespace insignia;
using credential::PictureSpec;

TEST_CASE("every theme of the program can be read in every colour and level") {
    REQUIRE(design::themes().size() == 5);
    CHECK(design::themes().front().name == "paper");
    for (const design::Theme& theme : design::themes()) {
        CAPTURE(theme.name);
        CHECK_FALSE(theme.label.empty());
        for (const char* color :
             {"#000000", "#ffffff", "#808080", "#0B5FFF", "#F2B705", "#2F9E44", "#E8451E"}) {
            for (int level = 0; level <= 5; ++level) {
                PictureSpec spec;
                spec.theme = theme.name;
                spec.color = color;
                spec.level = level;
                const auto picture = design::draw(spec, "Open Badges Basics", "en");
                REQUIRE(picture.has_value());
                CHECK(picture->text_contrast >= design::k_text_contrast);
                CHECK(picture->icon_contrast >= design::k_icon_contrast);
            }
        }
    }
}

TEST_CASE("no ribbon vanishes on a dark page or a white one") {
    const auto dark = *design::parse_color("#111"), white = *design::parse_color("#fff");
    for (const design::Theme& theme : design::themes()) {
        for (const char* color : {"#000000", "#ffffff", "#808080", "#0B5FFF", "#F2B705", "#8B1E1E"}) {
            CAPTURE(theme.name, color);
            const auto main = *design::parse_color(color);
            const auto palette = design::make_palette(main, design::harmonious(main), 0, theme);
            const auto seen_on = [&](design::Color page) {
                return std::max(design::contrast(palette.ribbon_tail, page),
                                design::contrast(palette.ribbon_edge, page));
            };
            CHECK(design::contrast(palette.ribbon_tail, dark) >= 1.4);
            CHECK(seen_on(dark) >= 2.5);
            CHECK(seen_on(white) >= 3);
        }
    }
}

TEST_CASE("a theme of one's own changes what it names") {
    const auto value = json::parse(R"({"name": "club", "label": "ours",
        "ribbon": {"face": [0.5, 0.5], "text": 0.55, "hue": 30},
        "typography": {"fonts": "Lato, sans-serif", "weight": 800, "capitals": true},
        "level": {"mark": "dot", "metals": [["#fff", "#ccc", "#888", "#eee"]]},
        "badge": {"shape": "circle", "color": "#123456"}})");
    REQUIRE(value.has_value());
    const auto theme = design::read_theme(*value, "club.toml");
    REQUIRE(theme.has_value());
    CHECK(theme->shape == "circle");
    CHECK(theme->tail == design::themes().front().tail);
    PictureSpec spec;
    spec.theme = "club";
    spec.level = 4;
    const auto picture = design::draw(spec, "Élan côté žalias Straße", "fr", {{&*theme, 1}, {}});
    REQUIRE(picture.has_value());
    CHECK(picture->svg.find("ÉLAN CÔTÉ") != std::string::npos);
    CHECK(picture->svg.find("ŽALIAS") != std::string::npos);
    CHECK(picture->svg.find("STRASSE") != std::string::npos);
    CHECK(picture->svg.find("font-weight=\"800\"") != std::string::npos);
    CHECK(picture->svg.find("stop-color=\"#888\"") != std::string::npos);
    CHECK(picture->text_contrast >= design::k_text_contrast); // although the theme's letters are too faint
}

TEST_CASE("what is wrong with a theme is named with its place") {
    struct Case {
        const char* text;
        const char* message;
        const char* where;
    };
    const Case cases[] = {
        {R"({"ribon": {}})", "a theme has no \"ribon\"", "t.toml: ribon"},
        {R"({"ribbon": {"face": [2, 0]}})", "face of the theme must be two numbers", "t.toml: ribbon.face"},
        {R"({"ribbon": {"chroma": 3}})", "chroma of the theme must be a number from 0 to 0.4",
         "t.toml: ribbon.chroma"},
        {R"({"typography": {"fonts": "x\" onload=\"y"}})", "fonts of the theme must be names",
         "t.toml: typography.fonts"},
        {R"({"level": {"mark": "moon"}})", "mark of the theme must be one of star", "t.toml: level.mark"},
        {R"({"level": {"metals": [["#fff"]]}})", "metals of the theme must be rows", "t.toml: level.metals"},
        {R"({"badge": {"shape": "sphere"}})", "shape of the theme must be one", "t.toml: badge.shape"},
        {R"({"badge": {"color": "blue"}})", "color of the theme must be a colour", "t.toml: badge.color"},
        {R"({"label": 3})", "label of the theme must be a text", "t.toml: label"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto value = json::parse(c.text);
        REQUIRE(value.has_value());
        const auto theme = design::read_theme(*value, "t.toml");
        REQUIRE_FALSE(theme.has_value());
        CHECK(theme.error().message.find(c.message) != std::string::npos);
        CHECK(theme.error().where == c.where);
    }
}

TEST_CASE("a title becomes curves when somebody draws them") {
    PictureSpec spec;
    std::vector<std::string> lines;
    const design::Outliner outliner = [&](const design::TextRun& run) -> Result<std::string> {
        lines.push_back(run.text);
        return "M" + std::to_string(static_cast<int>(run.x)) + " 1L2 2Z";
    };
    const auto picture = design::draw(spec, "Open Badges Basics", "en", {design::themes(), outliner});
    REQUIRE(picture.has_value());
    CHECK_FALSE(lines.empty());
    CHECK(picture->svg.find("<text") == std::string::npos);
    CHECK(picture->svg.find("<path d=\"M200 1L2 2Z\"/>") != std::string::npos);
    const design::Outliner broken = [](const design::TextRun&) -> Result<std::string> {
        return fail(ErrorCode::invalid, "no font");
    };
    CHECK_FALSE(design::draw(spec, "X", "en", {design::themes(), broken}).has_value());
}
