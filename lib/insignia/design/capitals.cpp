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

// Letters that follow no block: ı, ÿ, ə, ς.
constexpr char32_t k_single[][2] = {{0x131, 'I'}, {0xff, 0x178}, {0x259, 0x18f}, {0x3c2, 0x3a3}};

// Greek vowels with an accent, small and large, which capitals do without.
constexpr char32_t k_accented[][2] = {
    {U'ά', U'Α'}, {U'έ', U'Ε'}, {U'ή', U'Η'}, {U'ί', U'Ι'}, {U'ό', U'Ο'}, {U'ύ', U'Υ'},
    {U'ώ', U'Ω'}, {U'ΐ', U'Ϊ'}, {U'ΰ', U'Ϋ'}, {U'Ά', U'Α'}, {U'Έ', U'Ε'}, {U'Ή', U'Η'},
    {U'Ί', U'Ι'}, {U'Ό', U'Ο'}, {U'Ύ', U'Υ'}, {U'Ώ', U'Ω'},
};

char32_t without_accent(char32_t c) {
    for (const auto& [accented, plain] : k_accented)
        if (c == accented) return plain;
    return 0;
}

// The dotted and the dotless i are two letters.
bool has_two_i(std::string_view language) {
    const std::string primary = to_lower(language.substr(0, language.find('-')));
    return primary == "tr" || primary == "az";
}

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

std::string to_capitals(std::string_view text, std::string_view language) {
    const bool two_i = has_two_i(language);
    std::string capitals;
    bool after_accent = false; // of a Greek vowel: the ι or υ that follows is spoken by itself
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t character = next_character(text, offset);
        const char32_t plain = without_accent(character);
        if (character == 0xdf)
            capitals += "SS"; // ß has no capital in common use
        else if (two_i && character == 'i')
            capitals += "İ";
        else if (plain != 0)
            append_utf8(capitals, plain);
        else if (after_accent && (character == U'ι' || character == U'υ'))
            capitals += character == U'ι' ? "Ϊ" : "Ϋ";
        else
            append_utf8(capitals, capital(character));
        after_accent = plain != 0;
    }
    return capitals;
}

} // namespace insignia::design
