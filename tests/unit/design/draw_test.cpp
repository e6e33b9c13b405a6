#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/baking/baking.h>
#include <insignia/base/files.h>
#include <insignia/design/design.h>
#include <set>

using namespace insignia;
using credential::PictureSpec;

TEST_CASE("there is much to choose from, and names are names") {
    CHECK(design::shapes().size() >= 8);
    CHECK(design::icons().size() >= 32);
    std::set<std::string_view> names;
    for (const design::Icon& icon : design::icons()) {
        CAPTURE(icon.name);
        CHECK(names.insert(icon.name).second);
        CHECK_FALSE(icon.label.empty());
        CHECK_FALSE((icon.fill.empty() && icon.line.empty()));
        CHECK(std::all_of(icon.name.begin(), icon.name.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    }
    std::set<std::string_view> outlines;
    for (const design::Shape& shape : design::shapes()) CHECK(outlines.insert(shape.name).second);
}

TEST_CASE("every shape with every symbol is a small picture without anything active") {
    for (const design::Shape& shape : design::shapes()) {
        for (const design::Icon& icon : design::icons()) {
            PictureSpec spec;
            spec.shape = shape.name;
            spec.icon = icon.name;
            spec.level = static_cast<int>(icon.name.size()) % 6;
            const auto picture = design::draw(spec, "Open Badges Basics", "en");
            REQUIRE(picture.has_value());
            const std::string& svg = picture->svg;
            CHECK(svg.size() < 9000);
            CHECK(svg.find("viewBox=\"0 0 400 400\"") != std::string::npos);
            for (const char* forbidden :
                 {"<style", "<script", "<use", "<image", "href", "style=", " on", "nan", "inf", "&#"}) {
                CAPTURE(shape.name, icon.name, forbidden);
                const auto found = svg.find(forbidden, svg.find("<defs>"));
                CHECK(found == std::string::npos);
            }
            CHECK(std::count(svg.begin(), svg.end(), '<') == std::count(svg.begin(), svg.end(), '>'));
        }
    }
}

TEST_CASE("a credential can be baked into any drawing") {
    constexpr std::string_view k_credential = R"({"type":["VerifiableCredential"]})";
    for (const design::Shape& shape : design::shapes()) {
        CAPTURE(shape.name);
        PictureSpec spec;
        spec.shape = shape.name;
        spec.level = 3;
        const auto picture = design::draw(spec, "شارة & more", "ar");
        REQUIRE(picture.has_value());
        const auto baked = baking::bake(as_bytes(picture->svg), k_credential);
        REQUIRE(baked.has_value());
        CHECK(baking::extract(*baked)->text == k_credential);
    }
}

TEST_CASE("the same badge gives the same bytes, another gives other gradients") {
    PictureSpec spec;
    const auto one = design::draw(spec, "One", "en"), again = design::draw(spec, "One", "en");
    const auto other = design::draw(spec, "Other", "en");
    REQUIRE((one && again && other));
    CHECK(one->svg == again->svg);
    const auto name_of_gradient = [](const std::string& svg) { return svg.substr(svg.find("id=\""), 12); };
    CHECK(name_of_gradient(one->svg) != name_of_gradient(other->svg));
}

TEST_CASE("text is escaped, and may be left out") {
    PictureSpec spec;
    spec.text = "R&D <\"fun\">";
    const auto picture = design::draw(spec, "Title & more", "en");
    REQUIRE(picture.has_value());
    CHECK(picture->svg.find(">R&amp;D &lt;&quot;fun&quot;&gt;</text>") != std::string::npos);
    CHECK(picture->svg.find("<title>Title &amp; more</title>") != std::string::npos);

    spec.theme = "inc";
    CHECK(design::draw(spec, "X", "en").error().hints.front() == "did you mean \"ink\"?");
    spec.theme = "ink";
    spec.text = "-";
    const auto silent = design::draw(spec, "Title", "en");
    REQUIRE(silent.has_value());
    CHECK(silent->svg.find("<text") == std::string::npos);
    CHECK(silent->readable_from == 0);
    CHECK(silent->alt.find("Title") != std::string::npos);
}

TEST_CASE("the picture is described in the language of the title") {
    PictureSpec spec;
    spec.level = 2;
    struct Case {
        const char* language;
        const char* alt;
    };
    const Case cases[] = {
        {"en", "Badge “X”: a six-sided badge with the symbol star, level 2"},
        {"it", "Badge «X» a forma di esagono con una stella, livello 2"},
        {"pt-BR", "Insígnia «X», nível 2"},
        {"hu", "„X” jelvény, 2. szint"},
        {"tlh", "Badge “X”: a six-sided badge with the symbol star, level 2"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.language);
        const auto picture = design::draw(spec, "X", c.language);
        REQUIRE(picture.has_value());
        CHECK(picture->alt == c.alt);
    }
    spec.alt = {{"en", "A blue star"}, {"it", "Una stella blu"}};
    CHECK(design::draw(spec, "X", "it")->alt == "Una stella blu");
    CHECK(design::draw(spec, "X", "fr")->alt == "A blue star");
}

TEST_CASE("what cannot be drawn is refused with the nearest name and the list") {
    struct Case {
        const char* shape;
        const char* icon;
        const char* color;
        int level;
        const char* message;
        const char* hint;
    };
    const Case cases[] = {
        {"hexgon", "star", "#0B5FFF", 0, "there is no shape \"hexgon\"", "did you mean \"hexagon\"?"},
        {"Hexagon", "star", "#0B5FFF", 0, "there is no shape \"Hexagon\"", "did you mean \"hexagon\"?"},
        {"circle", "ligthbulb", "#0B5FFF", 0, "there is no icon \"ligthbulb\"",
         "did you mean \"lightbulb\"?"},
        {"circle", "star", "0B5FFF", 0, "\"0B5FFF\" is not a colour",
         "write six hexadecimal digits after \"#\", for example #0B5FFF"},
        {"circle", "star", "#0B5FFF", 6, "there is no level 6",
         "choose 1 to 5, or 0 for a badge without level"},
    };
    for (const Case& c : cases) {
        PictureSpec spec;
        spec.shape = c.shape, spec.icon = c.icon, spec.color = c.color, spec.level = c.level;
        const auto picture = design::draw(spec, "X", "en");
        REQUIRE_FALSE(picture.has_value());
        CHECK(picture.error().message == c.message);
        REQUIRE_FALSE(picture.error().hints.empty());
        CHECK(picture.error().hints.front() == c.hint);
    }
}

TEST_CASE("the contact sheet shows every shape and symbol") {
    const auto sheet = design::contact_sheet();
    REQUIRE(sheet.has_value());
    for (const design::Icon& icon : design::icons())
        CHECK(sheet->find(">" + std::string(icon.name) + "</text>") != std::string::npos);
    for (const design::Shape& shape : design::shapes())
        CHECK(sheet->find(">" + std::string(shape.name) + "</text>") != std::string::npos);
}

TEST_CASE("drawings are as they were looked at and found good") {
    struct Case {
        const char* file;
        PictureSpec spec;
        const char* title;
        const char* language;
    };
    PictureSpec plain, level, right_to_left, silent;
    plain.icon = "book";
    level.shape = "shield", level.icon = "handshake", level.color = "#1B998B", level.level = 3,
    level.theme = "ink";
    right_to_left.shape = "circle", right_to_left.icon = "globe", right_to_left.color = "#FFD500";
    silent.shape = "rosette", silent.icon = "key", silent.color = "#D81E5B", silent.text = "-";
    const Case cases[] = {
        {"plain.svg", plain, "Open Badges Basics", "en"},
        {"level.svg", level, "Intercultural Dialogue in Practice", "en"},
        {"right-to-left.svg", right_to_left, "أساسيات الشارات الرقمية المفتوحة", "ar"},
        {"silent.svg", silent, "Keeper of keys", "en"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.file);
        const auto picture = design::draw(c.spec, c.title, c.language);
        const auto golden =
            read_text_file(std::string(INSIGNIA_SOURCE_DIR) + "/tests/golden/design/" + c.file);
        REQUIRE((picture && golden));
        CHECK((picture->svg == *golden));
    }
}

TEST_CASE("the contact sheet among the examples is the present one") {
    const auto sheet = design::contact_sheet();
    const auto example = read_text_file(std::string(INSIGNIA_SOURCE_DIR) + "/examples/contact-sheet.svg");
    REQUIRE((sheet && example));
    INFO("make it again: insignia design --contact-sheet examples/contact-sheet.svg, and the same with .png");
    CHECK((*sheet == *example));
}
