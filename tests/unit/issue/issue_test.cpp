#include <catch2/catch.hpp>
#include <insignia/credential/read.h>
#include <insignia/issue/issue.h>

using namespace insignia;
using namespace insignia::issue;

namespace {

Batch make_batch(RecipientAs as) {
    Batch batch;
    batch.definition.slug = "basics";
    batch.definition.language = "en";
    batch.definition.name = {{"en", "Basics"}, {"it", "Le basi"}};
    batch.definition.description = {{"en", "Did it."}};
    batch.definition.criteria = {{"en", "- Was there"}};
    batch.definition.start_date = "2025-09-17";
    batch.issuer.id = "did:web:example.org";
    batch.issuer.name = "Org";
    batch.recipient_as = as;
    return batch;
}

Plan make_plan() {
    return {"urn:uuid:0b0d9c3c-6d6a-4a5e-8f2c-6f6c33a4f0aa",
            "000102030405060708090a0b0c0d0e0f",
            {1'772'366'400, 0},
            std::nullopt};
}

const Recipient k_ada = {"Ada", "Ada@Example.org", "", "", {}, "", "", "", std::nullopt};

} // namespace

TEST_CASE("the identity hash is the one of the specification") {
    CHECK(identity_hash("a@example.com", "Kosher")
          == "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399");
}

TEST_CASE("a badge says who, what, when") {
    const auto prepared = prepare(make_batch(RecipientAs::hash));
    REQUIRE(prepared);
    const auto badge = build(*prepared, k_ada, make_plan());
    REQUIRE(badge);
    CHECK(json::member_text(*badge, "id") == "urn:uuid:0b0d9c3c-6d6a-4a5e-8f2c-6f6c33a4f0aa");
    CHECK(json::member_text(*badge, "validFrom") == "2026-03-01T12:00:00Z");
    CHECK(badge->find("validUntil") == badge->end());
    CHECK(json::find(*badge, "/issuer/id")->get<std::string>() == "did:web:example.org");
    const auto* const identity = json::find(*badge, "/credentialSubject/identifier/0");
    REQUIRE(identity != nullptr);
    CHECK(json::member_text(*identity, "identityHash") == identity_hash("ada@example.org", make_plan().salt));
    CHECK(json::find(*badge, "/credentialSubject/identifier/1/identityHash")->get<std::string>() == "Ada");
    CHECK(json::to_compact_text(*badge).find("Ada@") == std::string::npos);
    CHECK(*build(*prepared, k_ada, make_plan()) == *badge);
    CHECK(credential::read_credential(*badge).problems.empty());
}

TEST_CASE("a recipient is named in four ways") {
    struct Case {
        RecipientAs as;
        std::string email, did;
        std::string id; // of the subject; "*" is any
        std::size_t identifiers;
        bool ok;
    };
    const Case cases[] = {
        {RecipientAs::hash, "a@example.org", "", "", 2, true},
        {RecipientAs::hash, "a@example.org", "did:example:a", "did:example:a", 2, true},
        {RecipientAs::hash, "", "did:example:a", "did:example:a", 1, true},
        {RecipientAs::hash, "", "", "", 0, false},
        {RecipientAs::plain, "a@example.org", "", "", 2, true},
        {RecipientAs::did, "a@example.org", "did:example:a", "did:example:a", 1, true},
        {RecipientAs::did, "a@example.org", "", "", 0, false},
        {RecipientAs::bearer, "", "", "*", 0, true},
        {RecipientAs::bearer, "a@example.org", "did:example:a", "*", 0, true},
    };
    for (const auto& row : cases) {
        const auto prepared = prepare(make_batch(row.as));
        REQUIRE(prepared);
        auto person = k_ada;
        person.email = row.email;
        person.did = row.did;
        const auto badge = build(*prepared, person, make_plan());
        CAPTURE(static_cast<int>(row.as), row.email, row.did);
        REQUIRE(badge.has_value() == row.ok);
        if (!row.ok) continue;
        const auto& subject = badge->at("credentialSubject");
        const auto id = std::string(json::member_text(subject, "id"));
        if (row.id == "*")
            CHECK(id.starts_with("urn:uuid:"));
        else
            CHECK(id == row.id);
        const auto* const identifiers = json::member(subject, "identifier");
        CHECK((identifiers == nullptr ? 0 : identifiers->size()) == row.identifiers);
    }
}

TEST_CASE("people get the texts of their language, where there are some") {
    const auto prepared = prepare(make_batch(RecipientAs::hash));
    REQUIRE(prepared);
    for (const auto& [language, name] :
         {std::pair("it", "Le basi"), std::pair("en", "Basics"), std::pair("fr", "Basics"),
          std::pair("it-CH", "Le basi"), std::pair("", "Basics")}) {
        auto person = k_ada;
        person.language = language;
        const auto badge = build(*prepared, person, make_plan());
        REQUIRE(badge);
        CHECK(json::member_text(*badge, "name") == name);
    }
}

TEST_CASE("a translation is an achievement of its own, and each names the other") {
    const auto prepared = prepare(make_batch(RecipientAs::hash));
    REQUIRE(prepared);
    const auto& english = prepared->achievements.at("en");
    const auto& italian = prepared->achievements.at("it");
    CHECK(english.id != italian.id);
    REQUIRE(english.related.size() == 1);
    CHECK(english.related.front().id == italian.id);
    CHECK(english.related.front().in_language == "it");
    REQUIRE(italian.related.size() == 1);
    CHECK(italian.related.front().id == english.id);

    auto fixed = make_batch(RecipientAs::hash);
    fixed.definition.id = "https://example.org/basics";
    const auto with_address = prepare(fixed);
    REQUIRE(with_address);
    CHECK(with_address->achievements.at("en").id == "https://example.org/basics");
    CHECK(with_address->achievements.at("it").id != italian.id);
}

TEST_CASE("a definition without name, description or criteria is not issued") {
    for (const auto member : {&credential::Definition::name, &credential::Definition::description,
                              &credential::Definition::criteria}) {
        auto batch = make_batch(RecipientAs::hash);
        (batch.definition.*member).clear();
        const auto prepared = prepare(batch);
        REQUIRE_FALSE(prepared);
        CHECK(prepared.error().hints.front().starts_with("add  "));
    }
    auto batch = make_batch(RecipientAs::hash);
    batch.definition.criteria.clear();
    batch.definition.criteria_url = "https://example.org/criteria";
    CHECK(prepare(batch));
}

TEST_CASE("identifiers have the form of their versions") {
    const std::array<std::uint8_t, 16> ones = {255, 255, 255, 255, 255, 255, 255, 255,
                                               255, 255, 255, 255, 255, 255, 255, 255};
    CHECK(urn_uuid(ones) == "urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff");
    const auto id = achievement_id("did:web:example.org", "basics", "1");
    CHECK(id.size() == 45);
    CHECK(id[23] == '8');
    CHECK(id == achievement_id("did:web:example.org", "basics", "1"));
    CHECK(id != achievement_id("did:web:example.org", "basics", "2"));
}

TEST_CASE("durations are added as the calendar says") {
    struct Case {
        const char* from;
        const char* duration;
        const char* until; // "" is an error
    };
    const Case cases[] = {
        {"2026-03-01T12:00:00Z", "P3Y", "2029-03-01T12:00:00Z"},
        {"2026-01-31T00:00:00Z", "P1M", "2026-02-28T00:00:00Z"},
        {"2024-02-29T00:00:00Z", "P1Y", "2025-02-28T00:00:00Z"},
        {"2024-02-29T00:00:00Z", "P4Y", "2028-02-29T00:00:00Z"},
        {"2026-12-15T00:00:00Z", "P18M", "2028-06-15T00:00:00Z"},
        {"2026-03-01T12:00:00Z", "P90D", "2026-05-30T12:00:00Z"},
        {"2026-03-01T12:00:00Z", "P2W", "2026-03-15T12:00:00Z"},
        {"2026-03-01T12:00:00Z", "P1Y2M3D", "2027-05-04T12:00:00Z"},
        {"2026-03-01T12:00:00Z", "P9000Y", ""},
        {"9999-12-31T12:00:00Z", "P1D", ""},
        {"2026-03-01T12:00:00Z", "P", ""},
        {"2026-03-01T12:00:00Z", "3Y", ""},
        {"2026-03-01T12:00:00Z", "P1D1Y", ""},
        {"2026-03-01T12:00:00Z", "PT1H", ""},
        {"2026-03-01T12:00:00Z", "P3", ""},
        {"2026-03-01T12:00:00Z", "P99999D", ""},
    };
    for (const auto& [from, duration, until] : cases) {
        const auto result = add_duration(*Instant::parse(from), duration);
        CAPTURE(from, duration);
        if (std::string_view(until).empty())
            CHECK_FALSE(result);
        else {
            REQUIRE(result);
            CHECK(result->to_string() == until);
        }
    }
}
