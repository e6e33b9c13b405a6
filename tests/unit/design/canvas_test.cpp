#include <catch2/catch.hpp>
#include <insignia/design/canvas.h>

using namespace insignia;

namespace {

credential::Definition harbour_guide() {
    credential::Definition definition;
    definition.language = "en";
    definition.name = {{"en", "Harbour <Guide>"}, {"it", "Guida"}};
    definition.description = {{"en", "Guided a **group** through [the harbour](https://harbour.example)."}};
    definition.criteria = {{"en", "- Led one tour\n- Wrote a plan\n\n## And\n\nspoke"}};
    definition.evidence.push_back({{{"en", "Tour plan"}}, {}, credential::Assessor::organiser, true});
    definition.hours = 12;
    return definition;
}

constexpr const char* k_picture = "<svg viewBox=\"0 0 4 4\"><g/></svg>";

// The text element that holds `text`.
std::string element_with(const std::string& svg, std::string_view text) {
    const std::size_t found = svg.find(text, svg.find("<rect"));
    REQUIRE(found != std::string::npos);
    const std::size_t begin = svg.rfind("<text", found);
    REQUIRE(begin != std::string::npos);
    return svg.substr(begin, svg.find("</text>", found) - begin);
}

} // namespace

TEST_CASE("a canvas holds everything that was decided, without the signs of Markdown") {
    const auto page = design::draw_canvas(harbour_guide(), "en", "Club", k_picture);
    for (const char* text : {"Harbour &lt;Guide&gt;", "Guided a group through the harbour.",
                             "•\u00a0Led one tour", "•\u00a0Tour plan (assessed by the", "12 h", "en, it",
                             "Badge design canvas", "viewBox=\"0 0 4 4\""}) {
        CAPTURE(text);
        CHECK(page.svg.find(text) != std::string::npos);
    }
    CHECK(page.cut.empty());
    CHECK(element_with(page.svg, ">And").find("font-weight=\"700\"") != std::string::npos);
    auto short_tour = harbour_guide();
    short_tour.hours = 1.5;
    const auto italian = design::draw_canvas(short_tour, "it", "Club", "");
    CHECK(italian.svg.find("Che cosa è stato fatto") != std::string::npos);
    CHECK(italian.svg.find(">1,5 h<") != std::string::npos);
}

TEST_CASE("a canvas cuts what cannot fit and says so") {
    auto definition = harbour_guide();
    std::string long_text;
    for (int i = 0; i < 2000; ++i) long_text += "word ";
    definition.description = {{"en", long_text}};
    const auto page = design::draw_canvas(definition, "en", "Club", "");
    CHECK(page.svg.find("…</text>") != std::string::npos);
    CHECK(page.cut == std::vector<std::string>{"What earners did"});
}

TEST_CASE("long names on a canvas stay beside the picture and are whole") {
    auto definition = harbour_guide();
    const char* const words[] = {"Designing, Organising, Facilitating and Evaluating", "Participation!!"};
    definition.name = {
        {"en", "Designing, Organising, Facilitating and Evaluating an International Youth Exchange on "
               "Digital Rights and Participation!!"}};
    const auto page = design::draw_canvas(definition, "en",
                                          "Europäische Vereinigung für Jugendaustausch, Digitale Teilhabe "
                                          "und Lebenslanges Lernen in Städten und "
                                          "Gemeinden e. V. (Landesverband Mecklenburg-Vorpommern)",
                                          k_picture);
    CHECK(page.cut.empty());
    // The name in two lines, not in tiny letters.
    CHECK(element_with(page.svg, words[0]) != element_with(page.svg, words[1]));
    CHECK(page.svg.find("Vorpommern)</text>") != std::string::npos);
}

TEST_CASE("a canvas in a script from right to left begins at the right") {
    auto definition = harbour_guide();
    definition.name = {{"ar", "مهارات (2) Open"}};
    definition.language = "ar";
    const auto page = design::draw_canvas(definition, "ar", "Club", k_picture);
    const std::string name = element_with(page.svg, "مهارات");
    CHECK(name.find("x=\"287\"") != std::string::npos);
    CHECK(name.find(" direction=\"rtl\">") != std::string::npos);
    CHECK(element_with(page.svg, ">Club").find("x=\"287\"") != std::string::npos);
    CHECK(element_with(page.svg, ">Club").find("text-anchor=\"end\"") != std::string::npos);
    CHECK(page.svg.find("<svg x=\"10\"") != std::string::npos);

    definition.description = {{"ar", "شرح"}};
    definition.name = {{"ar", "Guide"}};
    const std::string text = element_with(design::draw_canvas(definition, "ar", "Club", "").svg, "شرح");
    CHECK(text.find("x=\"13.5\"") != std::string::npos);
    CHECK(text.find(" direction=\"rtl\" text-anchor=\"end\"") != std::string::npos);
}
