// Credentials as JSON Web Tokens, in the form of Open Badges 3.0.
// https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof
#include <insignia/proof/proof.h>

#include <cmath>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/encoding/encoding.h>

namespace insignia::proof {
namespace {

// The claims that stand beside a credential without being part of it (RFC 7519 4.1, 1EdTech context member
// jti).
constexpr std::string_view k_registered_claims[] = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti"};

// The members that the claims repeat, under their names in VCDM 2.0 and 1.1.
struct CredentialView {
    std::string_view issuer;
    std::string_view id;
    std::string_view subject;
    std::string_view valid_from;
    std::string_view valid_until;
};

// The id of an issuer or subject that is a URL or an object with one.
std::string_view id_of(const json::Value& credential, std::string_view name) {
    const json::Value* value = json::member(credential, name);
    if (value == nullptr) return {};
    // A list of one subject is that subject; several have no common id.
    if (value->is_array()) value = value->size() == 1 ? &value->front() : value;
    return value->is_string() ? std::string_view(value->get_ref<const std::string&>())
                              : json::member_text(*value, "id");
}

std::string_view either(const json::Value& credential, std::string_view name, std::string_view older_name) {
    const std::string_view text = json::member_text(credential, name);
    return text.empty() ? json::member_text(credential, older_name) : text;
}

CredentialView view_of(const json::Value& credential) {
    return {id_of(credential, "issuer"), json::member_text(credential, "id"),
            id_of(credential, "credentialSubject"), either(credential, "validFrom", "issuanceDate"),
            either(credential, "validUntil", "expirationDate")};
}

// A time of the credential as a NumericDate (RFC 7519 section 2).
Result<std::int64_t> numeric_date(std::string_view name, std::string_view text) {
    TRY_ASSIGN(const Instant instant, Instant::parse(text));
    if (instant.nanoseconds == 0) return instant.seconds;
    return fail(ErrorCode::invalid,
                fmt::format("{} has a fraction of a second, which a token cannot hold", name),
                fmt::format("/{}", name), {"leave the fraction out"});
}

Result<json::Value> payload_of(const json::Value& credential) {
    const CredentialView view = view_of(credential);
    for (const auto& [name, value] : {std::pair<std::string_view, std::string_view>{"issuer", view.issuer},
                                      {"id", view.id},
                                      {"validFrom", json::member_text(credential, "validFrom")}})
        if (value.empty())
            return fail(ErrorCode::invalid, fmt::format("a token needs the credential's {}", name),
                        fmt::format("/{}", name));
    json::Value payload = credential;
    payload["iss"] = std::string(view.issuer);
    payload["jti"] = std::string(view.id);
    TRY_ASSIGN(payload["nbf"], numeric_date("validFrom", view.valid_from));
    if (!view.subject.empty()) payload["sub"] = std::string(view.subject);
    if (!view.valid_until.empty()) {
        TRY_ASSIGN(payload["exp"], numeric_date("validUntil", view.valid_until));
    }
    return payload;
}

// Compares the claims of one payload with its credential.
class ClaimReader {
public:
    // Claims beside a `vc` claim may stand instead of what it would say (VCDM 1.1, 6.3.1).
    ClaimReader(const json::Value& payload, const json::Value& credential, bool instead)
        : m_payload(payload), m_view(view_of(credential)), m_instead(instead) {}

    Claims read() {
        compare_text("iss", m_view.issuer, "the issuer");
        compare_text("sub", m_view.subject, "the subject");
        compare_text("jti", m_view.id, "the credential's id");
        m_claims.not_before = compare_time("nbf", m_view.valid_from, "the credential is valid from");
        m_claims.expires = compare_time("exp", m_view.valid_until, "the credential is valid until");
        if (const json::Value* issued = json::member(m_payload, "iat")) m_claims.issued = read_time(*issued);
        return std::move(m_claims);
    }

private:
    void report(ClaimProblem::Kind kind, std::string_view claim, std::string message) {
        m_claims.problems.push_back({kind, std::string(claim), std::move(message)});
    }

