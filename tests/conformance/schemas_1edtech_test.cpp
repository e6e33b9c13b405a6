// Our schemas against the published ones: the same answer to every sample and to every sample spoiled in one
// member. The published "plain" schemas demand lists, so that is how the samples are written here.
#include <catch2/catch.hpp>
#include <insignia/credential/class_table.h>
#include <insignia/credential/json_schema.h>
#include <insignia/schema/embedded_schemas.h>
#include <insignia/schema/schema.h>
#include <support/conformance.h>

using namespace insignia;

namespace {

using Pointer = json::Value::json_pointer;

struct Pair {
    json::Value published;
    json::Value ours;
};

bool accepts(const json::Value& schema, const json::Value& document) {
    const auto violations = schema::validate(schema, document);
    if (!violations) UNSCOPED_INFO(violations.error().message << " at " << violations.error().where);
    REQUIRE(violations.has_value());
    for (const schema::Violation& violation : *violations)
        UNSCOPED_INFO(violation.pointer << ": " << violation.message);
    return violations->empty();
}

Pair schemas(const std::string& name) {
    const auto folder = test::conformance_folder("schemas-1edtech") / "ob-v3p0" / "schema";
    const auto* const embedded = schema::find_embedded_schema(
        "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_" + name + "_schema.json");
    REQUIRE(embedded != nullptr);
    return {test::read_json_vector(folder / (name + ".json")), *json::parse(embedded->text)};
}

// The same document with every list of the class tables written as a list, as the plain schemas demand. There
// is one status in them, and the types of some classes are texts.
json::Value with_lists(std::string_view class_name, json::Value value) {
    const auto* const row = credential::find_class(class_name);
    if (row == nullptr || !value.is_object()) return value;
    if (row->type_form == credential::TypeForm::list && value.contains("type") && value["type"].is_string())
        value["type"] = json::Value::array({value["type"]});
    const bool text = row->type_form == credential::TypeForm::text;
    if (text && value.contains("type") && value["type"].is_array() && value["type"].size() == 1)
        value["type"] = json::Value(value["type"][0]);
    const json::Value before = value;
    for (const auto& [name, entry] : before.items()) {
        const auto* const member = credential::find_member(*row, name);
        if (member == nullptr) continue;
        const bool list = member->cardinality == credential::Cardinality::zero_or_more
                          || member->cardinality == credential::Cardinality::one_or_more;
        json::Value& place = value[name];
        if (list && !place.is_array() && name != "credentialStatus") place = json::Value::array({place});
        if (place.is_array())
            for (json::Value& one : place) one = with_lists(member->of, one);
        else
            place = with_lists(member->of, place);
    }
    return value;
}

json::Value full_badge() {
    return *json::parse(R"({
      "@context": ["https://www.w3.org/ns/credentials/v2",
                   "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:x:1", "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": "n", "description": "d",
      "image": {"id": "https://e.org/i.png", "type": "Image", "caption": "c"},
      "awardedDate": "2025-01-01T00:00:00Z", "validFrom": "2025-01-01T00:00:00Z",
      "validUntil": "2026-01-01T00:00:00Z",
      "issuer": {"id": "https://e.org", "type": ["Profile"], "name": "n", "url": "https://e.org", "phone": "1",
        "description": "d", "email": "a@e.org", "official": "o", "familyName": "f", "givenName": "g",
        "dateOfBirth": "2000-01-01", "image": {"id": "https://e.org/i.png", "type": "Image"},
        "address": {"type": ["Address"], "addressCountry": "c", "addressLocality": "l", "streetAddress": "s",
          "geo": {"type": "GeoCoordinates", "latitude": 1.5, "longitude": 2}},
        "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "i", "identifierType": "sourcedId"}],
        "parentOrg": {"id": "https://p.org", "type": ["Profile"]}},
      "credentialSubject": {"id": "did:example:1", "type": ["AchievementSubject"],
        "activityEndDate": "2025-01-01T00:00:00Z", "activityStartDate": "2025-01-01T00:00:00Z",
        "creditsEarned": 1.5, "licenseNumber": "l", "narrative": "n", "role": "r", "term": "t",
        "identifier": [{"type": "IdentityObject", "hashed": false, "identityHash": "a@e.org",
                        "identityType": "emailAddress", "salt": "s"}],
        "source": {"id": "https://s.org", "type": ["Profile"]},
        "result": [{"type": ["Result"], "achievedLevel": "urn:x:l1", "resultDescription": "urn:x:r1",
                    "status": "Completed", "value": "1",
                    "alignment": [{"type": ["Alignment"], "targetName": "n", "targetUrl": "https://e.org"}]}],
        "achievement": {"id": "urn:x:2", "type": ["Achievement"], "name": "n", "description": "d",
          "achievementType": "Badge", "criteria": {"id": "https://e.org/c", "narrative": "n"},
          "creator": {"id": "https://c.org", "type": ["Profile"]}, "creditsAvailable": 2, "fieldOfStudy": "f",
          "humanCode": "h", "inLanguage": "pt-BR", "specialization": "s", "tag": ["t"], "version": "1",
          "image": {"id": "https://e.org/i.png", "type": "Image"},
          "alignment": [{"type": ["Alignment"], "targetCode": "c", "targetDescription": "d", "targetName": "n",
                         "targetFramework": "f", "targetType": "CTDL", "targetUrl": "https://e.org"}],
          "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "i", "identifierType": "isbn"}],
          "related": [{"id": "urn:x:3", "type": ["Related"], "inLanguage": "en", "version": "2"}],
          "resultDescription": [{"id": "urn:x:r1", "type": ["ResultDescription"], "name": "n",
            "resultType": "Status", "allowedValue": ["1"], "requiredLevel": "urn:x:l1", "requiredValue": "1",
            "valueMax": "2", "valueMin": "1",
            "rubricCriterionLevel": [{"id": "urn:x:l1", "type": ["RubricCriterionLevel"], "name": "n",
              "description": "d", "level": "l", "points": "1"}]}]}},
      "evidence": [{"id": "https://e.org/e", "type": ["Evidence"], "narrative": "n", "name": "n",
                    "description": "d", "genre": "g", "audience": "a"}],
      "endorsement": [{"@context": ["https://www.w3.org/ns/credentials/v2",
                       "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:x:9", "type": ["VerifiableCredential", "EndorsementCredential"], "name": "n",
        "issuer": "https://o.org", "validFrom": "2025-01-01T00:00:00Z",
        "credentialSubject": {"id": "urn:x:2", "type": ["EndorsementSubject"], "endorsementComment": "c"}}],
      "endorsementJwt": ["e30.e30.AA"],
      "credentialSchema": [{"id": "https://e.org/s", "type": "1EdTechJsonSchemaValidator2019"}],
      "credentialStatus": {"id": "https://e.org/st", "type": "1EdTechRevocationList"},
      "refreshService": {"id": "https://e.org/r", "type": "1EdTechCredentialRefresh"},
      "termsOfUse": [{"id": "https://e.org/t", "type": "Terms"}],
      "proof": [{"type": "DataIntegrityProof", "proofValue": "z1"}]})");
}

// Where the two differ on purpose: ours read the forms that the JSON-LD serialization allows and follow the
// later text of the standard, in which the id of a status is optional. What a proof holds is judged by the
// checks of proofs, and the form of a token by the tables of classes.
bool differs_on_purpose(const std::string& pointer, const json::Value& replacement) {
    const bool list_or_single = pointer.ends_with("/type") || pointer == "/proof" || pointer.ends_with("/tag")
                                || pointer.ends_with("/allowedValue") || pointer == "/endorsementJwt";
    if (list_or_single && (replacement.is_array() || replacement.is_string())) return true;
    return pointer == "/credentialStatus" || pointer == "/credentialStatus/id"
           || pointer == "/endorsementJwt/0" || pointer == "/proof/0/proofValue";
}

} // namespace

TEST_CASE("samples of the standard get the same answer from both") {
    const auto folder = test::conformance_folder("ob3-spec-examples") / "json";
    const Pair achievement = schemas("achievementcredential");
    const Pair endorsement = schemas("endorsementcredential");
    test::Tally tally("schemas-1edtech samples");
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto document = json::parse(test::read_vector(entry.path()));
        if (!document || !document->is_object()) continue;
        for (const auto& [pair, name] : {std::pair{&achievement, "AchievementCredential"},
                                         std::pair{&endorsement, "EndorsementCredential"}}) {
            const auto listed = with_lists(name, *document);
            CAPTURE(entry.path().filename().string(), name);
            const bool ours = accepts(pair->ours, listed);
            const bool published = accepts(pair->published, listed);
            CHECK(tally.count(published == ours));
        }
    }
    CHECK(tally.passed() > 40);
}

