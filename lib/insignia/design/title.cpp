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

// Letters below this size cannot be read, so that a word which would need them is broken. Scripts that write
// no spaces are broken earlier: what looks like one word is many.
constexpr double k_smallest = 13, k_smallest_without_spaces = 22;

// Thai, Lao, Myanmar, Khmer.
bool writes_no_spaces(char32_t c) {
    return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff);
}

// Scripts with much above and below the line.
bool is_tall(char32_t c) {
    return (c >= 0x0590 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0xfb50 && c <= 0xfeff);
}

double line_width(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) {
    double width = pieces[first].width;
    for (std::size_t i = first + 1; i < last; ++i) width += pieces[i].space_before + pieces[i].width;
    if (pieces[last - 1].hyphen) width += typesetting::width_of(U'-', Weight::bold);
    return width;
}

std::string join_pieces(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
        if (i > first && pieces[i].space_before > 0) text += ' ';
        text += pieces[i].text;
    }
    if (pieces[last - 1].hyphen) text += '-';
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

// Lines and their size, and how good that is.
struct Fit {
    std::vector<std::string> lines;
    double size = 0;
    double score = 0;
};

Fit fit_pieces(const std::vector<Piece>& pieces, double width) {
    Fit fit;
    for (std::size_t count = 1; count <= std::min(k_largest.size(), pieces.size()); ++count) {
        Setting setting = set_lines(pieces, count);
        const double size = std::min(k_largest[count - 1], width / setting.widest);
        const double score = size * k_preference[count - 1];
        if (score > fit.score) fit = {std::move(setting.lines), size, score};
    }
    return fit;
}

} // namespace

Lettering fit_title(std::string_view text, double width) {
    const double smallest = any_character(text, writes_no_spaces) ? k_smallest_without_spaces : k_smallest;
    Fit fit =
        fit_pieces(typesetting::pieces_of(text, std::numeric_limits<double>::max(), Weight::bold), width);
    if (fit.size < smallest) {
        // Parts of words as long as a line of the smallest letters; shorter ones only where that is worth it.
        constexpr double k_worth = 1.15;
        fit = fit_pieces(typesetting::pieces_of(text, width / smallest, Weight::bold), width);
        for (const double size : {k_largest[3], k_largest[2], k_largest[1]}) {
            Fit other = fit_pieces(typesetting::pieces_of(text, width / size, Weight::bold), width);
            if (other.score > fit.score * k_worth) fit = std::move(other);
        }
    }
    Lettering chosen;
    chosen.lines = std::move(fit.lines);
    chosen.size = std::floor(fit.size * 10) / 10;
    chosen.line_height = chosen.size * (any_character(text, is_tall) ? 1.36 : 1.16);
    chosen.right_to_left = typesetting::is_right_to_left(text);
    return chosen;
}

} // namespace insignia::design
