#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/publish/page_internal.h>
#include <insignia/publish/site.h>
#include <insignia/workspace/definition_file.h>
#include <insignia/workspace/system_file.h>

using namespace insignia;
using publish::link_between;

namespace {

publish::PublishedBadge badge(const std::string& slug, const std::string& more = "") {
    const auto file = workspace::parse_definition("name = { en = \"Badge " + slug + "\", it = \"Il badge "
                                                      + slug + "\" }\nlanguage = \"en\"\n" + more,
                                                  slug, slug + ".toml");
    REQUIRE(file.has_value());
    return {file->definition, {}, {}, {}};
}

publish::Site site_of(std::vector<publish::PublishedBadge> badges, const std::string& system) {
    publish::Site site;
    site.issuer.id = "did:key:z6Mk";
    site.issuer.name = "A & B";
    site.languages = {"en", "it"};
    site.badges = std::move(badges);
    const auto file = workspace::parse_system(
        "name = { en = \"Way\", it = \"Via\" }\nlanguage = \"en\"\n" + system, "way", "way.toml");
    REQUIRE(file.has_value());
    site.systems.push_back({file->system, {{"en", {}}, {"it", {}}}});
    return site;
}

std::string page(const publish::Site& site, const std::string& path) {
    for (const auto& file : publish::make_site(site))
        if (file.path == path) return std::string(as_text(file.content));
    FAIL("no " << path);
    return {};
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("links lead from one file of the site to another") {
    CHECK(link_between("index.html", "badges/a.html") == "badges/a.html");
    CHECK(link_between("badges/a.html", "index.html") == "../index.html");
    CHECK(link_between("it/badges/a.html", "systems/s.html") == "../../systems/s.html");
    CHECK(link_between("it/badges/a.html", "it/badges/b.html") == "b.html");
    CHECK(link_between("it/badges/a.html", "it/systems/b.html") == "../systems/b.html");
    CHECK(link_between("", "badges/a b#1?.é.html") == "badges/a%20b%231%3F.%C3%A9.html");
}

TEST_CASE("pages lie at the root in their own language and in folders in others") {
    const auto one = badge("a");
    CHECK(publish::badge_page(one.definition, "en") == "badges/a.html");
    CHECK(publish::badge_page(one.definition, "it") == "it/badges/a.html");
    CHECK(publish::badge_page(one.definition, "de") == "badges/a.html");
}

TEST_CASE("the page that judges badges leads back to the site, and to itself in other languages") {
    const auto site = site_of({badge("a")}, "[[badge]]\nbadge = \"a\"\n");
    const auto english = page(site, "verify.html");
    CHECK(has(english, "<a href=\"index.html\"><bdi>A &amp; B</bdi></a>"));
    CHECK(has(english, "<a href=\"it/verify.html\" lang=\"it\" hreflang=\"it\">Italiano</a>"));
    const auto italian = page(site, "it/verify.html");
    CHECK(has(italian, "<a href=\"index.html\"><bdi>A &amp; B</bdi></a>"));
    CHECK(has(italian, "<a href=\"../verify.html\" lang=\"en\" hreflang=\"en\">English</a>"));
}

TEST_CASE("a badge's page says what it requires and leads to, with links that exist") {
    const auto site = site_of({badge("a"), badge("b"), badge("c")}, R"(
[[badge]]
badge = "a"
stage = "onboarding"
level = 1
[[badge]]
badge = "b"
[[badge]]
badge = "c"
kind = "meta-badge"
requires = [{ any = ["a", "b"] }, "gone"]
)");
    const auto first = page(site, "badges/a.html");
    CHECK(has(first, "Open to everybody"));
    CHECK(has(first, "Leads to: <a href=\"c.html\"><bdi>Badge c</bdi></a>"));
    CHECK(has(first, "Onboarding · level 1"));
    const auto last = page(site, "it/badges/c.html");
    CHECK(has(last, "<a href=\"a.html\"><bdi>Il badge a</bdi></a>, <a "
                    "href=\"b.html\">"));
    CHECK(has(last, "<bdi>gone</bdi>"));
    CHECK(has(last, "<a href=\"../systems/way.html\"><bdi>Via</bdi></a>"));
    // A badge without a system says nothing of relations.
    const auto alone = site_of({badge("z")}, "[[badge]]\nbadge = \"a\"\n");
    CHECK_FALSE(has(page(alone, "badges/z.html"), "badge system"));
}

TEST_CASE("texts of a definition cannot act on a page") {
    const auto site = site_of({badge("a", R"toml(
description = "<script>alert(1)</script> & more"
criteria = """
# Heading
- [a link](javascript:alert(1)) <b>raw</b>
- [good](https://example.org/) ![seen](https://example.org/t.png)
"""
tags = ["<i>"]
criteria_url = "javascript:alert(2)"
[[alignment]]
framework = "F"
code = "1"
url = "https://example.org/\"onclick=\"x"
)toml")},
                              "[[badge]]\nbadge = \"a\"\n");
    const auto html = page(site, "badges/a.html");
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "<b>raw"));
    CHECK_FALSE(has(html, "javascript:"));
    CHECK_FALSE(has(html, "<i>"));
    CHECK_FALSE(has(html, "t.png"));
    CHECK(has(html, "seen"));
    CHECK_FALSE(has(html, "\"onclick"));
    CHECK(has(html, "&lt;script&gt;"));
    CHECK(has(html, "<h3>Heading</h3>"));
    CHECK(has(html, "<a href=\"https://example.org/\">good</a>"));
}

TEST_CASE("how long a badge holds is said in whole units") {
    const auto said = [](const std::string& duration) {
        return page(site_of({badge("a", "valid_for = \"" + duration + "\"")}, "[[badge]]\nbadge = \"a\"\n"),
                    "badges/a.html");
    };
    CHECK(has(said("P3Y"), "<dt>Valid for (years)</dt><dd><bdi>3</bdi>"));
    CHECK(has(said("P1Y6M"), "<dt>Valid for (months)</dt><dd><bdi>18</bdi>"));
    CHECK(has(said("P24M"), "<dt>Valid for (years)</dt><dd><bdi>2</bdi>"));
    CHECK(has(said("P2W"), "<dt>Valid for (days)</dt><dd><bdi>14</bdi>"));
    CHECK_FALSE(has(said("P90D"), "Valid for (years)"));
}
