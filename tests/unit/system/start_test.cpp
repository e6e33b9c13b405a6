#include <catch2/catch.hpp>
#include <insignia/credential/system_rules.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/design/design.h>
#include <insignia/issue/issue.h>
#include <insignia/system/start.h>
#include <insignia/workspace/definition_file.h>
#include <insignia/workspace/system_file.h>

using namespace insignia;
using credential::SystemModel;

TEST_CASE("every model makes a system without errors from any number of badges") {
    for (const auto model : {SystemModel::linear, SystemModel::competence_based, SystemModel::skill_tree})
        for (std::size_t count = 1; count <= 12; ++count)
            for (const bool with_meta : {false, true}) {
                system::Start start{"s", "System", "en", model};
                for (std::size_t i = 0; i < count; ++i) {
                    credential::Definition definition;
                    definition.slug = "badge-" + std::to_string(i);
                    start.badges.push_back(definition);
                }
                if (with_meta && count > 1) start.meta = "badge-0";
                const auto system = system::start_system(start);
                CAPTURE(to_string(model), count, with_meta);
                CHECK(system.badges.size() == count);
                for (const auto& problem : credential::check_system({system, start.badges})) {
                    CAPTURE(problem.message);
                    CHECK(problem.rule->weight == credential::Weight::note);
                }
                const auto again = workspace::parse_system(workspace::system_to_toml(system), "s", "s.toml");
                REQUIRE(again.has_value());
                CHECK(workspace::system_to_toml(again->system) == workspace::system_to_toml(system));
            }
}

TEST_CASE("starter badges are complete: they can be drawn, issued, and make a system without a finding") {
    for (const auto model : {SystemModel::linear, SystemModel::competence_based, SystemModel::skill_tree}) {
        system::Start start{"s", "System", "en", model, system::starter_badges(model, {})};
        start.meta = system::probable_meta(start.badges);
        CHECK(start.meta == "programme-completed");
        for (const auto& badge : start.badges) {
            CAPTURE(badge.slug);
            CHECK(design::draw(badge.picture, badge.name.front().second, "en").has_value());
            issue::Batch batch{badge, {}, "", issue::RecipientAs::hash};
            batch.issuer.id = "did:example:issuer";
            CHECK(issue::prepare(batch).has_value());
            CHECK(workspace::parse_definition(workspace::definition_to_toml(badge), badge.slug, "x")
                      .has_value());
            CHECK(badge.alignments.size() == 1);
        }
        const auto system = system::start_system(start);
        CHECK(credential::check_system({system, start.badges}).empty());
    }
}

TEST_CASE("starter badges speak every language that has words, and English where none has") {
    const auto english = system::starter_badges(SystemModel::skill_tree, {});
    for (const std::string& language : credential::vocabulary_languages()) {
        const std::vector<std::string> languages = {language, "en-GB", "xx"};
        const auto badges = system::starter_badges(SystemModel::skill_tree, languages);
        REQUIRE(badges.size() == english.size());
        for (std::size_t i = 0; i < badges.size(); ++i) {
            CAPTURE(language, badges[i].slug);
            CHECK(badges[i].language == language);
            for (const auto part : {&credential::Definition::name, &credential::Definition::description,
                                    &credential::Definition::criteria}) {
                const credential::Localized& words = badges[i].*part;
                REQUIRE(words.size() == 2);
                CHECK(words[1].second == (english[i].*part)[0].second);
                CHECK((language == "en") == (words[0].second == words[1].second));
            }
            CHECK(design::draw(badges[i].picture, badges[i].name.front().second, language).has_value());
        }
        const system::Start start{"s", "System", language, SystemModel::linear, badges};
        CHECK((language == "en")
              == (system::start_system(start).goals[0].text[0].second
                  == "Learners show what the badges of this system stand for"));
    }
    const std::vector<std::string> none = {"xx"};
    CHECK(system::starter_badges(SystemModel::linear, none)[0].name == english[0].name);
}
