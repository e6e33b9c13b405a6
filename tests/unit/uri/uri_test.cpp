#include <catch2/catch.hpp>
#include <insignia/uri/uri.h>

using namespace insignia;
using uri::Uri;

TEST_CASE("a URI is taken apart as it was written") {
    struct Case {
        const char* text;
        const char* scheme;
        std::optional<std::string_view> authority;
        const char* host;
        const char* path;
        std::optional<std::string_view> query;
        std::optional<std::string_view> fragment;
    };
    const Case cases[] = {
        {"https://user@example.org:8443/a/b?q=1#f", "https", "user@example.org:8443", "example.org", "/a/b",
         "q=1", "f"},
        {"https://example.org", "https", "example.org", "example.org", "", std::nullopt, std::nullopt},
        {"https://example.org?q", "https", "example.org", "example.org", "", "q", std::nullopt},
        {"https://example.org#/x?y", "https", "example.org", "example.org", "", std::nullopt, "/x?y"},
        {"http://[2001:db8::7]:80/c", "http", "[2001:db8::7]:80", "[2001:db8::7]", "/c", std::nullopt,
         std::nullopt},
        {"file:///etc/hosts", "file", "", "", "/etc/hosts", std::nullopt, std::nullopt},
        {"urn:uuid:1", "urn", std::nullopt, "", "uuid:1", std::nullopt, std::nullopt},
        {"did:key:z6Mk#z6Mk", "did", std::nullopt, "", "key:z6Mk", std::nullopt, "z6Mk"},
        {"mailto:a@example.org", "mailto", std::nullopt, "", "a@example.org", std::nullopt, std::nullopt},
        {"https://m\u00fcnchen.example/\u00e4?\u00f6", "https", "m\u00fcnchen.example",
         "m\u00fcnchen.example", "/\u00e4", "\u00f6", std::nullopt},
        {"tag:x,2020:?#", "tag", std::nullopt, "", "x,2020:", "", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto parsed = Uri::parse(c.text);
        REQUIRE(parsed.has_value());
        CHECK(parsed->text() == c.text);
        CHECK(parsed->scheme() == c.scheme);
        CHECK(parsed->authority() == c.authority);
        CHECK(parsed->host() == c.host);
        CHECK(parsed->path() == c.path);
        CHECK(parsed->query() == c.query);
        CHECK(parsed->fragment() == c.fragment);
        CHECK(uri::is_absolute_iri(c.text));
    }
    CHECK(Uri::parse("https://a/b?c#d")->without_fragment() == "https://a/b?c");
}

TEST_CASE("what is no absolute IRI is refused") {
    for (const char* text :
         {"", "example.org", "/path", "//example.org", ":x", "1http://x", "ht tp://x", "-x:y", "https://a b",
          "https://a\nb", "https://<x>", "https://a\"", "https://a{b}", "https://a|b", "https://a\\b",
          "https://a^b", "https://a`b", "https://a\x7f", "https://a\u0085"}) {
        CAPTURE(text);
        CHECK_FALSE(Uri::parse(text).has_value());
        CHECK_FALSE(uri::is_absolute_iri(text));
    }
    for (const char* text : {"https://a/%", "https://a/%2", "https://a/%zz", "https://a/\xff"}) {
        CAPTURE(text);
        CHECK_FALSE(Uri::parse(text).has_value());
    }
}

// https://www.rfc-editor.org/rfc/rfc3986#section-5.4
TEST_CASE("references resolve as in the examples of RFC 3986") {
    struct Case {
        const char* reference;
        const char* target;
    };
    const Case cases[] = {
        {"g:h", "g:h"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"g;x", "http://a/b/c/g;x"},
        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {".g", "http://a/b/c/.g"},
        {"g..", "http://a/b/c/g.."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/./x", "http://a/b/c/g?y/./x"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"g#s/./x", "http://a/b/c/g#s/./x"},
        {"g#s/../x", "http://a/b/c/g#s/../x"},
        {"http:g", "http:g"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.reference);
        CHECK(uri::resolve("http://a/b/c/d;p?q", c.reference) == c.target);
    }
    CHECK(uri::resolve("http://a", "g") == "http://a/g");
    CHECK(uri::resolve("http://a?q", "#s") == "http://a?q#s");
    CHECK(uri::resolve("http://a/b", "+c:d") == "http://a/+c:d");
}

TEST_CASE("a relative reference is short and leads back to its target") {
    struct Case {
        const char* base;
        const char* target;
        const char* reference;
    };
    const Case cases[] = {
        {"https://e.org/a/b/doc", "https://e.org/a/b/link", "link"},
        {"https://e.org/a/b/doc", "https://e.org/a/b/doc#f", "#f"},
        {"https://e.org/a/b/doc", "https://e.org/a/b/doc?q", "?q"},
        {"https://e.org/a/b/doc", "https://e.org/a/b/doc", "doc"},
        {"https://e.org/a/b/doc?q", "https://e.org/a/b/doc?q#f", "#f"},
        {"https://e.org/a/b/doc?q", "https://e.org/a/b/doc#f", "doc#f"},
        {"https://e.org/a/b/doc", "https://e.org/a/", "../"},
        {"https://e.org/a/b/doc", "https://e.org/a/b/", "./"},
        {"https://e.org/a/b/doc", "https://e.org/", "../../"},
        {"https://e.org/a/b/doc", "https://e.org/p#f", "../../p#f"},
        {"https://e.org/a/b/doc", "https://e.org/a/b/x:y", "./x:y"},
        {"https://e.org/", "https://e.org/x", "x"},
        {"https://e.org", "https://e.org/x", "x"},
        {"https://e.org/a/b/doc", "https://e.org/a/../c", "https://e.org/a/../c"},
        {"https://e.org/a/b/doc", "https://e.org", "https://e.org"},
        {"https://e.org/a/b/doc", "http://e.org/a/b/x", "http://e.org/a/b/x"},
        {"https://e.org/a/b/doc", "https://f.org/a/b/x", "https://f.org/a/b/x"},
        {"https://e.org/a/b/doc", "urn:x:y", "urn:x:y"},
        {"https://e.org/a/b/doc", "https://e.org//x", "../..//x"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.base, c.target);
        CHECK(uri::relativize(c.base, c.target) == c.reference);
        if (std::string_view(c.reference) != c.target) CHECK(uri::resolve(c.base, c.reference) == c.target);
    }
}
