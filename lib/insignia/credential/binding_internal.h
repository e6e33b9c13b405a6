// Which member of the JSON is which field of the model. Reader and writer both walk these rows, so that what
// one knows the other knows.
#pragma once

#include <insignia/credential/credential.h>
#include <tuple>

namespace insignia::credential {

// Where a list of one entry is written as the entry alone.
enum class Single { no, yes };

template <class Owner, class Field>
struct Bound {
    std::string_view name;
    Field Owner::*field;
    Single single = Single::no;
};

template <class Owner, class Field>
constexpr Bound<Owner, Field> bound(std::string_view name, Field Owner::*field, Single single = Single::no) {
    return {name, field, single};
}

// How `type` stands in the JSON of a class.
enum class TypeShape { none, text, list, own };

// One per class: `name`, `shape`, and `members`, a tuple of Bound in the order in which they are written.
template <class Model>
struct Binding;

template <>
struct Binding<ob3::Image> {
    static constexpr std::string_view name = "Image";
    static constexpr TypeShape shape = TypeShape::text;
    static constexpr auto members =
        std::make_tuple(bound("id", &ob3::Image::id), bound("caption", &ob3::Image::caption));
};

template <>
struct Binding<ob3::Criteria> {
    static constexpr std::string_view name = "Criteria";
    static constexpr TypeShape shape = TypeShape::none;
    static constexpr auto members =
        std::make_tuple(bound("id", &ob3::Criteria::id), bound("narrative", &ob3::Criteria::narrative));
};

template <>
struct Binding<ob3::Alignment> {
    using A = ob3::Alignment;
    static constexpr std::string_view name = "Alignment";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members = std::make_tuple(
        bound("targetName", &A::target_name), bound("targetUrl", &A::target_url),
        bound("targetCode", &A::target_code), bound("targetDescription", &A::target_description),
        bound("targetFramework", &A::target_framework), bound("targetType", &A::target_type));
};

template <>
struct Binding<ob3::Evidence> {
    using E = ob3::Evidence;
    static constexpr std::string_view name = "Evidence";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members = std::make_tuple(
        bound("id", &E::id), bound("name", &E::name), bound("description", &E::description),
        bound("narrative", &E::narrative), bound("genre", &E::genre), bound("audience", &E::audience));
};

template <>
struct Binding<ob3::Related> {
    using R = ob3::Related;
    static constexpr std::string_view name = "Related";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members = std::make_tuple(bound("id", &R::id), bound("inLanguage", &R::in_language),
                                                    bound("version", &R::version));
};

template <>
struct Binding<ob3::IdentifierEntry> {
    using I = ob3::IdentifierEntry;
    static constexpr std::string_view name = "IdentifierEntry";
    static constexpr TypeShape shape = TypeShape::text;
    static constexpr auto members =
        std::make_tuple(bound("identifier", &I::identifier), bound("identifierType", &I::identifier_type));
};

template <>
struct Binding<ob3::IdentityObject> {
    using I = ob3::IdentityObject;
    static constexpr std::string_view name = "IdentityObject";
    static constexpr TypeShape shape = TypeShape::text;
    static constexpr auto members =
        std::make_tuple(bound("hashed", &I::hashed), bound("identityHash", &I::identity_hash),
                        bound("identityType", &I::identity_type), bound("salt", &I::salt));
};

template <>
struct Binding<ob3::GeoCoordinates> {
    using G = ob3::GeoCoordinates;
    static constexpr std::string_view name = "GeoCoordinates";
    static constexpr TypeShape shape = TypeShape::text;
    static constexpr auto members =
        std::make_tuple(bound("latitude", &G::latitude), bound("longitude", &G::longitude));
};

template <>
struct Binding<ob3::Address> {
    using A = ob3::Address;
    static constexpr std::string_view name = "Address";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members = std::make_tuple(
        bound("streetAddress", &A::street_address), bound("postOfficeBoxNumber", &A::post_office_box_number),
        bound("postalCode", &A::postal_code), bound("addressLocality", &A::address_locality),
        bound("addressRegion", &A::address_region), bound("addressCountry", &A::address_country),
        bound("addressCountryCode", &A::address_country_code), bound("geo", &A::geo));
};

template <>
struct Binding<ob3::TypedObject> {
    using T = ob3::TypedObject;
    static constexpr std::string_view name = "";
    static constexpr TypeShape shape = TypeShape::own;
    static constexpr auto members = std::make_tuple(bound("id", &T::id), bound("type", &T::type));
};

template <>
struct Binding<ob3::Profile> {
    using P = ob3::Profile;
    static constexpr std::string_view name = "Profile";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members = std::make_tuple(
        bound("id", &P::id), bound("name", &P::name), bound("url", &P::url), bound("phone", &P::phone),
        bound("description", &P::description), bound("image", &P::image), bound("email", &P::email),
        bound("address", &P::address), bound("otherIdentifier", &P::other_identifier),
        bound("official", &P::official), bound("parentOrg", &P::parent_org),
        bound("familyName", &P::family_name), bound("givenName", &P::given_name),
        bound("additionalName", &P::additional_name), bound("patronymicName", &P::patronymic_name),
        bound("honorificPrefix", &P::honorific_prefix), bound("honorificSuffix", &P::honorific_suffix),
        bound("familyNamePrefix", &P::family_name_prefix), bound("dateOfBirth", &P::date_of_birth),
        bound("endorsement", &P::endorsement), bound("endorsementJwt", &P::endorsement_jwt));
};

template <>
struct Binding<ob3::RubricCriterionLevel> {
    using R = ob3::RubricCriterionLevel;
    static constexpr std::string_view name = "RubricCriterionLevel";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members = std::make_tuple(
        bound("id", &R::id), bound("name", &R::name), bound("description", &R::description),
        bound("level", &R::level), bound("points", &R::points), bound("alignment", &R::alignment));
};

template <>
struct Binding<ob3::ResultDescription> {
    using R = ob3::ResultDescription;
    static constexpr std::string_view name = "ResultDescription";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members = std::make_tuple(
        bound("id", &R::id), bound("name", &R::name), bound("resultType", &R::result_type),
        bound("allowedValue", &R::allowed_value), bound("requiredValue", &R::required_value),
        bound("requiredLevel", &R::required_level), bound("rubricCriterionLevel", &R::rubric_criterion_level),
        bound("valueMin", &R::value_min), bound("valueMax", &R::value_max),
        bound("alignment", &R::alignment));
};

template <>
struct Binding<ob3::Achievement> {
    using A = ob3::Achievement;
    static constexpr std::string_view name = "Achievement";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members = std::make_tuple(
        bound("id", &A::id), bound("name", &A::name), bound("description", &A::description),
        bound("criteria", &A::criteria), bound("achievementType", &A::achievement_type),
        bound("image", &A::image), bound("creator", &A::creator), bound("inLanguage", &A::in_language),
        bound("version", &A::version), bound("tag", &A::tag), bound("alignment", &A::alignment),
        bound("creditsAvailable", &A::credits_available), bound("fieldOfStudy", &A::field_of_study),
        bound("humanCode", &A::human_code), bound("specialization", &A::specialization),
        bound("otherIdentifier", &A::other_identifier), bound("related", &A::related),
        bound("resultDescription", &A::result_description), bound("endorsement", &A::endorsement),
        bound("endorsementJwt", &A::endorsement_jwt));
};

template <>
struct Binding<ob3::Result> {
    using R = ob3::Result;
    static constexpr std::string_view name = "Result";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members = std::make_tuple(
        bound("resultDescription", &R::result_description), bound("achievedLevel", &R::achieved_level),
        bound("status", &R::status), bound("value", &R::value), bound("alignment", &R::alignment));
};

template <>
struct Binding<ob3::AchievementSubject> {
    using S = ob3::AchievementSubject;
    static constexpr std::string_view name = "AchievementSubject";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members = std::make_tuple(
        bound("id", &S::id), bound("identifier", &S::identifier), bound("achievement", &S::achievement),
        bound("activityStartDate", &S::activity_start_date), bound("activityEndDate", &S::activity_end_date),
        bound("creditsEarned", &S::credits_earned), bound("image", &S::image),
        bound("licenseNumber", &S::license_number), bound("narrative", &S::narrative),
        bound("result", &S::result), bound("role", &S::role), bound("source", &S::source),
        bound("term", &S::term));
};

template <>
struct Binding<ob3::EndorsementSubject> {
    using S = ob3::EndorsementSubject;
    static constexpr std::string_view name = "EndorsementSubject";
    static constexpr TypeShape shape = TypeShape::list;
    static constexpr auto members =
        std::make_tuple(bound("id", &S::id), bound("endorsementComment", &S::endorsement_comment));
};

// The members of both credentials but @context, id, type, issuer, dates and subject, which read.cpp and
// write.cpp treat one by one: their names and forms depend on the data model.
template <>
struct Binding<ob3::VerifiableCredential> {
    using V = ob3::VerifiableCredential;
    static constexpr std::string_view name = "VerifiableCredential";
    static constexpr TypeShape shape = TypeShape::own;
    static constexpr auto members = std::make_tuple(
        bound("credentialStatus", &V::credential_status, Single::yes),
        bound("credentialSchema", &V::credential_schema), bound("refreshService", &V::refresh_service),
        bound("termsOfUse", &V::terms_of_use), bound("proof", &V::proof));
};

template <>
struct Binding<ob3::AchievementCredential> {
    using C = ob3::AchievementCredential;
    static constexpr std::string_view name = "AchievementCredential";
    static constexpr TypeShape shape = TypeShape::own;
    static constexpr auto members =
        std::make_tuple(bound("credentialSubject", &C::subject), bound("evidence", &C::evidence),
                        bound("endorsement", &C::endorsement), bound("endorsementJwt", &C::endorsement_jwt));
};

template <>
struct Binding<ob3::EndorsementCredential> {
    static constexpr std::string_view name = "EndorsementCredential";
    static constexpr TypeShape shape = TypeShape::own;
    static constexpr auto members =
        std::make_tuple(bound("credentialSubject", &ob3::EndorsementCredential::subject));
};

} // namespace insignia::credential
