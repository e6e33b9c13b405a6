#include <algorithm>
#include <array>
#include <insignia/crypto/ed25519_internal.h>
#include <insignia/crypto/sodium_internal.h>
#include <optional>
#include <sodium.h>

namespace insignia::crypto::ed25519 {

namespace {

using Encoding = std::array<std::uint8_t, 32>;

constexpr Encoding little_endian(std::uint8_t first, std::uint8_t middle, std::uint8_t last) {
    Encoding encoding{};
    encoding.fill(middle);
    encoding.front() = first;
    encoding.back() = last;
    return encoding;
}

// The y of the eight points whose order divides 8: 1 (order 1), -1 (2), 0 (4), and the two of order 8. With
// the sign bit set or not they are all encodings of these points with y below p.
constexpr Encoding k_low_order[] = {
    little_endian(0x01, 0x00, 0x00),
    little_endian(0xec, 0xff, 0x7f),
    little_endian(0x00, 0x00, 0x00),
    {0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
     0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
    {0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
     0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
};

// y >= p = 2^255 - 19, little-endian, the sign bit taken off.
bool is_not_below_p(const Encoding& y) {
    return y.front() >= 0xed && y.back() == 0x7f
           && std::all_of(y.begin() + 1, y.end() - 1, [](std::uint8_t byte) { return byte == 0xff; });
}

bool is_low_order_or_not_canonical(ByteView point) {
    Encoding y;
    std::copy_n(point.begin(), y.size(), y.begin());
    y.back() &= 0x7f;
    return is_not_below_p(y)
           || std::find(std::begin(k_low_order), std::end(k_low_order), y) != std::end(k_low_order);
}

// libsodium decodes a point only as part of an operation; adding it to itself is the cheapest. The last point
// that was good is remembered, as badges come in batches of one issuer.
bool is_on_curve(ByteView point) {
    thread_local std::optional<Encoding> last_good;
    if (last_good && std::equal(point.begin(), point.end(), last_good->begin())) return true;
    Encoding sum;
    if (crypto_core_ed25519_add(sum.data(), point.data(), point.data()) != 0) return false;
    std::copy_n(point.begin(), sum.size(), last_good.emplace().begin());
    return true;
}

} // namespace

Result<void> check_public(ByteView key) {
    if (key.size() != crypto_sign_PUBLICKEYBYTES)
        return fail(ErrorCode::crypto,
                    "an Ed25519 key has 32 bytes, this one has " + std::to_string(key.size()));
    start_sodium();
    if (is_low_order_or_not_canonical(key))
        return fail(ErrorCode::crypto, "the Ed25519 key is of low order or not in canonical form");
    if (!is_on_curve(key)) return fail(ErrorCode::crypto, "the Ed25519 key is not a point of the curve");
    return {};
}

bool verify(ByteView key, ByteView message, ByteView signature) {
    if (signature.size() != crypto_sign_BYTES || is_low_order_or_not_canonical(signature.first(32)))
        return false;
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

Pair from_seed(ByteView seed) {
    start_sodium();
    Pair pair{Bytes(crypto_sign_PUBLICKEYBYTES), Secret(crypto_sign_SECRETKEYBYTES)};
    crypto_sign_seed_keypair(pair.public_key.data(), pair.secret.data(), seed.data());
    return pair;
}

Bytes sign(const Secret& secret, ByteView message) {
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret.data());
    return signature;
}

} // namespace insignia::crypto::ed25519
