// What the program and the render module agree on: plain C, so that they may come from different compilers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace insignia::render {

// A text that the module reads, or a buffer for the message that it writes on failure (always ended by a
// zero).
struct ModuleText {
    const char* text;
    std::size_t length;
};
struct ModuleMessage {
    char* text;
    std::size_t capacity;
};

// Takes a piece of the output; `target` is handed through.
using ModuleSink = void (*)(void* target, const unsigned char* data, std::size_t length);

// Draw into `pixels`, which holds size × size premultiplied 0xAARRGGBB values, all 0. Returns 0, or 1 with a
// message.
using DrawPixels = int(ModuleText svg, int size, std::uint32_t* pixels, ModuleMessage message);
inline constexpr const char* k_draw_pixels = "insignia_draw_pixels";

// Draw on one page of `width` by `height` points. Returns 0, or 1 with a message.
struct ModulePage {
    double width;
    double height;
    const char* title;
    const char* created;
};
using DrawPage = int(ModuleText svg, ModulePage page, ModuleSink sink, void* target, ModuleMessage message);
inline constexpr const char* k_draw_page = "insignia_draw_page";

// Decode a JPEG, scaled down so that no side is above `longest`, and give its shades of grey row by row.
// Returns 0, or 1 with a message.
struct ModulePicture {
    int* width;
    int* height;
    ModuleSink sink;
    void* target;
};
using ReadPhoto = int(ModuleText jpeg, int longest, ModulePicture picture, ModuleMessage message);
inline constexpr const char* k_read_photo = "insignia_read_photo";

// Write those of the `count` code points that no installed font has to `missing` (room for `count`); returns
// how many.
using FindMissing = std::size_t(const std::uint32_t* characters, std::size_t count, std::uint32_t* missing);
inline constexpr const char* k_find_missing = "insignia_find_missing";

// Write SVG path data of a line of text to the sink, as drawn with the first font of the list that has each
// letter: `x` is its middle, `y` the baseline. Returns 0, or 1 with a message.
struct ModuleRun {
    ModuleText text;
    const char* fonts;
    int weight;
    double size;
    double x;
    double y;
    int right_to_left;
};
using OutlineText = int(ModuleRun run, ModuleSink sink, void* target, ModuleMessage message);
inline constexpr const char* k_outline_text = "insignia_outline_text";

} // namespace insignia::render
