// Badges of Open Badges 0.5, 1.0 and 1.1: judged by the same checks as 2.0, and named for what they are.
#include "sample.h"
#include <fmt/format.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>

using namespace sample;
using check::Outcome;
using check::Verdict;

namespace {

const std::string k_assertion_1_0 =
    R"({"uid":"7","recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},
        "badge":"https://school.example/badge","issuedOn":1262304000,
        "verify":{"type":"hosted","url":"https://school.example/a"}})";

Site site_1_0() {
    return {{"https://school.example/a", k_assertion_1_0},
            {"https://school.example/badge",
             R"({"name":"Knots","description":"Ties ten knots.","image":"https://school.example/k.png",
                 "criteria":"https://school.example/c","issuer":"https://school.example/org",
                 "alignment":[{"name":"Rope","url":"https://rope.example/1"}]})"},
            {"https://school.example/org", R"({"name":"Harbour School","url":"https://school.example/"})"}};
}

// A signed assertion of 1.1 whose key is to be found at `key_url`.
json::Value signed_assertion(const std::string& key_url) {
    return {{"@context", "https://w3id.org/openbadges/v1"},
            {"type", "Assertion"},
            {"uid", "7"},
            {"recipient", {{"type", "email"}, {"hashed", false}, {"identity", "ada@example.org"}}},
            {"badge", "https://school.example/badge"},
            {"issuedOn", "2016-12-31"},
            {"verify", {{"type", "signed"}, {"url", key_url}}}};
}

std::string es256_token(const json::Value& payload, const crypto::PrivateKey& with) {
    const std::string input = encoding::to_base64url(as_bytes(std::string_view(R"({"alg":"ES256"})"))) + "."
                              + encoding::to_base64url(as_bytes(payload.dump()));
    return input + "." + encoding::to_base64url(*with.sign(as_bytes(input)));
}

// A picture of one pixel with this text baked into it, as Open Badges 1.0 did it.
std::string picture_of(const std::string& text) {
    const auto crc = [](std::string_view type, const std::string& data) {
        std::uint32_t c = 0xffffffffu;
        for (const char byte : std::string(type) + data) {
            c ^= static_cast<std::uint8_t>(byte);
            for (int k = 0; k < 8; ++k) c = (c & 1u) != 0 ? 0xedb88320u ^ (c >> 1) : c >> 1;
        }
        return c ^ 0xffffffffu;
    };
    const auto number = [](std::uint32_t n) {
        return std::string{static_cast<char>(n >> 24), static_cast<char>(n >> 16), static_cast<char>(n >> 8),
                           static_cast<char>(n)};
    };
    const auto chunk = [&](std::string_view type, const std::string& data) {
        return number(static_cast<std::uint32_t>(data.size())) + std::string(type) + data
               + number(crc(type, data));
    };
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", "\0\0\0\1\0\0\0\1\x08\0\0\0\0"s)
           + chunk("tEXt", "openbadges\0"s + text) + chunk("IDAT", "\x78\x9c\x63\x60\0\0\0\2\0\1"s)
           + chunk("IEND", "");
}

} // namespace

TEST_CASE("a hosted badge of version 1.0 is judged like one of 2.0") {
    const auto report = judge(k_assertion_1_0, policy(), serving(site_1_0()));
    CAPTURE(check::to_json(report).dump(1));
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.version == "Open Badges 1.0");
    CHECK(report.find("in.recognise")->message == "Open Badges 1.0, read in the words of 2.0");
    CHECK(report.badge["valid_from"] == "2010-01-01T00:00:00Z");
    CHECK(report.badge["achievement"]["name"] == "Knots");
    CHECK(outcome(report, "ob2.prop") == Outcome::warned); // it names no e-mail address of the issuer

    auto asked = policy();
    asked.recipient = "ada@example.org";
    CHECK(judge(k_assertion_1_0, asked, serving(site_1_0())).verdict == Verdict::valid);
    asked.recipient = "bob@example.org";
    CHECK(judge(k_assertion_1_0, asked, serving(site_1_0())).verdict == Verdict::not_valid);
}

// Attack: the file in hand says what its holder likes; only what the issuer's address gives counts.
TEST_CASE("of a hosted badge the copy in hand proves nothing") {
    auto mine = *json::parse(k_assertion_1_0);
    mine["recipient"]["identity"] = "mallory@example.org";
    auto asked = policy();
    asked.recipient = "mallory@example.org";
    CHECK(judge(mine, asked, serving(site_1_0())).verdict == Verdict::not_valid);

    mine["verify"]["url"] = "https://evil.example/a";
    Site site = site_1_0();
    site["https://evil.example/a"] = mine.dump();
    const auto report = judge(mine, asked, serving(site));
    CHECK(report.verdict == Verdict::not_valid);
    CHECK(outcome(report, "ob2.scope") == Outcome::failed);
    CHECK(report.badge.is_null());
}

