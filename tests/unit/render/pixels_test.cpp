#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <insignia/base/files.h>
#include <insignia/encoding/encoding.h>
#include <insignia/render/pixels.h>
#include <insignia/render/render.h>
#include <support/conformance.h>

using namespace insignia;

namespace {

constexpr std::string_view k_drawing = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">)"
                                       R"(<rect width="10" height="5" fill="#000"/></svg>)";

std::uint8_t pixel_at(const qr::GreyPicture& picture, int x, int y) {
    return picture.pixels[static_cast<std::size_t>(y * picture.width + x)];
}

} // namespace

TEST_CASE("what the writer of PNG writes, the reader reads, and what is transparent is white") {
    for (const int size : {16, 90, 601}) {
        const auto picture = render::read_grey(*render::render_png(k_drawing, size));
        REQUIRE(picture.has_value());
        CHECK(picture->width == size);
        CHECK(picture->height == size);
        CHECK(picture->pixels.size() == static_cast<std::size_t>(size * size));
        CHECK(pixel_at(*picture, size / 2, size / 4) == 0);
        CHECK(pixel_at(*picture, size / 2, size - 2) == 255);
    }
}

TEST_CASE("an SVG is drawn on white") {
    const auto picture = render::read_grey(as_bytes(k_drawing));
    REQUIRE(picture.has_value());
    CHECK(picture->width == render::k_drawn_pixels);
    CHECK(pixel_at(*picture, 700, 300) == 0);
    CHECK(pixel_at(*picture, 700, 1'200) == 255);
}

TEST_CASE("a JPEG is decoded, a damaged one is refused") {
    // 16 by 16 pixels: the left half black, the right half white.
    const auto jpeg = encoding::from_base64(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/"
        "2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggL"
        "DAsKDAkKCgr/wAALCAAQABABAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/"
        "2gAIAQEAAD8AP+f4AGf4"
        "/9k=");
    REQUIRE(jpeg.has_value());
    const auto picture = render::read_grey(*jpeg);
    REQUIRE(picture.has_value());
    CHECK(picture->width == 16);
    CHECK(picture->height == 16);
    CHECK(pixel_at(*picture, 2, 8) < 20);
    CHECK(pixel_at(*picture, 13, 8) > 235);
    CHECK_FALSE(render::read_grey(ByteView(*jpeg).first(100)).has_value());
}

TEST_CASE("what is no picture, or too large, is refused") {
    CHECK(render::read_grey(as_bytes("hello")).error().code == ErrorCode::unsupported);
    CHECK_FALSE(render::is_picture(as_bytes("%PDF-1.5")));
    CHECK(render::is_picture(as_bytes("\xff\xd8\xff\xe0")));
    auto png = *render::render_png(k_drawing, 16);
    png.resize(png.size() - 20);
    CHECK_FALSE(render::read_grey(png).has_value());
}

TEST_CASE("every good picture of PngSuite is decoded, and interlacing changes nothing") {
    const std::filesystem::path folder = std::filesystem::path(INSIGNIA_CONFORMANCE_DIR) / "pngsuite/png";
    if (!std::filesystem::exists(folder)) return;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() != ".png" || name.starts_with('x'))
            continue; // those that begin so are damaged
        CAPTURE(name);
        const auto picture = render::read_grey(*read_file(entry.path()));
        REQUIRE(picture.has_value());
        if (name.compare(3, 1, "i") != 0) continue; // basi…, bgai…: its twin is basn…, bgan…
        auto twin = entry.path();
        twin.replace_filename(name.substr(0, 3) + "n" + name.substr(4));
        if (!std::filesystem::exists(twin)) continue;
        const auto other = render::read_grey(*read_file(twin));
        REQUIRE(other.has_value());
        CHECK(picture->pixels == other->pixels);
    }
}
