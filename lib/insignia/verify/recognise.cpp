// What a JSON document shows itself to be, by its types and contexts.
#include <insignia/verify/subject.h>

#include <algorithm>
#include <array>

#include "contexts_internal.h"
#include "upgrade_internal.h"

namespace insignia::verify {
namespace {

struct Recognised {
    std::string_view type;
    Kind kind;
    std::string_view name;
    std::string_view version;
};

// Types of verifiable credentials, the more telling one first.
constexpr std::array k_credential_types = {
    Recognised{"OpenBadgeCredential", Kind::achievement, "AchievementCredential", "Open Badges 3.0"},
    Recognised{"AchievementCredential", Kind::achievement, "AchievementCredential", "Open Badges 3.0"},
    Recognised{"EndorsementCredential", Kind::endorsement, "EndorsementCredential", "Open Badges 3.0"},
    Recognised{"ClrCredential", Kind::transcript, "ClrCredential", "Comprehensive Learner Record 2.0"},
    Recognised{"BitstringStatusListCredential", Kind::status_list, "BitstringStatusListCredential",
               "Bitstring Status List 1.0"},
    Recognised{"StatusList2021Credential", Kind::status_list, "StatusList2021Credential", "Status List 2021"},
    Recognised{"VerifiablePresentation", Kind::presentation, "VerifiablePresentation", ""},
    Recognised{"VerifiableCredential", Kind::credential, "VerifiableCredential", ""},
};

// Types of Open Badges 2.0 and older, and of definitions of either generation.
constexpr std::array k_other_types = {
    Recognised{"Assertion", Kind::assertion, "Assertion", "Open Badges 2.0"},
    Recognised{"Endorsement", Kind::assertion, "Endorsement", "Open Badges 2.0"},
    Recognised{"BadgeClass", Kind::definition, "BadgeClass", "Open Badges 2.0"},
    Recognised{"Issuer", Kind::definition, "Issuer", "Open Badges 2.0"},
    Recognised{"RevocationList", Kind::definition, "RevocationList", "Open Badges 2.0"},
    Recognised{"CryptographicKey", Kind::definition, "CryptographicKey", "Open Badges 2.0"},
    Recognised{"DataIntegrityProof", Kind::definition, "proof", ""},
    Recognised{"Achievement", Kind::definition, "Achievement", "Open Badges 3.0"},
    Recognised{"Profile", Kind::definition, "Profile", "Open Badges"},
};

template <std::size_t Count>
const Recognised* find_row(const std::array<Recognised, Count>& rows, const json::Value& document) {
    const auto found =
        std::ranges::find_if(rows, [&](const Recognised& row) { return has_type(document, row.type); });
    return found == rows.end() ? nullptr : &*found;
}

void take(Subject& subject, const Recognised& row) {
    subject.kind = row.kind;
    subject.kind_name = row.name;
    subject.version = row.version;
}

// Open Badges 0.5 and 1.0 knew no types: their assertions are told by their members.
bool looks_like_old_assertion(const json::Value& document) {
    return json::member(document, "recipient") != nullptr && json::member(document, "badge") != nullptr;
}

// Hosted verification: of a revoked assertion only this much need be left.
bool looks_like_revoked_assertion(const json::Value& document) {
    return json::member(document, "revoked") != nullptr && json::member(document, "id") != nullptr
           && json::member(document, "@context") != nullptr;
}

// Documents of other kinds, told by the one member that no badge has.
struct Telling {
    std::string_view member;
    std::string_view name;
};
constexpr std::array k_telling = {
    Telling{"verificationMethod", "DID document"},
    Telling{"_sd_alg", "SD-JWT"},
    Telling{"kty", "JSON Web Key"},
    Telling{"keys", "JSON Web Key Set"},
    Telling{"$schema", "JSON Schema"},
    Telling{"$defs", "JSON Schema"},
};

bool looks_like_old_badge_class(const json::Value& document) {
    return json::member(document, "criteria") != nullptr && json::member(document, "issuer") != nullptr
           && json::member(document, "name") != nullptr;
}

void recognise_other(Subject& subject) {
    const json::Value& document = subject.document;
    if (const Recognised* row = find_row(k_other_types, document)) {
        take(subject, *row);
        if (row->version == "Open Badges 2.0") subject.version = open_badges_version(document);
    } else if (looks_like_old_assertion(document)) {
        take(subject, {"", Kind::assertion, "Assertion", open_badges_version(document)});
    } else if (looks_like_old_badge_class(document)) {
        take(subject, {"", Kind::definition, "BadgeClass", "Open Badges 1.0"});
    } else if (looks_like_revoked_assertion(document)) {
        take(subject, {"", Kind::assertion, "Assertion", open_badges_version(document)});
    } else {
        for (const Telling& telling : k_telling)
            if (json::member(document, telling.member) != nullptr) {
                take(subject, {"", Kind::definition, telling.name, ""});
                return;
            }
    }
}

} // namespace

void recognise(Subject& subject) {
    const json::Value& document = subject.document;
    // The first context decides (VCDM 2.0, 4.3); where it is none of the two, form.contexts will say so.
    const bool oldest_first = first_context(document) == k_credentials_v1;
    if (!oldest_first && mentions_context(document, k_credentials_v2))
        subject.model = DataModel::version_2;
    else if (mentions_context(document, k_credentials_v1))
        subject.model = DataModel::version_1;

    if (const Recognised* row = find_row(k_credential_types, document))
        take(subject, *row);
    else if (json::member(document, "_sd_alg") != nullptr)
        take(subject, {"", Kind::definition, "SD-JWT", ""});
    else if (subject.model == DataModel::none || json::member(document, "credentialSubject") == nullptr)
        recognise_other(subject);
    if (subject.kind == Kind::unknown && subject.model != DataModel::none)
        take(subject, {"", Kind::credential, "", ""});

    if (subject.securing == Securing::jwt) return;
    if (json::member(document, "proof") != nullptr)
        subject.securing = Securing::data_integrity;
    else if (subject.kind == Kind::assertion)
        subject.securing = Securing::hosted;
}

} // namespace insignia::verify
