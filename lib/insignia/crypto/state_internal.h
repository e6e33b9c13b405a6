// What keys hold.
#pragma once

#include <insignia/crypto/key.h>
#include <insignia/crypto/openssl_internal.h>
#include <insignia/crypto/secret_internal.h>

namespace insignia::crypto {

struct PublicKey::State {
    KeyKind kind = KeyKind::ed25519;
    Bytes raw;
    Point point;   // P-256, P-384
    KeyHandle rsa; // RSA
};

struct PrivateKey::State {
    PublicKey public_key;
    Secret secret; // Ed25519: seed and public key; P-256, P-384: the scalar
    KeyHandle rsa; // RSA
};

// The private half in the order of PKCS#1 or as seed or scalar, for the writers of JWK and PEM.
Secret secret_part(const PrivateKey::State& state);

} // namespace insignia::crypto