TEST_CASE("a badge with everything in it, spoiled in one member at a time, gets the same answer from both") {
    const Pair pair = schemas("achievementcredential");
    const json::Value badge = full_badge();
    REQUIRE(accepts(pair.published, badge));
    REQUIRE(accepts(pair.ours, badge));
    test::Tally tally("schemas-1edtech mutations");
    const json::Value replacements[] = {7, true, "text", json::Value::object(), json::Value::array()};
    const json::Value flat = badge.flatten();
    for (const auto& [path, leaf] : flat.items())
        for (Pointer at(path); !at.empty(); at.pop_back()) {
            const std::string pointer = at.to_string();
            for (const json::Value& replacement : replacements) {
                if (differs_on_purpose(pointer, replacement)) continue;
                json::Value changed = badge;
                changed[at] = replacement;
                CAPTURE(pointer, replacement.dump());
                CHECK(tally.count(accepts(pair.published, changed) == accepts(pair.ours, changed)));
            }
            if (!badge[at.parent_pointer()].is_object()) continue;
            json::Value without = badge;
            without[at.parent_pointer()].erase(at.back());
            CAPTURE(pointer, "left out");
            if (!differs_on_purpose(pointer, nullptr))
                CHECK(tally.count(accepts(pair.published, without) == accepts(pair.ours, without)));
        }
    CHECK(tally.passed() > 500);
}

