#include <catch2/catch.hpp>
#include <insignia/crypto/key.h>
#include <insignia/encoding/encoding.h>

using namespace insignia;
using crypto::KeyKind;
using crypto::PrivateKey;
using crypto::PublicKey;

namespace {

// Made for this test by the openssl program; public on purpose.
constexpr const char* k_ed25519_pem = "-----BEGIN PRIVATE KEY-----\n"
                                      "MC4CAQAwBQYDK2VwBCIEIMoVvAp9TDogAB4wBeOJMv8ecxkRBBtR3X0Oe4qslhmu\n"
                                      "-----END PRIVATE KEY-----\n";

constexpr const char* k_ed25519_encrypted =
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhqn5pmcy859AICCAAw\n"
    "DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEPUqWunlRLhkJXpmzw0ite0EQEn4\n"
    "EfJ2Xk6fyngtzS7y89fN/ow6WnRQQUJRAPuYhA8ky6cmKlnQgBa3LRSuq7X2tf6E\n"
    "/J6nxn+2AAer1/QNVYw=\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n";

constexpr const char* k_p256_pem = "-----BEGIN PRIVATE KEY-----\n"
                                   "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJPGiFpXneMtW+6+7\n"
                                   "eBfYeRMWVpn3zbLqDTfoHzVVO+yhRANCAASipUPt76Z7Y80YTTOQJx7O668w8B6r\n"
                                   "nt/QR2ZenCEtVOUXMLcQCtzlzn2gdO1Mg+0ZxY/bbslwpT4qRJHjCYbT\n"
                                   "-----END PRIVATE KEY-----\n";

constexpr const char* k_p256_sec1 = "-----BEGIN EC PARAMETERS-----\n"
                                    "BggqhkjOPQMBBw==\n"
                                    "-----END EC PARAMETERS-----\n"
                                    "-----BEGIN EC PRIVATE KEY-----\n"
                                    "MHcCAQEEICTxohaV53jLVvuvu3gX2HkTFlaZ982y6g036B81VTvsoAoGCCqGSM49\n"
                                    "AwEHoUQDQgAEoqVD7e+me2PNGE0zkCcezuuvMPAeq57f0EdmXpwhLVTlFzC3EArc\n"
                                    "5c59oHTtTIPtGcWP227JcKU+KkSR4wmG0w==\n"
                                    "-----END EC PRIVATE KEY-----\n";

constexpr const char* k_p256_sec1_encrypted =
    "-----BEGIN EC PRIVATE KEY-----\n"
    "Proc-Type: 4,ENCRYPTED\n"
    "DEK-Info: AES-128-CBC,B376EA6625172829D47A6CCA6E7B8888\n"
    "\n"
    "dexz1bK+ZfqSea2uf5x/B+6e1mfLA0XYgUyfQQdsiRc/Q9cpzafY0XW3i+S8v6J+\n"
    "SXjw/uq+FVrlV1italJe398UShbj2qF9CqqBAOGslAG2ouOu1QefRQ3u2fAfh1Aw\n"
    "Q1WjTRtqIiNhAq7kwf/+EBOL9AhnxK/7D3CmtxkP2iM=\n"
    "-----END EC PRIVATE KEY-----\n";

constexpr const char* k_p384 = "-----BEGIN PRIVATE KEY-----\n"
                               "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDB67f2lL0LlQBRFjo0A\n"
                               "zCSRQyTqUD6SpqCcoXMHMxdjENjBvbg2gJHwOksaeJuUMqOhZANiAATuV9iwgkGG\n"
                               "StO6zGF3IDXvW7DgigUD4trw2dUj4Fgfyu5ku7DtbBPhWLbS//Jveb3ULhNojLQd\n"
                               "3PNKEUtgTaWJlsdxWNe6hdkaXtm1YkqMCZ1iXsQS3jO3SnhoJ56cv0A=\n"
                               "-----END PRIVATE KEY-----\n";

constexpr const char* k_secp256k1 = "-----BEGIN PRIVATE KEY-----\n"
                                    "MIGEAgEAMBAGByqGSM49AgEGBSuBBAAKBG0wawIBAQQgTu2HDl8quND016IK2ecj\n"
                                    "VurJOEhY4aolAyTFWVdPLYKhRANCAAQ9JszmDuYXEquQVRQ6MDLk2XUhl0ML/Ou0\n"
                                    "a7OLlDucg0ftcx9KW9PyBlYhAqB4ln0wYb56iZ480kf09tsBFrrZ\n"
                                    "-----END PRIVATE KEY-----\n";

constexpr const char* k_rsa_1024 = "-----BEGIN PRIVATE KEY-----\n"
                                   "MIICdQIBADANBgkqhkiG9w0BAQEFAASCAl8wggJbAgEAAoGBAJXvYNnDE04AcM5j\n"
                                   "jH8YRbVV0Y4xoyQhtCgzoL9Vv9dF1Fen8g9oFxOL1Zx4VrPJ3TJVTbJ33vOVtUcH\n"
                                   "6Jvgr7BWoV9IfcXdF3TTcaUsxhkybNk09BbQqDRx6e3RJrLuD5oMKftrJcGSkV0U\n"
                                   "8vkgjJNWU3o1L4lZ+P1FbKaHRsOLAgMBAAECgYAgdY5WFnFbdaT2SX7lFPAibc3M\n"
                                   "JtrWu6Uw/txSD9JUXH237FfvFe3JAYDhOvwqOA13FBiaBnFx8nsoQYIOHPprscB4\n"
                                   "H4eDr7xI6Vitr28MV1qsVH8lB4PtmxOySvzi4Z+7QErGBEfI8nyneYK6wDiUd15V\n"
                                   "Z/M1VN7z+qoGEkm8gQJBAMW2lM8ezBOUqjeQa3VgPGD3aRFV+zMpY7adZQGDJuHS\n"
                                   "RoWdEkTlSIsqc8s1vFTcJVVX2hsRbafTPCGG6ZAw93ECQQDCIvr5jtdNOnY1XU84\n"
                                   "3T3rrPH+mhxccxpd4fs651tJCOmS//xv1iOIx84cl0T4YHLpnsvMTaXDP1xbSmg6\n"
                                   "SES7AkAhwt7AS3r/sPgsCs4+udM1n6niWvNNNjkfutq/mlyuXRDLyhmPiDOOCA7D\n"
                                   "2YYyW3FIlHra+mvmJ4zyEK6bf7ERAkB0RulVkeWIvwxQGCw8Hd9ZikODQCDeip5v\n"
                                   "Psvv0uSNEQZ9Yk97WKH96dacr0nDDlmlbdQY8STolcmmcCGPTvvDAkAGeKeAGZVj\n"
                                   "7OtxieeG6SIh3yYMg5x1dRkb4YpkMJN+1odDxQvj2DbjtdtiFCUl1s1AZFxM2yfA\n"
                                   "xtOx6NaUlxbz\n"
                                   "-----END PRIVATE KEY-----\n";

constexpr const char* k_ed25519_public = "-----BEGIN PUBLIC KEY-----\n"
                                         "MCowBQYDK2VwAyEAFUvbwTM3Uqh8EhcYJzAGYSAh7U2G7bz14zAKmtqUtyQ=\n"
                                         "-----END PUBLIC KEY-----\n";

constexpr const char* k_p256_public = "-----BEGIN PUBLIC KEY-----\n"
                                      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEoqVD7e+me2PNGE0zkCcezuuvMPAe\n"
                                      "q57f0EdmXpwhLVTlFzC3EArc5c59oHTtTIPtGcWP227JcKU+KkSR4wmG0w==\n"
                                      "-----END PUBLIC KEY-----\n";

constexpr const char* k_p384_public = "-----BEGIN PUBLIC KEY-----\n"
                                      "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE7lfYsIJBhkrTusxhdyA171uw4IoFA+La\n"
                                      "8NnVI+BYH8ruZLuw7WwT4Vi20v/yb3m91C4TaIy0HdzzShFLYE2liZbHcVjXuoXZ\n"
                                      "Gl7ZtWJKjAmdYl7EEt4zt0p4aCeenL9A\n"
                                      "-----END PUBLIC KEY-----\n";

constexpr const char* k_passphrase = "secret";

} // namespace

