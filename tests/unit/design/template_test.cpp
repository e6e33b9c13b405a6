#include <catch2/catch.hpp>
#include <insignia/design/design.h>

using namespace insignia;
using credential::PictureSpec;

TEST_CASE("placeholders are replaced by escaped values") {
    PictureSpec spec;
    spec.color = "#0B5FFF";
    spec.level = 2;
    const auto picture =
        design::fill_template("<svg><title>{{ alt }}</title><text fill=\"{{text_color}}\" "
                              "font-size=\"{{title_size}}\">{{title}}|{{title_1}}|"
                              "{{title_4}}</text><g color=\"{{color}}\">{{icon}}</g><text>{{stars}} "
                              "{{level}} {{organisation}}</text></svg>",
                              "card.svg", spec, {"Cooks & <Bakers>", "en", "A & B"});
    REQUIRE(picture.has_value());
    CHECK(picture->svg.find(">Cooks &amp; &lt;Bakers&gt;|") != std::string::npos);
    CHECK(picture->svg.find("<text fill=\"#fff\"") != std::string::npos);
    CHECK(picture->svg.find("color=\"#0b5fff\"") != std::string::npos);
    CHECK(picture->svg.find("currentColor") != std::string::npos);
    CHECK(picture->svg.find("★★ 2 A &amp; B") != std::string::npos);
    CHECK(picture->svg.find("{{") == std::string::npos);
    CHECK(picture->alt.find("Cooks & <Bakers>") != std::string::npos);
}

TEST_CASE("a template's symbol has the holes and the quieter half of the drawn one") {
    for (const design::Icon& icon : design::icons()) {
        CAPTURE(icon.name);
        PictureSpec spec;
        spec.icon = icon.name;
        const auto picture =
            design::fill_template("<svg>{{icon}}</svg>", "card.svg", spec, {"Title", "en", ""});
        REQUIRE(picture.has_value());
        const std::string& svg = picture->svg;
        CHECK(svg.starts_with("<svg><g fill-rule=\"evenodd\">"));
        CHECK(svg.ends_with("</g></svg>"));
        for (const auto layer : {icon.fill, icon.line, icon.tone})
            if (!layer.empty()) CHECK(svg.find("d=\"" + std::string(layer) + "\"") != std::string::npos);
        const bool quiet = svg.find(" fill-opacity=\"0.58\"") != std::string::npos;
        CHECK(quiet == !icon.tone.empty());
    }
}

TEST_CASE("each line of a title from right to left says so in a template") {
    constexpr std::string_view k_card =
        "<svg><text direction=\"{{direction}}\">{{title_1}}|{{title_2}}</text></svg>";
    const auto picture =
        design::fill_template(k_card, "card.svg", {}, {"مهارات Open Badges للشباب 2025", "ar", ""});
    REQUIRE(picture.has_value());
    CHECK(picture->svg
          == "<svg><text direction=\"rtl\">\u2067مهارات Open\u2069|\u2067Badges للشباب "
             "2025\u2069</text></svg>");
    CHECK(design::fill_template(k_card, "card.svg", {}, {"Open שלום", "en", ""})->svg
          == "<svg><text direction=\"ltr\">Open שלום|</text></svg>");
}

TEST_CASE("a placeholder that is none is told with its place") {
    struct Case {
        const char* svg;
        const char* message;
        const char* where;
        const char* hint;
    };
    const Case cases[] = {
        {"<svg>\n  {{titel}}</svg>", "there is no placeholder \"titel\"", "card.svg:2:3",
         "did you mean {{title}}?"},
        {"<svg>{{title</svg>", "never ended", "card.svg:1:6", ""},
    };
    for (const Case& c : cases) {
        const auto picture = design::fill_template(c.svg, "card.svg", {}, {"T", "en", ""});
        REQUIRE_FALSE(picture.has_value());
        CHECK(picture.error().message.find(c.message) != std::string::npos);
        CHECK(picture.error().where == c.where);
        if (*c.hint != 0) CHECK(picture.error().hints.front() == c.hint);
    }
}
