// Embedded proofs: https://www.w3.org/TR/vc-data-integrity/
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <insignia/proof/cryptosuite.h>

namespace insignia::verify {
namespace {

using check::Outcome;

bool is_embedded(const Case& badge) {
    return badge.subject().securing != Securing::jwt;
}

// A counter-signature cannot spoil a badge by its form: what would be a failure of the issuer's proof is a
// remark.
Outcome severity(const Signature& signature) {
    return signature.signer == Signer::other ? Outcome::warned : Outcome::failed;
}

void add(Judgements& judgements, Outcome outcome, std::string message, const Signature& signature) {
    judgements.push_back({outcome, std::move(message), signature.where, signature.hints, {}, {}});
}

} // namespace

std::string kept_text(const std::optional<uri::Copy>& copy, Instant now) {
    return copy ? fmt::format(" (from {}, {} old)", copy->place, age_text(copy->taken, now)) : std::string();
}

std::string key_time_problem(const Signature& signature, const Policy& policy) {
    if (signature.key_revoked && *signature.key_revoked <= policy.now)
        return fmt::format("the key {} was revoked by its owner on {}", signature.method,
                           signature.key_revoked->date());
    // A key that its owner retired is still good for what was signed before. Not so one that was revoked: who
    // has taken it can write any date.
    const Instant used = signature.made ? std::min(*signature.made, policy.now) : policy.now;
    if (signature.key_expires && *signature.key_expires <= used)
        return fmt::format("the key {} ended on {}", signature.method, signature.key_expires->date());
    return {};
}

Judgements check_proof_present(const Case& badge) {
    if (!is_embedded(badge)) return not_applicable();
    const json::Value* proofs = json::member(badge.document(), "proof");
    const bool none = proofs == nullptr || proofs->is_null() || (proofs->is_array() && proofs->empty());
    if (none) {
        Judgements judgements = failed("there is no signature: anybody could have written this", "/proof");
        judgements[0].headline = "Nobody signed this: anybody could have written it.";
        return judgements;
    }
    if (badge.dossier.too_many_proofs)
        return failed(fmt::format("there are more than {} proofs", limits::k_proofs), "/proof");
    Judgements judgements;
    for (const Signature& signature : badge.dossier.signatures) {
        if (!signature.proof.is_object())
            add(judgements, Outcome::failed, "a proof must be a JSON object", signature);
        else if (json::member(signature.proof, "proofValue") == nullptr
                 && json::member(signature.proof, "jws") == nullptr)
            add(judgements, severity(signature), "the proof has no proofValue", signature);
    }
    return judgements;
}

// Other suites beside a good one are remarks: nobody can be asked to know all of them.
Judgements check_proof_suite(const Case& badge) {
    if (!is_embedded(badge)) return not_applicable();
    const bool some_good = std::ranges::any_of(badge.dossier.signatures, &Signature::is_good);
    Judgements judgements;
    for (const Signature& signature : badge.dossier.signatures) {
        const auto suite = proof::cryptosuite_of(signature.proof);
        if (suite) continue;
        if (suite.error().code != ErrorCode::unsupported)
            add(judgements, severity(signature), suite.error().message, signature);
        else
            add(judgements, some_good ? Outcome::warned : Outcome::undetermined,
                fmt::format("signatures of the kind \"{}\" cannot be checked by this version",
                            signature.suite),
                signature);
    }
    return judgements;
}

Judgements check_proof_purpose(const Case& badge) {
    if (!is_embedded(badge)) return not_applicable();
    Judgements judgements;
    for (const Signature& signature : badge.dossier.signatures) {
        const std::string_view purpose = json::member_text(signature.proof, "proofPurpose");
        if (purpose == "assertionMethod") continue;
        add(judgements, severity(signature),
            purpose.empty()
                ? "the proof does not say what it is for (proofPurpose)"
                : fmt::format("the signature was made for another purpose: \"{}\" instead of assertionMethod",
                              purpose),
            signature);
    }
    return judgements;
}

Judgements check_proof_method(const Case& badge) {
    if (!is_embedded(badge)) return not_applicable();
    const bool some_good = std::ranges::any_of(badge.dossier.signatures, &Signature::is_good);
    Judgements judgements;
    for (const Signature& signature : badge.dossier.signatures) {
        // Whether a proof of an unknown kind has a key is nothing that could be said.
        const auto suite = proof::cryptosuite_of(signature.proof);
        if (!suite && suite.error().code == ErrorCode::unsupported) continue;
        const std::string time_problem = key_time_problem(signature, badge.policy);
        if (signature.method.empty())
            add(judgements, Outcome::failed, "the proof names no key (verificationMethod)", signature);
        else if (!signature.problem.empty()) {
            const Outcome unknown = some_good ? Outcome::warned : Outcome::undetermined;
            add(judgements, signature.key_may_exist ? unknown : severity(signature), signature.problem,
                signature);
            if (signature.key_may_exist) judgements.back().headline = k_no_key;
        } else if (!time_problem.empty())
            add(judgements, severity(signature), time_problem, signature);
    }
    return judgements;
}

namespace {

std::vector<std::string_view> previous_of(const json::Value& proof) {
    const json::Value* previous = json::member(proof, "previousProof");
    std::vector<std::string_view> names;
    if (previous == nullptr) return names;
    if (previous->is_string()) names.push_back(previous->get_ref<const std::string&>());
    if (!previous->is_array()) return names;
    for (const json::Value& entry : *previous)
        if (entry.is_string()) names.push_back(entry.get_ref<const std::string&>());
    return names;
}

const Signature* find_proof(const std::vector<Signature>& signatures, std::string_view id) {
    const auto found = std::ranges::find_if(signatures, [&](const Signature& signature) {
        return json::member_text(signature.proof, "id") == id;
    });
    return found == signatures.end() ? nullptr : &*found;
}

// "" when every chain that starts at `signature` ends; at most k_proofs steps can be taken without repeating
// one.
std::string follow_chain(const std::vector<Signature>& signatures, const Signature& signature,
                         std::size_t depth) {
    if (depth > signatures.size()) return "the chain of proofs runs in a circle";
    for (const std::string_view name : previous_of(signature.proof)) {
        const Signature* previous = find_proof(signatures, name);
        if (previous == nullptr) return fmt::format("the proof builds on \"{}\", which is not there", name);
        if (previous == &signature) return "the proof names itself as its predecessor";
        if (std::string problem = follow_chain(signatures, *previous, depth + 1); !problem.empty())
            return problem;
    }
    return {};
}

bool is_well_formed(const json::Value& previous) {
    return previous.is_string()
           || (previous.is_array() && previous.size() <= limits::k_proofs
               && std::ranges::all_of(previous, [](const json::Value& entry) { return entry.is_string(); }));
}

} // namespace

Judgements check_proof_chain(const Case& badge) {
    if (!is_embedded(badge)) return not_applicable();
    const std::vector<Signature>& signatures = badge.dossier.signatures;
    Judgements judgements;
    for (const Signature& signature : signatures) {
        const json::Value* previous = json::member(signature.proof, "previousProof");
        if (previous == nullptr) continue;
        std::string problem = is_well_formed(*previous)
                                  ? follow_chain(signatures, signature, 0)
                                  : "previousProof must be the id of a proof, or a list of ids";
        if (!problem.empty()) add(judgements, Outcome::failed, std::move(problem), signature);
    }
    return judgements;
}

Judgements check_proof_expiry(const Case& badge) {
    if (!is_embedded(badge)) return not_applicable();
    Judgements judgements;
    for (const Signature& signature : badge.dossier.signatures) {
        for (const char* name : {"created", "expires"}) {
            const json::Value* text = json::member(signature.proof, name);
            if (text == nullptr) continue;
            const Result<Instant> moment = Instant::parse(json::member_text(signature.proof, name));
            if (!moment)
                add(judgements, severity(signature),
                    fmt::format("\"{}\" of the proof is no date with time and zone", name), signature);
            else if (std::string_view(name) == "expires" && *moment <= badge.policy.now)
                add(judgements, severity(signature),
                    fmt::format("the signature itself ended on {}", moment->date()), signature);
        }
    }
    return judgements;
}

Judgements check_key_owner(const Case& badge) {
    const auto is_issuers = [](const Signature& signature) { return signature.signer != Signer::other; };
    Judgements judgements;
    if (std::ranges::none_of(badge.dossier.signatures, is_issuers)) {
        const Signature& first = badge.dossier.signatures.front();
        const std::string by = first.method.empty() ? "a key in the token itself" : first.method;
        judgements =
            failed(fmt::format("signed with {}, which is no key of the issuer {}", by, badge.dossier.issuer),
                   first.where);
        judgements[0].headline =
            "Somebody else signed this: the key does not belong to the issuer that the badge names.";
        return judgements;
    }
    for (const Signature& signature : badge.dossier.signatures)
        if (!is_issuers(signature))
            add(judgements, Outcome::warned,
                fmt::format("also signed with {}, which is no key of the issuer", signature.method),
                signature);
    return judgements;
}

namespace {

std::string describe(const Signature& signature, const Policy& policy) {
    const std::string key = signature.method + kept_text(signature.key_copy, policy.now);
    return signature.made ? fmt::format("unchanged since {}, key {}", signature.made->date(), key)
                          : fmt::format("unchanged, key {}", key);
}

// A proof that could not be checked for want of a suite was reported by proof.suite, one without a key by
// proof.method.
void judge_result(Judgements& judgements, const Signature& signature, const Policy& policy,
                  std::string_view input, bool beside_a_good_one) {
    if (!signature.result) return;
    const Result<proof::ProofResult>& result = *signature.result;
    if (result && result->verified) {
        if (signature.signer == Signer::issuer)
            judgements.push_back({Outcome::passed, describe(signature, policy), {}, {}, {}, {}});
        return;
    }
    if (!result && result.error().code == ErrorCode::unsupported) return;
    const std::string why = result ? result->problem : result.error().message;
    add(judgements, !result && signature.signer == Signer::other ? Outcome::warned : Outcome::failed,
        fmt::format("{}: {}", signature.suite, why), signature);
    judgements.back().headline =
        "The content was changed after signing, or the signature belongs to another text.";
    if (!result) judgements.back().headline = fmt::format("The signature cannot be right: {}.", why);
    if (!result || !result->for_holder) return;
    if (beside_a_good_one) judgements.back().outcome = Outcome::warned;
    judgements.back().headline = "This is the copy for its holder, from which one to show is made.";
    judgements.back().hints = {fmt::format("make it with insignia disclose {} -o OUT", input)};
}

} // namespace

Judgements check_proof_signature(const Case& badge) {
    if (!is_embedded(badge)) return not_applicable();
    const bool some_good = std::ranges::any_of(badge.dossier.signatures, &Signature::is_good);
    Judgements judgements;
    for (const Signature& signature : badge.dossier.signatures)
        judge_result(judgements, signature, badge.policy, badge.subject().input, some_good);
    const bool decided = std::ranges::any_of(judgements, [](const Judgement& judgement) {
        return judgement.outcome == Outcome::passed || judgement.outcome == Outcome::failed;
    });
    if (!decided) judgements.push_back(undetermined("no signature of the issuer could be checked")[0]);
    return judgements;
}

} // namespace insignia::verify
