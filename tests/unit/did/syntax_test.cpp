#include <catch2/catch.hpp>
#include <insignia/did/document.h>

using namespace insignia;

TEST_CASE("what is a DID and what is not") {
    for (const char* text : {"did:key:z6Mk", "did:web:issuer.example", "did:web:issuer.example%3A8443",
                             "did:a1:b", "did:x:a:b", "did:x::b", "did:x:a-b_c.d"}) {
        CAPTURE(text);
        CHECK(did::is_did(text));
    }
    for (const char* text :
         {"",          "did",        "did:",     "did:key",   "did:key:",  "did::x",    "DID:key:z",
          "did:Key:z", "did:ke-y:z", "did:x:a:", "did:x:a/b", "did:x:a?b", "did:x:a#b", "did:x:a b",
          "did:x:a%2", "did:x:a%zz", "did:x:ä",  "did:x:a@b", " did:x:a",  "did:x:a\n", "urn:x:a"}) {
        CAPTURE(text);
        CHECK_FALSE(did::is_did(text));
    }
    CHECK_FALSE(did::is_did("did:x:" + std::string(5'000, 'a')));
}

TEST_CASE("DID URLs are cut into DID and fragment") {
    struct Case {
        const char* text;
        const char* did;
        const char* fragment;
    };
    for (const Case& c : {Case{"did:key:zX#zX", "did:key:zX", "zX"}, Case{"did:x:a", "did:x:a", ""},
                          Case{"did:x:a#", "did:x:a", ""}, Case{"did:x:a#/k?1", "did:x:a", "/k?1"}}) {
        CAPTURE(c.text);
        const auto url = did::parse_did_url(c.text);
        REQUIRE(url);
        CHECK(url->did == c.did);
        CHECK(url->fragment == c.fragment);
    }
    CHECK(did::parse_did_url("did:x:a/path#k").error().code == ErrorCode::unsupported);
    CHECK(did::parse_did_url("did:x:a?versionId=1#k").error().code == ErrorCode::unsupported);
    for (const char* text : {"", "#key-1", "https://issuer.example/#k", "did:x:#k", "did:x:a#k k",
                             "did:x:a#k#k", "did:x:a#%4"}) {
        CAPTURE(text);
        CHECK(did::parse_did_url(text).error().code == ErrorCode::parse);
    }
}
