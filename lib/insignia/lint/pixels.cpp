#include "pixels.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <insignia/base/compression.h>

namespace insignia::lint {

namespace {

constexpr std::size_t k_grid = 90;
constexpr std::size_t k_signature = 8;
// 4096 by 4096 pixels in colour: no badge is that large.
constexpr std::size_t k_decoded_bytes = 64u << 20;

std::uint32_t read_number(ByteView bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at]) << 24 | static_cast<std::uint32_t>(bytes[at + 1]) << 16
           | static_cast<std::uint32_t>(bytes[at + 2]) << 8 | bytes[at + 3];
}

// Portable Network Graphics (third edition), 11.2.1 and 11.2.2: what of a file is needed to decode it.
struct Png {
    std::size_t width = 0, height = 0, channels = 0;
    int color_type = 0;
    Bytes palette, transparency, compressed;
};

std::size_t channels_of(int color_type) {
    switch (color_type) {
    case 0:
    case 3:
        return 1;
    case 4:
        return 2;
    case 2:
        return 3;
    case 6:
        return 4;
    default:
        return 0;
    }
}

Result<void> read_header(ByteView data, Png& png) {
    if (data.size() != 13) return fail(ErrorCode::parse, "the PNG header is damaged");
    png.width = read_number(data, 0);
    png.height = read_number(data, 4);
    png.color_type = data[9];
    png.channels = channels_of(png.color_type);
    const bool plain = data[8] == 8 && data[12] == 0;
    if (!plain || png.channels == 0) return fail(ErrorCode::unsupported, "this kind of PNG is not decoded");
    if (png.width == 0 || png.height == 0) return fail(ErrorCode::parse, "the PNG has no pixels");
    return {};
}

Result<Png> read_png(ByteView file) {
    Png png;
    for (std::size_t at = k_signature; at + 12 <= file.size();) {
        const std::size_t length = read_number(file, at);
        if (length > file.size() - at - 12) return fail(ErrorCode::parse, "the PNG is cut off");
        const auto name = as_text(file.subspan(at + 4, 4));
        const auto data = file.subspan(at + 8, length);
        if (name == "IHDR") TRY(read_header(data, png));
        if (name == "PLTE") png.palette = to_bytes(data);
        if (name == "tRNS") png.transparency = to_bytes(data);
        if (name == "IDAT") png.compressed.insert(png.compressed.end(), data.begin(), data.end());
        at += 12 + length;
    }
    if (png.channels == 0) return fail(ErrorCode::parse, "the PNG has no header");
    return png;
}

int paeth(int left, int above, int corner) {
    const int guess = left + above - corner;
    const int to_left = std::abs(guess - left), to_above = std::abs(guess - above),
              to_corner = std::abs(guess - corner);
    if (to_left <= to_above && to_left <= to_corner) return left;
    return to_above <= to_corner ? above : corner;
}

// PNG 9.2: undo the filter of one row in its place; `above` is the row before it.
void unfilter(std::uint8_t filter, std::span<std::uint8_t> row, std::span<const std::uint8_t> above,
              std::size_t step) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        const int left = i >= step ? row[i - step] : 0;
        const int up = above.empty() ? 0 : above[i];
        const int corner = i >= step && !above.empty() ? above[i - step] : 0;
        const int add = filter == 1   ? left
                        : filter == 2 ? up
                        : filter == 3 ? (left + up) / 2
                        : filter == 4 ? paeth(left, up, corner)
                                      : 0;
        row[i] = static_cast<std::uint8_t>(row[i] + add);
    }
}

using Color = std::array<std::uint8_t, 4>;

Color color_at(const Png& png, std::span<const std::uint8_t> row, std::size_t x) {
    const auto* const p = row.data() + x * png.channels;
    if (png.color_type == 0) return {p[0], p[0], p[0], 255};
    if (png.color_type == 4) return {p[0], p[0], p[0], p[1]};
    if (png.color_type == 2) return {p[0], p[1], p[2], 255};
    if (png.color_type == 6) return {p[0], p[1], p[2], p[3]};
    const std::size_t entry = p[0];
    if (entry * 3 + 2 >= png.palette.size()) return {0, 0, 0, 255};
    const auto alpha = entry < png.transparency.size() ? png.transparency[entry] : std::uint8_t(255);
    return {png.palette[entry * 3], png.palette[entry * 3 + 1], png.palette[entry * 3 + 2], alpha};
}

// WCAG 2.2, relative luminance.
double luminance(const Color& color) {
    const auto linear = [](std::uint8_t value) {
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
}

bool is_white(const Color& color) {
    constexpr std::uint8_t k_white = 250;
    return color[3] == 255
           && std::all_of(color.begin(), color.begin() + 3, [](std::uint8_t c) { return c >= k_white; });
}

// Between the parts that are lighter than 98 of 100, and darker than 98 of 100: a few odd pixels decide
// nothing.
double contrast_of(std::vector<double>& light) {
    if (light.size() < 2) return 1;
    std::ranges::sort(light);
    const auto edge = light.size() / 50;
    return (light[light.size() - 1 - edge] + 0.05) / (light[edge] + 0.05);
}

} // namespace

Result<PixelFacts> look_at_png(ByteView file) {
    TRY_ASSIGN(const Png png, read_png(file));
    if (png.width > k_decoded_bytes / 4 / png.height)
        return fail(ErrorCode::limit, "the picture has too many pixels");
    const std::size_t length = png.width * png.channels;
    TRY_ASSIGN(Bytes data, inflate(png.compressed, Container::zlib, (length + 1) * png.height));
    if (data.size() < (length + 1) * png.height) return fail(ErrorCode::parse, "the PNG is cut off");
    PixelFacts facts;
    std::vector<double> light;
    int corners = 0;
    std::span<const std::uint8_t> above;
    for (std::size_t y = 0, next = 0; y < png.height; ++y) {
        auto* const begin = data.data() + y * (length + 1);
        const std::span<std::uint8_t> row(begin + 1, length);
        unfilter(*begin, row, above, png.channels);
        above = row;
        if (y == 0 || y + 1 == png.height)
            corners += is_white(color_at(png, row, 0)) + is_white(color_at(png, row, png.width - 1));
        if (y * k_grid < next * png.height) continue;
        ++next;
        for (std::size_t i = 0; i < k_grid; ++i) {
            const Color color = color_at(png, row, i * png.width / k_grid);
            if (color[3] > 127) light.push_back(luminance(color));
        }
    }
    facts.white_corners = corners == 4;
    facts.contrast = contrast_of(light);
    return facts;
}

} // namespace insignia::lint
