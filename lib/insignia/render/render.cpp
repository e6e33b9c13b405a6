#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <insignia/base/module.h>
#include <insignia/base/text.h>
#include <insignia/render/module_internal.h>
#include <insignia/render/png_internal.h>
#include <insignia/render/render.h>

namespace insignia::render {

namespace {

constexpr double k_points_per_millimetre = 72 / 25.4;

template <class Function>
Result<Function*> function_of_module(const char* symbol) {
    TRY_ASSIGN(void* const address, open_module_symbol("render", symbol));
    return reinterpret_cast<Function*>(address);
}

tl::unexpected<Error> cannot_draw(std::string_view reason) {
    return fail(ErrorCode::parse, fmt::format("the drawing cannot be shown: {}", sanitize(reason)), {},
                {"open it in a drawing program and save it as plain SVG"});
}

} // namespace

Result<std::vector<std::uint32_t>> render_pixels(std::string_view svg, int size) {
    if (size < k_pixels_min || size > k_pixels_max) {
        return fail(ErrorCode::invalid, fmt::format("a picture of {} pixels cannot be made", size), {},
                    {fmt::format("choose a size from {} to {}", k_pixels_min, k_pixels_max)});
    }
    TRY_ASSIGN(DrawPixels* const draw_pixels, function_of_module<DrawPixels>(k_draw_pixels));
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    std::array<char, 300> message{};
    if (draw_pixels({svg.data(), svg.size()}, size, pixels.data(), {message.data(), message.size()}) != 0)
        return cannot_draw(message.data());
    return pixels;
}

Result<Bytes> render_png(std::string_view svg, int size, double millimetres) {
    TRY_ASSIGN(const auto pixels, render_pixels(svg, size));
    return write_png(pixels, size, size, millimetres);
}

Result<std::string> missing_characters(std::string_view text) {
    TRY_ASSIGN(FindMissing* const find_missing, function_of_module<FindMissing>(k_find_missing));
    std::vector<std::uint32_t> characters;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t character = next_character(text, offset);
        const bool shown =
            character > ' ' && !(character >= 0x200b && character <= 0x200f) && character != 0x00ad;
        if (shown && std::ranges::find(characters, character) == characters.end())
            characters.push_back(character);
    }
    std::vector<std::uint32_t> missing(characters.size());
    missing.resize(find_missing(characters.data(), characters.size(), missing.data()));
    std::string found;
    for (const std::uint32_t character : missing) append_utf8(found, character);
    return found;
}

Result<std::string> outline_text(const TextLine& line) {
    TRY_ASSIGN(OutlineText* const outline, function_of_module<OutlineText>(k_outline_text));
    std::string data;
    const ModuleSink append = [](void* target, const unsigned char* bytes, std::size_t length) {
        static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(bytes), length);
    };
    std::array<char, 300> message{};
    const ModuleRun run{{line.text.data(), line.text.size()},
                        line.fonts.c_str(),
                        line.weight,
                        line.size,
                        line.x,
                        line.y,
                        line.right_to_left ? 1 : 0};
    if (outline(run, append, &data, {message.data(), message.size()}) != 0)
        return fail(ErrorCode::invalid, fmt::format("\"{}\" cannot be drawn: {}", sanitize(line.text, 60),
                                                    sanitize(message.data())));
    return data;
}

Result<Bytes> render_pdf(std::string_view svg, Paper paper, std::string_view title,
                         std::string_view created) {
    TRY_ASSIGN(DrawPage* const draw_page, function_of_module<DrawPage>(k_draw_page));
    Bytes pdf;
    const ModuleSink append = [](void* target, const unsigned char* data, std::size_t length) {
        auto& bytes = *static_cast<Bytes*>(target);
        bytes.insert(bytes.end(), data, data + length);
    };
    std::array<char, 300> message{};
    const std::string title_text(title), created_text(created);
    const ModulePage page{paper.width * k_points_per_millimetre, paper.height * k_points_per_millimetre,
                          title_text.c_str(), created_text.c_str()};
    if (draw_page({svg.data(), svg.size()}, page, append, &pdf, {message.data(), message.size()}) != 0)
        return cannot_draw(message.data());
    return pdf;
}

// The drawing stands in the middle of a square; what is left beside it is cut away.
Result<Bytes> render_sheet_png(std::string_view svg, double width, double height, int longest) {
    if (longest < k_pixels_min || longest > k_pixels_max || !(width > 0) || !(height > 0))
        return fail(ErrorCode::invalid, fmt::format("a picture of {} pixels cannot be made", longest), {},
                    {fmt::format("choose a size from {} to {}", k_pixels_min, k_pixels_max)});
    TRY_ASSIGN(DrawPixels* const draw_pixels, function_of_module<DrawPixels>(k_draw_pixels));
    const auto side = static_cast<std::size_t>(longest);
    std::vector<std::uint32_t> square(side * side);
    std::array<char, 300> message{};
    if (draw_pixels({svg.data(), svg.size()}, longest, square.data(), {message.data(), message.size()}) != 0)
        return cannot_draw(message.data());
    const double scale = longest / std::max(width, height);
    const auto columns = std::clamp<std::size_t>(static_cast<std::size_t>(width * scale), 1, side);
    const auto rows = std::clamp<std::size_t>(static_cast<std::size_t>(height * scale), 1, side);
    std::vector<std::uint32_t> sheet;
    sheet.reserve(columns * rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto begin =
            square.begin()
            + static_cast<std::ptrdiff_t>(((side - rows) / 2 + row) * side + (side - columns) / 2);
        sheet.insert(sheet.end(), begin, begin + static_cast<std::ptrdiff_t>(columns));
    }
    return write_png(sheet, static_cast<int>(columns), static_cast<int>(rows));
}

} // namespace insignia::render
