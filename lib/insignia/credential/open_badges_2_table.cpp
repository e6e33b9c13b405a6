// The classes of Open Badges 2.0. Every list of it may be written as a single value, and what another
// document says may be written as the document's address.
// https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/#BadgeObjects
#include "open_badges_2_table_internal.h"

namespace insignia::credential {

namespace {

using enum ValueType;
using enum Cardinality;

constexpr auto k_single = Compactable::yes;

constexpr MemberRow k_assertion[] = {
    {"id", uri, one},
    {"recipient", object, one, "IdentityObjectv2p0"},
    {"badge", uri_or_object, one, "BadgeClassv2p0"},
    {"verification", object, zero_or_one, "Verificationv2p0"},
    {"issuedOn", date_time_zoned, one},
    {"expires", date_time_zoned},
    {"image", uri_or_object, zero_or_one, "Imagev2p0"},
    {"narrative", markdown},
    {"evidence", uri_or_object, zero_or_more, "Evidencev2p0", k_single},
    {"revoked", boolean},
    {"revocationReason", text},
};

constexpr MemberRow k_badge_class[] = {
    {"id", uri, one},
    {"issuer", uri_or_object, one, "Profilev2p0"},
    {"name", text, one},
    {"description", text, one},
    {"image", uri_or_object, one, "Imagev2p0"},
    {"criteria", uri_or_object, one, "Criteriav2p0"},
    {"alignment", object, zero_or_more, "AlignmentObjectv2p0", k_single},
    {"tags", text, zero_or_more, {}, k_single},
};

constexpr MemberRow k_profile[] = {
    {"id", uri, one},
    {"name", text, one},
    {"url", url, one},
    {"email", text, one},
    {"description", text},
    {"telephone", text},
    {"image", uri_or_object, zero_or_one, "Imagev2p0"},
    {"publicKey", uri_or_object, zero_or_more, "CryptographicKeyv2p0", k_single},
    {"revocationList", uri},
};

constexpr MemberRow k_identity_object[] = {
    {"type", text, one},
    {"identity", text, one},
    {"hashed", boolean, one},
    {"salt", text},
};

constexpr MemberRow k_verification[] = {{"type", text, one}, {"creator", uri}};

constexpr MemberRow k_alignment_object[] = {
    {"targetName", text, one}, {"targetUrl", url, one}, {"targetDescription", text},
    {"targetFramework", text}, {"targetCode", text},
};

constexpr MemberRow k_criteria[] = {{"id", uri}, {"narrative", markdown}};

constexpr MemberRow k_evidence[] = {
    {"id", uri},           {"narrative", markdown}, {"name", text},
    {"description", text}, {"genre", text},         {"audience", text},
};

constexpr MemberRow k_image[] = {{"id", uri_or_data, one}, {"caption", text}, {"author", text}};

constexpr MemberRow k_cryptographic_key[] = {
    {"id", uri, one}, {"owner", uri, one}, {"publicKeyPem", text, one}};

constexpr auto k_open = Extensible::yes;

constexpr ClassRow k_classes[] = {
    {"Assertionv2p0", "Open Badges 2.0, Assertion", TypeForm::list, k_open, k_assertion},
    {"BadgeClassv2p0", "Open Badges 2.0, BadgeClass", TypeForm::list, k_open, k_badge_class},
    {"Profilev2p0", "Open Badges 2.0, Profile", TypeForm::list, k_open, k_profile, {}, "Issuer"},
    {"IdentityObjectv2p0", "Open Badges 2.0, IdentityObject", TypeForm::none, k_open, k_identity_object},
    {"Verificationv2p0", "Open Badges 2.0, VerificationObject", TypeForm::none, k_open, k_verification},
    {"AlignmentObjectv2p0", "Open Badges 2.0, AlignmentObject", TypeForm::none, k_open, k_alignment_object},
    {"Criteriav2p0", "Open Badges 2.0, Criteria", TypeForm::none, k_open, k_criteria},
    {"Evidencev2p0", "Open Badges 2.0, Evidence", TypeForm::none, k_open, k_evidence},
    {"Imagev2p0", "Open Badges 2.0, Image", TypeForm::none, k_open, k_image},
    {"CryptographicKeyv2p0", "Open Badges 2.0, CryptographicKey", TypeForm::list, k_open,
     k_cryptographic_key},
};

} // namespace

std::span<const ClassRow> open_badges_2_classes() {
    return k_classes;
}

} // namespace insignia::credential
