#include <algorithm>
#include <array>
#include <cmath>
#include <insignia/base/text.h>
#include <insignia/design/title_internal.h>
#include <insignia/typesetting/typesetting.h>
#include <limits>

namespace insignia::design {

using typesetting::Piece;
using typesetting::Weight;

namespace {

// The largest letters for one to four lines, and how much smaller fewer lines may be than more.
constexpr std::array<double, 4> k_largest = {40, 29, 23, 18};
constexpr std::array<double, 4> k_preference = {1, 0.9, 0.83, 0.76};

// Letters below this size cannot be read, so that a word which would need them is broken.
constexpr double k_smallest = 13;

// Scripts with much above and below the line.
bool is_tall(char32_t c) {
    return (c >= 0x0590 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0xfb50 && c <= 0xfeff);
}

double line_width(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) {
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
                const double widest = std::max(best[n - 1][k], line_width(pieces, k, i));
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

} // namespace

Lettering fit_title(std::string_view text, double width) {
    const std::vector<Piece> pieces = typesetting::pieces_of(text, width / k_smallest, Weight::bold);
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
    chosen.right_to_left = typesetting::is_right_to_left(text);
    return chosen;
}

} // namespace insignia::design