TEST_CASE("a badge of version 0.5 is judged at its address, which it does not state") {
    const std::string assertion = R"({"recipient":"sha256$)" + [] {
        const auto digest =
            crypto::hash(crypto::HashAlgorithm::sha256, as_bytes(std::string_view("ada@example.orgsalt")));
        std::string hex;
        for (const auto byte : digest) hex += fmt::format("{:02x}", byte);
        return hex;
    }() + R"(","salt":"salt","issued_on":"2011-06-01","badge":{"version":"0.5.0","name":"Knots",
            "image":"/k.png","description":"Ties ten knots.","criteria":"/c",
            "issuer":{"origin":"http://school.example","name":"Harbour School","org":"Boats"}}})";
    const auto in_hand = judge(assertion);
    CHECK(in_hand.version == "Open Badges 0.5");
    CHECK(in_hand.verdict == Verdict::undetermined);

    const auto loader =
        serving({{"https://school.example/a", assertion}, {"https://evil.example/a", assertion}});
    auto asked = policy();
    asked.recipient = "ada@example.org";
    const auto report = verify::judge(as_bytes(assertion), "https://school.example/a", asked, loader);
    CAPTURE(check::to_json(report).dump(1));
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.badge["issuer"]["name"] == "Harbour School: Boats");
    CHECK(verify::judge(as_bytes(assertion), "https://evil.example/a", asked, loader).verdict
          == Verdict::not_valid);
}

TEST_CASE("the address of a badge that was baked into a picture is followed") {
    const std::string png = picture_of("https://school.example/a");
    const auto report = judge(png, policy(), serving(site_1_0()));
    CAPTURE(check::to_json(report).dump(1));
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.version == "Open Badges 1.0");
    CHECK(report.input == "badge");
    CHECK(judge(png).verdict == Verdict::undetermined);
}

TEST_CASE("a signed badge of version 1.1 is checked with the key at verify.url, on the issuer's host alone") {
    const auto rsa_free_key = key(7, crypto::KeyKind::p256);
    auto assertion = signed_assertion("https://school.example/key.pem");
    const auto signed_token = [&](const json::Value& payload) { return es256_token(payload, rsa_free_key); };
    Site site = site_1_0();
    site["https://school.example/key.pem"] = rsa_free_key.public_key().pem();
    site["https://evil.example/key.pem"] = rsa_free_key.public_key().pem();
    const auto report = judge(signed_token(assertion), policy(), serving(site));
    CAPTURE(check::to_json(report).dump(1));
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.version == "Open Badges 1.1");

    // Revocation lists of this age are objects of uid and reason.
    site["https://school.example/org"] =
        R"({"name":"Harbour School","url":"https://school.example/","revocationList":"https://school.example/r"})";
    site["https://school.example/r"] = R"({"7":"issued to the wrong person"})";
    const auto revoked = judge(signed_token(assertion), policy(), serving(site));
    CHECK(revoked.state == "revoked");
    CHECK(revoked.headline.find("issued to the wrong person") != std::string::npos);

    // Attack: a key of one's own, elsewhere.
    assertion["verify"]["url"] = "https://evil.example/key.pem";
    CHECK(judge(signed_token(assertion), policy(), serving(site)).verdict == Verdict::not_valid);

    // Attack: an issuer of today is asked for its key in the old way.
    assertion["verify"]["url"] = "https://school.example/key.pem";
    site["https://school.example/org"] =
        R"({"name":"Harbour School","url":"https://school.example/","publicKey":"https://school.example/k2"})";
    CHECK(judge(signed_token(assertion), policy(), serving(site)).verdict == Verdict::not_valid);
}

// Attack: somebody with a folder on the same host signs in the way of 1.x, in which a key anywhere on the
// host is enough, for the badge of an issuer of 2.0 who signs nothing.
TEST_CASE("the issuer's profile decides by which rules its badges are signed") {
    const auto own = key(7, crypto::KeyKind::p256);
    const auto token = es256_token(signed_assertion("https://school.example/~bob/key.pem"), own);
    Site site = site_1_0();
    site["https://school.example/~bob/key.pem"] = own.public_key().pem();
    CHECK(judge(token, policy(), serving(site)).verdict == Verdict::valid); // a profile of 1.0
    site["https://school.example/org"] =
        R"({"@context":"https://w3id.org/openbadges/v2","type":"Issuer","id":"https://school.example/org",
            "name":"Harbour School","url":"https://school.example/","email":"office@school.example"})";
    CHECK(judge(token, policy(), serving(site)).verdict == Verdict::not_valid);
}

