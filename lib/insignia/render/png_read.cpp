#include <array>
#include <cstdlib>
#include <insignia/base/compression.h>
#include <insignia/render/pixels.h>
#include <insignia/render/png_read_internal.h>

namespace insignia::render {

namespace {

constexpr std::size_t k_signature_bytes = 8;
constexpr std::size_t k_around_chunk = 12; // length, type and check sum

// The colour types of 11.2.1.
enum ColorType : std::uint8_t { grey = 0, truecolor = 2, indexed = 3, grey_alpha = 4, truecolor_alpha = 6 };

std::uint32_t number_at(ByteView bytes, std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | bytes[offset + i];
    return value;
}

// What of a PNG decides about its pixels.
struct Parts {
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t depth = 8;
    std::size_t channels = 1;
    ColorType color = grey;
    bool interlaced = false;
    ByteView palette;
    ByteView transparency;
    Bytes compressed;

    std::size_t row_bytes(std::size_t pixels) const { return (pixels * channels * depth + 7) / 8; }
    // The distance of a byte to the one that filters call left.
    std::size_t stride() const { return std::max<std::size_t>(1, channels * depth / 8); }
};

void read_header(Parts& parts, ByteView data) {
    parts.width = number_at(data, 0);
    parts.height = number_at(data, 4);
    parts.depth = data[8];
    parts.color = static_cast<ColorType>(data[9]);
    parts.channels = parts.color == truecolor         ? 3
                     : parts.color == grey_alpha      ? 2
                     : parts.color == truecolor_alpha ? 4
                                                      : 1;
    parts.interlaced = data[12] != 0;
}

Parts read_parts(ByteView png) {
    Parts parts;
    for (std::size_t offset = k_signature_bytes; offset + k_around_chunk <= png.size();) {
        const std::size_t length = number_at(png, offset);
        const std::string_view type = as_text(png.subspan(offset + 4, 4));
        const ByteView data = png.subspan(offset + 8, length);
        if (type == "IHDR") read_header(parts, data);
        if (type == "PLTE") parts.palette = data;
        if (type == "tRNS") parts.transparency = data;
        if (type == "IDAT") parts.compressed.insert(parts.compressed.end(), data.begin(), data.end());
        if (type == "IEND") break;
        offset += k_around_chunk + length;
    }
    return parts;
}

// 13.1: every pass of Adam7 is a picture of its own; without interlacing there is one.
struct Pass {
    std::size_t x, y, step_x, step_y;

    std::size_t columns(const Parts& parts) const { return count(parts.width, x, step_x); }
    std::size_t rows(const Parts& parts) const {
        return columns(parts) == 0 ? 0 : count(parts.height, y, step_y);
    }

private:
    static std::size_t count(std::size_t size, std::size_t begin, std::size_t step) {
        return size <= begin ? 0 : (size - begin + step - 1) / step;
    }
};
constexpr std::array<Pass, 7> k_adam7 = {
    {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}};
constexpr std::array<Pass, 1> k_whole = {{{0, 0, 1, 1}}};

std::span<const Pass> passes_of(const Parts& parts) {
    return parts.interlaced ? std::span<const Pass>(k_adam7) : std::span<const Pass>(k_whole);
}

std::size_t filtered_bytes(const Parts& parts) {
    std::size_t bytes = 0;
    for (const Pass& pass : passes_of(parts))
        bytes += pass.rows(parts) * (1 + parts.row_bytes(pass.columns(parts)));
    return bytes;
}

int predict(int filter, int left, int up, int corner) {
    if (filter == 1) return left;
    if (filter == 2) return up;
    if (filter == 3) return (left + up) / 2;
    if (filter == 0) return 0;
    const int to_left = std::abs(up - corner), to_up = std::abs(left - corner),
              to_corner = std::abs(left + up - 2 * corner);
    if (to_left <= to_up && to_left <= to_corner) return left;
    return to_up <= to_corner ? up : corner;
}

// 9.2 undone in place; `above` is empty in the first row.
void unfilter(int filter, std::span<std::uint8_t> row, ByteView above, std::size_t stride) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        const int left = i < stride ? 0 : row[i - stride];
        const int up = above.empty() ? 0 : above[i];
        const int corner = above.empty() || i < stride ? 0 : above[i - stride];
        row[i] = static_cast<std::uint8_t>(row[i] + predict(filter, left, up, corner));
    }
}

