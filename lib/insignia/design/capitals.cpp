#include <insignia/base/text.h>
#include <insignia/design/title_internal.h>

namespace insignia::design {

namespace {

// A block in which small letters stand a fixed way behind their capitals, or right after them.
struct Block {
    char32_t first, last; // small letters
    char32_t distance;
    int step; // 2 where capital and small letter alternate
};

constexpr Block k_blocks[] = {
    {'a', 'z', 0x20, 1},     {0xe0, 0xf6, 0x20, 1},   {0xf8, 0xfe, 0x20, 1},   {0x101, 0x12f, 1, 2},
    {0x133, 0x137, 1, 2},    {0x13a, 0x148, 1, 2},    {0x14b, 0x177, 1, 2},    {0x17a, 0x17e, 1, 2},
    {0x219, 0x21b, 1, 2},    {0x3b1, 0x3c1, 0x20, 1}, {0x3c3, 0x3cb, 0x20, 1}, {0x430, 0x44f, 0x20, 1},
    {0x450, 0x45f, 0x50, 1}, {0x491, 0x491, 1, 1},    {0x1e01, 0x1e95, 1, 2},  {0x1ea1, 0x1ef9, 1, 2},
};

// Letters that follow no block: ı, ÿ, ά, έ, ή, ί, ό, ύ, ώ, ς.
constexpr char32_t k_single[][2] = {{0x131, 'I'},   {0xff, 0x178},  {0x3ac, 0x386}, {0x3ad, 0x388},
                                    {0x3ae, 0x389}, {0x3af, 0x38a}, {0x3cc, 0x38c}, {0x3cd, 0x38e},
                                    {0x3ce, 0x38f}, {0x3c2, 0x3a3}};

char32_t capital(char32_t c) {
    for (const auto& [small, large] : k_single)
        if (c == small) return large;
    for (const Block& block : k_blocks) {
        if (c < block.first || c > block.last) continue;
        return (c - block.first) % static_cast<char32_t>(block.step) == 0 ? c - block.distance : c;
    }
    return c;
}

} // namespace

std::string to_capitals(std::string_view text) {
    std::string capitals;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t character = next_character(text, offset);
        if (character == 0xdf)
            capitals += "SS"; // ß has no capital in common use
        else
            append_utf8(capitals, capital(character));
    }
    return capitals;
}

} // namespace insignia::design