// Attack: an assertion of 0.5 carries its issuer, and so could speak for a profile that nobody reads.
TEST_CASE("an embedded issuer is no more than its host") {
    const std::string assertion = R"({"recipient":"ada@example.org","issued_on":"2011-06-01",
        "badge":{"version":"0.5.0","name":"Knots","image":"/k.png","description":"Ties ten knots.","criteria":"/c",
                 "issuer":{"id":"https://school.example/~alice/profile","name":"Alice"}}})";
    const std::string profile =
        R"({"@context":"https://w3id.org/openbadges/v2","type":"Issuer","id":"https://school.example/~alice/profile",
            "name":"Alice","url":"https://school.example/~alice/","email":"alice@school.example",
            "verification":{"startsWith":"https://school.example/~alice/"}})";
    const auto loader = serving(
        {{"https://school.example/~bob/a", assertion}, {"https://school.example/~alice/profile", profile}});
    CHECK(verify::judge(as_bytes(assertion), "https://school.example/~bob/a", policy(), loader).verdict
          == Verdict::not_valid);
}

TEST_CASE("addresses that lead elsewhere than they read are not asked") {
    for (const char* const url :
         {"https://school.example/~alice/../~bob/a", "https://school.example/~alice/%2e%2E/~bob/a",
          "https://sch\u043e\u043el.example/a", "https://school.example%2f.evil.example/a"}) {
        json::Value assertion = json::parse(k_assertion_1_0).value();
        assertion["verify"]["url"] = url;
        auto site = site_1_0();
        site[url] = assertion.dump();
        const auto report = judge(assertion.dump(), policy(), serving(site));
        CAPTURE(url, report.headline);
        CHECK(report.verdict == Verdict::undetermined);
        CHECK(report.headline.find("nothing is fetched from") != std::string::npos);
    }
}

TEST_CASE("authorities are compared as what they are, moments and lists of one are read") {
    const auto with = [](const char* from, const char* to) {
        auto site = site_1_0();
        site["https://school.example/org"] =
            R"({"name":"Harbour School","url":"https://school.example/","email":"office@school.example"})";
        std::string& text = site["https://school.example/a"];
        text =
            R"({"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://school.example/a",
            "recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},
            "badge":"https://school.example/badge","issuedOn":"2016-12-31T10:00:00Z",
            "verification":{"type":"HostedBadge"}})";
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string_view(from).size(), to);
        const auto report = judge(text, policy(), serving(site));
        CAPTURE(from, to, report.headline);
        CHECK(report.verdict == Verdict::valid);
    };
    with("10:00:00Z", "10:00Z");
    with("10:00:00Z", "10:00:00+0100");
    with("\"HostedBadge\"", "[\"HostedBadge\"]");
}

TEST_CASE("of a revoked hosted assertion only the mark may be left") {
    const std::string remnant =
        R"({"@context":"https://w3id.org/openbadges/v2","id":"https://school.example/a","revoked":true,
            "revocationReason":"issued to the wrong person"})";
    const auto report = judge(remnant, policy(), serving({{"https://school.example/a", remnant}}));
    CHECK(report.verdict == Verdict::not_valid);
    CHECK(report.state == "revoked");
    CHECK(report.headline.find("issued to the wrong person") != std::string::npos);
}

TEST_CASE("an address that answers 410 says that its badge was taken back, and why when it says so") {
    const auto gone = [](std::string body) {
        return [body = std::move(body)](const uri::Uri& url) -> Result<uri::Resource> {
            return uri::Resource{url.text(), "application/json", to_bytes(body), uri::k_gone};
        };
    };
    const std::string in_hand =
        R"({"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://school.example/a",
            "recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},"issuedOn":"2024-01-01T00:00:00Z",
            "badge":"https://school.example/badge","verification":{"type":"HostedBadge"}})";
    const struct {
        std::string input, body, headline;
    } rows[] = {
        {in_hand, R"({"revoked":true,"revocationReason":"typing error"})",
         "Revoked by the issuer. Reason given: \"typing error\"."},
        {in_hand, "<html>gone</html>", "Revoked by the issuer."},
        {in_hand, "", "Revoked by the issuer."},
        {k_assertion_1_0, R"({"revocationReason":7})", "Revoked by the issuer."},
    };
    for (const auto& row : rows) {
        CAPTURE(row.input, row.body);
        const auto report = judge(row.input, policy(), gone(row.body));
        CHECK(report.verdict == Verdict::not_valid);
        CHECK(report.state == "revoked");
        CHECK(report.headline == row.headline);
        CHECK(report.badge.is_null());
    }
    // The address in an old picture, which holds nothing else.
    const auto picture = judge(picture_of("https://school.example/a"), policy(), gone(rows[0].body));
    CHECK(picture.verdict == Verdict::not_valid);
    CHECK(picture.state == "revoked");
    CHECK(picture.headline == rows[0].headline);
    CHECK(outcome(picture, "ob2.revoked") == Outcome::failed);

    // 404 says nothing about the badge.
    const auto missing = judge(in_hand, policy(), [](const uri::Uri& url) -> Result<uri::Resource> {
        return uri::Resource{url.text(), "text/html", {}, 404};
    });
    CHECK(missing.verdict == Verdict::undetermined);
    CHECK(missing.state.empty());
}