// One sample of a row as it is stored; of 16 bits the upper eight.
unsigned sample(const Parts& parts, ByteView row, std::size_t index) {
    if (parts.depth >= 8) return row[index * parts.depth / 8];
    const std::size_t bit = index * parts.depth;
    return row[bit / 8] >> (8 - parts.depth - bit % 8) & ((1u << parts.depth) - 1);
}

// ITU-R BT.601 luma, behind it white.
std::uint8_t on_white(unsigned red, unsigned green, unsigned blue, unsigned alpha) {
    const unsigned luma = (red * 299 + green * 587 + blue * 114) / 1000;
    return static_cast<std::uint8_t>((luma * alpha + 255 * (255 - alpha)) / 255);
}

std::uint8_t shade(const Parts& parts, ByteView row, std::size_t column) {
    const auto at = [&](std::size_t channel) {
        return sample(parts, row, column * parts.channels + channel);
    };
    const unsigned first = at(0);
    switch (parts.color) {
    case indexed: {
        if (first * 3 + 2 >= parts.palette.size()) return 255;
        const unsigned alpha = first < parts.transparency.size() ? parts.transparency[first] : 255;
        return on_white(parts.palette[first * 3], parts.palette[first * 3 + 1], parts.palette[first * 3 + 2],
                        alpha);
    }
    case truecolor:
        return on_white(first, at(1), at(2), 255);
    case truecolor_alpha:
        return on_white(first, at(1), at(2), at(3));
    default: {
        const unsigned full = parts.depth >= 8 ? 255 : (1u << parts.depth) - 1;
        const unsigned luma = first * 255 / full;
        return on_white(luma, luma, luma, parts.color == grey_alpha ? at(1) : 255);
    }
    }
}

Result<void> read_pass(const Parts& parts, const Pass& pass, std::span<std::uint8_t>& bytes,
                       qr::GreyPicture& picture) {
    const std::size_t columns = pass.columns(parts), length = parts.row_bytes(columns);
    ByteView above;
    for (std::size_t row = 0; row < pass.rows(parts); ++row) {
        const int filter = bytes.front();
        if (filter > 4) return fail(ErrorCode::parse, "a row of the PNG has an unknown filter");
        const auto samples = bytes.subspan(1, length);
        unfilter(filter, samples, above, parts.stride());
        for (std::size_t column = 0; column < columns; ++column) {
            const std::size_t x = pass.x + column * pass.step_x, y = pass.y + row * pass.step_y;
            picture.pixels[y * parts.width + x] = shade(parts, samples, column);
        }
        above = samples;
        bytes = bytes.subspan(1 + length);
    }
    return {};
}

} // namespace

Result<qr::GreyPicture> read_png_grey(ByteView png) {
    const Parts parts = read_parts(png);
    if (parts.width == 0 || parts.height == 0 || parts.height > k_picture_pixels / parts.width)
        return fail(ErrorCode::limit, "the picture has too many pixels");
    const std::size_t expected = filtered_bytes(parts);
    TRY_ASSIGN(Bytes bytes, inflate(parts.compressed, Container::zlib, expected));
    if (bytes.size() != expected) return fail(ErrorCode::parse, "the PNG ends before its last row");
    qr::GreyPicture picture{static_cast<int>(parts.width), static_cast<int>(parts.height),
                            std::vector<std::uint8_t>(parts.width * parts.height, 255)};
    std::span<std::uint8_t> rest(bytes);
    for (const Pass& pass : passes_of(parts)) TRY(read_pass(parts, pass, rest, picture));
    return picture;
}

} // namespace insignia::render
