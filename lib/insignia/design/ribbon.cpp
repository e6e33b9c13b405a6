#include <fmt/format.h>
#include <insignia/design/svg_internal.h>

namespace insignia::design {

namespace {

// The band reaches over the badge; its ends are folded back and hang a little lower.
constexpr double k_left = 30, k_right = 370;   // the face
constexpr double k_tail_left = 6, k_fold = 22; // how far the tails reach out, and under the face
constexpr double k_drop = 13;                  // how much lower the tails hang
constexpr double k_notch = 13;                 // depth of the cut in the end of a tail

std::string tail(const Palette& palette, double top, double height, bool mirrored) {
    const auto x = [mirrored](double left) { return number(mirrored ? 400 - left : left); };
    const double upper = top + k_drop, lower = upper + height, inside = k_left + k_fold;
    const std::string edge = to_hex(palette.ribbon_edge);
    std::string body =
        fmt::format("<path d=\"M{} {}H{}V{}H{}L{} {}Z\" fill=\"{}\" stroke=\"{}\" stroke-width=\"3\"/>\n",
                    x(k_tail_left), number(upper), x(inside), number(lower), x(k_tail_left),
                    x(k_tail_left + k_notch), number((upper + lower) / 2), to_hex(palette.ribbon_tail), edge);
    body +=
        fmt::format("<path d=\"M{} {}H{}V{}Z\" fill=\"{}\" stroke=\"{}\" stroke-width=\"3\"/>\n", x(k_left),
                    number(top + height), x(inside), number(lower), to_hex(palette.ribbon_fold), edge);
    return body;
}

Result<std::string> lines_of_text(const Lettering& lettering, const Palette& palette, double middle,
                                  const Theme& theme, const Outliner& outliner) {
    constexpr double k_cap_middle = 0.355; // half the height of capital letters
    const double first = middle
                         - lettering.line_height * (static_cast<double>(lettering.lines.size()) - 1) / 2
                         + lettering.size * k_cap_middle;
    double y = first;
    if (outliner) {
        std::string body = fmt::format("<g fill=\"{}\">\n", to_hex(palette.text));
        for (const std::string& line : lettering.lines) {
            TRY_ASSIGN(const std::string data, outliner({line, theme.fonts, theme.weight, lettering.size, 200,
                                                         y, lettering.right_to_left}));
            body += fmt::format("<path d=\"{}\"/>\n", data);
            y += lettering.line_height;
        }
        return body + "</g>\n";
    }
    std::string body = fmt::format("<g font-family=\"{}\" font-weight=\"{}\" font-size=\"{}\" fill=\"{}\" "
                                   "text-anchor=\"middle\"{}>\n",
                                   escape_xml(theme.fonts), theme.weight, number(lettering.size),
                                   to_hex(palette.text), lettering.right_to_left ? " direction=\"rtl\"" : "");
    for (const std::string& line : lettering.lines) {
        body += fmt::format("<text x=\"200\" y=\"{}\">{}</text>\n", number(y), escape_xml(line));
        y += lettering.line_height;
    }
    return body + "</g>\n";
}

} // namespace

Result<std::string> draw_ribbon(const Lettering& lettering, const Palette& palette, const Layout& layout,
                                std::string_view prefix, const Theme& theme, const Outliner& outliner) {
    const double top = layout.ribbon_top, height = layout.ribbon_height, bottom = top + height;
    const std::string shade = to_hex(palette.edge), edge = to_hex(palette.ribbon_edge),
                      face_edge = to_hex(palette.ribbon_line);
    std::string body = "<g stroke-linejoin=\"round\">\n";
    body += tail(palette, top, height, false) + tail(palette, top, height, true);
    body += fmt::format("<path d=\"M{0} {1}H{2}V{3}H{0}Z\" fill=\"{4}\" fill-opacity=\".28\"/>\n",
                        number(200 - layout.shadow_width), number(bottom), number(200 + layout.shadow_width),
                        number(bottom + 8), shade);
    body += fmt::format(
        "<path d=\"M{0} {1}H{2}V{3}H{0}Z\" fill=\"url(#{4}p)\" stroke=\"{5}\" stroke-width=\"3\"/>\n",
        number(k_left), number(top), number(k_right), number(bottom), prefix, edge);
    body += fmt::format(
        "<path d=\"M{0} {1}H{2}M{0} {3}H{2}\" fill=\"none\" stroke=\"{4}\" stroke-width=\"2\"/>\n</g>\n",
        number(k_left + 2), number(top + 6.5), number(k_right - 2), number(bottom - 6.5), face_edge);
    TRY_ASSIGN(const std::string lines,
               lines_of_text(lettering, palette, (top + bottom) / 2, theme, outliner));
    return body + lines;
}

} // namespace insignia::design
