#include <catch2/catch.hpp>
#include <insignia/design/palette_internal.h>

using namespace insignia::design;

TEST_CASE("colours are read as they are written") {
    struct Case {
        const char* text;
        const char* written; // nullptr: refused
    };
    const Case cases[] = {
        {"#0B5FFF", "#0b5fff"}, {"#fff", "#fff"},    {"#FFD500", "#ffd500"}, {"#1a2", "#1a2"},
        {"0B5FFF", nullptr},    {"#12345", nullptr}, {"#12345g", nullptr},   {"", nullptr},
        {"blue", nullptr},      {"#ffff", nullptr},  {"#-1-1-1", nullptr},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto color = parse_color(c.text);
        REQUIRE(color.has_value() == (c.written != nullptr));
        if (color) CHECK(to_hex(*color) == c.written);
    }
}

TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast({0, 0, 0}, {1, 1, 1}) == Approx(21));
    CHECK(contrast({1, 1, 1}, {1, 1, 1}) == Approx(1));
    CHECK(contrast(*parse_color("#767676"), {1, 1, 1}) == Approx(4.54).margin(0.005));
    CHECK(contrast(*parse_color("#0000ff"), *parse_color("#ffff00")) == Approx(8.0).margin(0.01));
}

TEST_CASE("OKLCH and back gives the same colour") {
    for (const char* text :
         {"#000", "#fff", "#f00", "#0f0", "#00f", "#808080", "#0b5fff", "#ffd500", "#123456"}) {
        CAPTURE(text);
        CHECK(to_hex(from_lch(to_lch(*parse_color(text)))) == text);
    }
    CHECK(to_lch(*parse_color("#f00")).hue == Approx(29.2).margin(0.1));
    CHECK(to_lch({1, 1, 1}).lightness == Approx(1).margin(0.0001));
}

TEST_CASE("text and symbol stand out on any colour") {
    constexpr int k_steps = 9;
    const auto channel = [](int i) { return static_cast<double>(i) / (k_steps - 1); };
    const Color partners[] = {{0, 0, 0}, {1, 1, 1}, {1, 1, 0}, {0.5, 0.5, 0.5}, {0, 0, 1}};
    double lowest_text = 21, lowest_icon = 21;
    for (int red = 0; red < k_steps; ++red) {
        for (int green = 0; green < k_steps; ++green) {
            for (int blue = 0; blue < k_steps; ++blue) {
                const Color color{channel(red), channel(green), channel(blue)};
                const Color partner = partners[(red + green + blue) % 5];
                for (const Color second : {harmonious(color), partner}) {
                    const Theme& theme = themes()[static_cast<std::size_t>(red + green) % themes().size()];
                    const Palette palette = make_palette(color, second, (red + blue) % 6, theme);
                    lowest_text = std::min(lowest_text, palette.text_contrast);
                    lowest_icon = std::min(lowest_icon, palette.icon_contrast);
                }
            }
        }
    }
    CHECK(lowest_text >= k_text_contrast);
    CHECK(lowest_icon >= k_icon_contrast);
}

TEST_CASE("the chosen colour is kept where the symbol stands out on it") {
    for (const char* text : {"#0b5fff", "#1b998b", "#d81e5b", "#ffd500", "#222"}) {
        CAPTURE(text);
        const Color color = *parse_color(text);
        CHECK(to_hex(make_palette(color, harmonious(color), 0, themes()[0]).field[1]) == text);
    }
}

TEST_CASE("stars stand out on their plate") {
    for (int level = 1; level <= 5; ++level) {
        for (const char* text : {"#000", "#fff", "#ffd500", "#0b5fff", "#808080"}) {
            const Color color = *parse_color(text);
            const Palette palette = make_palette(color, harmonious(color), level, themes()[0]);
            for (const Color stop : palette.rim) CHECK(contrast(palette.star, stop) >= 2);
        }
    }
}
