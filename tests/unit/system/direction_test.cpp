#include <catch2/catch.hpp>
#include <insignia/system/direction_internal.h>
#include <insignia/system/lettering_internal.h>
#include <insignia/system/picture.h>
#include <insignia/workspace/system_file.h>
#include <pugixml.hpp>

using namespace insignia;

namespace {

credential::BadgeSystem system_in(const std::string& language) {
    const auto file =
        workspace::parse_system("name = \"شارات Open Badges (2025)\"\nlanguage = \"" + language
                                    + "\"\n[[goal]]\ntext = \"Learn\"\n"
                                      "[[badge]]\nbadge = \"أول\"\nlevel = 1\nstage = \"onboarding\"\n"
                                      "[[badge.activity]]\nname = \"Zoom\"\nhours = 2\n"
                                      "[[badge]]\nbadge = \"Two\"\nrequires = \"أول\"\nstage = "
                                      "\"motivation\"\n",
                                "s", "s.toml");
    REQUIRE(file.has_value());
    return file->system;
}

double x_of(const pugi::xml_node& svg, const std::string& text) {
    for (const auto& line : svg.children("text"))
        if (std::string(line.text().get()) == text) return line.attribute("x").as_double();
    FAIL("no text " << text);
    return 0;
}

} // namespace

TEST_CASE("languages are known by the side on which they begin") {
    for (const auto* const language : {"ar", "AR-eg", "he", "fa-IR", "az-Arab", "ur"})
        CHECK(system::runs_right_to_left(language));
    for (const auto* const language : {"en", "az", "ur-Latn", "ks-Deva-IN", ""})
        CHECK_FALSE(system::runs_right_to_left(language));
}

TEST_CASE("isolates stay when they are closed, and are shown when they are not") {
    CHECK(system::xml("a \u2068b\u2069") == "a \u2068b\u2069");
    CHECK(system::xml("a \u2069b\u2068") == "a \\u2069b\\u2068");
    CHECK(system::xml("\u2068a\u202e\u2069") == "\u2068a\\u202e\u2069");
    CHECK(system::isolated("plain", "en") == "plain");
    CHECK(system::isolated("שלום?", "en") == "\u2068שלום?\u2069");
    CHECK(system::isolated("a\u2069", "ar") == "\u2068a\\u2069\u2069");
    for (const auto& line :
         system::wrap("\u2068one two three\u2069, four", 60, 17, system::Weight::bold, 9)) {
        CAPTURE(line);
        CHECK(system::safe(line) == line);
    }
}

TEST_CASE("in a language from right to left, sheet and page begin on the right") {
    for (const bool reversed : {true, false}) {
        const auto badge_system = system_in(reversed ? "ar" : "en");
        const auto progress = system::progress_of(badge_system, "a***@example.org", {"أول"});
        const system::Exhibit exhibit{badge_system, {}, {}, &progress};
        const auto drawing = system::draw(exhibit);
        REQUIRE(drawing.has_value());
        pugi::xml_document document;
        REQUIRE(document.load_string(drawing->svg.c_str()));
        const auto svg = document.child("svg");
        CAPTURE(reversed);
        CHECK(std::string(svg.attribute("direction").value()) == "ltr");
        CHECK((x_of(svg, "شارات Open Badges (2025)") > drawing->width / 2) == reversed);
        CHECK((x_of(svg, "Onboarding") > x_of(svg, "Motivation")) == reversed);
        CHECK((x_of(svg, "أول") > x_of(svg, "Two")) == reversed);
        CHECK((x_of(svg, "comes before") > drawing->width / 2) == reversed);
        // The title reads from right to left on both.
        CHECK(drawing->svg.find(
                  "direction=\"rtl\" fill=\"#1F2430\" font-weight=\"700\">شارات Open Badges (2025)<")
              != std::string::npos);
        const auto page = system::to_html(exhibit, *drawing);
        CHECK((page.find("dir=\"rtl\"") != std::string::npos) == reversed);
        CHECK(page.find("Requires \u2068أول\u2069") != std::string::npos);
        CHECK(page.find("<h3><bdi>أول</bdi></h3>") != std::string::npos);
    }
}
