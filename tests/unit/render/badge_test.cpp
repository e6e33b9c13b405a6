// What only the pixels of a badge's picture can tell.
#include <catch2/catch.hpp>
#include <insignia/design/design.h>
#include <insignia/render/render.h>

using namespace insignia;

namespace {

constexpr int k_side = 400; // a pixel for each unit of the drawing

std::vector<std::uint32_t> badge_pixels(const credential::PictureSpec& spec) {
    const auto picture = design::draw(spec, "Title", "en");
    REQUIRE(picture.has_value());
    const auto pixels = render::render_pixels(picture->svg, k_side);
    REQUIRE(pixels.has_value());
    return *pixels;
}

// The lowest row of the middle column in which something is painted.
int bottom_of(const std::vector<std::uint32_t>& pixels) {
    for (int row = k_side - 1; row >= 0; --row)
        if (pixels[static_cast<std::size_t>(row * k_side + k_side / 2)] >> 24 > 128) return row;
    return 0;
}

} // namespace

TEST_CASE("the level mark covers the lower end of every shape, and holds on to it") {
    constexpr double k_half = 17.5; // of the plate and its edge
    for (const design::Shape& shape : design::shapes()) {
        CAPTURE(shape.name);
        credential::PictureSpec spec;
        spec.shape = shape.name;
        const int bare = bottom_of(badge_pixels(spec));
        CHECK(bare <= shape.plate_y + k_half);
        CHECK(bare >= shape.plate_y - 2);
        CHECK(shape.plate_y + k_half <= k_side);
    }
}
