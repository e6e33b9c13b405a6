#include <algorithm>
#include <insignia/base/text.h>
#include <insignia/render/typesetting_internal.h>

namespace insignia::render {

namespace {

struct WidthClass {
    char32_t first, last;
    double width;
};

// By blocks: the mean letter of the block, or 0 for marks that sit on the letter before.
constexpr WidthClass k_classes[] = {
    {0x0020, 0x0020, 0.28},  {0x0021, 0x002f, 0.42}, {0x0030, 0x0039, 0.60}, {0x003a, 0x003b, 0.34},
    {0x003c, 0x0040, 0.75},  {0x0041, 0x005a, 0.68}, {0x005b, 0x0060, 0.45}, {0x0061, 0x007a, 0.56},
    {0x007b, 0x007e, 0.55},  {0x00a0, 0x00a0, 0.28}, {0x00a1, 0x00bf, 0.55}, {0x00c0, 0x00de, 0.69},
    {0x00df, 0x024f, 0.60},  {0x0250, 0x02ff, 0.58}, {0x0300, 0x036f, 0},    {0x0370, 0x03ff, 0.65},
    {0x0400, 0x042f, 0.72},  {0x0430, 0x052f, 0.64}, {0x0530, 0x058f, 0.66}, {0x0591, 0x05bd, 0},
    {0x05be, 0x05ff, 0.58},  {0x0610, 0x061a, 0},    {0x064b, 0x065f, 0},    {0x0600, 0x06ff, 0.60},
    {0x0700, 0x08ff, 0.65},  {0x093a, 0x094f, 0.25}, {0x0900, 0x0d7f, 0.75}, {0x0e31, 0x0e31, 0},
    {0x0e34, 0x0e3a, 0},     {0x0e47, 0x0e4e, 0},    {0x0e00, 0x0fff, 0.62}, {0x1000, 0x10ff, 0.75},
    {0x1100, 0x11ff, 1.00},  {0x1200, 0x1dff, 0.80}, {0x1e00, 0x1fff, 0.64}, {0x200b, 0x200f, 0},
    {0x2010, 0x2015, 0.60},  {0x2018, 0x201f, 0.42}, {0x2026, 0x2026, 0.90}, {0x202a, 0x202e, 0},
    {0x2000, 0x206f, 0.50},  {0x20a0, 0x2bff, 0.85}, {0x2e80, 0xa4cf, 1.00}, {0xac00, 0xd7ff, 1.00},
    {0xf900, 0xfaff, 1.00},  {0xfe00, 0xfe0f, 0},    {0xfb50, 0xfeff, 0.62}, {0xff01, 0xff60, 1.00},
    {0x1f000, 0x1faff, 1.3}, {0x20000, 0x3ffff, 1.0}};

constexpr double k_unknown = 0.9;

double character_width(char32_t character) {
    if (character == U'm' || character == U'w' || character == U'M' || character == U'W') return 0.92;
    if (character < 0x80
        && std::string_view("fijlrtI").find(static_cast<char>(character)) != std::string_view::npos)
        return 0.36;
    const auto* const found = std::ranges::find_if(
        k_classes, [&](const WidthClass& row) { return character >= row.first && character <= row.last; });
    return found == std::end(k_classes) ? k_unknown : found->width;
}

// Chinese, Japanese and Korean break between any two characters.
bool breaks_anywhere(char32_t character) {
    return (character >= 0x2e80 && character <= 0xa4cf) || (character >= 0xf900 && character <= 0xfaff)
           || (character >= 0xff01 && character <= 0xff60) || character >= 0x20000;
}

// Pieces that lines are made of: words with the space behind them, and single East Asian characters.
std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> pieces = {""};
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const char32_t character = next_character(text, offset);
        const std::string_view written = text.substr(begin, offset - begin);
        const bool space = character <= 0x20;
        if (space) {
            if (!pieces.back().empty() && !pieces.back().ends_with(' ')) pieces.back() += ' ';
            continue;
        }
        if (pieces.back().ends_with(' ') || breaks_anywhere(character)) pieces.emplace_back();
        pieces.back() += written;
        if (breaks_anywhere(character)) pieces.emplace_back();
    }
    std::erase(pieces, "");
    return pieces;
}

