#include <algorithm>
#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <insignia/fetch/fetch.h>

using namespace insignia;

namespace {

Bytes address(const char* text) {
    Bytes bytes(16);
    if (inet_pton(AF_INET6, text, bytes.data()) == 1) return bytes;
    bytes.resize(4);
    REQUIRE(inet_pton(AF_INET, text, bytes.data()) == 1);
    return bytes;
}

bool fetchable(const char* text, fetch::PrivateNetwork network = fetch::PrivateNetwork::refused) {
    const auto url = uri::Uri::parse(text);
    return url && fetch::require_fetchable(*url, network);
}

} // namespace

TEST_CASE("only addresses of the public internet are public") {
    for (const char* text : {"1.1.1.1", "93.184.216.34", "172.32.0.1", "100.128.0.1", "223.255.255.255",
                             "2606:4700::1111", "2a00:1450:4001::1"}) {
        CAPTURE(text);
        CHECK(fetch::is_public_address(address(text)));
    }
    for (const char* text :
         {"0.0.0.0",          "10.0.0.1",       "100.64.0.1",      "127.0.0.1",   "127.8.8.8",
          "169.254.169.254",  "172.16.0.1",     "172.31.255.255",  "192.168.1.1", "198.18.0.1",
          "203.0.113.9",      "224.0.0.1",      "255.255.255.255", "::",          "::1",
          "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "fe80::1",     "fc00::1",
          "fd12::1",          "ff02::1",        "2002:7f00:1::1",  "2001:db8::1", "2001::1"}) {
        CAPTURE(text);
        CHECK_FALSE(fetch::is_public_address(address(text)));
    }
    CHECK_FALSE(fetch::is_public_address({}));
}

TEST_CASE("a URL is asked only when it is https and leads to a public host") {
    for (const char* text : {"https://badges.example.org/did.json", "https://badges.example.org:443/",
                             "https://badges.example.org:8443/x?y"}) {
        CAPTURE(text);
        CHECK(fetchable(text));
    }
    for (const char* text :
         {"http://badges.example.org/",  "file:///etc/passwd",       "data:application/json,{}",
          "unix:/var/run/docker.sock",   "https://localhost/",       "https://printer.local/",
          "https://intranet/",           "https://127.0.0.1/",       "https://[::1]/",
          "https://[::ffff:127.0.0.1]/", "https://2130706433/",      "https://0x7f.1/",
          "https://1.2.3.0x4/",          "https://a@b.example/",     "https://issuer.example:22/",
          "https://issuer.example:0/",   "https://issuer.example:/", "https://issuer.example:99999/",
          "https://-a.example/",         "https://a..example/",      "https://issuer.example./"}) {
        CAPTURE(text);
        CHECK_FALSE(fetchable(text));
    }
    CHECK(fetchable("https://127.0.0.1:8443/", fetch::PrivateNetwork::allowed));
    CHECK_FALSE(fetchable("http://127.0.0.1:8080/", fetch::PrivateNetwork::allowed));
}

TEST_CASE("a loader refuses before it opens anything") {
    const auto loader = fetch::make_https_loader({});
    const auto answer = loader(*uri::Uri::parse("https://169.254.169.254/latest/meta-data"));
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().code == ErrorCode::denied);
}
