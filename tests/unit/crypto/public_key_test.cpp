#include <catch2/catch.hpp>
#include <insignia/crypto/key.h>
#include <insignia/encoding/encoding.h>

using namespace insignia;
using crypto::KeyKind;
using crypto::PrivateKey;
using crypto::PublicKey;

namespace {

Bytes hex(std::string_view text) {
    return *encoding::from_hex(text);
}

std::string multikey(std::string_view prefix, std::string_view content) {
    return encoding::to_multibase_base58btc(hex(std::string(prefix) + std::string(content)));
}

constexpr const char* k_good_ed25519 = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

} // namespace

TEST_CASE("the names of key kinds are read in any case") {
    struct Case {
        const char* name;
        KeyKind kind;
    };
    for (const Case& c :
         {Case{"Ed25519", KeyKind::ed25519}, Case{"ED25519", KeyKind::ed25519}, Case{"p-256", KeyKind::p256},
          Case{"ec-p256", KeyKind::p256}, Case{"P-384", KeyKind::p384}, Case{"rsa", KeyKind::rsa}}) {
        CAPTURE(c.name);
        CHECK(crypto::parse_key_kind(c.name).value() == c.kind);
    }
    CHECK_FALSE(crypto::parse_key_kind("P-521"));
    CHECK_FALSE(crypto::parse_key_kind(""));
}

TEST_CASE("Ed25519 keys of low order, in another encoding or off the curve are refused") {
    const char* refused[] = {
        // y = 1, -1, 0 and the two of order 8, with both signs
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        // y >= p: p, p + 1, p + 3 (a good point when reduced), 2^255 - 1
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        // y = 2 has no x
        "0200000000000000000000000000000000000000000000000000000000000000",
    };
    for (const char* key : refused) {
        CAPTURE(key);
        const auto result = PublicKey::from_raw(KeyKind::ed25519, hex(key));
        REQUIRE_FALSE(result);
        CHECK(result.error().code == ErrorCode::crypto);
    }
    CHECK(PublicKey::from_raw(KeyKind::ed25519, hex(k_good_ed25519)));
    CHECK_FALSE(PublicKey::from_raw(KeyKind::ed25519, Bytes(31, 1)));
    CHECK_FALSE(PublicKey::from_raw(KeyKind::ed25519, Bytes(33, 1)));
}

TEST_CASE("EC points in another form or off the curve are refused") {
    const auto good = PrivateKey::from_seed(KeyKind::p256, Bytes(32, 1))->public_key();
    Bytes other_prefix = good.raw();
    other_prefix[0] = 5;
    Bytes x_above_p(33, 0xff);
    x_above_p[0] = 2;
    Bytes no_point(33, 0);
    no_point[0] = 2;
    no_point[32] = 1;
    for (const Bytes& raw :
         {other_prefix, x_above_p, no_point, Bytes{}, Bytes{0}, Bytes(33, 0), Bytes(65, 4), Bytes(32, 2)})
        CHECK_FALSE(PublicKey::from_raw(KeyKind::p256, raw));
    CHECK(PublicKey::from_raw(KeyKind::p256, good.raw()));
    CHECK_FALSE(PublicKey::from_raw(KeyKind::p384, good.raw()));
}

TEST_CASE("RSA keys in other DER or with unsafe numbers are refused") {
    const std::string modulus = "0282010100" + std::string(510, 'c') + "cd";
    const std::string good = "3082010a" + modulus + "0203010001";
    CHECK(PublicKey::from_raw(KeyKind::rsa, hex(good)));
    const std::string refused[] = {
        good + "00",                                                   // a byte after the end
        "30820109" + modulus + "0203010001",                           // a sequence that ends early
        "3082010a0282010100" + std::string(510, 'c') + "cc0203010001", // even modulus
        "30820108" + modulus + "020103",                               // e = 3
        "3082010a" + modulus + "0203010000",                           // even e
        "30820109" + modulus + "0202ffff",                             // negative e
        "3082010b" + modulus + "020400010001",                         // e not minimal
        "30820111" + modulus + "020a00" + std::string(18, 'f'),        // e of 72 bits
        "30818902818100" + std::string(256, 'd') + "0203010001",       // 1024 bits
        "",
        "3000",
    };
    for (const std::string& der : refused) {
        CAPTURE(der);
        CHECK_FALSE(PublicKey::from_raw(KeyKind::rsa, hex(der)));
    }
}

TEST_CASE("multikeys of other kinds, bases and lengths are refused by name") {
    struct Case {
        std::string text;
        const char* told;
    };
    const Case cases[] = {
        {multikey("8026", k_good_ed25519), "private Ed25519"},
        {multikey("8626", k_good_ed25519), "private P-256"},
        {multikey("ec01", k_good_ed25519), "X25519"},
        {multikey("e701", k_good_ed25519), "secp256k1"},
        {multikey("ed01", std::string(k_good_ed25519).substr(2)), "31"},
        {multikey("ed01", std::string(k_good_ed25519) + "00"), "33"},
        {multikey("ed81", k_good_ed25519), ""},
        {multikey("", k_good_ed25519), ""},
        {"", "base58btc"},
        {"z", ""},
        {"Z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw", "base58btc"},
        {"z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw ", "base58btc"},
        {"u7QHXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg", "base58btc"},
        {"z" + std::string(50'000, '6'), ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text.substr(0, 80), c.told);
        const auto key = PublicKey::from_multikey(c.text);
        REQUIRE_FALSE(key);
        CHECK(key.error().code == ErrorCode::crypto);
        CHECK(key.error().message.find(c.told) != std::string::npos);
    }
    const auto key = PublicKey::from_multikey("z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw");
    REQUIRE(key);
    CHECK(encoding::to_hex(key->raw()) == k_good_ed25519);
}

TEST_CASE("secret multikeys are read, public ones refused") {
    const auto key = PrivateKey::from_multikey(multikey("8026", std::string(64, '7')));
    REQUIRE(key);
    CHECK(key->public_key() == PrivateKey::from_seed(KeyKind::ed25519, Bytes(32, 0x77))->public_key());
    CHECK(PrivateKey::from_multikey(multikey("8626", std::string(64, '7')))->kind() == KeyKind::p256);
    CHECK(PrivateKey::from_multikey(multikey("8726", std::string(96, '7')))->kind() == KeyKind::p384);
    for (const std::string& text : {multikey("ed01", k_good_ed25519), multikey("8026", "77"),
                                    multikey("8726", std::string(64, '7')), std::string("z"), std::string()})
        CHECK_FALSE(PrivateKey::from_multikey(text));
}
