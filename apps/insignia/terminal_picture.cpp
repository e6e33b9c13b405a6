#include "terminal_picture.h"
#include <fmt/format.h>
#include <insignia/encoding/encoding.h>
#include <insignia/render/render.h>

namespace insignia::app {

namespace {

constexpr int k_rows = 14;
constexpr int k_columns = 2 * k_rows; // a cell is about twice as high as wide
constexpr int k_picture_pixels = 400;
constexpr std::size_t k_kitty_chunk = 4096; // bytes of base64 in one command, by the protocol

std::string kitty_commands(const std::string& base64) {
    std::string commands;
    for (std::size_t offset = 0; offset < base64.size(); offset += k_kitty_chunk) {
        const bool more = offset + k_kitty_chunk < base64.size();
        const std::string keys =
            offset == 0 ? fmt::format("f=100,a=T,c={},r={},m={}", k_columns, k_rows, more ? 1 : 0)
                        : fmt::format("m={}", more ? 1 : 0);
        commands += fmt::format("\x1b_G{};{}\x1b\\", keys, base64.substr(offset, k_kitty_chunk));
    }
    return commands + "\n";
}

// The colour of a cell's half as the parameters of SGR, or "" where the picture is transparent.
std::string color_of(std::uint32_t pixel, int layer) {
    constexpr std::uint32_t k_seen = 0x80;
    if (pixel >> 24 < k_seen) return {};
    return fmt::format("{};2;{};{};{}", layer, (pixel >> 16) & 0xff, (pixel >> 8) & 0xff, pixel & 0xff);
}

// The upper half of a cell is its foreground, the lower its background.
std::string cell(std::uint32_t upper, std::uint32_t lower) {
    constexpr int k_front = 38, k_back = 48;
    const std::string above = color_of(upper, k_front), below = color_of(lower, k_back);
    if (above.empty() && below.empty()) return "\x1b[0m ";
    if (above.empty()) return fmt::format("\x1b[0;{}m▄", color_of(lower, k_front));
    return fmt::format("\x1b[0;{}{}m▀", above, below.empty() ? "" : ";" + below);
}

std::string blocks(const std::vector<std::uint32_t>& pixels) {
    std::string text;
    for (std::size_t row = 0; row < k_rows; ++row) {
        text += "      ";
        for (std::size_t column = 0; column < k_columns; ++column)
            text += cell(pixels[2 * row * k_columns + column], pixels[(2 * row + 1) * k_columns + column]);
        text += "\x1b[0m\n";
    }
    return text;
}

} // namespace

TerminalPictures terminal_pictures(const std::map<std::string, std::string>& variables, bool unicode) {
    const auto value = [&](const char* name) {
        const auto found = variables.find(name);
        return found == variables.end() ? std::string() : found->second;
    };
    const std::string term = value("TERM"), program = value("TERM_PROGRAM"), colors = value("COLORTERM");
    if (term.empty() || term == "dumb" || !value("NO_COLOR").empty()) return TerminalPictures::none;
    const bool inside = term.starts_with("screen") || term.starts_with("tmux");
    if (!inside
        && (term.find("kitty") != std::string::npos || !value("KITTY_WINDOW_ID").empty()
            || program == "ghostty"))
        return TerminalPictures::kitty;
    if (!inside && (program == "iTerm.app" || program == "WezTerm")) return TerminalPictures::iterm;
    const bool many_colors = colors == "truecolor" || colors == "24bit";
    return many_colors && unicode ? TerminalPictures::blocks : TerminalPictures::none;
}

Result<std::string> picture_for_terminal(std::string_view svg, const Environment& environment) {
    const auto kind = terminal_pictures(environment.variables, environment.console.unicode());
    if (kind == TerminalPictures::none) return std::string();
    if (kind == TerminalPictures::blocks) {
        TRY_ASSIGN(const auto pixels, render::render_pixels(svg, k_columns));
        return blocks(pixels);
    }
    TRY_ASSIGN(const Bytes png, render::render_png(svg, k_picture_pixels));
    const std::string base64 = encoding::to_base64(png);
    if (kind == TerminalPictures::kitty) return kitty_commands(base64);
    return fmt::format("\x1b]1337;File=inline=1;width={};height={};preserveAspectRatio=1:{}\x07\n", k_columns,
                       k_rows, base64);
}

} // namespace insignia::app
