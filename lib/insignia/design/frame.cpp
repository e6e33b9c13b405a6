#include <fmt/format.h>
#include <insignia/design/svg_internal.h>

namespace insignia::design {

namespace {

// The outline is stroked in ever narrower widths: each ring is an exact offset of the field, with round
// corners.
struct Ring {
    double offset; // from the edge of the field to the outside of the ring
    const char* paint;
};

std::string stop(double offset, Color color, double opacity = 1) {
    const std::string seen = opacity < 1 ? fmt::format(" stop-opacity=\"{:.2g}\"", opacity) : "";
    return fmt::format("<stop offset=\"{:.2g}\" stop-color=\"{}\"{}/>", offset, to_hex(color), seen);
}

std::string linear(std::string_view prefix, const char* name, std::string_view line, std::string_view stops) {
    return fmt::format(
        "<linearGradient id=\"{}{}\" gradientUnits=\"userSpaceOnUse\" {}>{}</linearGradient>\n", prefix, name,
        line, stops);
}

} // namespace

std::string draw_gradients(const Palette& palette, const Layout& layout, std::string_view prefix) {
    const auto& rim = palette.rim;
    const auto& field = palette.field;
    std::string defs = "<defs>\n";
    defs += linear(prefix, "r", R"(x1="120" y1="8" x2="280" y2="392")",
                   stop(0, rim[0]) + stop(0.35, rim[1]) + stop(0.7, rim[2]) + stop(1, rim[3]));
    defs += linear(prefix, "i", R"(x1="280" y1="380" x2="120" y2="20")",
                   stop(0, rim[0]) + stop(0.5, rim[1]) + stop(1, rim[2]));
    defs += linear(prefix, "f", R"(x1="90" y1="30" x2="310" y2="370")",
                   stop(0, field[0]) + stop(0.45, field[1]) + stop(1, field[2]));
    defs += fmt::format(
        "<radialGradient id=\"{}v\" gradientUnits=\"userSpaceOnUse\" cx=\"200\" cy=\"206\" r=\"186\">{}"
        "</radialGradient>\n",
        prefix, stop(0.78, palette.edge, 0) + stop(1, palette.edge, 0.34));
    if (layout.ribbon_height > 0) {
        const std::string line = fmt::format(R"(x1="0" y1="{}" x2="0" y2="{}")", number(layout.ribbon_top),
                                             number(layout.ribbon_top + layout.ribbon_height));
        defs += linear(prefix, "p", line, stop(0, palette.ribbon_top) + stop(1, palette.ribbon_bottom));
    }
    return defs + "</defs>\n";
}

std::string draw_frame(const Shape& shape, const Palette& palette, std::string_view prefix) {
    const std::string edge = to_hex(palette.edge), line = to_hex(palette.line);
    const std::string rim = fmt::format("url(#{}r)", prefix), inner = fmt::format("url(#{}i)", prefix),
                      field = fmt::format("url(#{}f)", prefix);
    const Ring rings[] = {{24, edge.c_str()}, {21.5, rim.c_str()}, {11, inner.c_str()}, {8, line.c_str()}};
    std::string body = "<g stroke-linejoin=\"round\">\n";
    for (const Ring& ring : rings) {
        body += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
                            shape.outline, ring.paint, number(ring.offset * 2));
    }
    body += fmt::format("<path d=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"7\"/>\n", shape.outline,
                        field, field);
    body += fmt::format("<path d=\"{}\" fill=\"url(#{}v)\"/>\n</g>\n", shape.outline, prefix);
    return body;
}

} // namespace insignia::design
