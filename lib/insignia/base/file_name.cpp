#include "unicode_internal.h"

#include <algorithm>
#include <array>
#include <insignia/base/files.h>
#include <insignia/base/text.h>

namespace insignia {
namespace {

constexpr std::size_t k_longest_name = 100;

// What is no letter, digit or mark of a script: controls, spaces, punctuation, symbols, pictures, forms that
// normalize to ASCII punctuation, private use, noncharacters.
constexpr CodePointRange k_replaced[] = {
    {0x0000, 0x002C},    {0x002F, 0x002F},   {0x003A, 0x0040},   {0x005B, 0x005E},   {0x0060, 0x0060},
    {0x007B, 0x00A9},    {0x00AB, 0x00B4},   {0x00B6, 0x00B9},   {0x00BB, 0x00BF},   {0x00D7, 0x00D7},
    {0x00F7, 0x00F7},    {0x034F, 0x034F},   {0x037E, 0x037E},   {0x0387, 0x0387},   {0x0589, 0x058F},
    {0x05BE, 0x05BE},    {0x05C0, 0x05C0},   {0x05C3, 0x05C3},   {0x05F3, 0x05F4},   {0x0600, 0x060F},
    {0x061B, 0x061F},    {0x066A, 0x066D},   {0x06D4, 0x06D4},   {0x06DD, 0x06DE},   {0x0700, 0x070F},
    {0x0964, 0x0965},    {0x0E3F, 0x0E3F},   {0x0E4F, 0x0E4F},   {0x0E5A, 0x0E5B},   {0x115F, 0x1160},
    {0x1680, 0x1680},    {0x17B4, 0x17B5},   {0x1800, 0x180F},   {0x2000, 0x2070},   {0x207A, 0x207E},
    {0x208A, 0x208E},    {0x20A0, 0x20CF},   {0x2100, 0x2BFF},   {0x2E00, 0x2E7F},   {0x2FF0, 0x3004},
    {0x3008, 0x3020},    {0x3030, 0x3030},   {0x303D, 0x303F},   {0x3164, 0x3164},   {0xD800, 0xF8FF},
    {0xFD3E, 0xFD3F},    {0xFDD0, 0xFDEF},   {0xFE00, 0xFE1F},   {0xFE30, 0xFE6F},   {0xFEFF, 0xFF0F},
    {0xFF1A, 0xFF20},    {0xFF3B, 0xFF40},   {0xFF5B, 0xFF65},   {0xFFA0, 0xFFA0},   {0xFFE0, 0xFFFF},
    {0x1BCA0, 0x1BCA3},  {0x1D000, 0x1D24F}, {0x1F000, 0x1FAFF}, {0x1FFFE, 0x1FFFF}, {0x2FFFE, 0x2FFFF},
    {0xE0000, 0x10FFFF},
};

constexpr std::array<std::string_view, 6> k_reserved = {"con", "prn", "aux", "nul", "conin$", "conout$"};

// Windows keeps these names for devices, with any extension.
bool is_reserved(std::string_view name) {
    const std::string stem = to_lower(name.substr(0, name.find('.')));
    const bool numbered = stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"))
                          && stem[3] >= '0' && stem[3] <= '9';
    return numbered || std::find(k_reserved.begin(), k_reserved.end(), stem) != k_reserved.end();
}

// Allowed characters as they are, each run of others as one hyphen, whole characters up to the longest name.
std::string replace_characters(std::string_view text) {
    std::string name;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const char32_t character = next_character(text, offset);
        const bool replaced = in_ranges(k_replaced, character);
        if (replaced && name.ends_with('-')) continue;
        const std::string_view piece = replaced ? std::string_view("-") : text.substr(begin, offset - begin);
        if (name.size() + piece.size() > k_longest_name) break;
        name += piece;
    }
    return name;
}

// The text between the dots and hyphens at its two ends.
std::string_view without_ends(std::string_view text) {
    const auto is_end = [](char c) { return c == '.' || c == '-'; };
    while (!text.empty() && is_end(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_end(text.back())) text.remove_suffix(1);
    return text;
}

} // namespace

std::string safe_file_name(std::string_view text) {
    const std::string replaced = replace_characters(text);
    // A leading dot hides, a leading hyphen is taken for an option, a trailing dot is lost on Windows.
    const std::string_view name = without_ends(replaced);
    if (name.empty()) return "unnamed";
    return std::string(is_reserved(name) ? "_" : "").append(name);
}

} // namespace insignia
