// VC-JWT: https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof, RFC 7515, RFC 8725. What is wrong with a header
// by itself is refused when the token is opened; here it is held against the issuer's keys and the
// credential.
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>

namespace insignia::verify {
namespace {

using check::Outcome;

bool is_token(const Case& badge) {
    return badge.subject().securing == Securing::jwt;
}

const json::Value& header_of(const Case& badge) {
    return badge.subject().jws->header;
}

} // namespace

Judgements check_jwt_header(const Case& badge) {
    if (!is_token(badge)) return not_applicable();
    const json::Value& header = header_of(badge);
    if (const std::string_view type = json::member_text(header, "typ");
        to_lower(type).find("vp+") != std::string::npos)
        return failed(fmt::format("a token of type \"{}\" is a presentation, no credential", type),
                      "header/typ");
    if (const std::string_view content = json::member_text(header, "cty");
        to_lower(content).find("vp") != std::string::npos)
        return failed(fmt::format("a token with \"{}\" in it is a presentation, no credential", content),
                      "header/cty");
    const bool names_key = json::member(header, "kid") != nullptr;
    const json::Value* jwk = json::member(header, "jwk");
    if (!names_key && jwk == nullptr) return failed("the header names no key (kid)", "header");
    if (jwk == nullptr) return {};
    const auto key = crypto::PublicKey::from_jwk(*jwk);
    if (!key) return failed(fmt::format("the key in the header: {}", key.error().message), "header/jwk");
    const Signature& signature = badge.dossier.signatures.front();
    if (names_key && signature.key && !(*key == *signature.key))
        return failed("the header names one key and brings another along", "header/jwk");
    return {};
}

Judgements check_jwt_algorithm(const Case& badge) {
    if (!is_token(badge)) return not_applicable();
    const std::string_view algorithm = json::member_text(header_of(badge), "alg");
    const Signature& signature = badge.dossier.signatures.front();
    if (signature.key && proof::jws_algorithm(signature.key->kind()) != algorithm)
        return failed(fmt::format("the header says {}, but the issuer's key is for {}", algorithm,
                                  proof::jws_algorithm(signature.key->kind())),
                      "header/alg");
    return {};
}

Judgements check_jwt_key(const Case& badge) {
    if (!is_token(badge)) return not_applicable();
    const Signature& signature = badge.dossier.signatures.front();
    if (signature.signer == Signer::other) return {}; // key.owner says it
    if (!signature.problem.empty()) {
        Judgements judgements = failed(signature.problem, "header/kid", signature.hints);
        if (signature.key_may_exist) {
            judgements[0].outcome = Outcome::undetermined;
            judgements[0].headline = k_no_key;
        }
        return judgements;
    }
    const std::string time_problem = key_time_problem(signature, badge.policy);
    return time_problem.empty() ? Judgements{} : failed(time_problem, "header/kid");
}

Judgements check_jwt_signature(const Case& badge) {
    if (!is_token(badge)) return not_applicable();
    const Signature& signature = badge.dossier.signatures.front();
    if (signature.is_good())
        return passed(fmt::format("unchanged, key {}{}", signature.method,
                                  kept_text(signature.key_copy, badge.policy.now)));
    if (!signature.result) return undetermined("the signature could not be checked");
    const Result<proof::ProofResult>& result = *signature.result;
    Judgements judgements =
        failed(fmt::format("{}: {}", signature.suite, result ? result->problem : result.error().message));
    judgements[0].headline =
        "The content was changed after signing, or the signature belongs to another text.";
    return judgements;
}

namespace {

// A missing claim is unusual; one that says something else than the credential would make one of the two a
// lie. An end that only the token states is an end all the same.
Outcome severity_of(const proof::ClaimProblem& problem, const Period& period) {
    const bool lone_end = problem.claim == "exp" && period.until_value == nullptr
                          && problem.kind == proof::ClaimProblem::Kind::disagrees;
    return problem.kind == proof::ClaimProblem::Kind::missing || lone_end ? Outcome::warned : Outcome::failed;
}

void check_moments(Judgements& judgements, const proof::Claims& claims, const Instant& now) {
    if (claims.expires && *claims.expires < now) {
        judgements.push_back(failed("the token has expired", "payload/exp")[0]);
        judgements.back().state = "expired";
    }
    if (claims.not_before && claims.not_before->seconds > now.seconds + limits::k_clock_skew_seconds) {
        judgements.push_back(failed("the token is not valid yet", "payload/nbf")[0]);
        judgements.back().state = "not-yet-valid";
    }
}

} // namespace

// Open Badges 3.0, 8.2.4, steps 6 to 11: iss, sub, jti, nbf and exp agree with the credential.
Judgements check_jwt_claims(const Case& badge) {
    if (!is_token(badge)) return not_applicable();
    const json::Value& payload = badge.subject().jws->payload;
    if (const auto credential = proof::credential_of_payload(payload); !credential)
        return failed(credential.error().message, "payload");
    const Period period = period_of(badge.subject());
    const proof::Claims claims = proof::read_claims(payload);
    Judgements judgements;
    for (const proof::ClaimProblem& problem : claims.problems)
        judgements.push_back(
            {severity_of(problem, period), problem.message, "payload/" + problem.claim, {}, {}, {}});
    check_moments(judgements, claims, badge.policy.now);
    return judgements;
}

} // namespace insignia::verify