// As many characters as fit, at least one.
std::string take_front(std::string& piece, double width) {
    std::size_t end = 0;
    for (std::size_t offset = 0; offset < piece.size();) {
        next_character(piece, offset);
        if (end > 0 && text_width(std::string_view(piece).substr(0, offset)) > width) break;
        end = offset;
    }
    std::string front = piece.substr(0, end);
    piece.erase(0, end);
    return front;
}

std::string cut(std::string line, double width) {
    while (!line.empty() && text_width(line) + 0.9 > width) {
        line.pop_back();
        while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xc0u) == 0x80) line.pop_back();
    }
    const std::size_t bad = find_invalid_utf8(line);
    if (bad != std::string::npos) line.resize(bad);
    return std::string(trim(line)) + "…";
}

// `[text](address)` as its text, `**text**` and `` `text` `` without their signs.
std::string without_signs(std::string_view line) {
    std::string text = replace_all(replace_all(replace_all(std::string(line), "**", ""), "__", ""), "`", "");
    for (std::size_t middle = text.find("]("); middle != std::string::npos; middle = text.find("](")) {
        const std::size_t begin = text.rfind('[', middle), end = text.find(')', middle);
        if (begin == std::string::npos || end == std::string::npos) break;
        text = text.substr(0, begin) + text.substr(begin + 1, middle - begin - 1) + text.substr(end + 1);
    }
    return text;
}

} // namespace

double text_width(std::string_view text) {
    double width = 0;
    for (std::size_t offset = 0; offset < text.size();)
        width += character_width(next_character(text, offset));
    return width;
}

std::vector<std::string> break_lines(std::string_view text, double width, std::size_t most) {
    std::vector<std::string> lines = {""};
    for (std::string piece : pieces_of(text)) {
        if (!lines.back().empty() && text_width(lines.back() + std::string(trim(piece))) > width)
            lines.emplace_back();
        while (text_width(trim(piece)) > width) {
            lines.back() += take_front(piece, width);
            lines.emplace_back();
        }
        lines.back() += piece;
    }
    if (lines.back().empty()) lines.pop_back();
    for (auto& line : lines) line = trim(line);
    if (lines.size() > most) {
        lines.resize(most);
        if (most > 0) lines.back() = cut(lines.back(), width);
    }
    return lines;
}

std::vector<std::string> plain_paragraphs(std::string_view markdown) {
    std::vector<std::string> paragraphs;
    bool open = false; // the next line goes on with the last paragraph
    for (const std::string_view written : split(markdown, '\n')) {
        std::string_view line = trim(written);
        const bool point = line.starts_with("- ") || line.starts_with("* ");
        const bool heading = line.starts_with('#');
        if (point) line.remove_prefix(2);
        while (heading && line.starts_with('#')) line.remove_prefix(1);
        const std::string text = without_signs(trim(line));
        if (text.empty())
            open = false;
        else if (open && !point && !heading)
            paragraphs.back() += " " + text;
        else
            paragraphs.push_back((point ? "• " : "") + text);
        if (!text.empty()) open = !heading;
    }
    return paragraphs;
}

bool is_right_to_left(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t character = next_character(text, offset);
        const bool right = (character >= 0x0590 && character <= 0x08ff)
                           || (character >= 0xfb1d && character <= 0xfeff)
                           || (character >= 0x10800 && character <= 0x10fff);
        const bool left = (character >= U'A' && character <= U'Z') || (character >= U'a' && character <= U'z')
                          || (character >= 0x00c0 && character <= 0x058f) || character >= 0x0900;
        if (right) return true;
        if (left) return false;
    }
    return false;
}

} // namespace insignia::render