TEST_CASE("the schema of schema credentials is read, but for the one document that it refers to") {
    const auto folder = test::conformance_folder("vc-json-schema") / "schema";
    auto meta = test::read_json_vector(folder / "json-schema-credential-schema.json");
    test::Tally tally("vc-json-schema");
    const auto whole = schema::check_schema(meta);
    CHECK(tally.count(!whole && whole.error().code == ErrorCode::unsupported));
    CHECK(whole.error().where == "/properties/credentialSubject/properties/jsonSchema");
    meta["properties"]["credentialSubject"]["properties"]["jsonSchema"] = true;
    const json::Value sample = *json::parse(R"({"type": ["VerifiableCredential", "JsonSchemaCredential"],
        "credentialSubject": {"type": "JsonSchema", "jsonSchema": {}},
        "credentialSchema": {"id": "https://www.w3.org/ns/credentials/json-schema/v2.json",
                             "type": "JsonSchema", "digestSRI": "sha384-x"}})");
    CHECK(tally.count(accepts(meta, sample)));
    for (const char* pointer : {"/type", "/credentialSubject", "/credentialSubject/type", "/credentialSchema",
                                "/credentialSchema/id", "/credentialSchema/digestSRI"}) {
        CAPTURE(pointer);
        const Pointer at(pointer);
        json::Value changed = sample;
        changed[at] = 7;
        CHECK(tally.count(!accepts(meta, changed)));
        changed[at.parent_pointer()].erase(at.back());
        CHECK(tally.count(!accepts(meta, changed)));
    }
}
