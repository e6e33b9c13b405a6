// HMAC with any of the hash functions, for the nonces of RFC 6979.
#pragma once

#include <insignia/crypto/hash.h>

namespace insignia::crypto {

// RFC 2104 with the given function; the caller wipes what is secret in the result.
Bytes hmac(HashAlgorithm algorithm, ByteView key, ByteView bytes);

} // namespace insignia::crypto
