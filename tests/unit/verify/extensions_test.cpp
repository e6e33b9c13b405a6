// Extensions of Open Badges 2.0 are held against their schemas, and never decide about the badge.
#include "sample.h"
#include <map>

using namespace sample;
using check::Outcome;
using check::Verdict;

namespace {

uri::ResourceLoader serving_documents(std::map<std::string, json::Value> site) {
    return [site = std::move(site)](const uri::Uri& url) -> Result<uri::Resource> {
        const auto found = site.find(url.text());
        if (found == site.end()) return fail(ErrorCode::io, "the host does not answer", url.text());
        return uri::Resource{url.text(), "application/json", to_bytes(found->second.dump()), 200};
    };
}

const json::Value k_context = "https://w3id.org/openbadges/v2";

// The report on a badge whose badge class has this extension.
check::Report judge_extension(const json::Value& extension, const verify::Policy& with = policy()) {
    const json::Value assertion = {
        {"@context", k_context},
        {"type", "Assertion"},
        {"id", "https://school.example/a"},
        {"recipient", {{"type", "email"}, {"hashed", false}, {"identity", "ada@example.org"}}},
        {"issuedOn", "2024-01-01T00:00:00Z"},
        {"badge", "https://school.example/badge"},
        {"verification", {{"type", "HostedBadge"}}}};
    const json::Value badge = {{"@context", k_context},
                               {"type", "BadgeClass"},
                               {"id", "https://school.example/badge"},
                               {"name", "Knots"},
                               {"description", "Ties ten knots."},
                               {"image", "https://school.example/k.png"},
                               {"criteria", "https://school.example/c"},
                               {"issuer", "https://school.example/org"},
                               {"x", extension}};
    const json::Value issuer = {{"@context", k_context},
                                {"type", "Issuer"},
                                {"id", "https://school.example/org"},
                                {"name", "Harbour School"},
                                {"url", "https://school.example/"},
                                {"email", "office@school.example"}};
    return judge(assertion, with,
                 serving_documents({{"https://school.example/a", assertion},
                                    {"https://school.example/badge", badge},
                                    {"https://school.example/org", issuer}}));
}

json::Value of_type(const char* type, json::Value members) {
    members["type"] = {"Extension", type};
    members["@context"] = "https://ext.example/context.json";
    return members;
}

} // namespace

TEST_CASE("extensions that 1EdTech lists are held against what is documented of them") {
    const json::Value assessment = {{"description", "Tie a knot."}, {"type", "Performance"},
                                    {"assessmentOutput", "a knot"}, {"hasGroupParticipation", false},
                                    {"hasGroupEvaluation", false},  {"evaluationMethod", "A look."}};
    auto without_method = assessment;
    without_method.erase("evaluationMethod");
    const struct {
        const char* type;
        json::Value members;
        Outcome outcome;
    } rows[] = {
        {"extensions:ApplyLink", {{"url", "https://school.example/apply"}}, Outcome::passed},
        {"https://w3id.org/openbadges/extensions#ApplyLink",
         {{"url", "https://a.example/"}},
         Outcome::passed},
        {"extensions:ApplyLink", {{"url", "javascript:alert(1)"}}, Outcome::warned},
        {"extensions:ApplyLink", {{"link", "https://school.example/apply"}}, Outcome::warned},
        {"extensions:originalCreator", {{"url", "https://maker.example/"}}, Outcome::passed},
        {"extensions:OriginalCreator", json::Value::object(), Outcome::warned},
        {"extensions:GeoCoordinates",
         {{"description", "The pier."}, {"geo", {{"latitude", 54.9}, {"longitude", -1.4}}}},
         Outcome::passed},
        {"extensions:GeoCoordinates",
         {{"description", "The pier."}, {"geo", {{"latitude", "54.9"}, {"longitude", -1.4}}}},
         Outcome::warned},
        {"extensions:Accessibility",
         {{"accessibilityAPI", "ARIA"}, {"accessibilityControl", {"fullKeyboardControl"}}},
         Outcome::passed},
        {"extensions:Accessibility", {{"accessibilityAPI", 7}}, Outcome::warned},
        {"extensions:AssessmentExtension",
         {{"description", "How."}, {"assessments", assessment}},
         Outcome::passed},
        {"extensions:AssessmentExtension",
         {{"description", "How."}, {"assessments", {assessment, without_method}}},
         Outcome::warned},
        {"extensions:IssuerAccreditation",
         {{"name", "Board"},
          {"contactInstructions", "Ring."},
          {"url", "https://board.example/"},
          {"address", {{"addressCountry", "IT"}}}},
         Outcome::passed},
        {"extensions:IssuerAccreditation", {{"name", "Board"}}, Outcome::warned},
        {"extensions:LicenseExtension", {{"id", "CC-0"}, {"name", "Public domain"}}, Outcome::passed},
        {"extensions:LicenseExtension", {{"id", "MIT"}, {"name", "MIT"}}, Outcome::warned},
        {"extensions:ExtraDescriptionExtension", {{"name", "More"}, {"narrative", "Text."}}, Outcome::passed},
        {"extensions:RecipientProfile", {{"name", "Ada"}}, Outcome::passed},
        {"extensions:ExampleExtension", {{"exampleProperty", 7}}, Outcome::warned},
        {"extensions:Unheard", {{"a", 1}}, Outcome::skipped},
    };
    for (const auto& row : rows) {
        CAPTURE(row.type, row.members.dump());
        auto members = row.members;
        const auto report = judge_extension(of_type(row.type, members));
        CAPTURE(check::to_json(report).dump(1));
        CHECK(report.verdict == Verdict::valid);
        CHECK(outcome(report, "ob2.ext") == row.outcome);
    }
    CHECK(outcome(judge_extension("none"), "ob2.ext") == Outcome::not_applicable);
}

TEST_CASE("an extension of somebody's own is judged by the context and schema that were handed in") {
    auto with = policy();
    with.documents = serving_documents({{"https://ext.example/context.json",
                                         {{"@context", {{"knots", "https://ext.example/#knots"}}},
                                          {"obi:validation",
                                           {{{"obi:validatesType", "extensions:Rope"},
                                             {"obi:validationSchema", "https://ext.example/schema.json"}}}}}},
                                        {"https://ext.example/schema.json",
                                         {{"$schema", "http://json-schema.org/draft-04/schema#"},
                                          {"type", "object"},
                                          {"required", {"knots"}}}}});
    CHECK(outcome(judge_extension(of_type("extensions:Rope", {{"knots", 10}}), with), "ob2.ext")
          == Outcome::passed);
    CHECK(outcome(judge_extension(of_type("extensions:Rope", {{"bends", 10}}), with), "ob2.ext")
          == Outcome::warned);
    CHECK(outcome(judge_extension(of_type("extensions:Other", {{"knots", 10}}), with), "ob2.ext")
          == Outcome::skipped);
}
