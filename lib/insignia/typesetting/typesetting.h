// Text set without a font: how wide it is, about, and where its lines break. Nobody knows which font a reader
// has, so widths are the mean of a narrow and a wide sans serif (Noto Sans, DejaVu Sans), in multiples of the
// font size. Start with break_lines().
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::typesetting {

// How heavy the letters are: as font-weight 400 and 700.
enum class Weight { regular, bold };

// The advance of a character; 0 for marks that take no room.
double width_of(char32_t character, Weight weight);

// The sum over a text.
double width_of(std::string_view text, Weight weight);

// How much wider a text is with the wider of the two fonts than with the mean, or with a serif of that
// weight: 4.5 % regular and 7 % bold. Divide a width by it where nothing may stand out.
double widest_to_mean(Weight weight);

// What stays together on a line.
struct Piece {
    std::string text;
    double width = 0;
    double space_before = 0; // also says whether there is one
    bool hyphen = false;     // a line that ends with it shows a hyphen, which `width` does not count
};

// The pieces of a text: lines may break at spaces (also those without width), after hyphens, soft hyphens,
// slashes and dashes that do not stand before a digit, and between East Asian characters (JIS X 4051: not
// before closing or after opening punctuation). What is wider than `longest` is divided into parts that are
// about even, with hyphens in Latin, Greek and Cyrillic words; marks stay with their letters.
std::vector<Piece> pieces_of(std::string_view text, double longest, Weight weight);

// Lines of at most `width` font sizes, each as full as it can be. Words that are longer than a line begin on
// a new one and break after their hyphens, others only at spaces and between East Asian characters. What
// is broken elsewhere ends with a hyphen, as in pieces_of(). What does not fit into `most` lines is left out,
// and the last line ends with "…".
std::vector<std::string> break_lines(std::string_view text, double width, std::size_t most, Weight weight);

// So many lines of letters that are not larger than the one and not smaller than the other size.
struct Room {
    std::size_t lines;
    double largest, smallest;
};

// A text that was broken into lines, and the size of its letters.
struct Block {
    std::vector<std::string> lines;
    double size = 0;
    bool cut = false; // it ends with "…"
};

// A text as large as it fits into one of the rooms, which are tried in their order; cut when it is too long
// for the last. `width` is that of the lines, in the unit of the sizes.
Block fit(std::string_view text, double width, Weight weight, std::span<const Room> rooms);

// The text with "…" behind it, without as many letters at its end as it takes to fit into `width` font sizes.
std::string with_ellipsis(std::string_view text, double width, Weight weight);

// Whether the first letter that has a direction is of a script that runs from right to left.
bool is_right_to_left(std::string_view text);

} // namespace insignia::typesetting
