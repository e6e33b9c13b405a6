// Pictures as shades of grey, for those who look for a QR code in them.
//
// PNG is decoded here, strictly and within bounds; JPEG and SVG by the libraries of the module. None of the
// three is trusted: a program that is given pictures by strangers calls this in a process of its own.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <insignia/qr/qr.h>

namespace insignia::render {

// The picture on white ground. A JPEG larger than k_pixels_max is scaled down to that, an SVG is drawn as
// large as k_drawn_pixels. ErrorCode::unsupported for other files and without the module, ErrorCode::parse
// for a damaged picture, ErrorCode::limit for more than k_picture_pixels.
Result<qr::GreyPicture> read_grey(ByteView picture);

// Whether the content is a picture that read_grey() may know, by its first bytes.
bool is_picture(ByteView content);

// Pixels of a picture: what the cameras of phones give.
inline constexpr std::size_t k_picture_pixels = 25'000'000;

// The width and height at which a drawing is looked at: eight pixels for each module of the largest QR code.
inline constexpr int k_drawn_pixels = 1'480;

} // namespace insignia::render
