#include <catch2/catch.hpp>
#include <insignia/credential/class_check.h>

using namespace insignia;
using credential::Rule;
using credential::Severity;

namespace {

constexpr const char* k_badge = R"({
 "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
 "id": "urn:uuid:7772c2f8-cf3a-4364-80e4-46fb76beb7bc",
 "type": ["VerifiableCredential", "OpenBadgeCredential"],
 "name": "Teamwork",
 "issuer": {"id": "https://issuer.example/", "type": ["Profile"], "name": "Example",
   "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "1", "identifierType": "sourcedId"}]},
 "validFrom": "2026-01-01T00:00:00Z",
 "credentialSubject": {
   "type": ["AchievementSubject"],
   "identifier": [{"type": "IdentityObject", "hashed": true, "identityType": "emailAddress",
     "identityHash": "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399", "salt": "Kosher"}],
   "activityStartDate": "2025-12-01T09:00:00Z",
   "activityEndDate": "2025-12-02T09:00:00Z",
   "result": [{"type": ["Result"], "resultDescription": "urn:x:grade", "value": "B"}],
   "achievement": {
     "id": "https://issuer.example/a", "type": ["Achievement"], "name": "Teamwork", "description": "Works well.",
     "criteria": {"narrative": "Work with others."},
     "achievementType": "Badge", "inLanguage": "en", "tag": ["team"],
     "image": {"id": "data:image/png;base64,AAAA", "type": "Image"},
     "alignment": [{"type": ["Alignment"], "targetName": "Team", "targetUrl": "https://x.example/t"}],
     "resultDescription": [{"id": "urn:x:grade", "type": ["ResultDescription"], "name": "Grade",
       "resultType": "LetterGrade", "allowedValue": ["C", "B", "A"], "requiredValue": "C"}]
   }},
 "evidence": [{"id": "https://x.example/e", "type": ["Evidence"], "name": "Photo"}]
})";

json::Value badge() {
    return *json::parse(k_badge);
}

// The badge with one member replaced, added, or (with "") taken away.
json::Value changed(const char* pointer, const char* text) {
    json::Value document = badge();
    const json::Value::json_pointer place(pointer);
    if (*text)
        document[place] = *json::parse(text);
    else
        document.at(place.parent_pointer()).erase(place.back());
    return document;
}

struct Case {
    const char* pointer;
    const char* value;    // JSON, "" takes the member away
    const char* expected; // pointer of the problem
    Rule rule;
    Severity severity = Severity::error;
};

} // namespace

TEST_CASE("a good badge has no problems") {
    for (const auto& problem : credential::check_credential(badge()))
        FAIL_CHECK(problem.pointer + " " + problem.message);
}

