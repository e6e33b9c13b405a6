// A PNG reader for all colour types and depths. PNG (Third Edition), W3C Recommendation.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <insignia/qr/qr.h>

namespace insignia::render {

// The pixels as luma on white. The chunks must be those that baking::picture_size() has checked.
// ErrorCode::parse when the pixels are damaged, ErrorCode::limit for more than k_picture_pixels.
Result<qr::GreyPicture> read_png_grey(ByteView png);

} // namespace insignia::render