    void compare_text(std::string_view claim, std::string_view expected, std::string_view what) {
        const json::Value* value = json::member(m_payload, claim);
        if (value == nullptr) {
            if (!expected.empty())
                report(ClaimProblem::Kind::missing, claim, fmt::format("the claim {} is missing", claim));
            return;
        }
        if (!value->is_string())
            return report(ClaimProblem::Kind::malformed, claim, fmt::format("{} is no text", claim));
        const std::string_view stated = value->get_ref<const std::string&>();
        if (stated == expected || (m_instead && expected.empty())) return;
        const std::string found = expected.empty() ? "missing" : fmt::format("\"{}\"", sanitize(expected));
        report(ClaimProblem::Kind::disagrees, claim,
               fmt::format("{} is \"{}\", but {} is {}", claim, sanitize(stated), what, found));
    }

    std::optional<Instant> compare_time(std::string_view claim, std::string_view expected,
                                        std::string_view what) {
        const json::Value* value = json::member(m_payload, claim);
        if (value == nullptr) {
            if (!expected.empty())
                report(ClaimProblem::Kind::missing, claim, fmt::format("the claim {} is missing", claim));
            return std::nullopt;
        }
        const std::optional<Instant> stated = read_time(*value);
        if (!stated) {
            report(ClaimProblem::Kind::malformed, claim,
                   fmt::format("{} is no time in seconds since 1970", claim));
            return std::nullopt;
        }
        const auto moment = Instant::parse(expected);
        if (m_instead && expected.empty()) return stated;
        if (!moment || moment->seconds != stated->seconds)
            report(ClaimProblem::Kind::disagrees, claim,
                   fmt::format("{} is {}, but {} {}", claim, stated->to_string(), what,
                               expected.empty() ? "no stated time" : sanitize(expected)));
        return stated;
    }

    // A NumericDate within the years that Instant covers; fractions are kept.
    static std::optional<Instant> read_time(const json::Value& value) {
        constexpr double k_latest = 253'402'300'799.0; // 9999-12-31T23:59:59Z
        if (!value.is_number()) return std::nullopt;
        const double seconds = value.get<double>();
        if (!(std::fabs(seconds) <= k_latest)) return std::nullopt;
        const double whole = std::floor(seconds);
        constexpr double k_nanoseconds = 1e9;
        return Instant{static_cast<std::int64_t>(whole),
                       static_cast<std::int32_t>((seconds - whole) * k_nanoseconds)};
    }

    const json::Value& m_payload;
    CredentialView m_view;
    bool m_instead;
    Claims m_claims;
};

} // namespace

// https://www.imsglobal.org/spec/ob/v3p0/#create-the-proof
Result<std::string> sign_jwt(const json::Value& credential, const crypto::PrivateKey& key,
                             std::string_view verification_method) {
    if (verification_method.empty()) return fail(ErrorCode::invalid, "a token needs the URL of its key");
    TRY_ASSIGN(const json::Value payload, payload_of(credential));
    json::Value header = json::Value::object();
    header["alg"] = std::string(jws_algorithm(key.kind()));
    header["kid"] = std::string(verification_method);
    header["typ"] = "JWT";
    const std::string signing_input = encoding::to_base64url(as_bytes(json::to_compact_text(header))) + "."
                                      + encoding::to_base64url(as_bytes(json::to_compact_text(payload)));
    TRY_ASSIGN(const Bytes signature, key.sign(as_bytes(signing_input)));
    return signing_input + "." + encoding::to_base64url(signature);
}

Result<json::Value> credential_of_payload(const json::Value& payload) {
    const json::Value* inner = json::member(payload, "vc");
    const bool outer =
        json::member(payload, "@context") != nullptr || json::member(payload, "credentialSubject") != nullptr;
    if (inner != nullptr && outer)
        return fail(ErrorCode::invalid, "the token holds a credential and another one in its vc claim",
                    "/vc");
    if (inner == nullptr && !outer) return fail(ErrorCode::invalid, "the token holds no credential");
    if (inner != nullptr && !inner->is_object())
        return fail(ErrorCode::invalid, "the vc claim is no JSON object", "/vc");
    if (inner != nullptr) return *inner;
    json::Value credential = payload;
    for (const std::string_view claim : k_registered_claims) credential.erase(std::string(claim));
    return credential;
}

Claims read_claims(const json::Value& payload) {
    const json::Value* inner = json::member(payload, "vc");
    return ClaimReader(payload, inner != nullptr ? *inner : payload, inner != nullptr).read();
}

} // namespace insignia::proof
