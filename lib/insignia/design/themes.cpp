#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/embedded.h>
#include <insignia/base/text.h>
#include <insignia/design/color_internal.h>
#include <insignia/design/design.h>

namespace insignia::design {

// Written by the build from schemas/themes.
std::span<const EmbeddedText> theme_files();

namespace {

constexpr std::size_t k_most_metals = 5;
constexpr std::string_view k_marks[] = {"star", "dot", "chevron"};

// One table of a theme, read member by member.
class Part {
public:
    Part(const json::Value& value, std::string_view source, std::string_view path)
        : m_value(value), m_source(source), m_path(path) {}

    Result<void> only(std::span<const std::string_view> names) const {
        if (!m_value.is_object()) return wrong({}, "must be a table");
        for (const auto& [name, value] : m_value.items()) {
            if (std::ranges::find(names, name) != names.end()) continue;
            const std::string_view meant = did_you_mean(name, names);
            return fail(ErrorCode::invalid, fmt::format("a theme has no \"{}\"", sanitize(name, 60)),
                        place(name),
                        {meant.empty() ? fmt::format("what there is: {}", fmt::join(names, ", "))
                                       : fmt::format("did you mean \"{}\"?", meant)});
        }
        return {};
    }
    Result<void> read(const char* name, std::string& text) const {
        const json::Value* const value = json::member(m_value, name);
        if (value == nullptr) return {};
        if (!value->is_string()) return wrong(name, "must be a text");
        text = value->get<std::string>();
        return {};
    }
    Result<void> read(const char* name, bool& flag) const {
        const json::Value* const value = json::member(m_value, name);
        if (value == nullptr) return {};
        if (!value->is_boolean()) return wrong(name, "must be true or false");
        flag = value->get<bool>();
        return {};
    }
    Result<void> read(const char* name, double& number, double least, double most) const {
        const json::Value* const value = json::member(m_value, name);
        if (value == nullptr) return {};
        if (!value->is_number() || value->get<double>() < least || value->get<double>() > most)
            return wrong(name, fmt::format("must be a number from {} to {}", least, most));
        number = value->get<double>();
        return {};
    }
    Result<void> read_color(const char* name, std::string& color) const {
        TRY(read(name, color));
        if (!color.empty() && !parse_color(color)) return wrong(name, "must be a colour as in #0B5FFF");
        return {};
    }
    const json::Value* member(const char* name) const { return json::member(m_value, name); }
    tl::unexpected<Error> wrong(std::string_view name, std::string_view what) const {
        return fail(ErrorCode::invalid, fmt::format("{} of the theme {}", name.empty() ? m_path : name, what),
                    place(name));
    }

private:
    std::string place(std::string_view name) const {
        return fmt::format("{}: {}{}{}", m_source, m_path, m_path.empty() || name.empty() ? "" : ".", name);
    }