TEST_CASE("private PEM files of other programs are read, and written the same") {
    struct Case {
        const char* pem;
        const char* passphrase;
        KeyKind kind;
        const char* public_pem;
        const char* written;
    };
    const Case cases[] = {
        {k_ed25519_pem, "", KeyKind::ed25519, k_ed25519_public, k_ed25519_pem},
        {k_ed25519_encrypted, k_passphrase, KeyKind::ed25519, k_ed25519_public, k_ed25519_pem},
        {k_p256_pem, "", KeyKind::p256, k_p256_public, k_p256_pem},
        {k_p256_sec1, "", KeyKind::p256, k_p256_public, k_p256_pem},
        {k_p256_sec1_encrypted, k_passphrase, KeyKind::p256, k_p256_public, k_p256_pem},
        {k_p384, "", KeyKind::p384, k_p384_public, k_p384},
    };
    for (const Case& c : cases) {
        CAPTURE(c.pem);
        const auto key = PrivateKey::from_pem(c.pem, c.passphrase);
        REQUIRE(key);
        CHECK(key->kind() == c.kind);
        CHECK(key->public_key().pem() == c.public_pem);
        CHECK(key->pem().value() == c.written);
        CHECK(PublicKey::from_pem(c.public_pem).value() == key->public_key());
    }
}

