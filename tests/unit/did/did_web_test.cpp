#include <catch2/catch.hpp>
#include <filesystem>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/did/document.h>
#include <insignia/json/json.h>

using namespace insignia;

namespace {

constexpr const char* k_document = R"({"id": "did:web:issuer.example", "verificationMethod": [{"id": "#key-1",
    "type": "Multikey", "controller": "did:web:issuer.example",
    "publicKeyMultibase": "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"}], "assertionMethod": ["#key-1"]})";

uri::Resource served(std::string content_type, int status = 200) {
    return {"https://issuer.example/.well-known/did.json", std::move(content_type), to_bytes(k_document),
            status};
}

Result<did::Document> resolve_with(uri::Resource resource) {
    return did::resolve("did:web:issuer.example",
                        [&](const uri::Uri&) -> Result<uri::Resource> { return resource; });
}

} // namespace

TEST_CASE("did:web identifiers become URLs") {
    struct Case {
        const char* did;
        const char* url;
    };
    for (const Case& c : {
             Case{"did:web:issuer.example", "https://issuer.example/.well-known/did.json"},
             Case{"did:web:issuer.example:user:alice", "https://issuer.example/user/alice/did.json"},
             Case{"did:web:issuer.example%3A8443", "https://issuer.example:8443/.well-known/did.json"},
             Case{"did:web:issuer.example%3a65535:a", "https://issuer.example:65535/a/did.json"},
             Case{"did:web:issuer.example:8443", "https://issuer.example/8443/did.json"},
             Case{"did:web:xn--exmple-cua.example", "https://xn--exmple-cua.example/.well-known/did.json"},
         }) {
        CAPTURE(c.did);
        CHECK(did::did_web_url(c.did).value() == c.url);
    }
}

TEST_CASE("did:web identifiers that could name another host are refused") {
    for (const char* text : {"did:web:Issuer.example",
                             "did:web:issuer",
                             "did:web:localhost",
                             "did:web:localhost%3A8443",
                             "did:web:a.localhost",
                             "did:web:127.0.0.1",
                             "did:web:127.1",
                             "did:web:0x7f.0x1",
                             "did:web:1.2.3.4%3A80",
                             "did:web:%5B%3A%3A1%5D",
                             "did:web:issuer.example.",
                             "did:web:.issuer.example",
                             "did:web:a..example",
                             "did:web:-a.example",
                             "did:web:a-.example",
                             "did:web:a_b.example",
                             "did:web:user%40issuer.example",
                             "did:web:issuer.example%2Fpath",
                             "did:web:issuer.example%3F",
                             "did:web:issuer.example%23k",
                             "did:web:issuer.example%253A80",
                             "did:web:issuer.example%3A",
                             "did:web:issuer.example%3A0",
                             "did:web:issuer.example%3A080",
                             "did:web:issuer.example%3A65536",
                             "did:web:issuer.example%3A80%3A80",
                             "did:web:issuer.example%3A80a",
                             "did:web:issuer.example:",
                             "did:web:issuer.example::a",
                             "did:web:issuer.example:..:a",
                             "did:web:issuer.example:.",
                             "did:web:issuer.example:%2e%2e",
                             "did:web:issuer.example:a%2Fb",
                             "did:web:",
                             "did:key:z6Mk",
                             ""}) {
        CAPTURE(text);
        const auto url = did::did_web_url(text);
        REQUIRE_FALSE(url);
        CHECK(url.error().code == ErrorCode::parse);
    }
}

TEST_CASE("hostile DIDs give the stated URL or an error") {
    const std::filesystem::path folder = INSIGNIA_HOSTILE_DIR;
    if (!std::filesystem::exists(folder / "index.json")) {
        WARN("the hostile corpus is not on this machine");
        return;
    }
    const auto index_text = read_text_file(folder / "index.json", 64u << 20);
    REQUIRE(index_text);
    const auto index = json::parse(*index_text);
    REQUIRE(index);
    int tried = 0;
    for (const json::Value& entry : *json::member(*index, "entries")) {
        if (json::member_text(entry, "class") != "did-url") continue;
        CAPTURE(json::member_text(entry, "id"));
        const auto text = read_text_file(folder / std::string(json::member_text(entry, "path")));
        REQUIRE(text);
        const auto url = did::did_web_url(*text);
        CHECK(url.has_value() == (json::member_text(entry, "expect") == "valid"));
        if (url) CHECK(*url == json::member_text(entry, "expect_url"));
        ++tried;
    }
    CHECK(tried > 20);
}

TEST_CASE("a did:web document is taken with the status, address and media type of one") {
    for (const char* type : {"application/did+json", "application/did+ld+json", "application/json",
                             "application/ld+json", "application/json; charset=utf-8", "Application/JSON"}) {
        CAPTURE(type);
        const auto document = resolve_with(served(type));
        REQUIRE(document);
        CHECK(document->find("did:web:issuer.example#key-1") != nullptr);
        CHECK(document->allows(did::Relationship::assertion_method, "did:web:issuer.example#key-1"));
    }
    for (const char* type : {"text/html", "text/plain", "", "application/octet-stream"}) {
        CAPTURE(type);
        CHECK(resolve_with(served(type)).error().code == ErrorCode::parse);
    }
    for (const int status : {204, 301, 404, 500})
        CHECK(resolve_with(served("application/json", status)).error().code == ErrorCode::io);
    uri::Resource redirected = served("application/json");
    redirected.url = "https://evil.example/.well-known/did.json";
    CHECK(resolve_with(redirected).error().code == ErrorCode::denied);
    uri::Resource large = served("application/json");
    large.content.resize(2u << 20, ' ');
    CHECK(resolve_with(large).error().code == ErrorCode::limit);
    uri::Resource foreign = served("application/json");
    foreign.content =
        to_bytes(replace_all(k_document, "\"id\": \"did:web:issuer", "\"id\": \"did:web:other"));
    CHECK(resolve_with(foreign).error().code == ErrorCode::invalid);
}

TEST_CASE("the loader is asked for the document's URL alone, and its refusal is passed on") {
    std::vector<std::string> asked;
    const auto document =
        did::resolve("did:web:issuer.example:a", [&](const uri::Uri& url) -> Result<uri::Resource> {
            asked.push_back(url.text());
            return fail(ErrorCode::denied, "offline");
        });
    CHECK(document.error().code == ErrorCode::denied);
    CHECK(asked == std::vector<std::string>{"https://issuer.example/a/did.json"});
    CHECK(did::resolve("did:web:issuer.example", {}).error().code == ErrorCode::denied);
}
