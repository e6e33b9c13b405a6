#include <insignia/credential/class_table.h>

#include <algorithm>
#include <array>

#include "open_badges_2_table_internal.h"

namespace insignia::credential {

namespace {

using enum ValueType;
using enum Cardinality;

constexpr MemberRow k_verifiable_credential[] = {
    {"id", uri, one},
    {"issuer", uri_or_object, one, "Profile"},
    {"validFrom", date_time_zoned, one},
    {"validUntil", date_time_zoned},
    {"proof", typed_object, zero_or_more, {}, Compactable::yes},
    {"credentialSchema", object, zero_or_more, "CredentialSchema", Compactable::yes},
    {"credentialStatus", object, zero_or_more, "CredentialStatus", Compactable::yes},
    {"refreshService", object, zero_or_one, "RefreshService"},
    {"termsOfUse", object, zero_or_more, "TermsOfUse", Compactable::yes},
};

// Verifiable Credentials Data Model 1.1: older names, and an issuer that is always an object.
constexpr MemberRow k_verifiable_credential_1_1[] = {
    {"id", uri, one},
    {"issuer", object, one, "Profile"},
    {"issuanceDate", date_time_zoned, one},
    {"expirationDate", date_time_zoned},
    {"name", text, one},
    {"proof", typed_object, zero_or_more, {}, Compactable::yes},
    {"credentialSchema", object, zero_or_more, "CredentialSchema", Compactable::yes},
    {"credentialStatus", object, zero_or_more, "CredentialStatus", Compactable::yes},
    {"refreshService", object, zero_or_one, "RefreshService"},
    {"termsOfUse", object, zero_or_more, "TermsOfUse", Compactable::yes},
};

constexpr MemberRow k_achievement_credential[] = {
    {"name", text},
    {"description", text},
    {"image", object, zero_or_one, "Image"},
    {"awardedDate", date_time_zoned},
    {"credentialSubject", object, one, "AchievementSubject"},
    {"endorsement", signed_credential, zero_or_more, "EndorsementCredential"},
    {"endorsementJwt", compact_jws, zero_or_more},
    {"evidence", object, zero_or_more, "Evidence"},
};

// Comprehensive Learner Record 2.0. The credentials inside it are judged one by one, so any is welcome here.
constexpr MemberRow k_clr_credential[] = {
    {"name", text, one},
    {"description", text},
    {"image", object, zero_or_one, "Image"},
    {"awardedDate", date_time_zoned},
    {"partial", boolean},
    {"credentialSubject", object, one, "ClrSubject"},
    {"endorsement", signed_credential, zero_or_more, "EndorsementCredential"},
    {"endorsementJwt", compact_jws, zero_or_more},
    {"evidence", object, zero_or_more, "Evidence"},
};

constexpr MemberRow k_clr_subject[] = {
    {"id", uri},
    {"identifier", object, zero_or_more, "IdentityObject"},
    {"achievement", object, zero_or_more, "Achievement"},
    {"verifiableCredential", typed_object, one_or_more},
    {"association", object, zero_or_more, "Association"},
};

constexpr MemberRow k_association[] = {
    {"associationType", term, one, "AssociationType"},
    {"sourceId", uri, one},
    {"targetId", uri, one},
};

constexpr MemberRow k_endorsement_credential[] = {
    {"name", text, one},
    {"description", text},
    {"awardedDate", date_time_zoned},
    {"credentialSubject", object, one, "EndorsementSubject"},
};

constexpr MemberRow k_achievement_subject[] = {
    {"id", uri},
    {"activityEndDate", date_time},
    {"activityStartDate", date_time},
    {"creditsEarned", number},
    {"achievement", object, one, "Achievement"},
    {"identifier", object, zero_or_more, "IdentityObject"},
    {"image", object, zero_or_one, "Image"},
    {"licenseNumber", text},
    {"narrative", markdown},
    {"result", object, zero_or_more, "Result"},
    {"role", text},
    {"source", object, zero_or_one, "Profile"},
    {"term", text},
};

constexpr MemberRow k_endorsement_subject[] = {
    {"id", uri, one},
    {"endorsementComment", markdown},
};

constexpr MemberRow k_achievement[] = {
    {"id", uri, one},
    {"alignment", object, zero_or_more, "Alignment"},
    {"achievementType", term, zero_or_one, "AchievementType"},
    {"creator", object, zero_or_one, "Profile"},
    {"creditsAvailable", number},
    {"criteria", object, one, "Criteria"},
    {"description", text, one},
    {"endorsement", signed_credential, zero_or_more, "EndorsementCredential"},
    {"endorsementJwt", compact_jws, zero_or_more},
    {"fieldOfStudy", text},
    {"humanCode", text},
    {"image", object, zero_or_one, "Image"},
    {"inLanguage", language},
    {"name", text, one},
    {"otherIdentifier", object, zero_or_more, "IdentifierEntry"},
    {"related", object, zero_or_more, "Related"},
    {"resultDescription", object, zero_or_more, "ResultDescription"},
    {"specialization", text},
    {"tag", text, zero_or_more},
    {"version", text},
};

constexpr MemberRow k_criteria[] = {{"id", uri}, {"narrative", markdown}};

constexpr MemberRow k_alignment[] = {
    {"targetCode", text},      {"targetDescription", text},
    {"targetName", text, one}, {"targetFramework", text},
    {"targetUrl", url, one},   {"targetType", term, zero_or_one, "AlignmentTargetType"},
};

constexpr MemberRow k_evidence[] = {
    {"id", uri},           {"narrative", markdown}, {"name", text},
    {"description", text}, {"genre", text},         {"audience", text},
};

constexpr MemberRow k_image[] = {{"id", uri_or_data, one}, {"caption", text}};

constexpr MemberRow k_related[] = {{"id", uri, one}, {"inLanguage", language}, {"version", text}};

constexpr MemberRow k_result[] = {
    {"achievedLevel", uri},
    {"alignment", object, zero_or_more, "Alignment"},
    {"resultDescription", uri},
    {"status", term, zero_or_one, "ResultStatusType"},
    {"value", text},
};

constexpr MemberRow k_result_description[] = {
    {"id", uri, one},
    {"alignment", object, zero_or_more, "Alignment"},
    {"allowedValue", text, zero_or_more},
    {"name", text, one},
    {"requiredLevel", uri},
    {"requiredValue", text},
    {"resultType", term, one, "ResultType"},
    {"rubricCriterionLevel", object, zero_or_more, "RubricCriterionLevel"},
    {"valueMax", text},
    {"valueMin", text},
};

constexpr MemberRow k_rubric_criterion_level[] = {
    {"id", uri, one}, {"alignment", object, zero_or_more, "Alignment"},
    {"level", text},  {"description", text},
    {"points", text}, {"name", text, one},
};

constexpr MemberRow k_profile[] = {
    {"id", uri, one},
    {"name", text},
    {"url", url},
    {"phone", text},
    {"description", text},
    {"endorsement", signed_credential, zero_or_more, "EndorsementCredential"},
    {"endorsementJwt", compact_jws, zero_or_more},
    {"image", object, zero_or_one, "Image"},
    {"email", text},
    {"address", object, zero_or_one, "Address"},
    {"otherIdentifier", object, zero_or_more, "IdentifierEntry"},
    {"official", text},
    {"parentOrg", object, zero_or_one, "Profile"},
    {"familyName", text},
    {"givenName", text},
    {"additionalName", text},
    {"patronymicName", text},
    {"honorificPrefix", text},
    {"honorificSuffix", text},
    {"familyNamePrefix", text},
    {"dateOfBirth", date},
};

constexpr MemberRow k_address[] = {
    {"addressCountry", text}, {"addressCountryCode", text},
    {"addressRegion", text},  {"addressLocality", text},
    {"streetAddress", text},  {"postOfficeBoxNumber", text},
    {"postalCode", text},     {"geo", object, zero_or_one, "GeoCoordinates"},
};

constexpr MemberRow k_geo_coordinates[] = {{"latitude", number, one}, {"longitude", number, one}};

constexpr MemberRow k_identifier_entry[] = {
    {"identifier", text, one},
    {"identifierType", term, one, "IdentifierTypeEnum"},
};

constexpr MemberRow k_identity_object[] = {
    {"hashed", boolean, one},
    {"identityHash", text, one},
    {"identityType", term, one, "IdentifierTypeEnum"},
    {"salt", text},
};

constexpr MemberRow k_id_required[] = {{"id", uri, one}};
constexpr MemberRow k_id_optional[] = {{"id", uri}};

constexpr auto k_closed = Extensible::no;
constexpr auto k_open = Extensible::yes;

constexpr ClassRow k_classes[] = {
    {"VerifiableCredential", "Open Badges 3.0, VerifiableCredential", TypeForm::list, k_open,
     k_verifiable_credential},
    {"VerifiableCredentialv1p1", "Open Badges 3.0, VerifiableCredential (data model 1.1)", TypeForm::list,
     k_open, k_verifiable_credential_1_1},
    {"AchievementCredential", "Open Badges 3.0, AchievementCredential", TypeForm::list, k_open,
     k_achievement_credential, "VerifiableCredential", "OpenBadgeCredential"},
    {"AchievementCredentialv1p1", "Open Badges 3.0, AchievementCredential (data model 1.1)", TypeForm::list,
     k_open, k_achievement_credential, "VerifiableCredentialv1p1", "OpenBadgeCredential"},
    {"EndorsementCredential", "Open Badges 3.0, EndorsementCredential", TypeForm::list, k_open,
     k_endorsement_credential, "VerifiableCredential"},
    {"EndorsementCredentialv1p1", "Open Badges 3.0, EndorsementCredential (data model 1.1)", TypeForm::list,
     k_open, k_endorsement_credential, "VerifiableCredentialv1p1"},
    {"ClrCredential", "Comprehensive Learner Record 2.0, ClrCredential", TypeForm::list, k_open,
     k_clr_credential, "VerifiableCredential"},
    {"ClrCredentialv1p1", "Comprehensive Learner Record 2.0, ClrCredential (data model 1.1)", TypeForm::list,
     k_open, k_clr_credential, "VerifiableCredentialv1p1"},
    {"ClrSubject", "Comprehensive Learner Record 2.0, ClrSubject", TypeForm::list, k_open, k_clr_subject},
    {"Association", "Comprehensive Learner Record 2.0, Association", TypeForm::text, k_open, k_association},
    {"AchievementSubject", "Open Badges 3.0, AchievementSubject", TypeForm::list, k_open,
     k_achievement_subject},
    {"EndorsementSubject", "Open Badges 3.0, EndorsementSubject", TypeForm::list, k_open,
     k_endorsement_subject},
    {"Achievement", "Open Badges 3.0, Achievement", TypeForm::list, k_open, k_achievement},
    {"Criteria", "Open Badges 3.0, Criteria", TypeForm::none, k_open, k_criteria},
    {"Alignment", "Open Badges 3.0, Alignment", TypeForm::list, k_open, k_alignment},
    {"Evidence", "Open Badges 3.0, Evidence", TypeForm::list, k_open, k_evidence},
    {"Image", "Open Badges 3.0, Image", TypeForm::text, k_closed, k_image},
    {"Related", "Open Badges 3.0, Related", TypeForm::list, k_open, k_related},
    {"Result", "Open Badges 3.0, Result", TypeForm::list, k_open, k_result},
    {"ResultDescription", "Open Badges 3.0, ResultDescription", TypeForm::list, k_open, k_result_description},
    {"RubricCriterionLevel", "Open Badges 3.0, RubricCriterionLevel", TypeForm::list, k_open,
     k_rubric_criterion_level},
    {"Profile", "Open Badges 3.0, Profile", TypeForm::list, k_open, k_profile},
    {"Address", "Open Badges 3.0, Address", TypeForm::list, k_open, k_address},
    {"GeoCoordinates", "Open Badges 3.0, GeoCoordinates", TypeForm::text, k_open, k_geo_coordinates},
    {"IdentifierEntry", "Open Badges 3.0, IdentifierEntry", TypeForm::text, k_closed, k_identifier_entry},
    {"IdentityObject", "Open Badges 3.0, IdentityObject", TypeForm::text, k_closed, k_identity_object},
    {"CredentialSchema", "Open Badges 3.0, CredentialSchema", TypeForm::any, k_open, k_id_required},
    {"CredentialStatus", "Open Badges 3.0, CredentialStatus", TypeForm::any, k_open, k_id_optional},
    {"RefreshService", "Open Badges 3.0, RefreshService", TypeForm::any, k_open, k_id_required},
    {"TermsOfUse", "Open Badges 3.0, TermsOfUse", TypeForm::any, k_open, k_id_optional},
};

constexpr std::string_view k_achievement_types[] = {"Achievement",
                                                    "ApprenticeshipCertificate",
                                                    "Assessment",
                                                    "Assignment",
                                                    "AssociateDegree",
                                                    "Award",
                                                    "Badge",
                                                    "BachelorDegree",
                                                    "Certificate",
                                                    "CertificateOfCompletion",
                                                    "Certification",
                                                    "CommunityService",
                                                    "Competency",
                                                    "Course",
                                                    "CoCurricular",
                                                    "Degree",
                                                    "Diploma",
                                                    "DoctoralDegree",
                                                    "Fieldwork",
                                                    "GeneralEducationDevelopment",
                                                    "JourneymanCertificate",
                                                    "LearningProgram",
                                                    "License",
                                                    "Membership",
                                                    "ProfessionalDoctorate",
                                                    "QualityAssuranceCredential",
                                                    "MasterCertificate",
                                                    "MasterDegree",
                                                    "MicroCredential",
                                                    "ResearchDoctorate",
                                                    "SecondarySchoolDiploma"};

constexpr std::string_view k_alignment_target_types[] = {
    "ceasn:Competency",  "ceterms:Credential",     "CFItem", "CFRubric",
    "CFRubricCriterion", "CFRubricCriterionLevel", "CTDL"};

constexpr std::string_view k_identifier_types[] = {
    "name",          "sourcedId",    "systemId",        "productId",
    "userName",      "accountId",    "emailAddress",    "nationalIdentityNumber",
    "isbn",          "issn",         "lisSourcedId",    "oneRosterSourcedId",
    "sisSourcedId",  "ltiContextId", "ltiDeploymentId", "ltiToolId",
    "ltiPlatformId", "ltiUserId",    "identifier"};

constexpr std::string_view k_result_types[] = {
    "GradePointAverage",    "LetterGrade", "Percent",     "PerformanceLevel",
    "PredictedScore",       "RawScore",    "Result",      "RubricCriterion",
    "RubricCriterionLevel", "RubricScore", "ScaledScore", "Status"};

constexpr std::string_view k_result_statuses[] = {"Completed", "Enrolled",    "Failed",  "InProgress",
                                                  "OnHold",    "Provisional", "Withdrew"};

constexpr std::string_view k_association_types[] = {"exactMatchOf", "isChildOf", "isParentOf",
                                                    "isPartOf",     "isPeerOf",  "isRelatedTo",
                                                    "precedes",     "replacedBy"};

constexpr EnumerationRow k_enumerations[] = {
    {"AchievementType", Open::yes, k_achievement_types},
    {"AlignmentTargetType", Open::yes, k_alignment_target_types},
    {"IdentifierTypeEnum", Open::yes, k_identifier_types},
    {"ResultType", Open::yes, k_result_types},
    {"ResultStatusType", Open::no, k_result_statuses},
    {"AssociationType", Open::yes, k_association_types},
};

template <class Rows>
auto find_named(const Rows& rows, std::string_view name) {
    const auto found = std::ranges::find(rows, name, [](const auto& row) { return row.name; });
    return found == std::end(rows) ? nullptr : &*found;
}

bool is_extension_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '|' || c == '.'
           || c == '-' || c == '_';
}

} // namespace

std::span<const ClassRow> classes() {
    return k_classes;
}
std::span<const EnumerationRow> enumerations() {
    return k_enumerations;
}

const ClassRow* find_class(std::string_view name) {
    const ClassRow* row = find_named(k_classes, name);
    return row ? row : find_named(open_badges_2_classes(), name);
}
const EnumerationRow* find_enumeration(std::string_view name) {
    return find_named(k_enumerations, name);
}

const MemberRow* find_member(const ClassRow& row, std::string_view name) {
    if (const MemberRow* member = find_named(row.members, name)) return member;
    const ClassRow* base = row.base.empty() ? nullptr : find_class(row.base);
    return base ? find_member(*base, name) : nullptr;
}

bool has_term(const EnumerationRow& row, std::string_view term) {
    if (std::ranges::find(row.terms, term) != row.terms.end()) return true;
    constexpr std::string_view prefix = "ext:";
    return row.open == Open::yes && term.size() > prefix.size() && term.starts_with(prefix)
           && std::ranges::all_of(term.substr(prefix.size()), is_extension_character);
}

} // namespace insignia::credential
