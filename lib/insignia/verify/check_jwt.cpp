// VC-JWT: https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof, RFC 7515, RFC 8725
#include "row_internal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
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
const json::Value& payload_of(const Case& badge) {
    return badge.subject().jws->payload;
}

bool contains(std::span<const std::string_view> list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

// Members that change how a token is read, or that bring a key along (RFC 8725 3.10): no badge may have them.
constexpr std::array<std::string_view, 8> k_forbidden = {"crit", "b64", "jku",      "x5u",
                                                         "x5c",  "x5t", "x5t#S256", "zip"};
constexpr std::array<std::string_view, 4> k_expected = {"alg", "kid", "jwk", "typ"};
constexpr std::array<std::string_view, 6> k_types = {
    "jwt", "vc+jwt", "vc+ld+jwt", "vc-ld+jwt", "application/vc+jwt", "application/vc+ld+jwt"};

// Algorithms by what they are worth here.
constexpr std::array<std::string_view, 4> k_algorithms = {"EdDSA", "ES256", "ES384", "RS256"};
constexpr std::array<std::string_view, 9> k_other_algorithms = {
    "RS384", "RS512", "PS256", "PS384", "PS512", "ES512", "ES256K", "Ed25519", "Ed448"};

Judgement fault(std::string message, std::string where) {
    return {Outcome::failed, std::move(message), std::move(where), {}, {}, {}};
}

void check_type_member(Judgements& judgements, const json::Value& header) {
    const json::Value* type = json::member(header, "typ");
    if (type == nullptr) return;
    if (!type->is_string()) {
        judgements.push_back(fault("the header's typ must be a text", "header/typ"));
        return;
    }
    const auto& text = type->get_ref<const std::string&>();
    if (!contains(k_types, to_lower(text)))
        judgements.push_back(
            fault(fmt::format("the token is of another kind: typ is \"{}\"", text), "header/typ"));
}

void check_key_members(Judgements& judgements, const Case& badge) {
    const json::Value& header = header_of(badge);
    const json::Value* kid = json::member(header, "kid");
    const json::Value* jwk = json::member(header, "jwk");
    if (kid != nullptr && (!kid->is_string() || kid->get_ref<const std::string&>().empty()))
        judgements.push_back(fault("the header's kid must be the identifier of a key", "header/kid"));
    if (kid == nullptr && jwk == nullptr)
        judgements.push_back(fault("the header names no key (kid)", "header"));
    if (jwk == nullptr) return;
    const auto key = crypto::PublicKey::from_jwk(*jwk);
    const Signature& signature = badge.dossier.signatures.front();
    if (!key)
        judgements.push_back(
            fault(fmt::format("the key in the header: {}", key.error().message), "header/jwk"));
    else if (kid != nullptr && signature.key && !(*key == *signature.key))
        judgements.push_back(fault("the header names one key and brings another along", "header/jwk"));
}

} // namespace

Judgements check_jwt_header(const Case& badge) {
    if (!is_token(badge)) return not_applicable();
    Judgements judgements;
    const json::Value& header = header_of(badge);
    for (const auto& [name, value] : header.items()) {
        if (contains(k_forbidden, name))
            judgements.push_back(
                fault(fmt::format("the header member \"{}\" has no place in a badge", name), "header"));
        else if (!contains(k_expected, name))
            judgements.push_back(
                warned(fmt::format("the header has an unusual member, \"{}\"", name), "header")[0]);
    }
    check_type_member(judgements, header);
    check_key_members(judgements, badge);
    return judgements;
}

Judgements check_jwt_algorithm(const Case& badge) {
    if (!is_token(badge)) return not_applicable();
    const std::string_view algorithm = json::member_text(header_of(badge), "alg");
    if (contains(k_other_algorithms, algorithm))
        return undetermined(fmt::format("signatures by {} cannot be checked by this version", algorithm),
                            "header/alg");
    if (!contains(k_algorithms, algorithm))
        return failed(fmt::format("\"{}\" is no algorithm that a badge can be signed with", algorithm),
                      "header/alg");
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
        if (signature.key_may_exist) judgements[0].outcome = Outcome::undetermined;
        return judgements;
    }
    const std::string time_problem = key_time_problem(signature, badge.policy);
    return time_problem.empty() ? Judgements{} : failed(time_problem, "header/kid");
}

Judgements check_jwt_signature(const Case& badge) {
    if (!is_token(badge)) return not_applicable();
    const Signature& signature = badge.dossier.signatures.front();
    if (signature.is_good()) return passed(fmt::format("unchanged, key {}", signature.method));
    if (!signature.result) return undetermined("the signature could not be checked");
    const Result<proof::ProofResult>& result = *signature.result;
    Judgements judgements =
        failed(fmt::format("{}: {}", signature.suite, result ? result->problem : result.error().message));
    judgements[0].headline =
        "The content was changed after signing, or the signature belongs to another text.";
    return judgements;
}

