#include "issue.h"
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/write.h>
#include <insignia/crypto/hash.h>
#include <insignia/uri/uri.h>

namespace insignia::issue {

namespace {

namespace ob3 = credential::ob3;

// A name for a bearer that says nothing about anybody and follows from the plan.
std::string bearer_id(const Plan& plan) {
    const auto digest = crypto::sha256(as_bytes("bearer\n" + plan.id + "\n" + plan.salt));
    return urn_uuid(std::span<const std::uint8_t, 16>(digest.data(), 16));
}

tl::unexpected<Error> missing(const Recipient& recipient, std::string_view what) {
    const auto& who = !recipient.email.empty() ? recipient.email
                      : !recipient.did.empty() ? recipient.did
                                               : recipient.name;
    return fail(ErrorCode::invalid, fmt::format("\"{}\" has no {}", who, what), "",
                {"choose another --recipient-as"});
}

// Addresses are compared without regard to case: the hash is that of the small letters.
ob3::IdentityObject email_identity(const Recipient& recipient, const Plan& plan, RecipientAs as) {
    const auto email = to_lower(recipient.email);
    if (as == RecipientAs::plain) return {false, email, "emailAddress", ""};
    return {true, identity_hash(email, plan.salt), "emailAddress", plan.salt};
}

Result<void> name_recipient(ob3::AchievementSubject& subject, const Recipient& recipient, const Plan& plan,
                            RecipientAs as) {
    if (as == RecipientAs::bearer) {
        subject.id = bearer_id(plan);
        return {};
    }
    if (as == RecipientAs::did && recipient.did.empty()) return missing(recipient, "DID");
    if (recipient.did.empty() && recipient.email.empty()) return missing(recipient, "address");
    subject.id = recipient.did;
    if (!recipient.email.empty() && as != RecipientAs::did)
        subject.identifier.push_back(email_identity(recipient, plan, as));
    if (!recipient.name.empty()) subject.identifier.push_back({false, recipient.name, "name", ""});
    return {};
}

std::vector<ob3::Evidence> evidence_of(const Recipient& recipient) {
    std::vector<ob3::Evidence> result;
    for (const auto& text : recipient.evidence) {
        ob3::Evidence evidence;
        (uri::is_absolute_iri(text) ? evidence.id : evidence.narrative) = text;
        result.push_back(std::move(evidence));
    }
    return result;
}

// A day of the definition as the date and time that the standard asks for: "2025-09-17" begins at midnight
// UTC.
std::string start_of_day(const std::string& date) {
    return date.empty() || date.size() > 10 ? date : date + "T00:00:00Z";
}

const ob3::Achievement& achievement_for(const Prepared& prepared, const std::string& language) {
    auto found = prepared.achievements.find(language);
    if (found == prepared.achievements.end())
        found = prepared.achievements.find(language.substr(0, language.find('-')));
    return found != prepared.achievements.end()
               ? found->second
               : prepared.achievements.at(prepared.batch.definition.language);
}

} // namespace

Result<json::Value> build(const Prepared& prepared, const Recipient& recipient, const Plan& plan) {
    const auto& batch = prepared.batch;
    ob3::AchievementCredential credential;
    credential.id = plan.id;
    credential.issuer = batch.issuer;
    credential.valid_from = plan.valid_from;
    credential.valid_until = plan.valid_until;
    auto& subject = credential.subject;
    subject.achievement = achievement_for(prepared, recipient.language);
    credential.name = subject.achievement.name;
    TRY(name_recipient(subject, recipient, plan, batch.recipient_as));
    subject.activity_start_date = start_of_day(batch.definition.start_date);
    subject.activity_end_date = start_of_day(batch.definition.end_date);
    subject.narrative = recipient.narrative;
    subject.role = recipient.role;
    subject.license_number = recipient.license_number;
    subject.credits_earned = recipient.credits;
    credential.evidence = evidence_of(recipient);
    return credential::to_json(credential);
}

} // namespace insignia::issue
