#include <catch2/catch.hpp>
#include <insignia/crypto/key.h>
#include <insignia/encoding/encoding.h>

using namespace insignia;
using crypto::KeyKind;
using crypto::PrivateKey;
using crypto::PublicKey;

namespace {

Bytes unhex(std::string_view text) {
    return *encoding::from_hex(text);
}

struct KnownSignature {
    KeyKind kind;
    const char* secret;
    const char* message;
    const char* signature;
};

// RFC 8032 section 7.1; RFC 6979 A.2.5 and A.2.6.
const KnownSignature k_known[] = {
    {KeyKind::ed25519, "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
     "d25bf5f0595bbe24655141438e7a100b"},
    {KeyKind::ed25519, "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "r",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
     "387b2eaeb4302aeeb00d291612bb0c00"},
    {KeyKind::p256, "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721", "sample",
     "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
     "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"},
    {KeyKind::p256, "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721", "test",
     "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
     "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"},
    {KeyKind::p384,
     "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5",
     "sample",
     "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46"
     "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8"},
    {KeyKind::p384,
     "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5",
     "test",
     "8203b63d3c853e8d77227fb377bcf7b7b772e97892a80f36ab775d509d7a5feb0542a7f0812998da8f1dd3ca3cf023db"
     "ddd0760448d42d8a43af45af836fce4de8be06b485e9b61b827c2f13173923e06a739f040649a667bf3b828246baa5a5"},
};

// The orders of P-256 and P-384.
constexpr const char* k_orders[] = {
    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
    "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
};

} // namespace

TEST_CASE("signatures are those of RFC 8032 and RFC 6979, and verify") {
    for (const KnownSignature& known : k_known) {
        CAPTURE(crypto::to_string(known.kind), known.message);
        const auto key = PrivateKey::from_seed(known.kind, unhex(known.secret));
        REQUIRE(key);
        const auto signature = key->sign(as_bytes(known.message));
        REQUIRE(signature);
        CHECK(encoding::to_hex(*signature) == known.signature);
        CHECK(key->public_key().verify(as_bytes(known.message), *signature));
        CHECK_FALSE(key->public_key().verify(as_bytes("another message"), *signature));
    }
}

TEST_CASE("a signature with any bit changed, cut or longer does not verify") {
    for (const KnownSignature& known : k_known) {
        const auto key = PrivateKey::from_seed(known.kind, unhex(known.secret));
        const Bytes good = unhex(known.signature);
        for (std::size_t i = 0; i < good.size(); i += 7) {
            Bytes bad = good;
            bad[i] ^= static_cast<std::uint8_t>(1u << (i % 8));
            CAPTURE(crypto::to_string(known.kind), i);
            CHECK_FALSE(key->public_key().verify(as_bytes(known.message), bad));
        }
        Bytes longer = good;
        longer.push_back(0);
        CHECK_FALSE(key->public_key().verify(as_bytes(known.message), longer));
        CHECK_FALSE(key->public_key().verify(as_bytes(known.message), ByteView(good).first(good.size() - 1)));
        CHECK_FALSE(key->public_key().verify(as_bytes(known.message), {}));
        CHECK_FALSE(key->public_key().verify(as_bytes(known.message), Bytes(good.size(), 0)));
        CHECK_FALSE(key->public_key().verify(as_bytes(known.message), Bytes(good.size(), 0xff)));
    }
}

TEST_CASE("ECDSA numbers outside 1 to the order less one do not verify") {
    for (int i = 0; i < 2; ++i) {
        const KeyKind kind = i == 0 ? KeyKind::p256 : KeyKind::p384;
        const Bytes order = unhex(k_orders[i]);
        const KnownSignature& known = k_known[i == 0 ? 2 : 4];
        const auto key = PrivateKey::from_seed(kind, unhex(known.secret));
        const Bytes good = unhex(known.signature);
        for (const std::size_t half : {std::size_t{0}, order.size()}) {
            Bytes bad = good;
            std::copy(order.begin(), order.end(), bad.begin() + static_cast<std::ptrdiff_t>(half));
            CHECK_FALSE(key->public_key().verify(as_bytes(known.message), bad));
            std::fill_n(bad.begin() + static_cast<std::ptrdiff_t>(half), order.size(), std::uint8_t{0});
            CHECK_FALSE(key->public_key().verify(as_bytes(known.message), bad));
        }
    }
}

TEST_CASE("an Ed25519 signature with S plus the group order does not verify") {
    const auto key = PrivateKey::from_seed(KeyKind::ed25519, unhex(k_known[0].secret));
    const Bytes order = unhex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    Bytes signature = unhex(k_known[0].signature);
    unsigned carry = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        carry += signature[32 + i] + order[i];
        signature[32 + i] = static_cast<std::uint8_t>(carry);
        carry >>= 8;
    }
    CHECK_FALSE(key->public_key().verify({}, signature));
}

TEST_CASE("keys of every kind can be made and sign") {
    for (const KeyKind kind : {KeyKind::ed25519, KeyKind::p256, KeyKind::p384, KeyKind::rsa}) {
        CAPTURE(crypto::to_string(kind));
        const auto key = PrivateKey::generate(kind);
        REQUIRE(key);
        const auto first = key->sign(as_bytes("badge"));
        const auto second = key->sign(as_bytes("badge"));
        REQUIRE(first);
        CHECK(*first == *second);
        CHECK(key->public_key().verify(as_bytes("badge"), *first));
        CHECK_FALSE(key->public_key().verify(as_bytes("bodge"), *first));
        const auto other = PrivateKey::generate(kind);
        REQUIRE(other);
        CHECK_FALSE(other->public_key() == key->public_key());
        CHECK_FALSE(other->public_key().verify(as_bytes("badge"), *first));
    }
}

TEST_CASE("seeds of the wrong size and scalars out of range are refused") {
    CHECK_FALSE(PrivateKey::from_seed(KeyKind::ed25519, Bytes(31, 1)));
    CHECK_FALSE(PrivateKey::from_seed(KeyKind::ed25519, Bytes(64, 1)));
    CHECK_FALSE(PrivateKey::from_seed(KeyKind::p256, Bytes(32, 0)));
    CHECK_FALSE(PrivateKey::from_seed(KeyKind::p256, unhex(k_orders[0])));
    CHECK_FALSE(PrivateKey::from_seed(KeyKind::p256, Bytes(48, 1)));
    CHECK_FALSE(PrivateKey::from_seed(KeyKind::p384, unhex(k_orders[1])));
    CHECK_FALSE(PrivateKey::from_seed(KeyKind::rsa, Bytes(32, 1)));
}
