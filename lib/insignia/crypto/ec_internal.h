// ECDSA with P-256 and P-384 (FIPS 186-5 section 6) on OpenSSL's curve arithmetic, which needs no provider to
// be loaded. The key kind given to each function is p256 or p384.
#pragma once

#include <insignia/base/result.h>
#include <insignia/crypto/key.h>
#include <insignia/crypto/openssl_internal.h>
#include <insignia/crypto/secret_internal.h>

namespace insignia::crypto::ec {

// The curve, its order and its hash function; made at first use, then shared.
const EC_GROUP* group(KeyKind kind);
std::size_t field_size(KeyKind kind);

// A point of the curve from SEC 1 form: compressed (33 or 49 bytes), or uncompressed where `Form::any`. The
// point at infinity, coordinates not below p and points off the curve are ErrorCode::crypto.
enum class Form { compressed, any };
Result<Point> decode_point(KeyKind kind, ByteView encoded, Form form);

Bytes compressed(KeyKind kind, const EC_POINT* point);
Bytes uncompressed(KeyKind kind, const EC_POINT* point); // 0x04, x, y

// The public point of a scalar; ErrorCode::crypto unless 0 < scalar < order and of exactly the field's size.
Result<Point> public_point(KeyKind kind, ByteView scalar);

// r‖s over SHA-256 or SHA-384 of the message.
bool verify(KeyKind kind, const EC_POINT* key, ByteView message, ByteView signature);

// The deterministic signature of RFC 6979, as r‖s.
Result<Bytes> sign(KeyKind kind, ByteView scalar, ByteView message);

} // namespace insignia::crypto::ec
