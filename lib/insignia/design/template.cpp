#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/design/alt_text_internal.h>
#include <insignia/design/svg_internal.h>
#include <insignia/typesetting/typesetting.h>
#include <utility>

namespace insignia::design {

namespace {

constexpr double k_line_width = 307;    // as on the ribbon, on a canvas of 400
constexpr double k_tone_opacity = 0.58; // as much of white as the quieter half of a symbol has
constexpr std::size_t k_lines = 4;
constexpr std::size_t k_longest_name = 40;

struct Placeholder {
    std::string_view name;
    std::string value; // as it stands in the SVG
};

// A text from right to left says so itself, since a template lies from left to right: it stands between the
// characters that isolate it (UAX #9, RLI and PDI).
std::string isolated(std::string_view text, bool right_to_left) {
    const std::string escaped = escape_xml(text);
    return right_to_left ? "\u2067" + escaped + "\u2069" : escaped;
}

Result<std::vector<Placeholder>> placeholders(const credential::PictureSpec& spec, const TemplateTexts& texts,
                                              const std::string& alt) {
    TRY_ASSIGN(const Icon* const icon, find_icon(spec.icon));
    TRY_ASSIGN(const Color color, parse_color(spec.color));
    Color second = harmonious(color);
    if (!spec.second_color.empty()) {
        TRY_ASSIGN(second, parse_color(spec.second_color));
    }
    const std::string_view text = trim(spec.text.empty() ? std::string_view(texts.title) : spec.text);
    TRY(check_title(text));
    const Lettering lettering = fit_title(text, k_line_width);
    const Color white{1, 1, 1}, black{};
    const bool dark = contrast(white, color) >= contrast(black, color);
    std::string stars;
    for (int i = 0; i < spec.level; ++i) stars += "★";
    std::vector<Placeholder> list = {
        {"title", isolated(text, lettering.right_to_left)},
        {"direction", lettering.right_to_left ? "rtl" : "ltr"},
        {"title_size", number(lettering.size)},
        {"color", to_hex(color)},
        {"second_color", to_hex(second)},
        {"text_color", dark ? "#fff" : "#000"},
        {"icon", "<g fill-rule=\"evenodd\">\n"
                     + icon_layers(*icon, "currentColor", "currentColor", k_tone_opacity) + "</g>"},
        {"level", spec.level == 0 ? "" : std::to_string(spec.level)},
        {"stars", stars},
        {"alt", escape_xml(alt)},
        {"organisation", isolated(texts.organisation, typesetting::is_right_to_left(texts.organisation))},
        {"language", escape_xml(texts.language)},
    };
    constexpr std::string_view k_names[k_lines] = {"title_1", "title_2", "title_3", "title_4"};
    for (std::size_t i = 0; i < k_lines; ++i)
        list.push_back({k_names[i], i < lettering.lines.size()
                                        ? isolated(lettering.lines[i], lettering.right_to_left)
                                        : ""});
    return list;
}

std::string place_of(std::string_view svg, std::size_t offset, std::string_view source) {
    const TextPosition position = position_of(svg, offset);
    return fmt::format("{}:{}:{}", source, position.line, position.column);
}

tl::unexpected<Error> unknown(std::string_view name, const std::vector<Placeholder>& known,
                              std::string where) {
    std::vector<std::string_view> names;
    for (const Placeholder& placeholder : known) names.push_back(placeholder.name);
    std::vector<std::string> hints;
    const std::string_view meant = did_you_mean(name, std::span<const std::string_view>(names));
    if (!meant.empty()) hints.push_back(fmt::format("did you mean {{{{{}}}}}?", meant));
    hints.push_back(fmt::format("what there is: {}", fmt::join(names, ", ")));
    return fail(ErrorCode::invalid,
                fmt::format("there is no placeholder \"{}\"", sanitize(name, k_longest_name)),
                std::move(where), std::move(hints));
}

} // namespace

Result<Picture> fill_template(std::string_view svg, std::string_view source,
                              const credential::PictureSpec& spec, const TemplateTexts& texts) {
    Picture picture;
    TRY_ASSIGN(const Icon* const icon, find_icon(spec.icon));
    const Shape card{"template", "a card", "", 0, 0, 0, 0, 0};
    describe(picture, spec, texts.title, texts.language, card, *icon);
    TRY_ASSIGN(const auto known, placeholders(spec, texts, picture.alt));
    std::size_t offset = 0;
    for (;;) {
        const std::size_t open = svg.find("{{", offset);
        picture.svg += svg.substr(offset, open - offset);
        if (open == std::string_view::npos) return picture;
        const std::size_t close = svg.find("}}", open);
        if (close == std::string_view::npos || close - open > k_longest_name + 2)
            return fail(ErrorCode::invalid, "a placeholder is begun with {{ and never ended with }}",
                        place_of(svg, open, source));
        const std::string_view name = trim(svg.substr(open + 2, close - open - 2));
        const auto found = std::ranges::find(known, name, &Placeholder::name);
        if (found == known.end()) return unknown(name, known, place_of(svg, open, source));
        picture.svg += found->value;
        offset = close + 2;
    }
}

} // namespace insignia::design