TEST_CASE("each break of the class tables is one problem at its place") {
    const auto w = Severity::warning;
    const Case cases[] = {
        {"/id", "", "", Rule::required},
        {"/id", "\"no uri\"", "/id", Rule::value},
        {"/id", "[\"urn:x:1\"]", "/id", Rule::cardinality},
        {"/validFrom", "", "", Rule::required},
        {"/validFrom", "\"2026-01-01\"", "/validFrom", Rule::value},
        {"/validFrom", "\"2026-01-01T00:00:00\"", "/validFrom", Rule::value},
        {"/validFrom", "17", "/validFrom", Rule::value},
        {"/validUntil", "\"2025-01-01T00:00:00Z\"", "/validUntil", Rule::dates},
        {"/issuer", "\"did:key:z6Mk\"", nullptr, Rule::value},
        {"/issuer", "\"nobody\"", "/issuer", Rule::value},
        {"/issuer", "7", "/issuer", Rule::value},
        {"/issuer/type", "", "/issuer", Rule::type},
        {"/issuer/type", "\"Profile\"", nullptr, Rule::type},
        {"/issuer/otherIdentifier/0/more", "1", "/issuer/otherIdentifier/0/more", Rule::closed},
        {"/issuer/otherIdentifier/0/identifierType", "\"passport\"",
         "/issuer/otherIdentifier/0/identifierType", Rule::enumeration},
        {"/issuer/otherIdentifier/0/identifierType", "\"ext:passport\"", nullptr, Rule::enumeration},
        {"/issuer/dateOfBirth", "\"2001-02-29\"", "/issuer/dateOfBirth", Rule::value},
        {"/issuer/endorsementJwt", "[\"a.b\"]", "/issuer/endorsementJwt/0", Rule::value},
        {"/issuer/endorsementJwt", "[\"a..c\"]", nullptr, Rule::value},
        {"/issuer/endorsement", "[{\"type\": [\"Other\"]}]", "/issuer/endorsement/0", Rule::type},
        {"/issuer/anything", "{\"a\": 1}", nullptr, Rule::closed},
        {"/type", "[\"OpenBadgeCredential\"]", "/type", Rule::type},
        {"/type", "[\"VerifiableCredential\"]", "/type", Rule::type},
        {"/@context", "[\"https://www.w3.org/ns/credentials/v2\"]", "/@context", Rule::context},
        {"/@context/0", "\"https://www.w3.org/ns/credentials/v3\"", "/@context/0", Rule::context},
        {"/@context/1", "\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.json\"", "/@context/1",
         Rule::context},
        {"/@context/1", "\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json\"", "/@context/1",
         Rule::context, w},
        {"/name", "[\"a\"]", "/name", Rule::cardinality},
        {"/name", "null", "/name", Rule::value, w},
        {"/credentialStatus", "{\"id\": \"urn:x:s\"}", "/credentialStatus", Rule::type},
        {"/credentialStatus", "{\"type\": \"BitstringStatusListEntry\"}", nullptr, Rule::type},
        {"/credentialStatus", "[{\"type\": \"X\"}]", "/credentialStatus", Rule::cardinality, w},
        {"/credentialSchema", "{\"type\": \"X\"}", "/credentialSchema", Rule::required},
        {"/proof", "{\"type\": \"DataIntegrityProof\"}", nullptr, Rule::type},
        {"/proof", "[{}]", "/proof/0", Rule::type},
        {"/evidence", "{\"type\": \"Evidence\"}", "/evidence", Rule::cardinality, w},
        {"/evidence", "[]", "/evidence", Rule::cardinality, w},
        {"/evidence/0", "\"https://x.example/e\"", "/evidence/0", Rule::value},
        {"/credentialSubject/identifier", "", "/credentialSubject", Rule::subject},
        {"/credentialSubject/identifier/0/identityHash", "\"a@example.org\"",
         "/credentialSubject/identifier/0/identityHash", Rule::identity},
        {"/credentialSubject/identifier/0/identityHash", "\"md5$b5809d8a92f8858436d7e6b87c12ebc0\"",
         "/credentialSubject/identifier/0/identityHash", Rule::identity, w},
        {"/credentialSubject/identifier/0/hashed", "false", "/credentialSubject/identifier/0/identityHash",
         Rule::identity, w},
        {"/credentialSubject/identifier/0/hashed", "\"true\"", "/credentialSubject/identifier/0/hashed",
         Rule::value},
        {"/credentialSubject/activityEndDate", "\"2025-11-01T00:00:00Z\"",
         "/credentialSubject/activityEndDate", Rule::dates, w},
        {"/credentialSubject/activityEndDate", "\"2025-12-03\"", "/credentialSubject/activityEndDate",
         Rule::value, w},
        {"/credentialSubject/result/0/value", "\"E\"", "/credentialSubject/result/0/value", Rule::result, w},
        {"/credentialSubject/result/0/value", "2", "/credentialSubject/result/0/value", Rule::value},
        {"/credentialSubject/result/0/resultDescription", "\"urn:x:other\"",
         "/credentialSubject/result/0/resultDescription", Rule::result, w},
        {"/credentialSubject/result/0/achievedLevel", "\"urn:x:level\"",
         "/credentialSubject/result/0/achievedLevel", Rule::result, w},
        {"/credentialSubject/result/0/status", "\"ext:Done\"", "/credentialSubject/result/0/status",
         Rule::enumeration},
        {"/credentialSubject/achievement", "", "/credentialSubject", Rule::required},
        {"/credentialSubject/achievement/criteria", "{}", "/credentialSubject/achievement/criteria",
         Rule::criteria},
        {"/credentialSubject/achievement/criteria", "\"Do it\"", "/credentialSubject/achievement/criteria",
         Rule::value},
        {"/credentialSubject/achievement/type", "", "/credentialSubject/achievement", Rule::type},
        {"/credentialSubject/achievement/achievementType", "\"Medal\"",
         "/credentialSubject/achievement/achievementType", Rule::enumeration},
        {"/credentialSubject/achievement/achievementType", "\"ext:Medal\"", nullptr, Rule::enumeration},
        {"/credentialSubject/achievement/inLanguage", "\"english\"",
         "/credentialSubject/achievement/inLanguage", Rule::value},
        {"/credentialSubject/achievement/inLanguage", "\"zh-Hans-CN\"", nullptr, Rule::value},
        {"/credentialSubject/achievement/tag", "\"team\"", "/credentialSubject/achievement/tag",
         Rule::cardinality, w},
        {"/credentialSubject/achievement/creditsAvailable", "\"3\"",
         "/credentialSubject/achievement/creditsAvailable", Rule::value},
        {"/credentialSubject/achievement/image", "{\"id\": \"x.png\", \"type\": \"Image\"}",
         "/credentialSubject/achievement/image/id", Rule::value},
        {"/credentialSubject/achievement/image/type", "[\"Image\"]",
         "/credentialSubject/achievement/image/type", Rule::cardinality, w},
        {"/credentialSubject/achievement/alignment/0/targetUrl", "\"t.html\"",
         "/credentialSubject/achievement/alignment/0/targetUrl", Rule::value},
        {"/credentialSubject/achievement/resultDescription/0/requiredValue", "\"F\"",
         "/credentialSubject/achievement/resultDescription/0/requiredValue", Rule::result, w},
        {"/credentialSubject/achievement/resultDescription/0/requiredLevel", "\"urn:x:9\"",
         "/credentialSubject/achievement/resultDescription/0/requiredLevel", Rule::result, w},
    };
    for (const Case& c : cases) {
        CAPTURE(c.pointer, c.value);
        const auto problems = credential::check_credential(changed(c.pointer, c.value));
        if (!c.expected) {
            CHECK(problems.empty());
            continue;
        }
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].pointer == c.expected);
        CHECK(to_string(problems[0].rule) == to_string(c.rule));
        CHECK((problems[0].severity == c.severity));
        CHECK_FALSE(problems[0].citation.empty());
    }
}

