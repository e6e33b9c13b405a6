// zlib behind two functions, with a cap on what comes out.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>

namespace insignia {

// What stands around the deflated data: RFC 1950, RFC 1952, or nothing (RFC 1951).
enum class Container { zlib, gzip, raw };

// Inflate one complete stream. More than `limit` bytes of output is ErrorCode::limit (never a silent cut); a
// truncated stream, a wrong check sum or bytes after the end are ErrorCode::parse.
Result<Bytes> inflate(ByteView compressed, Container container, std::size_t limit);

// Deflate at the best compression level.
Bytes deflate(ByteView plain, Container container);

// The CRC-32 of PNG and gzip (ISO 3309, polynomial 0xEDB88320) over several pieces: pass the last result as `start`.
std::uint32_t crc32(ByteView bytes, std::uint32_t start = 0);

} // namespace insignia
