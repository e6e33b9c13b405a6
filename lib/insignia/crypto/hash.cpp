// OpenSSL's direct hash functions are marked as deprecated in favour of EVP, but EVP starts the whole
// provider machinery (2 ms) before the first byte, and libsodium's SHA-256 does not use the processor's
// instructions (a quarter of the speed).
#define OPENSSL_SUPPRESS_DEPRECATED

#include <algorithm>
#include <insignia/crypto/hash.h>
#include <insignia/crypto/hash_internal.h>
#include <insignia/crypto/secret_internal.h>
#include <new>
#include <openssl/md5.h>
#include <openssl/sha.h>
#include <sodium.h>

namespace insignia::crypto {

namespace {

template <auto Init, auto Update, auto Final, class Context, std::size_t Size>
std::array<std::uint8_t, Size> digest(ByteView bytes) {
    std::array<std::uint8_t, Size> result;
    Context context;
    Init(&context);
    Update(&context, bytes.data(), bytes.size());
    Final(result.data(), &context);
    return result;
}

template <std::size_t Size>
Bytes to_vector(const std::array<std::uint8_t, Size>& digest) {
    return {digest.begin(), digest.end()};
}

constexpr std::size_t block_size(HashAlgorithm algorithm) {
    return algorithm == HashAlgorithm::sha384 || algorithm == HashAlgorithm::sha512 ? 128 : 64;
}

} // namespace

std::array<std::uint8_t, 32> sha256(ByteView bytes) {
    return digest<SHA256_Init, SHA256_Update, SHA256_Final, SHA256_CTX, 32>(bytes);
}

std::array<std::uint8_t, 48> sha384(ByteView bytes) {
    return digest<SHA384_Init, SHA384_Update, SHA384_Final, SHA512_CTX, 48>(bytes);
}

Bytes hash(HashAlgorithm algorithm, ByteView bytes) {
    switch (algorithm) {
    case HashAlgorithm::sha256:
        return to_vector(sha256(bytes));
    case HashAlgorithm::sha384:
        return to_vector(sha384(bytes));
    case HashAlgorithm::sha512:
        return to_vector(digest<SHA512_Init, SHA512_Update, SHA512_Final, SHA512_CTX, 64>(bytes));
    case HashAlgorithm::md5:
        return to_vector(digest<MD5_Init, MD5_Update, MD5_Final, MD5_CTX, 16>(bytes));
    }
    return {};
}

// RFC 2104 section 2: H(K ^ opad, H(K ^ ipad, text))
Bytes hmac(HashAlgorithm algorithm, ByteView key, ByteView bytes) {
    const std::size_t block = block_size(algorithm);
    const Secret short_key(key.size() > block ? hash(algorithm, key) : to_bytes(key));
    Secret inner(block + bytes.size());
    std::fill_n(inner.data(), block, std::uint8_t{0x36});
    for (std::size_t i = 0; i < short_key.size(); ++i) inner.data()[i] ^= short_key.data()[i];
    std::copy(bytes.begin(), bytes.end(), inner.data() + block);
    const Secret inner_hash(hash(algorithm, inner.view()));

    Secret outer(block + inner_hash.size());
    std::fill_n(outer.data(), block, std::uint8_t{0x5c});
    for (std::size_t i = 0; i < short_key.size(); ++i) outer.data()[i] ^= short_key.data()[i];
    std::copy_n(inner_hash.data(), inner_hash.size(), outer.data() + block);
    return hash(algorithm, outer.view());
}

std::array<std::uint8_t, 32> hmac_sha256(ByteView key, ByteView bytes) {
    std::array<std::uint8_t, 32> result;
    const Secret value(hmac(HashAlgorithm::sha256, key, bytes));
    std::copy_n(value.data(), result.size(), result.begin());
    return result;
}

Sha256::Sha256() {
    static_assert(sizeof(SHA256_CTX) <= sizeof(m_state));
    SHA256_Init(new (m_state.data()) SHA256_CTX);
}

void Sha256::update(ByteView bytes) {
    SHA256_Update(std::launder(reinterpret_cast<SHA256_CTX*>(m_state.data())), bytes.data(), bytes.size());
}

std::array<std::uint8_t, 32> Sha256::finish() {
    std::array<std::uint8_t, 32> result;
    SHA256_Final(result.data(), std::launder(reinterpret_cast<SHA256_CTX*>(m_state.data())));
    return result;
}

bool constant_time_equal(ByteView a, ByteView b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace insignia::crypto
