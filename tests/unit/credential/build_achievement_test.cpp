#include <catch2/catch.hpp>
#include <insignia/credential/build_badge_class.h>
#include <insignia/credential/class_check.h>
#include <insignia/credential/write.h>

using namespace insignia;
using namespace insignia::credential;

namespace {

Definition definition() {
    Definition d;
    d.slug = "teamwork";
    d.language = "en";
    d.name = {{"en", "Teamwork"}, {"de", "Teamarbeit"}};
    d.description = {{"en", "Works well."}, {"de", "Arbeitet gut."}};
    d.criteria = {{"en", "Work with others."}};
    d.tags = {"team"};
    d.hours = 12;
    EvidenceTask photo;
    photo.name = {{"en", "Photo"}, {"de", "Foto"}};
    photo.description = {{"en", "Of the result"}};
    photo.assessor = Assessor::organiser;
    EvidenceTask diary;
    diary.name = {{"en", "Diary"}};
    diary.required = false;
    d.evidence = {photo, diary};
    d.alignments = {{"DigComp 2.2", "2.4", "Collaborating", "https://x.example/2.4", "CFItem", ""}};
    d.picture.alt = {{"en", "A star"}};
    return d;
}

} // namespace

TEST_CASE("criteria spell out evidence, who assesses it, and the workload") {
    CHECK(criteria_narrative(definition(), "en")
          == "Work with others.\n\n**Evidence**\n\n- **Photo** (required, assessed by the organiser): Of the "
             "result\n"
             "- **Diary** (optional)\n\nWorkload: 12 hours");
    CHECK(criteria_narrative(definition(), "de")
          == "Work with others.\n\n**Nachweise**\n\n- **Foto** (erforderlich, vom Veranstalter bewertet): Of "
             "the "
             "result\n- **Diary** (freiwillig)\n\nArbeitsaufwand: 12 Stunden");
    Definition short_one = definition();
    short_one.evidence.clear();
    short_one.hours = 1;
    CHECK(criteria_narrative(short_one, "en") == "Work with others.\n\nWorkload: 1 hour");
    short_one.hours = 1.5;
    CHECK(criteria_narrative(short_one, "de") == "Work with others.\n\nArbeitsaufwand: 1,5 Stunden");
}

TEST_CASE("context and opportunities follow the description as paragraphs") {
    Definition d = definition();
    d.context = {{"en", "In Ghent, in May."}, {"de", "In Gent, im Mai."}};
    d.opportunities = {{"en", "Opens the trainer course."}};
    CHECK(build_achievement(d, "de", {}).description
          == "Arbeitet gut.\n\nIn Gent, im Mai.\n\nOpens the trainer course.");
    d.context.clear();
    CHECK(build_achievement(d, "en", {}).description == "Works well.\n\nOpens the trainer course.");
}

TEST_CASE("a definition becomes an achievement without problems") {
    AchievementFrame frame;
    frame.id = "urn:uuid:7772c2f8-cf3a-4364-80e4-46fb76beb7bc";
    frame.creator.id = "did:key:z6Mk";
    frame.image = "https://x.example/teamwork.png";
    const auto achievement = build_achievement(definition(), "de", frame);
    CHECK(achievement.name == "Teamarbeit");
    CHECK(achievement.in_language == "de");
    CHECK_FALSE(achievement.credits_available);
    CHECK(achievement.image->caption == "A star");
    CHECK(check_class("Achievement", to_json(achievement)).empty());
}

TEST_CASE("a definition becomes a BadgeClass of version 2") {
    AchievementFrame frame;
    frame.id = "urn:uuid:7772c2f8-cf3a-4364-80e4-46fb76beb7bc";
    frame.creator.id = "did:key:z6Mk";
    frame.creator.name = "Club";
    frame.creator.url = "https://x.example";
    frame.image = "https://x.example/teamwork.png";
    const auto badge = build_badge_class(definition(), "en", frame);
    CHECK(json::member_text(badge, "type") == "BadgeClass");
    CHECK(json::member_text(badge, "name") == "Teamwork");
    CHECK(badge["issuer"]["id"] == "https://x.example");
    CHECK(badge["criteria"]["narrative"].get<std::string>().starts_with("Work with others."));
    CHECK(badge["alignment"][0]["targetCode"] == "2.4");
    CHECK(badge["image"]["caption"] == "A star");
    CHECK(badge["tags"] == json::Value::array({"team"}));
    CHECK_FALSE(badge.contains("achievementType"));
}

TEST_CASE("a language that the definition does not have falls back to its own") {
    const auto achievement = build_achievement(definition(), "fr", {});
    CHECK(achievement.name == "Teamwork");
    CHECK(achievement.in_language == "en");
    CHECK_FALSE(achievement.creator);
    CHECK(in_language(definition().name, "de-AT") == "Teamarbeit");
}
