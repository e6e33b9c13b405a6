// What a check is made of; private to the room.
#pragma once

#include <array>
#include <insignia/check/report.h>
#include <insignia/verify/dossier.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::verify {

// What a check may look at.
struct Case {
    const Dossier& dossier;
    const Policy& policy;
    const Subject& subject() const { return dossier.subject; }
    const json::Value& document() const { return dossier.subject.document; }
};

// One thing that a check found. A check that finds nothing has passed.
struct Judgement {
    check::Outcome outcome = check::Outcome::passed;
    std::string message;
    std::string where;
    std::vector<std::string> hints;
    std::string headline; // what the report says first when this decides the verdict; "" is `message`
    std::string state;    // "expired", "revoked", …
};
using Judgements = std::vector<Judgement>;

// Which kinds of documents a check is for.
enum Applies : unsigned {
    k_anything = ~0u,
    k_credentials = 1, // badges, endorsements, transcripts
    k_lists = 2,       // status lists
    k_assertions = 4,  // Open Badges 2.1 and older
    k_presentations = 8,
    k_transcripts = 16, // beside k_credentials
};

// A row of the table. A needed check that failed, could not be found out or was blocked blocks this one.
struct Row {
    check::Check check;
    unsigned applies;
    std::array<std::string_view, 5> needs;
    Judgements (*run)(const Case& badge);
};

// Single judgements, for functions that come to one answer.
Judgements passed(std::string message = {});
Judgements failed(std::string message, std::string where = {}, std::vector<std::string> hints = {});
Judgements undetermined(std::string message, std::string where = {}, std::vector<std::string> hints = {});
Judgements warned(std::string message, std::string where = {});
Judgements not_applicable();

// The checks of the room, by file.
Judgements check_recognised(const Case& badge);
Judgements check_baked(const Case& badge);
Judgements check_json(const Case& badge);
Judgements check_type(const Case& badge);
Judgements check_contexts(const Case& badge);
Judgements check_keywords(const Case& badge);
Judgements check_unsigned_terms(const Case& badge);

Judgements check_proof_present(const Case& badge);
Judgements check_proof_suite(const Case& badge);
Judgements check_proof_purpose(const Case& badge);
Judgements check_proof_method(const Case& badge);
Judgements check_proof_chain(const Case& badge);
Judgements check_proof_expiry(const Case& badge);
Judgements check_key_owner(const Case& badge);
Judgements check_proof_signature(const Case& badge);

Judgements check_jwt_header(const Case& badge);
Judgements check_jwt_algorithm(const Case& badge);
Judgements check_jwt_key(const Case& badge);
Judgements check_jwt_signature(const Case& badge);
Judgements check_jwt_claims(const Case& badge);

Judgements check_classes(const Case& badge);
Judgements check_subject(const Case& badge);
Judgements check_results(const Case& badge);
Judgements check_terms(const Case& badge);
Judgements check_not_yet(const Case& badge);
Judgements check_expired(const Case& badge);
Judgements check_status(const Case& badge);
Judgements check_issuer(const Case& badge);
Judgements check_recipient(const Case& badge);
Judgements check_refresh(const Case& badge);
Judgements check_endorsements(const Case& badge);
Judgements check_evidence(const Case& badge);
Judgements check_related_resources(const Case& badge);
Judgements check_inline_schemas(const Case& badge);
Judgements check_transcript(const Case& badge);
Judgements check_presented(const Case& badge);
Judgements check_holder(const Case& badge);
Judgements check_audience(const Case& badge);

Judgements check_hosted_documents(const Case& badge);
Judgements check_hosted_types(const Case& badge);
Judgements check_hosted_members(const Case& badge);
Judgements check_hosted_scope(const Case& badge);
Judgements check_hosted_signature(const Case& badge);
Judgements check_hosted_revocation(const Case& badge);
Judgements check_hosted_dates(const Case& badge);
Judgements check_hosted_recipient(const Case& badge);
Judgements check_extensions(const Case& badge);
Judgements check_hosted_issuer(const Case& badge);

// Whether an IdentityObject names this person; `weak` when it does, but hides the address badly.
enum class Match { no, yes, weak };
Match match_identity(const json::Value& identity, std::string_view recipient);
Judgements judge_match(Match match, std::string_view recipient, std::string where);

// What an Open Badges 2.0 assertion says, in the form of badge_facts().
json::Value open_badges_2_facts(const OpenBadges2& badge);

// The same from the documents that it refers to, in the words of 2.0; and from an assertion in hand, of which
// nothing was checked.
json::Value assertion_facts(const json::Value& assertion, const json::Value& badge,
                            const json::Value& issuer);
json::Value facts_in_hand(const Subject& subject);

// Results, alignments, endorsements and contained badges, added to the facts of a credential.
void add_part_facts(json::Value& facts, const json::Value& document);

// The name that an issuer gives itself, as `, calls itself "…"`; "" when it has none.
std::string claimed_name(const json::Value* issuer);

// Where something was kept and how old it is, as ` (from cache, 3 days old)`; "" when it was asked for just
// now.
std::string kept_text(const std::optional<uri::Copy>& copy, Instant now);

// The report's first sentence on a badge that was taken back, with the reason that was given, or "".
std::string revoked_headline(std::string_view reason);

// What a report opens with when the issuer's key could not be had.
inline constexpr const char* k_no_key =
    "Whether it is genuine cannot be told: the issuer's key could not be had.";

// Why the key of a signature may not be used at this moment: it expired or was revoked; "" when it may.
std::string key_time_problem(const Signature& signature, const Policy& policy);

// The moments from which and until which a credential is valid: members, texts and parsed values.
struct Period {
    std::string_view from_name, until_name;
    const json::Value* from_value = nullptr;
    const json::Value* until_value = nullptr;
    std::optional<Instant> from, until;
};
Period period_of(const Subject& subject);

// The one subject of a credential, or nullptr.
const json::Value* credential_subject(const json::Value& document);

// The sentences that a report opens with, and its verdict, from its findings.
void conclude(check::Report& report, const Case& badge, const std::vector<Judgement>& judgements);

} // namespace insignia::verify
