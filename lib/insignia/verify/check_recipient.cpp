// Is it the person's who shows it? https://www.imsglobal.org/spec/ob/v3p0/#recipient-verification
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>

namespace insignia::verify {
namespace {

bool is_email(std::string_view text) {
    return text.find('@') != std::string_view::npos && !text.starts_with("did:");
}

struct IdentityHash {
    std::string_view prefix;
    crypto::HashAlgorithm algorithm;
    Match worth;
};
constexpr IdentityHash k_hashes[] = {
    {"sha256$", crypto::HashAlgorithm::sha256, Match::yes},
    {"md5$", crypto::HashAlgorithm::md5, Match::weak},
};

// IdentityHash: algorithm, `$`, hexadecimal digest of the identifier followed by the salt.
Match match_hash(std::string_view stated, std::string_view recipient, std::string_view salt) {
    for (const IdentityHash& hash : k_hashes) {
        if (!stated.starts_with(hash.prefix)) continue;
        const Bytes digest =
            crypto::hash(hash.algorithm, as_bytes(std::string(recipient) + std::string(salt)));
        const bool equal = to_lower(stated.substr(hash.prefix.size())) == encoding::to_hex(digest);
        return equal ? hash.worth : Match::no;
    }
    return Match::no;
}

bool is_of_asked_type(const json::Value& identity, std::string_view recipient) {
    const std::string_view type = json::member_text(identity, "identityType");
    return is_email(recipient) ? type == "emailAddress" || type == "email" : type != "emailAddress";
}

bool is_id_of(std::string_view id, std::string_view recipient) {
    return !id.empty()
           && (id == recipient || (is_email(recipient) && to_lower(id) == "mailto:" + to_lower(recipient)));
}

} // namespace

// An address is the same address in other letters; the hash of it is not, so both spellings are tried.
Match match_identity(const json::Value& identity, std::string_view recipient) {
    const std::string_view stated = json::member_text(identity, "identityHash");
    const json::Value* hashed = json::member(identity, "hashed");
    const bool is_hashed = hashed != nullptr && hashed->is_boolean() && hashed->get<bool>();
    const std::string lower = to_lower(recipient);
    if (!is_hashed)
        return stated == recipient || (is_email(recipient) && to_lower(stated) == lower) ? Match::yes
                                                                                         : Match::no;
    const std::string_view salt = json::member_text(identity, "salt");
    const Match exact = match_hash(stated, recipient, salt);
    const Match found = exact == Match::no && is_email(recipient) ? match_hash(stated, lower, salt) : exact;
    return found == Match::yes && salt.empty() ? Match::weak : found;
}

Judgements judge_match(Match match, std::string_view recipient, std::string where) {
    if (match == Match::yes) return passed(fmt::format("it was awarded to {}", recipient));
    if (match == Match::weak)
        return warned(
            fmt::format("it was awarded to {}; the address is only weakly hidden in it (no salt, or MD5)",
                        recipient),
            std::move(where));
    Judgements judgements = failed(fmt::format("it was not awarded to {}", recipient), std::move(where));
    judgements[0].headline = fmt::format("Awarded to somebody else, not to {}.", recipient);
    judgements[0].state = "wrong-recipient";
    return judgements;
}

Judgements check_recipient(const Case& badge) {
    const std::string& recipient = badge.policy.recipient;
    const Kind kind = badge.subject().kind;
    if (kind == Kind::endorsement || kind == Kind::status_list) {
        if (recipient.empty()) return not_applicable();
        return failed(kind == Kind::endorsement ? "an endorsement is awarded to nobody"
                                                : "a status list is awarded to nobody",
                      "/credentialSubject");
    }
    if (recipient.empty())
        return {
            Judgement{check::Outcome::skipped, "not checked; check with --recipient EMAIL", {}, {}, {}, {}}};
    const json::Value* subject = credential_subject(badge.document());
    Match best = Match::no;
    if (subject != nullptr && is_id_of(json::member_text(*subject, "id"), recipient)) best = Match::yes;
    if (subject != nullptr && best == Match::no)
        for (const Located& identity : objects_of(*subject, "identifier"))
            if (is_of_asked_type(*identity.value, recipient))
                if (const Match match = match_identity(*identity.value, recipient); match != Match::no)
                    best = match;
    return judge_match(best, recipient, "/credentialSubject");
}

} // namespace insignia::verify
