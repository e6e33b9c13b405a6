#include <catch2/catch.hpp>
#include <insignia/credential/frameworks.h>

using namespace insignia::credential;

TEST_CASE("the shipped frameworks are complete and have labels") {
    struct Case {
        const char* id;
        std::size_t competences;
    };
    for (const Case& c : {Case{"key-competences-2018", 8},
                          {"digcomp-2.2", 26},
                          {"lifecomp", 12},
                          {"entrecomp", 18},
                          {"greencomp", 16},
                          {"eqf-levels", 8}}) {
        CAPTURE(c.id);
        const Framework* framework = find_framework(shipped_frameworks(), c.id);
        REQUIRE(framework != nullptr);
        CHECK(framework->competences.size() == c.competences);
        CHECK(framework->page.starts_with("https://"));
        for (const Competence& competence : framework->competences) {
            CAPTURE(competence.code);
            CHECK(competence.label.front().first == "en");
            CHECK((competence.parent.empty() || framework->find(competence.parent) != nullptr));
        }
    }
}

TEST_CASE("a framework is found by what people call it") {
    for (const char* name : {"DigComp 2.2", "digcomp", "DIGCOMP-2.2", "LifeComp", "eqf", "kc"}) {
        CAPTURE(name);
        CHECK(find_framework(shipped_frameworks(), name) != nullptr);
    }
    CHECK(find_framework(shipped_frameworks(), "ESCO") == nullptr);
}

TEST_CASE("a search finds codes, whole words before beginnings, and labels of any language") {
    const auto by_code = search_frameworks(shipped_frameworks(), "kc5");
    REQUIRE_FALSE(by_code.empty());
    CHECK(by_code.front().competence->code == "KC5");
    const auto by_words = search_frameworks(shipped_frameworks(), "critical think");
    REQUIRE(by_words.size() == 2);
    CHECK(by_words.back().framework->name == "LifeComp");
    CHECK_FALSE(search_frameworks(shipped_frameworks(), "navigare").empty());
    CHECK(search_frameworks(shipped_frameworks(), "").empty());
    CHECK(search_frameworks(shipped_frameworks(), "zzz").empty());
}

TEST_CASE("an alignment has an address even where the competence has none of its own") {
    const Framework* digcomp = find_framework(shipped_frameworks(), "digcomp");
    REQUIRE(digcomp != nullptr);
    const auto alignment = align_to(*digcomp, *digcomp->find("1.2"), "it");
    CHECK(alignment.name == "Valutare dati, informazioni e contenuti digitali");
    CHECK_FALSE(alignment.url.empty());
    CHECK(align_to(*digcomp, *digcomp->find("5.3"), "it").name == "Creatively using digital technology");
}
