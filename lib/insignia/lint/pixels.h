// What can be told of a picture's pixels at the size at which badges are mostly seen.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>

namespace insignia::lint {

// The difference between light and dark, and whether there is a white square around the badge.
struct PixelFacts {
    double contrast = 1; // WCAG ratio between the lightest and the darkest parts of what is not transparent
    bool white_corners = false;
};

// Decode a PNG (8 bits per channel, not interlaced) and look at samples of a grid of 90 by 90.
// ErrorCode::unsupported for other PNG files, ::parse for damaged ones, ::limit above 4096 by 4096 pixels.
Result<PixelFacts> look_at_png(ByteView png);

} // namespace insignia::lint
