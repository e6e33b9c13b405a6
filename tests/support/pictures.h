// Small pictures made in the test, chunk by chunk.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/compression.h>
#include <string>
#include <string_view>

namespace insignia::test {

inline void append_u32(std::string& out, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(value >> shift);
}

// A PNG chunk with its length and check sum.
inline std::string png_chunk(std::string_view type, std::string_view data) {
    std::string out;
    append_u32(out, static_cast<std::uint32_t>(data.size()));
    const std::string covered = std::string(type) + std::string(data);
    out += covered;
    append_u32(out, crc32(as_bytes(covered)));
    return out;
}

// The signature and IHDR of a grey picture of one pixel.
inline std::string png_head() {
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1a\n"s + png_chunk("IHDR", "\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"s);
}

// Its image data and end.
inline std::string png_tail() {
    using namespace std::string_literals;
    return png_chunk("IDAT", as_text(deflate(as_bytes("\0\x80"s), Container::zlib))) + png_chunk("IEND", "");
}

// The smallest picture, with chunks between head and tail.
inline std::string png_with(std::string_view chunks = {}) {
    return png_head() + std::string(chunks) + png_tail();
}

} // namespace insignia::test