TEST_CASE("checking goes on after the first problem") {
    json::Value document = badge();
    document.erase("id");
    document["credentialSubject"]["achievement"].erase("name");
    document["credentialSubject"]["achievement"]["criteria"] = json::Value::object();
    CHECK(credential::check_credential(document).size() == 3);
}

TEST_CASE("what is no credential is one problem, never a crash") {
    for (const char* text : {"{}", "[]", "null", "7", "\"x\"", "{\"type\": 7}",
                             "{\"type\": [\"BitstringStatusListCredential\"]}"}) {
        CAPTURE(text);
        const auto problems = credential::check_credential(*json::parse(text));
        REQUIRE(problems.size() == 1);
        CHECK((problems[0].rule == Rule::type));
    }
}

TEST_CASE("every value of a badge can be replaced by any other without a crash") {
    const json::Value replacements[] = {
        nullptr, true, 7, "text", json::Value::array(), json::Value::object(), json::Value::array({nullptr})};
    const json::Value flat = badge().flatten();
    for (const auto& [pointer, value] : flat.items()) {
        json::Value::json_pointer place(pointer);
        for (; !place.empty(); place.pop_back())
            for (const json::Value& replacement : replacements) {
                json::Value document = badge();
                document[place] = replacement;
                CHECK_NOTHROW(credential::check_credential(document));
            }
    }
}

TEST_CASE("the tables are whole: every class and enumeration they name exists") {
    for (const auto& row : credential::classes()) {
        CAPTURE(row.name);
        CHECK((row.base.empty() || credential::find_class(row.base)));
        for (const auto& member : row.members) {
            CAPTURE(member.name);
            using credential::ValueType;
            const bool names_class = member.type == ValueType::object
                                     || member.type == ValueType::uri_or_object
                                     || member.type == ValueType::signed_credential;
            if (names_class) CHECK(credential::find_class(member.of));
            if (member.type == ValueType::term) CHECK(credential::find_enumeration(member.of));
        }
    }
    CHECK(credential::find_enumeration("AchievementType")->terms.size() == 31);
    CHECK(credential::find_enumeration("IdentifierTypeEnum")->terms.size() == 19);
    CHECK(credential::find_enumeration("ResultType")->terms.size() == 12);
}
