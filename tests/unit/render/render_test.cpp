#include <catch2/catch.hpp>
#include <insignia/render/png_internal.h>
#include <insignia/render/render.h>

using namespace insignia;

namespace {

constexpr std::string_view k_squares = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">)"
                                       R"(<rect width="10" height="5" fill="#f00"/></svg>)";

std::uint32_t number_at(ByteView png, std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | png[offset + i];
    return value;
}

bool holds(ByteView bytes, std::string_view text) {
    return as_text(bytes).find(text) != std::string_view::npos;
}

} // namespace

TEST_CASE("a drawing becomes a square PNG in sRGB without time stamps") {
    for (const int size : {16, 90, 600}) {
        const auto png = render::render_png(k_squares, size);
        REQUIRE(png.has_value());
        CHECK(as_text(*png).substr(1, 3) == "PNG");
        CHECK(number_at(*png, 16) == static_cast<std::uint32_t>(size));
        CHECK(number_at(*png, 20) == static_cast<std::uint32_t>(size));
        CHECK(holds(*png, "sRGB"));
        CHECK_FALSE(holds(*png, "tIME"));
        CHECK_FALSE(holds(*png, "tEXt"));
        CHECK(*png == *render::render_png(k_squares, size));
    }
}

TEST_CASE("few colours get a palette") {
    const auto png = render::render_png(k_squares, 16);
    REQUIRE(png.has_value());
    CHECK(png->at(25) == 3);
    CHECK(holds(*png, "PLTE"));
    CHECK(png->size() < 150);
}

TEST_CASE("many colours stay as they are") {
    std::vector<std::uint32_t> pixels;
    for (std::uint32_t i = 0; i < 32 * 32; ++i) pixels.push_back(0xff000000u | i * 64);
    CHECK(render::write_png(pixels, 32).at(25) == 2);
    pixels.front() = 0x80000000u;
    CHECK(render::write_png(pixels, 32).at(25) == 6);
}

TEST_CASE("a drawing becomes a PDF that is the same each time") {
    const auto pdf = render::render_pdf(k_squares, {297, 210}, "Certificate", "2026-03-01T12:00:00Z");
    REQUIRE(pdf.has_value());
    CHECK(as_text(*pdf).substr(0, 5) == "%PDF-");
    CHECK(*pdf == *render::render_pdf(k_squares, {297, 210}, "Certificate", "2026-03-01T12:00:00Z"));
    CHECK(*pdf != *render::render_pdf(k_squares, {297, 210}, "Certificate", "2026-03-02T12:00:00Z"));
}

TEST_CASE("letters become curves in the direction of the text that they belong to") {
    render::TextLine line{"Open שלום", "sans-serif", 700, 40, 200, 100, true};
    const auto reversed = render::outline_text(line);
    line.right_to_left = false;
    const auto forward = render::outline_text(line);
    REQUIRE((reversed && forward));
    CHECK(*reversed != *forward);
    // A direction that is said counts more than that of the first letter.
    line.text = "שלום Open";
    const auto other = render::outline_text(line);
    line.right_to_left = true;
    CHECK(*render::outline_text(line) != *other);
}

TEST_CASE("characters that no font has are found") {
    const auto missing = render::missing_characters("ABC abc \u200d\U000e0041\U000e0041");
    REQUIRE(missing.has_value());
    CHECK(*missing == "\U000e0041");
}

TEST_CASE("what cannot be drawn is an error") {
    for (const char* text : {"", "no drawing", "<svg", "<html/>", "\xff\xfe"}) {
        CAPTURE(text);
        const auto png = render::render_png(text, 90);
        REQUIRE_FALSE(png.has_value());
        CHECK(png.error().code == ErrorCode::parse);
        CHECK_FALSE(png.error().hints.empty());
    }
    for (const int size : {-1, 0, 15, 4097})
        CHECK(render::render_png(k_squares, size).error().code == ErrorCode::invalid);
}