TEST_CASE("a private key of every kind survives PEM, plain and encrypted, and JWK") {
    for (const KeyKind kind : {KeyKind::ed25519, KeyKind::p256, KeyKind::p384, KeyKind::rsa}) {
        CAPTURE(crypto::to_string(kind));
        const auto key = PrivateKey::generate(kind);
        REQUIRE(key);
        const auto plain = key->pem();
        REQUIRE(plain);
        CHECK(PrivateKey::from_pem(*plain).value().public_key() == key->public_key());
        const auto encrypted = key->pem("pass phrase");
        REQUIRE(encrypted);
        CHECK(encrypted->starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
        CHECK(PrivateKey::from_pem(*encrypted, "pass phrase").value().public_key() == key->public_key());
        CHECK(PrivateKey::from_pem(*encrypted, "pass phrasf").error().code == ErrorCode::crypto);
        CHECK(PrivateKey::from_pem(*encrypted).error().code == ErrorCode::denied);
        CHECK(PrivateKey::from_jwk(key->jwk()).value().public_key() == key->public_key());
        const PublicKey& half = key->public_key();
        CHECK(PublicKey::from_raw(kind, half.raw()).value() == half);
        CHECK(PublicKey::from_multikey(half.multikey()).value() == half);
        CHECK(PublicKey::from_jwk(half.jwk()).value() == half);
        CHECK(PublicKey::from_pem(half.pem()).value() == half);
    }
}

TEST_CASE("PEM files that hold no usable private key are refused") {
    const std::string without_end = std::string(k_ed25519_pem).substr(0, 80);
    std::string not_base64 = k_ed25519_pem;
    not_base64[40] = '*';
    std::string foreign_public = k_p256_pem;
    foreign_public[foreign_public.find("7O668")] = '8';
    struct Case {
        std::string pem;
        ErrorCode code;
    };
    const Case cases[] = {
        {"", ErrorCode::parse},
        {"no PEM at all", ErrorCode::parse},
        {without_end, ErrorCode::parse},
        {not_base64, ErrorCode::parse},
        {k_ed25519_public, ErrorCode::crypto},
        {k_secp256k1, ErrorCode::crypto},
        {k_rsa_1024, ErrorCode::crypto},
        {k_ed25519_encrypted, ErrorCode::denied},
        {k_p256_sec1_encrypted, ErrorCode::denied},
        {foreign_public, ErrorCode::crypto},
    };
    for (const Case& c : cases) {
        CAPTURE(c.pem);
        const auto key = PrivateKey::from_pem(c.pem);
        REQUIRE_FALSE(key);
        CHECK(key.error().code == c.code);
    }
    CHECK(PublicKey::from_pem(k_ed25519_pem).error().code == ErrorCode::denied);
    CHECK_FALSE(PublicKey::from_pem(k_ed25519_encrypted));
}

TEST_CASE("a PKCS#8 file of the second version states its public key, which must be the right one") {
    const auto key = PrivateKey::from_seed(KeyKind::ed25519, Bytes(32, 7));
    const auto pem = [&](const Bytes& stated) {
        Bytes der = *encoding::from_hex("3051020101300506032b657004220420");
        der.insert(der.end(), 32, 7);
        const Bytes tag = *encoding::from_hex("812100");
        der.insert(der.end(), tag.begin(), tag.end());
        der.insert(der.end(), stated.begin(), stated.end());
        return "-----BEGIN PRIVATE KEY-----\n" + encoding::to_base64(der) + "\n-----END PRIVATE KEY-----\n";
    };
    CHECK(PrivateKey::from_pem(pem(key->public_key().raw())).value().public_key() == key->public_key());
    CHECK_FALSE(PrivateKey::from_pem(pem(Bytes(32, 3))));
}
