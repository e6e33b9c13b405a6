#include <algorithm>
#include <cmath>
#include <insignia/design/palette_internal.h>

namespace insignia::design {

namespace {

constexpr double k_shadow_hue = 285; // blue violet, where painters let shadows turn to
constexpr double k_turn = 30;        // degrees

constexpr Color rgb(unsigned hex) {
    return {((hex >> 16) & 0xff) / 255.0, ((hex >> 8) & 0xff) / 255.0, (hex & 0xff) / 255.0};
}

constexpr Color k_white = rgb(0xffffff);

Lch toned(Color color, double lightness, double most_chroma) {
    Lch tone = to_lch(color);
    tone.lightness = lightness;
    tone.chroma = std::min(tone.chroma, most_chroma);
    return tone;
}

template <std::size_t N>
double lowest_contrast(Color front, const std::array<Color, N>& stops) {
    constexpr int k_samples = 16;
    double lowest = 21;
    for (std::size_t i = 0; i + 1 < N; ++i) {
        for (int step = 0; step <= k_samples; ++step) {
            const Color back = mix(stops[i], stops[i + 1], static_cast<double>(step) / k_samples);
            lowest = std::min(lowest, contrast(front, back));
        }
    }
    return lowest;
}

// Move a colour away from `front` in lightness until the two can be told apart.
Color apart_from(Color front, Color back, double ratio) {
    const double step = luminance(front) > luminance(back) ? -0.01 : 0.01;
    Lch tone = to_lch(back);
    while (contrast(front, from_lch(tone)) < ratio && tone.lightness > 0 && tone.lightness < 1)
        tone.lightness += step;
    return from_lch(tone);
}

std::array<Color, 3> field_of(Color color, Color second) {
    Lch light = to_lch(color);
    light.lightness = std::min(0.97, light.lightness + (light.lightness < 0.3 ? 0.15 : 0.055));
    return {from_lch(light), color, second};
}

void paint_icon(Palette& palette) {
    const Color dark = from_lch(toned(palette.field[1], 0.24, 0.09));
    const double on_white =
        std::min(contrast(k_white, palette.field[1]), contrast(k_white, palette.field[2]));
    const bool white = on_white >= k_icon_contrast || on_white >= lowest_contrast(dark, palette.field);
    palette.icon = white ? k_white : dark;
    for (Color& stop : palette.field) stop = apart_from(palette.icon, stop, k_icon_contrast + 0.1);
    while (lowest_contrast(palette.icon, palette.field) < k_icon_contrast + 0.05)
        for (Color& stop : palette.field) stop = mix(stop, white ? Color{} : k_white, 0.03);
    palette.icon_contrast = lowest_contrast(palette.icon, palette.field);
    palette.icon_tone =
        white ? mix(palette.field[1], k_white, 0.58) : from_lch(toned(palette.field[2], 0.5, 0.12));
    palette.icon_under = white ? from_lch(toned(palette.field[2], 0.2, 0.1)) : k_white;
    palette.icon_under_opacity = white ? 0.3 : 0.35;
}

void paint_ribbon(Palette& palette, Color tint, const Theme& theme) {
    const auto tone = [&](double lightness, double chroma) {
        Lch color = toned(tint, lightness, chroma);
        if (theme.hue >= 0) color = {lightness, chroma, theme.hue};
        return from_lch(color);
    };
    palette.ribbon_top = tone(theme.face_top, theme.chroma);
    palette.ribbon_bottom = tone(theme.face_bottom, theme.chroma);
    palette.ribbon_tail = tone(theme.tail, std::max(theme.chroma, 0.06));
    palette.ribbon_fold = tone(theme.fold, 0.1);
    palette.ribbon_line = tone(theme.line, std::max(theme.chroma, 0.06));
    // A dark ribbon in a dark outline would vanish on a dark page.
    constexpr double k_dark = 0.5, k_dark_edge = 0.52;
    palette.ribbon_edge = theme.face_bottom < k_dark || theme.tail < k_dark
                              ? tone(k_dark_edge, std::max(theme.chroma, 0.06))
                              : palette.edge;
    palette.text = tone(theme.text, 0.12);
    const std::array<Color, 2> face = {palette.ribbon_top, palette.ribbon_bottom};
    // Letters that a theme makes too faint become white or black.
    for (const Color strong : {k_white, Color{}})
        if (lowest_contrast(palette.text, face) < k_text_contrast
            && lowest_contrast(strong, face) > lowest_contrast(palette.text, face))
            palette.text = strong;
    palette.text_contrast = lowest_contrast(palette.text, face);
}

// The rim of a level, from light to shade.
std::array<Color, 4> metal_of(const Theme& theme, int level) {
    const auto& metal = theme.metals[std::min(static_cast<std::size_t>(level), theme.metals.size()) - 1];
    std::array<Color, 4> colors;
    for (std::size_t i = 0; i < colors.size(); ++i) colors[i] = parse_color(metal[i]).value_or(Color{});
    return colors;
}

} // namespace

Color harmonious(Color color) {
    Lch tone = to_lch(color);
    const double toward = std::remainder(k_shadow_hue - tone.hue, 360.0);
    tone.hue += std::clamp(toward, -k_turn, k_turn);
    tone.lightness = tone.lightness < 0.3 ? tone.lightness + 0.05 : tone.lightness - 0.16;
    if (tone.chroma > 0.03) tone.chroma = std::clamp(tone.chroma * 1.08, 0.09, 0.3);
    return from_lch(tone);
}

Palette make_palette(Color color, Color second, int level, const Theme& theme) {
    Palette palette;
    palette.field = field_of(color, second);
    paint_icon(palette);
    const Color tint = palette.field[2];
    palette.edge = from_lch(toned(tint, 0.22, 0.08));
    palette.line = from_lch(toned(tint, 0.95, 0.03));
    palette.rim = {from_lch(toned(tint, 0.5, 0.15)), from_lch(toned(tint, 0.37, 0.13)),
                   from_lch(toned(tint, 0.27, 0.1)), from_lch(toned(tint, 0.4, 0.13))};
    if (level > 0 && !theme.metals.empty()) palette.rim = metal_of(theme, level);
    palette.star = palette.edge;
    paint_ribbon(palette, tint, theme);
    return palette;
}

} // namespace insignia::design
