// base45 (RFC 9285): bytes in the alphanumeric alphabet of QR codes.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>

namespace insignia::encoding {

// Two bytes become three characters, a last single byte two.
std::string to_base45(ByteView bytes);
// Refuses characters outside the alphabet, a length of 3n+1, and groups above 65,535 or 255.
Result<Bytes> from_base45(std::string_view text);

} // namespace insignia::encoding
