#include <fmt/format.h>
#include <insignia/design/svg_internal.h>

namespace insignia::design {

namespace {

constexpr double k_width = 1600, k_margin = 60;
constexpr const char* k_ink = "#1f2430";
constexpr const char* k_quiet = "#5b6474";
constexpr const char* k_fonts = "'Noto Sans','Open Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif";

// A colour that goes well beside its neighbours, and a symbol, for each shape in turn.
struct Sample {
    const char* color;
    const char* icon;
};
constexpr Sample k_samples[] = {
    {"#0B5FFF", "book"},      {"#F2B705", "people"}, {"#1B998B", "shield"}, {"#E8451E", "lightbulb"},
    {"#7A3FF2", "handshake"}, {"#3B4252", "code"},   {"#D81E5B", "rocket"}, {"#2F9E44", "leaf"},
    {"#0891B2", "compass"},   {"#B5179E", "music"},  {"#8B1E1E", "trophy"}, {"#1D4ED8", "megaphone"},
    {"#F97316", "heart"},     {"#0F766E", "globe"},
};

// Puts cells side by side from left to right, and goes on below when a row is full.
class Grid {
public:
    Grid(double top, int columns, double row_height)
        : m_top(top), m_columns(columns), m_cell((k_width - 2 * k_margin) / columns),
          m_row_height(row_height) {}

    double x() const { return k_margin + (m_index % m_columns + 0.5) * m_cell; } // centre of the cell
    double y() const { return m_top + m_index / m_columns * m_row_height; }
    double bottom() const { return m_top + (m_index + m_columns - 1) / m_columns * m_row_height; }
    void next() { ++m_index; }

private:
    double m_top;
    int m_columns;
    double m_cell;
    double m_row_height;
    int m_index = 0;
};

std::string label(double x, double y, double size, std::string_view text, const char* color,
                  const char* anchor) {
    return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\" text-anchor=\"{}\">{}</text>\n",
                       number(x), number(y), number(size), color, anchor, escape_xml(text));
}

std::string heading(double y, std::string_view title, std::string_view remark) {
    return "<g font-weight=\"700\">" + label(k_margin, y, 34, title, k_ink, "start") + "</g>"
           + label(k_width - k_margin, y, 20, remark, k_quiet, "end");
}

// A whole picture, placed: the root element is made an inner one.
Result<std::string> badge(const credential::PictureSpec& spec, std::string_view title, const Grid& grid,
                          double size) {
    TRY_ASSIGN(const Picture picture, draw(spec, title, "en"));
    const std::size_t end_of_root = picture.svg.find('>');
    return fmt::format("<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 400 400\"{}",
                       number(grid.x() - size / 2), number(grid.y()), number(size), number(size),
                       picture.svg.substr(end_of_root));
}

Result<double> add_shapes(std::string& body, double top) {
    body += heading(top, "Shapes", fmt::format("{} outlines, --shape", shapes().size()));
    Grid grid(top + 30, 7, 236);
    std::size_t index = 0;
    for (const Shape& shape : shapes()) {
        const Sample& sample = k_samples[index++ % std::size(k_samples)];
        credential::PictureSpec spec;
        spec.shape = shape.name;
        spec.icon = sample.icon;
        spec.color = sample.color;
        TRY_ASSIGN(const std::string picture, badge(spec, shape.name, grid, 204));
        body += picture;
        grid.next();
    }
    return grid.bottom();
}

// The levels in order, in every theme by turns.
Result<double> add_levels(std::string& body, double top) {
    std::string names;
    for (const Theme& theme : themes()) names += fmt::format("{}{}", names.empty() ? "" : ", ", theme.name);
    body += heading(top, "Levels and ribbons", fmt::format("--level 0 to 5, --theme {}", names));
    constexpr const char* k_shapes[] = {"hexagon", "circle", "shield", "rosette", "octagon", "starburst"};
    Grid grid(top + 30, 6, 250);
    for (int level = 0; level <= 5; ++level) {
        const Theme& theme = themes()[static_cast<std::size_t>(level) % themes().size()];
        credential::PictureSpec spec;
        spec.theme = theme.name;
        spec.shape = k_shapes[level];
        spec.icon = "star";
        spec.color = "#0B5FFF";
        spec.level = level;
        TRY_ASSIGN(const std::string picture, badge(spec, fmt::format("level {}", level), grid, 220));
        body += picture;
        grid.next();
    }
    return grid.bottom();
}

double add_icons(std::string& body, double top) {
    body += heading(top, "Symbols", fmt::format("{} icons, --icon", icons().size()));
    Grid grid(top + 34, 11, 142);
    constexpr double k_size = 84;
    Palette ink;
    ink.icon = *parse_color(k_ink);
    ink.icon_tone = *parse_color(k_quiet);
    for (const Icon& icon : icons()) {
        Layout layout;
        layout.icon_x = grid.x() - k_size / 2;
        layout.icon_y = grid.y();
        layout.icon_size = k_size;
        body += draw_icon(icon, ink, layout);
        body += label(grid.x(), grid.y() + k_size + 26, 17, icon.name, k_ink, "middle");
        grid.next();
    }
    return grid.bottom();
}

} // namespace

Result<std::string> contact_sheet() {
    std::string body;
    TRY_ASSIGN(const double below_shapes, add_shapes(body, 90));
    TRY_ASSIGN(const double below_levels, add_levels(body, below_shapes + 60));
    const double side = add_icons(body, below_levels + 60) + 20;
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" width=\"{0}\" height=\"{0}\" "
        "font-family=\"{1}\">\n<title>Shapes, levels and symbols</title>\n"
        "<rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/>\n<g transform=\"translate({2} 0)\">\n{3}</g>\n"
        "</svg>\n",
        number(side), k_fonts, number((side - k_width) / 2), body);
}

} // namespace insignia::design
