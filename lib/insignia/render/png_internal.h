// A PNG writer for what cairo draws. PNG (Third Edition), W3C Recommendation.
#pragma once

#include <cstdint>
#include <insignia/base/bytes.h>
#include <vector>

namespace insignia::render {

// A square of premultiplied 0xAARRGGBB pixels as PNG: with a palette where there are at most 256 colours,
// else RGBA, or RGB where nothing is transparent, with channels rounded to the nearest of every third value.
Bytes write_png(const std::vector<std::uint32_t>& pixels, int size);

// The same for `height` rows of `width` pixels, which are to be printed `millimetres` wide where that is
// above 0.
Bytes write_png(const std::vector<std::uint32_t>& pixels, int width, int height, double millimetres = 0);

} // namespace insignia::render
