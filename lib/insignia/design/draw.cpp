#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/design/alt_text_internal.h>
#include <insignia/design/svg_internal.h>

namespace insignia::design {

namespace {

constexpr double k_text_width = 307; // of the ribbon's face of 340
constexpr int k_most_levels = 5;

template <class Row>
Result<const Row*> find_row(std::span<const Row> rows, std::string_view name, const char* kind) {
    std::vector<std::string_view> names;
    for (const Row& row : rows) {
        if (row.name == name) return &row;
        names.push_back(row.name);
    }
    std::vector<std::string> hints;
    const std::string lower = to_lower(name);
    if (const std::string_view meant = did_you_mean(lower, names); !meant.empty())
        hints.push_back(fmt::format("did you mean \"{}\"?", meant));
    hints.push_back(fmt::format("choose one of: {}", fmt::join(names, ", ")));
    return fail(ErrorCode::invalid, fmt::format("there is no {} \"{}\"", kind, sanitize(name, 40)), {},
                hints);
}

// A level mark around its centre, about 21 wide.
constexpr std::string_view mark_data(std::string_view mark) {
    if (mark == "dot") return "M0-8.5A8.5 8.5 0 0 1 0 8.5A8.5 8.5 0 0 1 0-8.5Z";
    if (mark == "chevron") return "M-10 1L0-9L10 1V8.5L0-1.5L-10 8.5Z";
    return "M0-11L3.2-4.1L10.5-3.4L5.2 1.7L6.5 8.9L0 5.4L-6.5 8.9L-5.2 1.7L-10.5-3.4L-3.2-4.1Z";
}

// FNV-1a of what is drawn: pictures that share a page do not share their gradients.
std::string prefix_of(std::string_view text) {
    std::uint32_t hash = 2166136261u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return fmt::format("b{:06x}", hash & 0xffffffu);
}

} // namespace

std::string number(double value) {
    const double rounded = std::round(value * 10) / 10;
    return rounded == std::floor(rounded) ? fmt::format("{:.0f}", rounded + 0.0)
                                          : fmt::format("{:.1f}", rounded);
}

Layout lay_out(const Shape& shape, const Lettering& lettering) {
    Layout layout;
    layout.plate_y = shape.plate_y;
    layout.shadow_width = shape.shadow_width;
    double room_bottom = 200 + (200 - shape.icon_top);
    if (!lettering.lines.empty()) {
        const double lines = static_cast<double>(lettering.lines.size()) - 1;
        layout.ribbon_height = std::round(lines * lettering.line_height + lettering.size + 26);
        layout.ribbon_top = shape.ribbon_bottom - layout.ribbon_height;
        room_bottom = layout.ribbon_top - 14;
    }
    layout.icon_size = std::min(shape.icon_size, room_bottom - shape.icon_top);
    layout.icon_x = 200 - layout.icon_size / 2;
    layout.icon_y = (shape.icon_top + room_bottom - layout.icon_size) / 2;
    return layout;
}

std::string icon_layers(const Icon& icon, const std::string& main, const std::string& tone,
                        double tone_opacity) {
    std::string body;
    const std::string seen =
        tone_opacity < 1 ? fmt::format(" fill-opacity=\"{:.2g}\"", tone_opacity) : std::string();
    if (!icon.tone.empty()) body += fmt::format("<path d=\"{}\" fill=\"{}\"{}/>\n", icon.tone, tone, seen);
    if (!icon.line.empty()) {
        body += fmt::format(
            "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"8\" stroke-linecap=\"round\" "
            "stroke-linejoin=\"round\"/>\n",
            icon.line, main);
    }
    if (!icon.fill.empty()) body += fmt::format("<path d=\"{}\" fill=\"{}\"/>\n", icon.fill, main);
    return body;
}

std::string draw_icon(const Icon& icon, const Palette& palette, const Layout& layout) {
    const std::string color = to_hex(palette.icon);
    const auto place = [&](double drop) {
        return fmt::format("transform=\"translate({} {}) scale({:.3g})\"", number(layout.icon_x),
                           number(layout.icon_y + drop), layout.icon_size / 100);
    };
    std::string body;
    if (palette.icon_under_opacity > 0) {
        const std::string under = to_hex(palette.icon_under);
        body += fmt::format("<g {} fill-rule=\"evenodd\" opacity=\"{:.2g}\">\n{}</g>\n", place(5),
                            palette.icon_under_opacity, icon_layers(icon, under, under));
    }
    return body
           + fmt::format("<g {} fill-rule=\"evenodd\">\n{}</g>\n", place(0),
                         icon_layers(icon, color, to_hex(palette.icon_tone)));
}

std::string draw_level(int level, std::string_view mark, const Palette& palette, const Layout& layout,
                       std::string_view prefix) {
    constexpr double k_step = 27, k_height = 32;
    if (level == 0) return {};
    const double width = k_step * level + 20;
    std::string body = fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"url(#{}r)\" stroke=\"{}\" "
        "stroke-width=\"3\"/>\n<g fill=\"{}\">\n",
        number(200 - width / 2), number(layout.plate_y - k_height / 2), number(width), number(k_height),
        number(k_height / 2), prefix, to_hex(palette.edge), to_hex(palette.star));
    for (int i = 0; i < level; ++i) {
        body += fmt::format("<path transform=\"translate({} {})\" d=\"{}\"/>\n",
                            number(200 + k_step * (i - (level - 1) / 2.0)), number(layout.plate_y),
                            mark_data(mark));
    }
    return body + "</g>\n";
}

