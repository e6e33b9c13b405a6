#include <catch2/catch.hpp>
#include <insignia/baking/baking.h>

using namespace insignia;
using namespace std::string_literals;

namespace {

constexpr const char* k_badge_json = "{\"id\":\"urn:x:1\"}";
constexpr const char* k_badge_jws = "eyJhbGciOiJFZERTQSJ9.e30.AA";
const std::string k_ob3 = "xmlns:ob=\"https://purl.imsglobal.org/ob/v3p0\"";
const std::string k_ob2 = "xmlns:ob=\"http://openbadges.org\"";

std::string svg(std::string_view inside, std::string_view attributes = {}) {
    std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    if (!attributes.empty()) text += " " + std::string(attributes);
    return text + ">" + std::string(inside) + "</svg>";
}

std::string credential(std::string_view body) {
    return svg("<ob:credential>" + std::string(body) + "</ob:credential>", k_ob3);
}

} // namespace

TEST_CASE("the credential element goes behind the root's tag and nothing else changes") {
    const std::string inside = "\r\n <!-- & --> <g id='a'  ><path d=\"M0 0\"/></g ><?x?>";
    const std::string head =
        "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\" >";
    const std::string body =
        "<svg:g id='a'  ><svg:path d=\"M0 0\"/></svg:g >\r\n<!-- & --></svg:svg>\n<!-- end -->\n";
    const auto baked = baking::bake(as_bytes(head + body), k_badge_json);
    REQUIRE(baked.has_value());
    CHECK(as_text(*baked)
          == head + "<openbadges:credential xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"><![CDATA["
                 + k_badge_json + "]]></openbadges:credential>" + body);
    CHECK(baking::extract(*baked)->text == k_badge_json);
    CHECK(as_text(*baking::strip(*baked)) == head + body);
}

TEST_CASE("a compact JWS goes into the verify attribute") {
    const auto baked = baking::bake(as_bytes(svg("<g/>")), k_badge_jws);
    REQUIRE(baked.has_value());
    CHECK(as_text(*baked)
          == svg("<openbadges:credential xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\" verify=\""s
                 + k_badge_jws + "\"/><g/>"));
}

TEST_CASE("an assertion of Open Badges 2.0 has its URL in the verify attribute and JSON in the body") {
    const std::string assertion = R"({"id":"https://x.example/1?a&b","verification":{"type":"hosted"}})";
    const auto baked = baking::bake(as_bytes(svg("<g/>")), assertion, baking::Generation::open_badges_2);
    REQUIRE(baked.has_value());
    CHECK(as_text(*baked).find("<openbadges:assertion xmlns:openbadges=\"http://openbadges.org\" "
                               "verify=\"https://x.example/1?a&amp;b\"><![CDATA[")
          != std::string_view::npos);
    CHECK(baking::extract(*baked)->text == assertion);
}

TEST_CASE("an empty root element is opened") {
    const auto baked = baking::bake(as_bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"s), k_badge_json);
    REQUIRE(baked.has_value());
    CHECK(baking::extract(*baked)->text == k_badge_json);
}

TEST_CASE("what is baked comes out again, character by character") {
    for (const std::string& text : {"{\"a\":\"]]>\"}"s, "{\"a\":\"]]]>>&amp;<!--\"}"s, "{\r\n\"a\":\t1\r}"s,
                                    "{\"a\":\"\xf0\x9f\x8e\x93 \xc3\xa4\"}"s, "{\"a\":\"<script>\"}"s}) {
        CAPTURE(text);
        const auto baked = baking::bake(as_bytes(svg("")), text);
        REQUIRE(baked.has_value());
        CHECK(baking::extract(*baked)->text == text);
    }
    CHECK_FALSE(baking::bake(as_bytes(svg("")), "{\"a\":\"\xEF\xBF\xBF\"}").has_value());
}

TEST_CASE("credentials are read by namespace, in every spelling of XML") {
    struct Case {
        std::string picture;
        std::string text;
        std::size_t remarks;
    };
    const Case cases[] = {
        {credential("<![CDATA["s + k_badge_json + "]]>"), k_badge_json, 0},
        {credential("\n <![CDATA[ "s + k_badge_json + "\n]]> "), k_badge_json, 0},
        {credential("<![CDATA[{\"a\":]]><![CDATA[1}]]>"), "{\"a\":1}", 0},
        {credential("{&quot;a&#34;:&#x22;&lt;&amp;\"}"), "{\"a\":\"<&\"}", 0},
        {credential("<!-- x -->{}<!-- y -->"), "{}", 0},
        {credential("<![CDATA[{\r\n}]]>"), "{\n}", 0},
        {svg("<g/><ob:credential>{}</ob:credential>", k_ob3), "{}", 1},
        {svg("<g><ob:credential>{}</ob:credential></g>", k_ob3), "{}", 1},
        {svg("<credential xmlns=\"https://purl.imsglobal.org/ob/v3p0\">{}</credential>"), "{}", 0},
        {svg("<ob:credential verify='"s + k_badge_jws + "'/>", k_ob3), k_badge_jws, 0},
        {svg("<ob:credential verify='"s + k_badge_jws + "'></ob:credential>", k_ob3), k_badge_jws, 0},
        {svg("<ob:assertion verify='https://x.example/1'>{}</ob:assertion>", k_ob2), "{}", 0},
        {svg("<ob:assertion verify='https://x.example/1'/>", k_ob2), "https://x.example/1", 0},
        {svg("<ob:credential>{}</ob:credential><script/>", k_ob3), "{}", 0},
        {"<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
         "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n"
             + credential("{}"),
         "{}", 0},
    };
    for (const Case& c : cases) {
        CAPTURE(c.picture);
        const auto payload = baking::extract(as_bytes(c.picture));
        REQUIRE(payload.has_value());
        CHECK(payload->text == c.text);
        CHECK(payload->remarks.size() == c.remarks);
    }
}

TEST_CASE("what is not well-formed, or says two things, is refused") {
    struct Case {
        std::string picture;
        ErrorCode code;
    };
    const std::string attributes(300, 'a');
    std::string nested;
    for (int i = 0; i < 300; ++i) nested += "<g>";
    const Case cases[] = {
        {svg("<g/>"), ErrorCode::not_found},
        {svg("<ob:credential>{}</ob:credential>", "xmlns:ob=\"urn:x\""), ErrorCode::not_found},
        {svg("<g xmlns:ob=\"urn:x\"><ob:credential>{}</ob:credential></g>", k_ob3), ErrorCode::not_found},
        {svg("<ob:credential>{}</ob:credential>"), ErrorCode::parse},
        {svg("<ob:credential>{}</ob:credential><ob:credential>{}</ob:credential>", k_ob3), ErrorCode::parse},
        {svg("<ob:credential verify='"s + k_badge_jws + "'>{}</ob:credential>", k_ob3), ErrorCode::parse},
        {svg("<ob:credential verify='https://x.example/1'/>", k_ob3), ErrorCode::parse},
        {svg("<ob:credential></ob:credential>", k_ob3), ErrorCode::parse},
        {svg("<ob:credential><g/></ob:credential>", k_ob3), ErrorCode::parse},
        {"<svg>" + credential("{}") + "</svg>", ErrorCode::parse},
        {"<html xmlns:svg='http://www.w3.org/2000/svg'><svg:svg/></html>", ErrorCode::parse},
        {"<!DOCTYPE svg [<!ENTITY a \"b\">]>" + credential("{}"), ErrorCode::denied},
        {"<!DOCTYPE svg SYSTEM \"file:///etc/passwd\">" + credential("{}"), ErrorCode::denied},
        {credential("&a;"), ErrorCode::parse},
        {credential("&#0;"), ErrorCode::parse},
        {credential("&#xD800;"), ErrorCode::parse},
        {credential("&#x110000;"), ErrorCode::parse},
        {credential("&amp"), ErrorCode::parse},
        {credential("]]>"), ErrorCode::parse},
        {credential("{}\x01"), ErrorCode::parse},
        {credential("{}\xff"), ErrorCode::parse},
        {svg("<g"), ErrorCode::parse},
        {svg("<g><a></g></a>"), ErrorCode::parse},
        {svg("<!-- -- -->"), ErrorCode::parse},
        {svg("<g a='1' a='2'/>"), ErrorCode::parse},
        {svg("<g x:a='1' y:a='2'/>", "xmlns:x='urn:x' xmlns:y='urn:x'"), ErrorCode::parse},
        {svg("<g a='<'/>"), ErrorCode::parse},
        {svg("<g a=1/>"), ErrorCode::parse},
        {svg("<g a='1'b='2'/>"), ErrorCode::parse},
        {svg("<g><![CDATA[</g>"), ErrorCode::parse},
        {credential("{}") + "x", ErrorCode::parse},
        {credential("{}") + credential("{}"), ErrorCode::parse},
        {"<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + credential("{}"), ErrorCode::unsupported},
        {"<?xml version=\"1.1\"?>" + credential("{}"), ErrorCode::unsupported},
        {svg(nested), ErrorCode::limit},
        {"\x1f\x8b\x08", ErrorCode::unsupported},
    };
    for (const Case& c : cases) {
        CAPTURE(c.picture);
        const auto payload = baking::extract(as_bytes(c.picture));
        REQUIRE_FALSE(payload.has_value());
        CHECK(to_string(payload.error().code) == to_string(c.code));
    }
}

TEST_CASE("a picture with active content is not baked, and the element is named with its line") {
    const char* const active[] = {
        "<script>alert(1)</script>",
        "<g onclick=\"alert(1)\"/>",
        "<a href=\"https://x.example/\"><g/></a>",
        "<foreignObject/>",
        "<iframe xmlns=\"http://www.w3.org/1999/xhtml\"/>",
        "<image href=\"https://x.example/t.png\"/>",
        "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
        "<use href=\"other.svg#a\"/>",
        "<use xmlns:q=\"http://www.w3.org/1999/xlink\" q:href=\"javascript:alert(1)\"/>",
        "<animate attributeName=\"href\"/>",
        "<set attributeName=\"href\"/>",
        "<rect style=\"fill:url(https://x.example/a.svg#b)\"/>",
        "<rect fill=\"url( 'http://x.example/a')\"/>",
        "<rect style=\"fill:u\\72l(x)\"/>",
        "<style>@import 'https://x.example/a.css';</style>",
        "<style>rect{fill:<![CDATA[url(]]>//x.example/a)}</style>",
        "<g xml:base=\"https://x.example/\"/>",
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"a\"/>",
        "<?xml-stylesheet href=\"a.css\"?>",
    };
    for (const char* content : active) {
        CAPTURE(content);
        const auto baked = baking::bake(as_bytes(svg("\n"s + content)), k_badge_json);
        REQUIRE_FALSE(baked.has_value());
        CHECK((baked.error().code == ErrorCode::denied));
        CHECK(baked.error().where == "line 2");
    }
}

TEST_CASE("what drawing programs write is baked") {
    const char* const drawn[] = {
        "<title>Badge</title><desc>d</desc><defs><linearGradient id=\"a\"><stop offset=\"0\" "
        "stop-color=\"#fff\"/>"
        "</linearGradient></defs><circle cx=\"1\" cy=\"1\" r=\"1\" fill=\"url(#a)\" "
        "style=\"fill:url('#a')\"/>",
        "<image width=\"1\" height=\"1\" href=\"data:image/png;base64,AAAA\"/>",
        "<style type=\"text/css\">.a{fill:red}</style><text class=\"a\" font-family=\"sans-serif\">A</text>",
        "<s:namedview xmlns:s=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" id=\"b\"/>",
        "<metadata><r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></metadata>",
        "<g data-name=\"Layer 1\" aria-label=\"x\" xml:space=\"preserve\"><path d=\"M0 0z\"/></g>",
    };
    for (const char* content : drawn) {
        CAPTURE(content);
        const auto baked = baking::bake(as_bytes(svg(content)), k_badge_json);
        if (!baked) FAIL_CHECK(baked.error().message);
    }
}

TEST_CASE("an SVG's size is its viewBox, or its width and height") {
    const auto box = baking::picture_size(as_bytes(svg("", "width=\"9\" viewBox=\"0 0, 512.5 256\"")));
    CHECK(box->width == 512.5);
    CHECK(box->height == 256);
    CHECK(baking::picture_size(as_bytes(svg("", "width=\"90px\" height=\"40\"")))->width == 90);
}
