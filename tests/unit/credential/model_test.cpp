#include <catch2/catch.hpp>
#include <insignia/credential/binding_internal.h>
#include <insignia/credential/class_table.h>
#include <insignia/credential/read.h>
#include <insignia/credential/write.h>
#include <set>

using namespace insignia;
using namespace insignia::credential;

namespace {

// A value of the form that a row of the tables asks for, with every member of every class down to a depth.
json::Value sample(const ClassRow& row, int depth);

json::Value sample(const MemberRow& row, int depth) {
    switch (row.type) {
    case ValueType::uri:
    case ValueType::url:
    case ValueType::uri_or_data:
        return "https://example.org/" + std::string(row.name);
    case ValueType::date_time_zoned:
    case ValueType::date_time:
        return "2026-01-01T00:00:00Z";
    case ValueType::date:
        return "1990-05-01";
    case ValueType::language:
        return "en";
    case ValueType::number:
        return 36.5;
    case ValueType::boolean:
        return false;
    case ValueType::compact_jws:
        return "e30.e30.AA";
    case ValueType::term:
        return std::string(find_enumeration(row.of)->terms.back());
    case ValueType::object:
    case ValueType::uri_or_object:
    case ValueType::signed_credential:
        return sample(*find_class(row.of), depth - 1);
    case ValueType::typed_object:
        return {{"type", "DataIntegrityProof"}, {"cryptosuite", "x"}};
    default:
        return "text of " + std::string(row.name);
    }
}

void put_samples(json::Value& object, const ClassRow& row, int depth) {
    if (!row.base.empty()) put_samples(object, *find_class(row.base), depth);
    for (const MemberRow& member : row.members) {
        const bool required = member.cardinality == Cardinality::one;
        if (depth <= 0 && !required) continue;
        json::Value value = sample(member, depth);
        const bool list =
            member.cardinality == Cardinality::zero_or_more && member.name != "credentialStatus";
        object[std::string(member.name)] = list ? json::Value::array({value}) : value;
    }
}

json::Value sample(const ClassRow& row, int depth) {
    json::Value object = json::Value::object();
    const std::string name(row.name);
    if (name.ends_with("Credential")) {
        object["@context"] = {std::string(ob3::k_credentials_v2), std::string(ob3::k_open_badges_context)};
        object["type"] = {"VerifiableCredential", name};
    } else if (row.type_form == TypeForm::list) {
        object["type"] = json::Value::array({name});
    } else if (row.type_form != TypeForm::none) {
        object["type"] = name;
    }
    put_samples(object, row, depth);
    if (row.name == "Criteria") object["narrative"] = "what to do";
    return object;
}

template <class Model>
std::set<std::string_view> bound_names() {
    return std::apply([](const auto&... row) { return std::set<std::string_view>{row.name...}; },
                      Binding<Model>::members);
}

template <class Model>
void check_bound() {
    CAPTURE(Binding<Model>::name);
    std::set<std::string_view> in_table;
    for (const MemberRow& row : find_class(Binding<Model>::name)->members) in_table.insert(row.name);
    CHECK(bound_names<Model>() == in_table);
}

} // namespace

TEST_CASE("the model has a field for every member of the tables") {
    check_bound<ob3::Image>();
    check_bound<ob3::Criteria>();
    check_bound<ob3::Alignment>();
    check_bound<ob3::Evidence>();
    check_bound<ob3::Related>();
    check_bound<ob3::IdentifierEntry>();
    check_bound<ob3::IdentityObject>();
    check_bound<ob3::GeoCoordinates>();
    check_bound<ob3::Address>();
    check_bound<ob3::Profile>();
    check_bound<ob3::RubricCriterionLevel>();
    check_bound<ob3::ResultDescription>();
    check_bound<ob3::Achievement>();
    check_bound<ob3::Result>();
    check_bound<ob3::AchievementSubject>();
    check_bound<ob3::EndorsementSubject>();
}

