#include <catch2/catch.hpp>
#include <cstdlib>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <insignia/publish/verify_page.h>
#include <set>

using namespace insignia;

namespace {

publish::VerifyPage sample_verify_page() {
    publish::VerifyPage page;
    page.organisation = "Cities & <Learning>";
    page.issuers = {{"</script><script>alert(1)</script> \xE2\x80\xA8", {{"id", "did:web:badges.example"}}}};
    return page;
}

// What stands between two texts, the first time that both are there.
std::string stands_between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin);
    REQUIRE(from != std::string::npos);
    const std::size_t to = text.find(end, from + begin.size());
    REQUIRE(to != std::string::npos);
    return text.substr(from + begin.size(), to - from - begin.size());
}

std::size_t occurrences_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

std::string policy_hash_of(const std::string& text) {
    return "'sha256-" + encoding::to_base64(crypto::sha256(as_bytes(text))) + "'";
}

std::set<std::string> member_names_of(const json::Value& object) {
    std::set<std::string> names;
    for (const auto& [name, value] : object.items()) names.insert(name);
    return names;
}

json::Value page_texts_in(const std::string& language) {
    publish::VerifyPage page;
    page.language = language;
    const std::string html = publish::verify_page(page);
    const std::string text = stands_between(html, "id=\"insignia-page\">", "</script>");
    return json::parse(text).value()["texts"];
}

} // namespace

TEST_CASE("the policy allows the page's own script and style, by their hashes, and no network") {
    const std::string html = publish::verify_page(sample_verify_page());
    const std::string policy =
        stands_between(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    CHECK(policy.find("default-src 'none'") == 0);
    CHECK(policy.find("connect-src 'none'") != std::string::npos);
    CHECK(policy.find("script-src " + policy_hash_of(stands_between(html, "<script>", "</script>")))
          != std::string::npos);
    CHECK(policy.find("style-src " + policy_hash_of(stands_between(html, "<style>", "</style>")))
          != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
}

TEST_CASE("what an issuer is called cannot leave its place") {
    const std::string html = publish::verify_page(sample_verify_page());
    CHECK(html.find("alert(1)</script>") == std::string::npos);
    CHECK(html.find("\xE2\x80\xA8") == std::string::npos);
    CHECK(html.find("Cities &amp; &lt;Learning&gt;") != std::string::npos);
    CHECK(occurrences_of(html, "<script") == occurrences_of(html, "</script>"));
    const json::Value data = json::parse(stands_between(html, "id=\"insignia-page\">", "</script>")).value();
    CHECK(data["issuers"][0]["name"] == sample_verify_page().issuers[0].name);
}

TEST_CASE("the page is whole: nothing is left to be filled in, and nothing is loaded") {
    const std::string html = publish::verify_page(sample_verify_page());
    CHECK(html.find("{{") == std::string::npos);
    for (const char* loads : {"src=\"http", "href=\"http", "url(http", "fetch(", "XMLHttpRequest", "import("})
        CHECK(html.find(loads) == std::string::npos);
    const json::Value contexts =
        json::parse(stands_between(html, "id=\"insignia-contexts\">", "</script>")).value();
    CHECK(contexts.size() >= 14);
    for (const json::Value& row : contexts) CHECK(row["document"].contains("@context"));
}

TEST_CASE("every language has every text, with the same places in it") {
    const json::Value english = page_texts_in("en");
    for (const std::string_view language : publish::verify_page_languages()) {
        const json::Value texts = page_texts_in(std::string(language));
        CAPTURE(language);
        CHECK(member_names_of(texts) == member_names_of(english));
        for (const auto& [name, value] : english.items()) {
            CAPTURE(name);
            const std::string text = value.get<std::string>();
            for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
                const std::string place = text.substr(at, text.find('}', at) - at + 1);
                CHECK(std::string(json::member_text(texts, name)).find(place) != std::string::npos);
            }
        }
    }
}

TEST_CASE("a language without texts is English") {
    CHECK(page_texts_in("xx") == page_texts_in("en"));
}

TEST_CASE("the page leads to the site of its organisation and to other languages") {
    publish::VerifyPage page = sample_verify_page();
    CHECK(publish::verify_page(page).find("<a ") == std::string::npos);
    page.home = "../index.html?a=\"b";
    page.languages = {{"en", "verify.html"}, {"it", "it/verify.html"}};
    const std::string html = publish::verify_page(page);
    CHECK(stands_between(html, "<p class=\"organisation\">", "</p>")
          == "<a href=\"../index.html?a=&quot;b\"><bdi>Cities &amp; &lt;Learning&gt;</bdi></a>");
    CHECK(stands_between(html, "<nav aria-label=\"Languages\">", "</nav>")
          == "<ul><li aria-current=\"page\">English</li><li><a href=\"it/verify.html\" lang=\"it\" "
             "hreflang=\"it\">Italiano</a></li></ul>");
}

// For the tests of tests/page and tests/browser: unit_publish [write-page] writes the page to the file that
// INSIGNIA_PAGE names, with the language, the issuers (a JSON array of {name, document}) and the languages
// ([tag, reference]) that are named.
TEST_CASE("write the page", "[.][write-page]") {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string(value == nullptr ? "" : value);
    };
    publish::VerifyPage page;
    page.organisation = variable("INSIGNIA_PAGE_ORGANISATION");
    page.home = variable("INSIGNIA_PAGE_HOME");
    if (const auto languages = json::parse(variable("INSIGNIA_PAGE_LANGUAGES")))
        for (const json::Value& row : *languages)
            page.languages.emplace_back(row[0].get<std::string>(), row[1].get<std::string>());
    if (!variable("INSIGNIA_PAGE_LANGUAGE").empty()) page.language = variable("INSIGNIA_PAGE_LANGUAGE");
    if (!variable("INSIGNIA_PAGE_ISSUERS").empty()) {
        const auto text = read_text_file(variable("INSIGNIA_PAGE_ISSUERS"));
        REQUIRE(text.has_value());
        const json::Value rows = json::parse(*text).value();
        for (const json::Value& row : rows)
            page.issuers.push_back({row["name"].get<std::string>(), row["document"]});
    }
    const std::string file = variable("INSIGNIA_PAGE");
    REQUIRE(!file.empty());
    REQUIRE(write_atomically(file, as_bytes(publish::verify_page(page)), Overwrite::yes).has_value());
}
