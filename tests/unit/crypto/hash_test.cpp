#include <catch2/catch.hpp>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>

using namespace insignia;
using crypto::HashAlgorithm;

TEST_CASE("digests of short texts are those of the standards") {
    struct Case {
        HashAlgorithm algorithm;
        const char* text;
        const char* digest;
    };
    const Case cases[] = {
        {HashAlgorithm::sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {HashAlgorithm::sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {HashAlgorithm::sha384, "abc",
         "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"},
        {HashAlgorithm::sha512, "abc",
         "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454"
         "d4423643ce80e"
         "2a9ac94fa54ca49f"},
        {HashAlgorithm::md5, "abc", "900150983cd24fb0d6963f7d28e17f72"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(encoding::to_hex(crypto::hash(c.algorithm, as_bytes(c.text))) == c.digest);
    }
    CHECK(encoding::to_hex(crypto::sha256(as_bytes("abc"))) == cases[1].digest);
    CHECK(encoding::to_hex(crypto::sha384(as_bytes("abc"))) == cases[2].digest);
}

TEST_CASE("a running digest does not depend on how the text is cut") {
    const std::string text(1000, 'x');
    for (const std::size_t cut : {0u, 1u, 63u, 64u, 65u, 999u, 1000u}) {
        CAPTURE(cut);
        crypto::Sha256 running;
        running.update(as_bytes(text).first(cut));
        running.update(as_bytes(text).subspan(cut));
        CHECK(running.finish() == crypto::sha256(as_bytes(text)));
    }
}

TEST_CASE("HMAC-SHA-256 gives the values of RFC 4231") {
    struct Case {
        Bytes key;
        std::string data;
        const char* mac;
    };
    const Case cases[] = {
        {Bytes(20, 0x0b), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
        {to_bytes("Jefe"), "what do ya want for nothing?",
         "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
        {Bytes(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First",
         "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
    };
    for (const Case& c : cases)
        CHECK(encoding::to_hex(crypto::hmac_sha256(c.key, as_bytes(c.data))) == c.mac);
}

TEST_CASE("secrets are compared as wholes") {
    CHECK(crypto::constant_time_equal({}, {}));
    CHECK(crypto::constant_time_equal(as_bytes("abc"), as_bytes("abc")));
    CHECK_FALSE(crypto::constant_time_equal(as_bytes("abc"), as_bytes("abd")));
    CHECK_FALSE(crypto::constant_time_equal(as_bytes("abc"), as_bytes("abcd")));
}