namespace {

// RFC 7519 2, NumericDate: seconds, possibly with a fraction.
std::optional<double> numeric_date(const json::Value& value) {
    if (!value.is_number()) return std::nullopt;
    const double seconds = value.get<double>();
    const bool in_range =
        std::isfinite(seconds) && seconds >= 0 && seconds <= 253'402'300'799.0; // 9999-12-31
    return in_range ? std::optional(seconds) : std::nullopt;
}

// A claim repeats what the credential says; if it says something else, one of the two would be believed
// wrongly.
void compare_text(Judgements& judgements, const json::Value& payload, std::string_view claim,
                  std::string_view expected) {
    const json::Value* value = json::member(payload, claim);
    const std::string where = fmt::format("payload/{}", claim);
    if (value == nullptr) {
        if (!expected.empty())
            judgements.push_back(warned(fmt::format("the claim \"{}\" is missing", claim), where)[0]);
        return;
    }
    if (!value->is_string() || value->get_ref<const std::string&>() != expected)
        judgements.push_back(
            fault(fmt::format("the claim \"{}\" says something else than the badge: \"{}\"", claim, expected),
                  where));
}

struct TimeClaim {
    std::string_view claim;
    std::string_view member;
    const json::Value* stated;
    std::optional<Instant> moment;
};

void compare_time(Judgements& judgements, const json::Value& payload, const TimeClaim& expected) {
    const json::Value* value = json::member(payload, expected.claim);
    const std::string where = fmt::format("payload/{}", expected.claim);
    if (value == nullptr) {
        if (expected.stated != nullptr)
            judgements.push_back(
                warned(fmt::format("the claim \"{}\" is missing", expected.claim), where)[0]);
        return;
    }
    const std::optional<double> seconds = numeric_date(*value);
    if (!seconds)
        judgements.push_back(fault(fmt::format("the claim \"{}\" is no moment", expected.claim), where));
    else if (expected.moment && static_cast<std::int64_t>(std::floor(*seconds)) != expected.moment->seconds)
        judgements.push_back(fault(
            fmt::format("the claim \"{}\" and {} are different moments", expected.claim, expected.member),
            where));
}

// A time that only the token states counts as well.
void check_lone_times(Judgements& judgements, const Case& badge, const Period& period) {
    const json::Value& payload = payload_of(badge);
    const auto now = static_cast<double>(badge.policy.now.seconds);
    const json::Value* until = json::member(payload, "exp");
    if (const auto seconds = until == nullptr ? std::nullopt : numeric_date(*until);
        seconds && period.until_value == nullptr && *seconds <= now) {
        judgements.push_back(fault("the token has expired", "payload/exp"));
        judgements.back().state = "expired";
    }
    const json::Value* from = json::member(payload, "nbf");
    if (const auto seconds = from == nullptr ? std::nullopt : numeric_date(*from);
        seconds && *seconds > now + static_cast<double>(limits::k_clock_skew_seconds)) {
        judgements.push_back(fault("the token is not valid yet", "payload/nbf"));
        judgements.back().state = "not-yet-valid";
    }
}

} // namespace

// Open Badges 3.0, 8.2.4, steps 6 to 11: iss, sub, jti, nbf and exp agree with the credential.
Judgements check_jwt_claims(const Case& badge) {
    if (!is_token(badge)) return not_applicable();
    const json::Value& payload = payload_of(badge);
    Judgements judgements;
    const bool inside = badge.subject().document_pointer.empty();
    if (inside && (json::member(payload, "vc") != nullptr || json::member(payload, "vp") != nullptr))
        judgements.push_back(
            fault("the token carries two credentials: one as its claims and one in \"vc\"", "payload/vc"));
    const json::Value* subject = credential_subject(badge.document());
    compare_text(judgements, payload, "iss", badge.dossier.issuer);
    compare_text(judgements, payload, "jti", json::member_text(badge.document(), "id"));
    compare_text(judgements, payload, "sub",
                 subject == nullptr ? std::string_view() : json::member_text(*subject, "id"));
    const Period period = period_of(badge.subject());
    compare_time(judgements, payload, {"nbf", period.from_name, period.from_value, period.from});
    compare_time(judgements, payload, {"exp", period.until_name, period.until_value, period.until});
    check_lone_times(judgements, badge, period);
    return judgements;
}

} // namespace insignia::verify
