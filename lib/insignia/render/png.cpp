#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <insignia/base/compression.h>
#include <insignia/render/png_internal.h>
#include <limits>
#include <map>

namespace insignia::render {

namespace {

constexpr std::array<std::uint8_t, 8> k_signature = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
enum ColorType : std::uint8_t { truecolor = 2, indexed = 3, truecolor_alpha = 6 };

void append_number(Bytes& bytes, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

// 5.3 Chunk layout: length, type, data, CRC of type and data.
void append_chunk(Bytes& png, std::string_view type, ByteView data) {
    append_number(png, static_cast<std::uint32_t>(data.size()));
    const std::size_t start = png.size();
    png.insert(png.end(), type.begin(), type.end());
    png.insert(png.end(), data.begin(), data.end());
    append_number(png, crc32(ByteView(png).subspan(start)));
}

// cairo keeps colours multiplied by their opacity, PNG does not.
std::uint32_t straight(std::uint32_t pixel) {
    const std::uint32_t alpha = pixel >> 24;
    if (alpha == 0) return 0;
    if (alpha == 255) return pixel;
    const auto channel = [&](int shift) {
        const std::uint32_t value = (((pixel >> shift) & 0xff) * 255 + alpha / 2) / alpha;
        return std::min<std::uint32_t>(value, 255) << shift;
    };
    return alpha << 24 | channel(16) | channel(8) | channel(0);
}

// The nearest of every third value: nobody sees one step in 255, and gradients compress to two thirds.
std::uint32_t rounded(std::uint32_t pixel) {
    std::uint32_t result = pixel & 0xff000000u;
    for (const int shift : {16, 8, 0}) result |= (((pixel >> shift) & 0xff) + 1) / 3 * 3 << shift;
    return result;
}

int paeth(int left, int up, int corner) {
    const int estimate = left + up - corner;
    const int to_left = std::abs(estimate - left), to_up = std::abs(estimate - up),
              to_corner = std::abs(estimate - corner);
    if (to_left <= to_up && to_left <= to_corner) return left;
    return to_up <= to_corner ? up : corner;
}

// 9.2 Filter types for filter method 0.
std::uint8_t filtered(int type, int value, int left, int up, int corner) {
    const int guess[] = {0, left, up, (left + up) / 2, paeth(left, up, corner)};
    return static_cast<std::uint8_t>(value - guess[type]);
}

// Each row with the filter that leaves the smallest sum of absolute differences (12.7 Filter selection).
Bytes filter_rows(const Bytes& rows, std::size_t stride, std::size_t pixel_bytes) {
    Bytes output;
    output.reserve(rows.size() + rows.size() / stride);
    Bytes row(stride), best(stride);
    for (std::size_t start = 0; start < rows.size(); start += stride) {
        long lowest = std::numeric_limits<long>::max();
        int chosen = 0;
        for (int type = 0; type < 5; ++type) {
            long sum = 0;
            for (std::size_t i = 0; i < stride; ++i) {
                const bool has_left = i >= pixel_bytes, has_up = start > 0;
                const int left = has_left ? rows[start + i - pixel_bytes] : 0;
                const int up = has_up ? rows[start + i - stride] : 0;
                const int corner = has_left && has_up ? rows[start + i - stride - pixel_bytes] : 0;
                row[i] = filtered(type, rows[start + i], left, up, corner);
                sum += std::abs(static_cast<int>(static_cast<std::int8_t>(row[i])));
            }
            if (sum >= lowest) continue;
            lowest = sum;
            chosen = type;
            best.swap(row);
        }
        output.push_back(static_cast<std::uint8_t>(chosen));
        output.insert(output.end(), best.begin(), best.end());
    }
    return output;
}

// Drawings have long runs, which are often shorter without any filter.
Bytes smallest_stream(const Bytes& rows, std::size_t stride, std::size_t pixel_bytes) {
    Bytes plain;
    plain.reserve(rows.size() + rows.size() / stride);
    for (auto row = rows.begin(); row != rows.end(); row += static_cast<std::ptrdiff_t>(stride)) {
        plain.push_back(0);
        plain.insert(plain.end(), row, row + static_cast<std::ptrdiff_t>(stride));
    }
    Bytes one = deflate(plain, Container::zlib);
    Bytes other = deflate(filter_rows(rows, stride, pixel_bytes), Container::zlib);
    return one.size() <= other.size() ? one : other;
}

// The colours in the order of their numbers, or none when there are more than a palette can hold.
std::map<std::uint32_t, std::uint8_t> palette_of(const std::vector<std::uint32_t>& colors) {
    std::map<std::uint32_t, std::uint8_t> palette;
    for (const std::uint32_t color : colors) {
        palette.emplace(color, 0);
        if (palette.size() > 256) return {};
    }
    std::uint8_t index = 0;
    for (auto& [color, number] : palette) number = index++;
    return palette;
}

void append_palette(Bytes& png, const std::map<std::uint32_t, std::uint8_t>& palette) {
    Bytes colors, opacities;
    for (const auto& [color, index] : palette) {
        for (const int shift : {16, 8, 0}) colors.push_back(static_cast<std::uint8_t>(color >> shift));
        opacities.push_back(static_cast<std::uint8_t>(color >> 24));
    }
    append_chunk(png, "PLTE", colors);
    append_chunk(png, "tRNS", opacities);
}

void append_header(Bytes& png, int width, int height, ColorType type) {
    Bytes header;
    append_number(header, static_cast<std::uint32_t>(width));
    append_number(header, static_cast<std::uint32_t>(height));
    header.insert(header.end(), {8, type, 0, 0, 0});
    append_chunk(png, "IHDR", header);
    constexpr std::array<std::uint8_t, 1> k_perceptual = {0};
    append_chunk(png, "sRGB", k_perceptual);
}

// How many pixels make a metre (11.3.4.3 pHYs).
void append_density(Bytes& png, double per_metre) {
    Bytes density;
    append_number(density, static_cast<std::uint32_t>(std::lround(per_metre)));
    append_number(density, static_cast<std::uint32_t>(std::lround(per_metre)));
    density.push_back(1);
    append_chunk(png, "pHYs", density);
}

} // namespace

Bytes write_png(const std::vector<std::uint32_t>& pixels, int size) {
    return write_png(pixels, size, size);
}

Bytes write_png(const std::vector<std::uint32_t>& pixels, int width, int height, double millimetres) {
    std::vector<std::uint32_t> colors(pixels.size());
    std::transform(pixels.begin(), pixels.end(), colors.begin(), straight);
    if (palette_of(colors).empty()) std::transform(colors.begin(), colors.end(), colors.begin(), rounded);
    const bool opaque =
        std::all_of(colors.begin(), colors.end(), [](std::uint32_t color) { return color >> 24 == 255; });
    const auto palette = palette_of(colors);
    const ColorType type = !palette.empty() ? indexed : opaque ? truecolor : truecolor_alpha;
    const std::size_t pixel_bytes = type == indexed ? 1 : opaque ? 3 : 4;

    Bytes rows;
    rows.reserve(colors.size() * pixel_bytes);
    for (const std::uint32_t color : colors) {
        if (type == indexed) {
            rows.push_back(palette.at(color));
            continue;
        }
        for (const int shift : {16, 8, 0}) rows.push_back(static_cast<std::uint8_t>(color >> shift));
        if (type == truecolor_alpha) rows.push_back(static_cast<std::uint8_t>(color >> 24));
    }

    Bytes png(k_signature.begin(), k_signature.end());
    append_header(png, width, height, type);
    if (millimetres > 0) append_density(png, width * 1000 / millimetres);
    if (type == indexed) append_palette(png, palette);
    const std::size_t stride = static_cast<std::size_t>(width) * pixel_bytes;
    append_chunk(png, "IDAT", smallest_stream(rows, stride, pixel_bytes));
    append_chunk(png, "IEND", {});
    return png;
}

} // namespace insignia::render