Result<const Icon*> find_icon(std::string_view name) {
    return find_row(icons(), name, "icon");
}

Result<Picture> draw(const credential::PictureSpec& spec, std::string_view title, std::string_view language,
                     const Drawing& drawing) {
    TRY_ASSIGN(const Shape* const shape, find_row(shapes(), spec.shape, "shape"));
    TRY_ASSIGN(const Icon* const icon, find_icon(spec.icon));
    const std::string_view theme_name = spec.theme.empty() ? drawing.themes.front().name : spec.theme;
    TRY_ASSIGN(const Theme* const theme, find_row(drawing.themes, theme_name, "theme"));
    TRY_ASSIGN(const Color color, parse_color(spec.color));
    Color second = harmonious(color);
    if (!spec.second_color.empty()) {
        TRY_ASSIGN(second, parse_color(spec.second_color));
    }
    if (spec.level < 0 || spec.level > k_most_levels) {
        return fail(ErrorCode::invalid, fmt::format("there is no level {}", spec.level), {},
                    {"choose 1 to 5, or 0 for a badge without level"});
    }
    const std::string_view written = trim(spec.text.empty() ? title : spec.text);
    TRY(check_title(written));
    const std::string text = theme->capitals ? to_capitals(written, language) : std::string(written);

    const Lettering lettering = text == "-" ? Lettering{} : fit_title(text, k_text_width);
    const Palette palette = make_palette(color, second, spec.level, *theme);
    const Layout layout = lay_out(*shape, lettering);
    const std::string prefix =
        prefix_of(fmt::format("{}|{}|{}|{}|{}|{}|{}", theme->name, spec.shape, spec.icon, to_hex(color),
                              to_hex(second), spec.level, text));
    Picture picture;
    describe(picture, spec, title, language, *shape, *icon);
    picture.icon_contrast = palette.icon_contrast;
    std::string& svg = picture.svg;
    svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\" width=\"400\" height=\"400\">\n"
        "<title>{}</title>\n<desc>{}</desc>\n",
        escape_xml(trim(title)), escape_xml(picture.alt));
    svg += draw_gradients(palette, layout, prefix);
    svg += draw_frame(*shape, palette, prefix);
    svg += draw_icon(*icon, palette, layout);
    if (!lettering.lines.empty()) {
        TRY_ASSIGN(const std::string ribbon,
                   draw_ribbon(lettering, palette, layout, prefix, *theme, drawing.outliner));
        svg += ribbon;
        picture.text_contrast = palette.text_contrast;
        constexpr double k_x_height = 0.536, k_legible_pixels = 4.5;
        picture.readable_from =
            static_cast<int>(std::ceil(400 * k_legible_pixels / (lettering.size * k_x_height)));
    }
    svg += draw_level(spec.level, theme->mark, palette, layout, prefix);
    svg += "</svg>\n";
    return picture;
}

} // namespace insignia::design
