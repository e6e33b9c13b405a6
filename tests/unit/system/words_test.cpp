#include <catch2/catch.hpp>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/picture.h>
#include <insignia/workspace/system_file.h>

using namespace insignia;

namespace {

credential::BadgeSystem system_with(const std::string& toml) {
    const auto file = workspace::parse_system("name = \"S\"\n" + toml, "s", "s.toml");
    REQUIRE(file.has_value());
    return file->system;
}

} // namespace

TEST_CASE("a name that ends with a mark of its own gets no full stop behind it") {
    for (const auto& language : credential::vocabulary_languages())
        for (const auto* const name : {"What Is a Badge?", "Go!", "And so on…", "שלום?"}) {
            const auto badges = system_with("language = \"" + language + "\"\n[[badge]]\nbadge = \"" + name
                                            + "\"\n[[badge]]\nbadge = \"b\"\nrequires = \"" + name + "\"\n"
                                            + "[[badge]]\nbadge = \"c\"\nrequires = \"b\"\n");
            const system::Exhibit exhibit{badges, {}, {}};
            CAPTURE(language, name);
            const auto sentence = system::requirement_sentence(exhibit, badges.badges[1].prerequisites);
            CHECK(sentence.find(name) != std::string::npos);
            CHECK(sentence.find("?.") == std::string::npos);
            CHECK(sentence.back() != '.');
            CHECK(system::requirement_sentence(exhibit, badges.badges[2].prerequisites).ends_with("b."));
            const auto drawing = system::draw(exhibit);
            REQUIRE(drawing.has_value());
            const auto page = system::to_html(exhibit, *drawing);
            CHECK(page.find(name + std::string(".")) == std::string::npos);
        }
}

TEST_CASE("goals name competences as people know them") {
    const auto words = [](const std::string& language, const std::string& competences) {
        const auto badges =
            system_with("language = \"" + language + "\"\n[[goal]]\ntext = \"Planning\"\ncompetences = ["
                        + competences + "]\n[[badge]]\nbadge = \"a\"\n");
        return system::competences_in_words({badges, {}, {}}, badges.goals.front());
    };
    CHECK(words("en", R"("lifecomp:P1", "digcomp:4.2", "digcomp-2.2:3")")
          == "LifeComp P1; DigComp 4.2; DigComp 3");
    CHECK(words("en", R"("kc:KC1", "eqf:4")") == "Literacy competence; EQF: Level 4");
    CHECK(words("it", R"("kc:KC1")") == "Competenza alfabetica funzionale");
    CHECK(words("en", R"("ours:X 1")") == "ours X 1");
    CHECK(words("en", "").empty());
    const auto repeated = system_with("[[goal]]\ntext = \"Literacy competence\"\ncompetences = [\"kc:KC1\"]\n"
                                      "[[badge]]\nbadge = \"a\"\n");
    CHECK(system::competences_in_words({repeated, {}, {}}, repeated.goals.front()).empty());
}