    const json::Value& m_value;
    std::string_view m_source, m_path;
};

Result<void> read_ribbon(const Part& part, Theme& theme) {
    constexpr std::string_view k_names[] = {"face", "tail", "fold", "line", "text", "chroma", "hue"};
    TRY(part.only(k_names));
    if (const json::Value* const face = part.member("face")) {
        const auto is_lightness = [](const json::Value& value) {
            return value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 1;
        };
        if (!face->is_array() || face->size() != 2 || !std::ranges::all_of(*face, is_lightness))
            return part.wrong("face", "must be two numbers from 0 to 1");
        theme.face_top = (*face)[0].get<double>();
        theme.face_bottom = (*face)[1].get<double>();
    }
    TRY(part.read("tail", theme.tail, 0, 1));
    TRY(part.read("fold", theme.fold, 0, 1));
    TRY(part.read("line", theme.line, 0, 1));
    TRY(part.read("text", theme.text, 0, 1));
    TRY(part.read("chroma", theme.chroma, 0, 0.4));
    return part.read("hue", theme.hue, 0, 360);
}

// Font names are letters, digits, spaces, quotes, commas and hyphens: nothing that ends an attribute.
bool is_font_list(std::string_view fonts) {
    return !fonts.empty() && fonts.size() <= 300 && std::ranges::all_of(fonts, [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
               || std::string_view(" ,'-_").find(c) != std::string_view::npos;
    });
}

Result<void> read_typography(const Part& part, Theme& theme) {
    constexpr std::string_view k_names[] = {"fonts", "weight", "capitals"};
    TRY(part.only(k_names));
    TRY(part.read("fonts", theme.fonts));
    if (!is_font_list(theme.fonts))
        return part.wrong("fonts", "must be names of fonts, with commas between them");
    double weight = theme.weight;
    TRY(part.read("weight", weight, 100, 900));
    theme.weight = static_cast<int>(weight);
    return part.read("capitals", theme.capitals);
}

Result<void> read_level(const Part& part, Theme& theme) {
    constexpr std::string_view k_names[] = {"mark", "metals"};
    TRY(part.only(k_names));
    TRY(part.read("mark", theme.mark));
    if (std::ranges::find(k_marks, theme.mark) == std::end(k_marks))
        return part.wrong("mark", fmt::format("must be one of {}", fmt::join(k_marks, ", ")));
    const json::Value* const metals = part.member("metals");
    if (metals == nullptr) return {};
    theme.metals.clear();
    if (!metals->is_array() || metals->empty() || metals->size() > k_most_metals)
        return part.wrong("metals", "must be one to five rows of four colours");
    for (const json::Value& row : *metals) {
        if (!row.is_array() || row.size() != 4) return part.wrong("metals", "must be rows of four colours");
        std::array<std::string, 4> metal;
        for (std::size_t i = 0; i < metal.size(); ++i) {
            metal[i] = row[i].is_string() ? row[i].get<std::string>() : "";
            if (!parse_color(metal[i])) return part.wrong("metals", "must be colours as in #0B5FFF");
        }
        theme.metals.push_back(std::move(metal));
    }
    return {};
}

Result<void> read_badge(const Part& part, Theme& theme) {
    constexpr std::string_view k_names[] = {"shape", "icon", "color", "second_color"};
    TRY(part.only(k_names));
    TRY(part.read("shape", theme.shape));
    TRY(part.read("icon", theme.icon));
    TRY(part.read_color("color", theme.color));
    TRY(part.read_color("second_color", theme.second_color));
    if (!theme.shape.empty() && std::ranges::find(shapes(), theme.shape, &Shape::name) == shapes().end())
        return part.wrong("shape", "must be one that insignia design --list names");
    if (!theme.icon.empty() && std::ranges::find(icons(), theme.icon, &Icon::name) == icons().end())
        return part.wrong("icon", "must be one that insignia design --list names");
    return {};
}

struct PartRow {
    const char* name;
    Result<void> (*read)(const Part&, Theme&);
};
constexpr PartRow k_parts[] = {
    {"ribbon", read_ribbon}, {"typography", read_typography}, {"level", read_level}, {"badge", read_badge}};

// The first theme was read from the program's own file; others begin as it.
Theme beginning() {
    Theme theme;
    theme.fonts = "sans-serif";
    return theme;
}

} // namespace

Result<Theme> read_theme(const json::Value& value, std::string_view source) {
    constexpr std::string_view k_names[] = {"name", "label", "ribbon", "typography", "level", "badge"};
    const Part whole(value, source, "");
    TRY(whole.only(k_names));
    Theme theme = beginning();
    TRY(whole.read("name", theme.name));
    TRY(whole.read("label", theme.label));
    for (const PartRow& row : k_parts) {
        const json::Value* const part = whole.member(row.name);
        if (part != nullptr) TRY(row.read(Part(*part, source, row.name), theme));
    }
    return theme;
}

std::span<const Theme> themes() {
    static const std::vector<Theme> k_themes = [] {
        std::vector<Theme> list;
        for (const EmbeddedText& file : theme_files())
            if (const auto value = json::parse(file.text, file.name))
                if (auto theme = read_theme(*value, file.name)) list.push_back(*std::move(theme));
        return list;
    }();
    return k_themes;
}

} // namespace insignia::design
