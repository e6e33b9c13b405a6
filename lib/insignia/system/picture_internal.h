// The parts of a picture of a badge system.
#pragma once

#include <insignia/system/layout.h>
#include <insignia/system/picture.h>

namespace insignia::system {

// Ink on light paper; every pair of ink and ground has a contrast of at least 4.5.
namespace ink {
inline constexpr std::string_view k_paper = "#FFFDF8";
inline constexpr std::string_view k_text = "#1F2430";
inline constexpr std::string_view k_quiet = "#525B6B";
inline constexpr std::string_view k_line = "#5B6472";
inline constexpr std::string_view k_card = "#FFFFFF";
inline constexpr std::string_view k_frame = "#AEB6C3";
inline constexpr std::string_view k_gold = "#B7791F";
inline constexpr std::string_view k_gold_ground = "#FFF6DF";
} // namespace ink

// The colours of a stage and its word (vocabulary.h).
struct StageLook {
    credential::Stage stage;
    std::string_view word;
    std::string_view ground;
    std::string_view ink;
};
const StageLook& look_of(credential::Stage stage);

// The form of a standing: its word (vocabulary.h), and a small drawing on a grid of 20 by 20.
struct StandingLook {
    Standing standing;
    std::string_view word;
    std::string_view ground;
    std::string_view ink;
    std::string_view sign; // SVG path data, stroked
};
const StandingLook& look_of(Standing standing);
std::span<const StandingLook> standing_looks();

// Which point of a line of text is at x, whatever its direction.
enum class Anchor { left, middle, right };

// One line of text. `style` is more attributes. Its direction is that of `whole`, of which it is a line, or
// else its own; of the language when it has no letters.
struct Line {
    std::string_view text;
    std::string_view language;
    std::string_view whole = {};
};
std::string text_line(double x, double y, double size, Anchor anchor, std::string_view fill, const Line& line,
                      std::string_view style = {});

// The bullet of an activity: filled when it is required, hollow when it may be left out.
std::string bullet(double x, double y, bool required);

// The size of the letters of a badge's name.
inline constexpr double k_name_size = 17;

// A badge with its name, level, hours and activities; or a junction. Size first, then drawn with its upper
// left corner at `at`.
Size size_of_card(const Exhibit& exhibit, std::size_t badge);
std::string draw_card(const Exhibit& exhibit, std::size_t badge, Point at);
Size size_of_junction(std::string_view label);
std::string draw_junction(std::string_view label, std::string_view language, Point at);

// A block of the sheet at `at`, `width` wide: what it takes in height, and its SVG.
struct Block {
    double height = 0;
    std::string svg;
};
Block draw_header(const Exhibit& exhibit, Point at, double width, double sheet_width);
Block draw_legend(const Exhibit& exhibit, const Graph& graph, Point at, double width);

} // namespace insignia::system
