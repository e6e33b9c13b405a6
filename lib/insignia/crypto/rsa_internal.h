// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2) over OpenSSL EVP.
#pragma once

#include <insignia/base/result.h>
#include <insignia/crypto/openssl_internal.h>
#include <insignia/crypto/secret_internal.h>

namespace insignia::crypto::rsa {

// A key from PKCS#1 DER. ErrorCode::crypto unless the DER is exact, the modulus is odd and has k_rsa_bits_min
// to k_rsa_bits_max bits, and the exponent is odd, at least 65537 and has at most k_rsa_exponent_bits_max
// bits.
Result<KeyHandle> public_from_der(ByteView der);

// A private key from PKCS#1 DER (version 0, two primes). Its halves must belong together.
Result<KeyHandle> private_from_der(ByteView der);

Bytes public_der(const EVP_PKEY* key);
Secret private_der(const EVP_PKEY* key);

// The same keys as SubjectPublicKeyInfo and PKCS#8.
Bytes spki_der(const EVP_PKEY* key);
Secret pkcs8_der(const EVP_PKEY* key);

Result<KeyHandle> generate(int bits);

bool verify(EVP_PKEY* key, ByteView message, ByteView signature);
Result<Bytes> sign(EVP_PKEY* key, ByteView message);

} // namespace insignia::crypto::rsa
