// Hash functions and comparison of secrets.
#pragma once

#include <array>
#include <insignia/base/bytes.h>

namespace insignia::crypto {

// FIPS 180-4: the digest of `bytes`, 32 and 48 bytes.
std::array<std::uint8_t, 32> sha256(ByteView bytes);
std::array<std::uint8_t, 48> sha384(ByteView bytes);

// The hash functions that are met in badges.
enum class HashAlgorithm { sha256, sha384, sha512, md5 };

// The digest of `bytes`: 32, 48, 64 or 16 bytes. MD5 exists only to compare the identity hashes of old
// badges.
Bytes hash(HashAlgorithm algorithm, ByteView bytes);

// HMAC (RFC 2104) with SHA-256: 32 bytes.
std::array<std::uint8_t, 32> hmac_sha256(ByteView key, ByteView bytes);

// A running SHA-256, for text that is produced in pieces.
class Sha256 {
public:
    Sha256();
    void update(ByteView bytes);
    std::array<std::uint8_t, 32> finish();

private:
    alignas(16) std::array<std::uint8_t, 128> m_state{};
};

// Equal in time that depends on the lengths only.
bool constant_time_equal(ByteView a, ByteView b);

} // namespace insignia::crypto
