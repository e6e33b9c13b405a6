#include <insignia/baking/png_internal.h>

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <insignia/base/ascii.h>
#include <insignia/base/compression.h>
#include <insignia/base/text.h>

namespace insignia::baking {

namespace {

constexpr std::array<std::uint8_t, k_png_signature_bytes> k_signature = {0x89, 'P',  'N',  'G',
                                                                         '\r', '\n', 0x1a, '\n'};
constexpr std::size_t k_length_max = 0x7fffffff; // PNG 5.3
constexpr std::size_t k_around_data = 12;        // length, type, CRC

std::uint32_t read_u32(ByteView bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8
           | bytes[3];
}

auto damaged(std::string message, std::size_t offset) {
    return fail(ErrorCode::parse, std::move(message), fmt::format("byte {}", offset),
                {"get the file again from whoever sent it; a picture of your own, export it again"});
}

// PNG 5.3 to 5.5: length, type, data, CRC.
Result<Chunk> read_chunk(ByteView picture, std::size_t offset) {
    if (picture.size() - offset < k_around_data) return damaged("the PNG ends inside a chunk", offset);
    const std::size_t length = read_u32(picture.subspan(offset));
    const std::string_view type = as_text(picture.subspan(offset + 4, 4));
    if (!std::ranges::all_of(type, is_ascii_letter))
        return damaged(fmt::format("\"{}\" is no name of a PNG chunk", sanitize(type)), offset);
    if (length > k_length_max || length > picture.size() - offset - k_around_data)
        return damaged(fmt::format("the PNG chunk {} is longer than the file", type), offset);
    const ByteView covered = picture.subspan(offset + 4, 4 + length);
    if (crc32(covered) != read_u32(picture.subspan(offset + 8 + length)))
        return damaged(fmt::format("the check sum of the PNG chunk {} is wrong", type), offset);
    return Chunk{offset, type, covered.subspan(4)};
}

// PNG 11.2.1: the bit depths that a colour type allows, as a bit set of depths.
struct ColourRow {
    std::uint8_t colour_type;
    std::uint32_t depths;
};
constexpr std::uint32_t depth(int bits) {
    return 1u << bits;
}
constexpr ColourRow k_colours[] = {
    {0, depth(1) | depth(2) | depth(4) | depth(8) | depth(16)},
    {2, depth(8) | depth(16)},
    {3, depth(1) | depth(2) | depth(4) | depth(8)},
    {4, depth(8) | depth(16)},
    {6, depth(8) | depth(16)},
};

// What the order of chunks is checked against.
struct State {
    std::uint8_t colour_type = 0;
    std::uint8_t bit_depth = 0;
    std::size_t palette_entries = 0;
    bool palette = false;
    bool image_data = false;
    std::string_view previous;
};

Result<void> check_header(const Chunk& chunk, State& state) {
    if (chunk.data.size() != 13) return damaged("IHDR must have 13 bytes", chunk.offset);
    const std::uint32_t width = read_u32(chunk.data);
    const std::uint32_t height = read_u32(chunk.data.subspan(4));
    if (width == 0 || height == 0 || width > k_length_max || height > k_length_max)
        return damaged(fmt::format("IHDR states {} by {} pixels", width, height), chunk.offset);
    state.bit_depth = chunk.data[8];
    state.colour_type = chunk.data[9];
    const auto row = std::ranges::find(k_colours, state.colour_type, &ColourRow::colour_type);
    const bool known =
        row != std::end(k_colours) && state.bit_depth <= 16 && (row->depths & depth(state.bit_depth));
    if (!known)
        return damaged(
            fmt::format("IHDR states colour type {} with {} bits", state.colour_type, state.bit_depth),
            chunk.offset);
    if (chunk.data[10] != 0 || chunk.data[11] != 0 || chunk.data[12] > 1)
        return damaged("IHDR states an unknown compression, filter or interlace method", chunk.offset);
    return {};
}

// PNG 11.2.2
Result<void> check_palette(const Chunk& chunk, State& state) {
    const std::size_t entries = chunk.data.size() / 3;
    const std::size_t most = state.colour_type == 3 ? std::size_t{1} << state.bit_depth : 256;
    if (state.palette || state.image_data) return damaged("PLTE is in the wrong place", chunk.offset);
    if (state.colour_type == 0 || state.colour_type == 4)
        return damaged("a grey picture has no PLTE", chunk.offset);
    if (chunk.data.size() % 3 != 0 || entries == 0 || entries > most)
        return damaged("PLTE has a wrong length", chunk.offset);
    state.palette = true;
    state.palette_entries = entries;
    return {};
}

// PNG 11.2.3 and 5.6: all IDAT chunks in a row, after the palette of an indexed picture.
Result<void> check_image_data(const Chunk& chunk, State& state) {
    if (state.image_data && state.previous != "IDAT")
        return damaged("the IDAT chunks are not in a row", chunk.offset);
    if (state.colour_type == 3 && !state.palette) return damaged("PLTE is missing", chunk.offset);
    state.image_data = true;
    return {};
}

// PNG 11.3.1.1
Result<void> check_transparency(const Chunk& chunk, State& state) {
    if (state.colour_type == 3 && chunk.data.size() > state.palette_entries)
        return damaged("tRNS has more entries than PLTE", chunk.offset);
    return {};
}

Result<void> check_end(const Chunk& chunk, State& state) {
    if (!chunk.data.empty()) return damaged("IEND must be empty", chunk.offset);
    if (!state.image_data) return damaged("the PNG has no image data (IDAT)", chunk.offset);
    return {};
}

Result<void> check_second_header(const Chunk& chunk, State&) {
    return damaged("IHDR must be there once", chunk.offset);
}

struct ChunkRow {
    std::string_view type;
    Result<void> (*check)(const Chunk&, State&);
};
constexpr ChunkRow k_chunks[] = {
    {"IHDR", check_second_header}, {"PLTE", check_palette}, {"IDAT", check_image_data},
    {"tRNS", check_transparency},  {"IEND", check_end},
};

Result<void> check_chunk(const Chunk& chunk, State& state) {
    const auto row = std::ranges::find(k_chunks, chunk.type, &ChunkRow::type);
    if (row != std::end(k_chunks)) return row->check(chunk, state);
    const bool critical = chunk.type[0] >= 'A' && chunk.type[0] <= 'Z';
    if (critical)
        return damaged(fmt::format("the critical PNG chunk {} is unknown", chunk.type), chunk.offset);
    return {};
}

} // namespace

bool is_png(ByteView content) {
    return content.size() >= k_signature.size()
           && std::ranges::equal(content.first(k_signature.size()), k_signature);
}

Result<Png> read_png(ByteView picture) {
    if (!is_png(picture)) return damaged("the PNG signature is missing", 0);
    Png png;
    State state;
    std::size_t offset = k_png_signature_bytes;
    do {
        TRY_ASSIGN(const Chunk chunk, read_chunk(picture, offset));
        if (png.chunks.empty()) {
            if (chunk.type != "IHDR") return damaged("the first PNG chunk must be IHDR", offset);
            TRY(check_header(chunk, state));
        } else {
            TRY(check_chunk(chunk, state));
        }
        png.chunks.push_back(chunk);
        state.previous = chunk.type;
        offset = chunk.end();
    } while (state.previous != "IEND");
    png.end = offset;
    return png;
}

Size png_size(const Png& png) {
    const ByteView header = png.chunks.front().data;
    return {static_cast<double>(read_u32(header)), static_cast<double>(read_u32(header.subspan(4)))};
}

} // namespace insignia::baking
