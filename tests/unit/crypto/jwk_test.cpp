#include <catch2/catch.hpp>
#include <insignia/base/files.h>
#include <insignia/crypto/key.h>

using namespace insignia;
using crypto::KeyKind;
using crypto::PrivateKey;
using crypto::PublicKey;

namespace {

json::Value parsed(std::string_view text) {
    const auto value = json::parse(text);
    REQUIRE(value);
    return *value;
}

// RFC 8037 appendix A; RFC 7515 A.3.
constexpr const char* k_ed25519 =
    R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";
constexpr const char* k_p256 =
    R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})";
constexpr const char* k_ed25519_private =
    R"({"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";

json::Value with(const char* base, std::string_view member, json::Value value) {
    json::Value jwk = parsed(base);
    jwk[std::string(member)] = std::move(value);
    return jwk;
}

} // namespace

TEST_CASE("public JWKs are read, written in the order of RFC 7638, and have its thumbprint") {
    const auto key = PublicKey::from_jwk(parsed(k_ed25519));
    REQUIRE(key);
    CHECK(json::to_compact_text(key->jwk())
          == R"({"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})");
    CHECK(key->jwk_thumbprint() == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"); // RFC 8037 A.3
    CHECK(PublicKey::from_jwk(parsed(k_p256))->kind() == KeyKind::p256);
}

TEST_CASE("members that agree with the key are allowed") {
    CHECK(PublicKey::from_jwk(with(k_ed25519, "alg", "EdDSA")));
    CHECK(PublicKey::from_jwk(with(k_ed25519, "alg", "Ed25519")));
    CHECK(PublicKey::from_jwk(with(k_ed25519, "use", "sig")));
    CHECK(PublicKey::from_jwk(with(k_ed25519, "kid", "any name")));
    CHECK(PublicKey::from_jwk(with(k_ed25519, "key_ops", {"verify"})));
    CHECK(PublicKey::from_jwk(with(k_p256, "alg", "ES256")));
}

TEST_CASE("public JWKs that contradict themselves are refused") {
    const json::Value refused[] = {
        with(k_ed25519, "kty", "okp"),
        with(k_ed25519, "kty", "EC"),
        with(k_ed25519, "kty", 5),
        with(k_ed25519, "crv", "ed25519"),
        with(k_ed25519, "crv", "X25519"),
        with(k_ed25519, "alg", "ES256"),
        with(k_ed25519, "alg", nullptr),
        with(k_ed25519, "use", "enc"),
        with(k_ed25519, "key_ops", {"sign"}),
        with(k_ed25519, "key_ops", "verify"),
        with(k_ed25519, "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUQ"),
        with(k_ed25519, "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="),
        with(k_ed25519, "x", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
        with(k_ed25519, "x", 7),
        with(k_p256, "crv", "P-384"),
        with(k_p256, "crv", "P-521"),
        with(k_p256, "y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a4"),
        with(k_p256, "y", ""),
        with(k_p256, "x", "AA"),
        parsed(R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"})"),
        parsed(R"({"kty":"RSA","e":"AQAB","n":"AQAB"})"),
        parsed(R"({"kty":"RSA","e":"AQAB"})"),
        parsed(R"({"kty":"oct","x":"AQAB"})"),
        parsed("[]"),
        parsed("{}"),
    };
    for (const json::Value& jwk : refused) {
        CAPTURE(jwk.dump());
        const auto key = PublicKey::from_jwk(jwk);
        REQUIRE_FALSE(key);
        CHECK(key.error().code == ErrorCode::crypto);
    }
}

TEST_CASE("a public JWK with a private member is refused and says so") {
    for (const char* member : {"d", "p", "q", "dp", "dq", "qi", "oth", "k"}) {
        const auto key =
            PublicKey::from_jwk(with(k_ed25519, member, "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"));
        REQUIRE_FALSE(key);
        CHECK(key.error().code == ErrorCode::denied);
        CHECK(key.error().message.find("secret") != std::string::npos);
        CHECK(key.error().message.find("nWGx") == std::string::npos);
    }
}

TEST_CASE("a private JWK must state its own public half") {
    const auto key = PrivateKey::from_jwk(parsed(k_ed25519_private));
    REQUIRE(key);
    CHECK(key->jwk()["d"] == "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
    CHECK_FALSE(
        PrivateKey::from_jwk(with(k_ed25519_private, "x", "m5rsUTvisUTw_ptFcjqqm2jfwbihjPT_oN2p_pAe02k")));
    CHECK_FALSE(
        PrivateKey::from_jwk(with(k_ed25519_private, "d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2")));
    CHECK_FALSE(PrivateKey::from_jwk(with(k_ed25519_private, "key_ops", {"verify"})));
    CHECK(PrivateKey::from_jwk(parsed(k_ed25519)).error().code == ErrorCode::invalid);
    json::Value without_x = parsed(k_ed25519_private);
    without_x.erase("x");
    CHECK_FALSE(PrivateKey::from_jwk(without_x));
}

TEST_CASE("an RSA JWK whose halves are of two keys is refused") {
    const auto one = PrivateKey::generate(KeyKind::rsa);
    const auto other = PrivateKey::generate(KeyKind::rsa);
    json::Value foreign_modulus = one->jwk();
    foreign_modulus["n"] = other->jwk()["n"];
    CHECK_FALSE(PrivateKey::from_jwk(foreign_modulus));
    json::Value foreign_exponent = one->jwk();
    foreign_exponent["dp"] = other->jwk()["dp"];
    foreign_exponent["d"] = other->jwk()["d"];
    CHECK_FALSE(PrivateKey::from_jwk(foreign_exponent));
    json::Value without_primes = one->jwk();
    without_primes.erase("p");
    CHECK_FALSE(PrivateKey::from_jwk(without_primes));
}
