// Ed25519 (RFC 8032) over libsodium.
//
// Policy. A key is refused when its y is not below p, when it is one of the eight points of low order (in
// either sign encoding), or when it is not on the curve. A signature is refused when it has not 64 bytes,
// when S is not below the group order, or when R is of low order or not in canonical form. The equation is
// the one without the cofactor, with R compared as bytes; a key or R with a component of low order is
// accepted when that equation holds.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <insignia/crypto/secret_internal.h>

namespace insignia::crypto::ed25519 {

// ErrorCode::crypto unless the 32 bytes are a key by the policy above.
Result<void> check_public(ByteView key);

bool verify(ByteView key, ByteView message, ByteView signature);

// The 64 bytes that libsodium signs with: the seed and the public key.
struct Pair {
    Bytes public_key;
    Secret secret;
};
Pair from_seed(ByteView seed);

Bytes sign(const Secret& secret, ByteView message);

} // namespace insignia::crypto::ed25519
