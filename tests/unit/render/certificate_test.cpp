#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/render/certificate.h>

using namespace insignia;
using render::Certificate;

namespace {

constexpr const char* k_long_name = "Ana María de los Ángeles Fernández-Villaverde García-Montenegro";

// The texts of a drawing, one after the other.
std::string texts_of(std::string_view svg) {
    std::string texts;
    for (std::size_t at = svg.find("<text"); at != std::string_view::npos; at = svg.find("<text", at + 1)) {
        const std::size_t begin = svg.find('>', at) + 1;
        texts += std::string(svg.substr(begin, svg.find("</text>", begin) - begin)) + " ";
    }
    return texts;
}

// The attributes of the text element that holds `text`.
std::string attributes_of(std::string_view svg, std::string_view text) {
    const std::size_t found = svg.find(text);
    REQUIRE(found != std::string_view::npos);
    const std::size_t begin = svg.rfind("<text", found);
    return std::string(svg.substr(begin, svg.find('>', begin) - begin));
}

std::string repeated(std::string_view text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += fmt::format("{} {}. ", text, i);
    return all;
}

} // namespace

TEST_CASE("long names are whole") {
    Certificate page{"es",         k_long_name, "Diseño",       "Descripción.",
                     "Criterios.", {},          "did:key:z6Mk", "2026-01-01"};
    page.issuer =
        "Federación Internacional de Asociaciones de Educación No Formal y Aprendizaje Intercultural de la "
        "Juventud Europea y Mediterránea";
    const auto drawn = render::draw_certificate(page);
    CHECK(drawn.cut.empty());
    const std::string texts = replace_all(texts_of(drawn.svg), "- ", "-");
    CHECK(texts.find(k_long_name) != std::string::npos);
    CHECK(texts.find(page.issuer) != std::string::npos);
    CHECK(texts.find("…") == std::string::npos);
}

TEST_CASE("the description and the criteria share the page, and what is cut is told") {
    Certificate page{"en", "Ada",    "Knots",        repeated("What was done", 20),
                     "",   "School", "did:key:z6Mk", "2026-01-01"};
    auto drawn = render::draw_certificate(page);
    CHECK(drawn.cut.empty());
    CHECK(texts_of(drawn.svg).find("What was done 19.") != std::string::npos);

    page.criteria = "- " + replace_all(repeated("Shown", 30), ". S", "\n- S");
    drawn = render::draw_certificate(page);
    CHECK(drawn.cut == std::vector<std::string>{"the criteria"});
    CHECK(texts_of(drawn.svg).find("…") != std::string::npos);
    CHECK(texts_of(drawn.svg).find("What was done 19.") != std::string::npos);

    page.description = repeated("What was done", 200);
    drawn = render::draw_certificate(page);
    CHECK(drawn.cut == std::vector<std::string>{"the description", "the criteria"});
    CHECK(texts_of(drawn.svg).find("Shown 1") != std::string::npos);

    page.earner = repeated("name", 100);
    CHECK(render::draw_certificate(page).cut.front() == "the earner's name");
}

TEST_CASE("paragraphs stay paragraphs, and headings of the criteria are bold") {
    Certificate page{"en",
                     "Ada",
                     "Knots",
                     "Earners tied knots\n\nAt the **harbour**",
                     "Ties ten.\n\n**Evidence**\n\n- A photo",
                     "School",
                     "",
                     "2026-01-01"};
    const auto drawn = render::draw_certificate(page);
    CHECK(drawn.svg.find(">Earners tied knots</text>") != std::string::npos);
    CHECK(drawn.svg.find(">At the harbour</text>") != std::string::npos);
    for (const char* heading : {">Criteria</text>", ">Evidence</text>"})
        CHECK(attributes_of(drawn.svg, heading).find("font-weight=\"700\"") != std::string::npos);
    CHECK(attributes_of(drawn.svg, ">Ties ten.</text>").find("font-weight") == std::string::npos);
}

TEST_CASE("texts lie at the side of the page, whichever way they run") {
    Certificate page{"en", "מרים כהן", "Knots", "Tied.", "", "School", "", "2026-01-01"};
    const auto left = render::draw_certificate(page).svg;
    const auto name = attributes_of(left, page.earner);
    CHECK(name.find("x=\"1130\"") != std::string::npos);
    CHECK(name.find("direction=\"rtl\" text-anchor=\"end\"") != std::string::npos);

    page.badge = "קשרים";
    const auto right = render::draw_certificate(page).svg;
    for (const char* text : {"מרים כהן", "קשרים", ">Tied.", ">School"}) {
        CAPTURE(text);
        CHECK(attributes_of(right, text).find("x=\"2720\"") != std::string::npos);
    }
    CHECK(attributes_of(right, ">2026-01-01").find("x=\"1130\"") != std::string::npos);
}