TEST_CASE("what is read is written again, member by member") {
    for (const char* name : {"AchievementCredential", "EndorsementCredential"}) {
        const json::Value document = sample(*find_class(name), 5);
        const auto reading = read_credential(document);
        for (const auto& p : reading.problems)
            if (p.severity == Severity::error) FAIL_CHECK(p.pointer + " " + p.message);
        json::Value written;
        if (const auto* badge = std::get_if<ob3::AchievementCredential>(&reading.model))
            written = to_json(*badge);
        if (const auto* said = std::get_if<ob3::EndorsementCredential>(&reading.model))
            written = to_json(*said);
        CHECK(*json::canonicalize(written) == *json::canonicalize(document));
    }
}

TEST_CASE("members and types that the standard does not know are kept") {
    json::Value document = sample(*find_class("AchievementCredential"), 1);
    document["type"].push_back("https://example.org/Special");
    document["x:more"] = {{"a", 1}};
    document["credentialSubject"]["x:inside"] = true;
    document["credentialStatus"] = {
        {"id", "urn:x:s"}, {"type", "BitstringStatusListEntry"}, {"statusListIndex", "7"}};
    const auto reading = read_credential(document);
    const auto& badge = std::get<ob3::AchievementCredential>(reading.model);
    CHECK(badge.more_types == std::vector<std::string>{"https://example.org/Special"});
    CHECK(badge.credential_status.at(0).extensions["statusListIndex"] == "7");
    CHECK(*json::canonicalize(to_json(badge)) == *json::canonicalize(document));
}

TEST_CASE("single values are read as lists of one and written as lists") {
    json::Value document = sample(*find_class("AchievementCredential"), 1);
    document["credentialSubject"]["achievement"]["tag"] = "one";
    document["credentialSubject"]["achievement"]["type"] = "Achievement";
    const auto badge = std::get<ob3::AchievementCredential>(read_credential(document).model);
    const json::Value written = to_json(badge)["credentialSubject"]["achievement"];
    CHECK(written["tag"] == json::Value::array({"one"}));
    CHECK(written["type"] == json::Value::array({"Achievement"}));
}

TEST_CASE("a credential of data model 1.1 is read and written with its own names") {
    json::Value document = sample(*find_class("AchievementCredential"), 2);
    document["@context"][0] = "https://www.w3.org/2018/credentials/v1";
    document.erase("validFrom");
    document.erase("validUntil");
    document["issuanceDate"] = "2024-01-01T00:00:00Z";
    document["expirationDate"] = "2030-01-01T00:00:00Z";
    const auto reading = read_credential(document);
    for (const auto& problem : reading.problems)
        if (problem.severity == Severity::error) FAIL_CHECK(problem.pointer + " " + problem.message);
    const auto& badge = std::get<ob3::AchievementCredential>(reading.model);
    CHECK((badge.data_model == ob3::DataModel::v1_1));
    CHECK(badge.valid_from->to_string() == "2024-01-01T00:00:00Z");
    CHECK(*json::canonicalize(to_json(badge)) == *json::canonicalize(document));
}

TEST_CASE("contexts, types and forms of a new credential are those of the standard") {
    ob3::AchievementCredential badge;
    badge.id = "urn:uuid:1";
    badge.issuer.id = "did:key:z6Mk";
    badge.issuer_form = ob3::IssuerForm::reference;
    badge.valid_from = *Instant::parse("2026-03-01T12:00:00Z");
    badge.subject.id = "did:key:z6Mx";
    badge.subject.credits_earned = 3.0;
    badge.subject.achievement.id = "urn:uuid:2";
    badge.subject.achievement.criteria.narrative = "Do.";
    CHECK(
        json::to_compact_text(to_json(badge))
        == R"({"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],)"
           R"("id":"urn:uuid:1","type":["VerifiableCredential","OpenBadgeCredential"],"issuer":"did:key:z6Mk",)"
           R"("validFrom":"2026-03-01T12:00:00Z","credentialSubject":{"id":"did:key:z6Mx","type":["AchievementSubject"],)"
           R"("achievement":{"id":"urn:uuid:2","type":["Achievement"],"criteria":{"narrative":"Do."}},"creditsEarned":3}})");
}
