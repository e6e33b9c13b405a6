// What is said about someone and signed: the two credentials of Open Badges 3.0.
//
// read.h turns JSON into these structs and says what is wrong with it; write.h turns them into JSON.
// https://www.imsglobal.org/spec/ob/v3p0/#data-models
#pragma once

#include <insignia/base/instant.h>
#include <insignia/credential/achievement.h>
#include <variant>

namespace insignia::credential::ob3 {

// The contexts that a credential of Open Badges 3.0 begins with, in this order.
inline constexpr std::string_view k_credentials_v1 = "https://www.w3.org/2018/credentials/v1";
inline constexpr std::string_view k_credentials_v2 = "https://www.w3.org/ns/credentials/v2";
inline constexpr std::string_view k_open_badges_context =
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
// The context of 1EdTechRevocationList, 1EdTechCredentialRefresh and 1EdTechJsonSchemaValidator2019.
inline constexpr std::string_view k_extensions_context =
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

// Open Badges 3.0, Result.
struct Result {
    std::vector<std::string> more_types;
    std::string achieved_level; // id of a RubricCriterionLevel of the description
    std::vector<Alignment> alignment;
    std::string result_description; // id of a ResultDescription of the achievement
    std::string status;             // ResultStatusType
    std::string value;
    json::Value extensions;
};

// Open Badges 3.0, AchievementSubject: the earner and what was achieved. `id` or an identifier must be there.
struct AchievementSubject {
    std::string id;
    std::vector<std::string> more_types;
    std::vector<IdentityObject> identifier;
    Achievement achievement;
    std::string activity_start_date; // date and time; a date alone is read too
    std::string activity_end_date;
    std::optional<double> credits_earned;
    std::optional<Image> image;
    std::string license_number;
    std::string narrative; // Markdown
    std::vector<Result> result;
    std::string role;
    std::optional<Profile> source;
    std::string term;
    json::Value extensions;
};

// Open Badges 3.0, EndorsementSubject: the endorsed thing and what is said of it.
struct EndorsementSubject {
    std::string id;
    std::vector<std::string> more_types;
    std::string endorsement_comment; // Markdown
    json::Value extensions;
};

// Which generation of the Verifiable Credentials Data Model the credential follows: it decides the first
// context and whether the dates are called validFrom and validUntil or issuanceDate and expirationDate.
enum class DataModel { v1_1, v2_0 };

// How the issuer is written: as a Profile, or as its id alone.
enum class IssuerForm { object, reference };

// What both credentials have. Verifiable Credentials Data Model 2.0 section 4, Open Badges 3.0,
// VerifiableCredential.
struct VerifiableCredential {
    DataModel data_model = DataModel::v2_0;
    std::vector<json::Value> context; // empty: the two standard contexts
    std::string id;
    std::vector<std::string> more_types;
    std::string name;
    std::string description;
    std::optional<Image> image;
    Profile issuer;
    IssuerForm issuer_form = IssuerForm::object;
    std::optional<Instant> valid_from;
    std::optional<Instant> valid_until;
    std::optional<Instant> awarded_date;
    std::vector<TypedObject> credential_status; // one entry is written as an object, several as an array
    std::vector<TypedObject> credential_schema;
    std::optional<TypedObject> refresh_service;
    std::vector<TypedObject> terms_of_use;
    std::vector<json::Value> proof; // as it was read; proof::add_proof makes it
    json::Value extensions;
};

// Open Badges 3.0, AchievementCredential, also called OpenBadgeCredential.
struct AchievementCredential : VerifiableCredential {
    std::string class_name = "OpenBadgeCredential"; // or "AchievementCredential"
    AchievementSubject subject;
    std::vector<Evidence> evidence;
    std::vector<json::Value> endorsement; // as in Profile
    std::vector<std::string> endorsement_jwt;
};

// Open Badges 3.0, EndorsementCredential.
struct EndorsementCredential : VerifiableCredential {
    EndorsementSubject subject;
};

// One of the two, or neither.
using Credential = std::variant<std::monostate, AchievementCredential, EndorsementCredential>;

// What both have in common, or nullptr when there is neither.
const VerifiableCredential* common_part(const Credential& credential);

} // namespace insignia::credential::ob3
