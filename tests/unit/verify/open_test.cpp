#include "sample.h"

using namespace sample;
using check::Verdict;

TEST_CASE("what is no badge is named for what it is") {
    struct Case {
        std::string content;
        const char* check;
        Verdict verdict;
        const char* says;
    };
    const Case cases[] = {
        {"", "in.recognise", Verdict::undetermined, "empty"},
        {"hello", "in.recognise", Verdict::undetermined, "no badge"},
        {"\xff\xd8\xff\xe0", "in.recognise", Verdict::undetermined, "JPEG"},
        {"%PDF-1.7", "in.recognise", Verdict::undetermined, "PDF"},
        {"<!DOCTYPE html><html>", "in.recognise", Verdict::undetermined, "web page"},
        {"https://example.org/assertions/1", "in.recognise", Verdict::undetermined, "web address"},
        {"{\"a\": 1, \"a\": 2}", "in.json", Verdict::not_valid, "duplicate"},
        {"{\"a\": ", "in.json", Verdict::not_valid, ""},
        {"[1]", "in.recognise", Verdict::not_valid, "a list"},
        {"true", "in.recognise", Verdict::not_valid, "boolean"},
        {R"({"payload": "e30", "signatures": []})", "in.recognise", Verdict::not_valid, "JWS"},
        {R"({"hello": "world"})", "in.recognise", Verdict::undetermined, "no badge"},
        {R"({"type": "BadgeClass", "@context": "https://w3id.org/openbadges/v2"})", "in.recognise",
         Verdict::undetermined, "BadgeClass"},
        {R"({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "VerifiablePresentation"})",
         "in.recognise", Verdict::undetermined, "presentation"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.content);
        const auto report = judge(c.content);
        const auto* const finding = report.find(c.check);
        REQUIRE(finding != nullptr);
        CAPTURE(finding->message);
        CHECK(report.verdict == c.verdict);
        CHECK(finding->message.find(c.says) != std::string::npos);
        CHECK(report.badge.is_null());
    }
}

TEST_CASE("documents are recognised by their types and contexts") {
    struct Case {
        const char* text;
        const char* kind;
        const char* version;
    };
    const Case cases[] = {
        {R"({"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential","OpenBadgeCredential"]})",
         "AchievementCredential", "Open Badges 3.0"},
        {R"({"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential","EndorsementCredential"]})",
         "EndorsementCredential", "Open Badges 3.0"},
        {R"({"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential","ClrCredential"]})",
         "ClrCredential", "Comprehensive Learner Record 2.0"},
        {R"({"@context":"https://w3id.org/openbadges/v2","type":"Assertion"})", "Assertion",
         "Open Badges 2.0"},
        {R"({"@context":"https://w3id.org/openbadges/v1","type":"Assertion"})", "Assertion",
         "Open Badges 1.1"},
        {R"({"@context":"https://purl.imsglobal.org/spec/ob/v2p1/context.json","type":"Assertion"})",
         "Assertion", "Open Badges 2.1"},
        {R"({"recipient":"a@example.org","badge":"https://a.example/badge"})", "Assertion",
         "Open Badges 1.0"},
        {R"({"recipient":"a@example.org","badge":{"name":"x"}})", "Assertion", "Open Badges 0.5"},
        {R"({"name":"x","criteria":"https://a.example/c","issuer":"https://a.example/i"})", "BadgeClass",
         "Open Badges 1.0"},
        {R"({"id":"did:web:a.example","verificationMethod":[]})", "DID document", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto subject = verify::open(as_bytes(c.text), "x");
        REQUIRE(subject.has_value());
        CHECK(subject->kind_name == c.kind);
        CHECK(subject->version == c.version);
    }
}

TEST_CASE("the table of checks has no id twice and says what each stands for and where it comes from") {
    const auto rows = verify::checks();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK_FALSE(rows[i].claim.empty());
        CHECK_FALSE(rows[i].citation.empty());
        for (std::size_t j = i + 1; j < rows.size(); ++j) CHECK(rows[i].id != rows[j].id);
    }
}
