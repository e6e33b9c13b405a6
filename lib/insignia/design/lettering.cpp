#include <algorithm>
#include <array>
#include <cmath>
#include <insignia/base/text.h>
#include <insignia/design/lettering_internal.h>
#include <limits>

namespace insignia::design {

namespace {

// The largest letters for one to four lines, and how much smaller fewer lines may be than more.
constexpr std::array<double, 4> k_largest = {40, 29, 23, 18};
constexpr std::array<double, 4> k_preference = {1, 0.9, 0.83, 0.76};

// Letters below this size cannot be read, so that a word which would need them is broken.
constexpr double k_smallest = 13;

// What stays together on a line.
struct Piece {
    std::string text;
    double width = 0;
    double space_before = 0; // also says whether there is one
};

bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000;
}

bool breaks_after(char32_t c) {
    return c == '-' || c == '/' || c == 0x2013 || c == 0x2014 || c == 0x00ad;
}

bool is_east_asian(char32_t c) {
    return (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff01 && c <= 0xff60)
           || (c >= 0x20000 && c <= 0x3ffff);
}

// Small kana, the long vowel mark and closing punctuation never begin a line (JIS X 4051).
bool begins_no_line(char32_t c) {
    constexpr std::u32string_view k_closing =
        U"、。，．・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョ」』）】〉》〕";
    return k_closing.find(c) != std::u32string_view::npos;
}

bool is_right_to_left(char32_t c) {
    return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff)
           || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1eeff);
}

// Scripts with much above and below the line.
bool is_tall(char32_t c) {
    return (c >= 0x0590 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0xfb50 && c <= 0xfeff);
}

bool is_letter(char32_t c) {
    return c >= 'A' && !is_space(c) && !(c > 'Z' && c < 'a') && !(c > 'z' && c < 0xaa);
}

void split_long(const Piece& piece, double widest, std::vector<Piece>& pieces) {
    const double parts = std::ceil(piece.width / widest);
    Piece part{{}, 0, piece.space_before};
    for (std::size_t offset = 0; offset < piece.text.size();) {
        const std::size_t start = offset;
        const double width = character_width(next_character(piece.text, offset));
        if (width > 0.3 && part.width + width > piece.width / parts + 0.001 && !part.text.empty()) {
            pieces.push_back(std::exchange(part, Piece{}));
        }
        part.text.append(piece.text, start, offset - start);
        part.width += width;
    }
    pieces.push_back(std::move(part));
}

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    bool fresh = true;
    double space = 0;
    char32_t before = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t start = offset;
        const char32_t c = next_character(text, offset);
        if (is_space(c)) {
            fresh = true;
            space = character_width(' ');
            continue;
        }
        const bool between = (is_east_asian(c) || is_east_asian(before)) && !begins_no_line(c);
        if (fresh || between || breaks_after(before)) pieces.push_back({{}, 0, pieces.empty() ? 0 : space});
        fresh = false;
        space = 0;
        pieces.back().text.append(text, start, offset - start);
        pieces.back().width += character_width(c);
        before = c;
    }
    return pieces;
}

double width_of(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) {
    double width = pieces[first].width;
    for (std::size_t i = first + 1; i < last; ++i) width += pieces[i].space_before + pieces[i].width;
    return width;
}

std::string join_pieces(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
        if (i > first && pieces[i].space_before > 0) text += ' ';
        text += pieces[i].text;
    }
    return text;
}

struct Setting {
    std::vector<std::string> lines;
    double widest = 0;
};

// The most even way to fill `count` lines: the widest line as narrow as it can be.
Setting set_lines(const std::vector<Piece>& pieces, std::size_t count) {
    const std::size_t size = pieces.size();
    constexpr double k_never = std::numeric_limits<double>::max();
    // best[n][i]: the widest line when the first i pieces fill n lines; from[n][i]: where the last of them
    // begins.
    std::vector<std::vector<double>> best(count + 1, std::vector<double>(size + 1, k_never));
    std::vector<std::vector<std::size_t>> from(count + 1, std::vector<std::size_t>(size + 1, 0));
    best[0][0] = 0;
    for (std::size_t n = 1; n <= count; ++n) {
        for (std::size_t i = n; i <= size; ++i) {
            for (std::size_t k = n - 1; k < i; ++k) {
                if (best[n - 1][k] == k_never) continue;
                const double widest = std::max(best[n - 1][k], width_of(pieces, k, i));
                if (widest < best[n][i]) best[n][i] = widest, from[n][i] = k;
            }
        }
    }
    Setting setting;
    setting.widest = best[count][size];
    for (std::size_t n = count, i = size; n > 0; i = from[n][i], --n)
        setting.lines.insert(setting.lines.begin(), join_pieces(pieces, from[n][i], i));
    return setting;
}

template <class Predicate>
bool any_character(std::string_view text, Predicate predicate) {
    for (std::size_t offset = 0; offset < text.size();)
        if (predicate(next_character(text, offset))) return true;
    return false;
}

bool reads_right_to_left(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t c = next_character(text, offset);
        if (is_right_to_left(c)) return true;
        if (is_letter(c)) return false;
    }
    return false;
}

} // namespace

double text_width(std::string_view text) {
    double width = 0;
    for (std::size_t offset = 0; offset < text.size();)
        width += character_width(next_character(text, offset));
    return width;
}

Lettering fit_title(std::string_view text, double width) {
    std::vector<Piece> pieces;
    for (const Piece& piece : pieces_of(text)) split_long(piece, width / k_smallest, pieces);

    Lettering chosen;
    double best_score = 0;
    for (std::size_t count = 1; count <= std::min(k_largest.size(), pieces.size()); ++count) {
        Setting setting = set_lines(pieces, count);
        const double size = std::min(k_largest[count - 1], width / setting.widest);
        const double score = size * k_preference[count - 1];
        if (score <= best_score) continue;
        best_score = score;
        chosen.lines = std::move(setting.lines);
        chosen.size = std::floor(size * 10) / 10;
    }
    chosen.line_height = chosen.size * (any_character(text, is_tall) ? 1.36 : 1.16);
    chosen.right_to_left = reads_right_to_left(text);
    return chosen;
}

} // namespace insignia::design
