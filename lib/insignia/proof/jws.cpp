// Compact JWS (RFC 7515), as narrow as badges need it.
#include <insignia/proof/proof.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/encoding/encoding.h>

namespace insignia::proof {
namespace {

using crypto::KeyKind;

struct Algorithm {
    std::string_view name;
    KeyKind kind;
};

// RFC 7518 3.1, RFC 8037 3.1
constexpr Algorithm k_algorithms[] = {
    {"EdDSA", KeyKind::ed25519},
    {"ES256", KeyKind::p256},
    {"ES384", KeyKind::p384},
    {"RS256", KeyKind::rsa},
};

// Signatures that exist but that Open Badges does not use.
constexpr std::string_view k_other_algorithms[] = {"ES512", "ES256K", "RS384", "RS512",  "PS256",
                                                   "PS384", "PS512",  "Ed448", "Ed25519"};

// Tokens for other purposes say so by their type (RFC 8725 3.11). Compared without regard to case.
constexpr std::string_view k_types[] = {"jwt",    "vc+jwt",    "vc+ld+jwt", "vc+ld+json+jwt",
                                        "vp+jwt", "vp+ld+jwt", "jws",       "jose"};

// `cty` is what VC-JOSE-COSE (3.1.1) wants beside `typ`; Open Badges knows the others alone.
constexpr std::string_view k_header_members[] = {"alg", "kid", "jwk", "typ", "cty"};
constexpr std::string_view k_content_types[] = {"vc", "vp", "vc+ld+json", "vp+ld+json"};

// RFC 7515, 4.1.9 and 4.1.10: a media type, in which "application/" may be left out.
std::string short_media_type(std::string_view type) {
    constexpr std::string_view k_application = "application/";
    std::string lower = to_lower(type);
    if (lower.starts_with(k_application)) lower.erase(0, k_application.size());
    return lower;
}

template <std::size_t Size>
bool is_one_of(const std::string_view (&texts)[Size], std::string_view text) {
    return std::find(std::begin(texts), std::end(texts), text) != std::end(texts);
}

bool is_base64url(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
               || c == '_';
    });
}

tl::unexpected<Error> bad_header(std::string message) {
    return fail(ErrorCode::invalid, std::move(message), "JWS header");
}

Result<void> check_algorithm(const json::Value& header) {
    const std::string_view name = json::member_text(header, "alg");
    if (name.empty()) return bad_header("the header names no algorithm (alg)");
    const bool known = std::any_of(std::begin(k_algorithms), std::end(k_algorithms),
                                   [&](const Algorithm& algorithm) { return algorithm.name == name; });
    if (known) return {};
    if (is_one_of(k_other_algorithms, name))
        return fail(ErrorCode::unsupported, fmt::format("the algorithm \"{}\" is not supported", name),
                    "JWS header");
    return bad_header(fmt::format("\"{}\" is no signature algorithm", sanitize(name)));
}

// https://www.imsglobal.org/spec/ob/v3p0/#jose-header
Result<void> check_header(const json::Value& header) {
    for (const auto& [name, value] : header.items()) {
        if (!is_one_of(k_header_members, name))
            return bad_header(fmt::format("the header member \"{}\" is not allowed", sanitize(name)));
        if (name == "jwk" ? !value.is_object() : !value.is_string())
            return bad_header(fmt::format("the header member \"{}\" has the wrong type", name));
    }
    const std::string_view kid = json::member_text(header, "kid");
    const bool control =
        std::any_of(kid.begin(), kid.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    if (control || (header.contains("kid") && kid.empty())) return bad_header("kid is no key identifier");
    const std::string_view type = json::member_text(header, "typ");
    if (header.contains("typ") && !is_one_of(k_types, short_media_type(type)))
        return bad_header(fmt::format("a token of type \"{}\" is no credential", sanitize(type)));
    const std::string_view content = json::member_text(header, "cty");
    if (header.contains("cty") && !is_one_of(k_content_types, short_media_type(content)))
        return bad_header(fmt::format("a token with \"{}\" in it is no credential", sanitize(content)));
    return check_algorithm(header);
}

Result<json::Value> parse_part(std::string_view text, std::string_view name) {
    TRY_ASSIGN(json::Value value, json::parse(text, name));
    if (value.is_object()) return value;
    return fail(ErrorCode::parse, fmt::format("the {} is no JSON object", name), std::string(name));
}

Result<Bytes> decode_part(std::string_view part, std::string_view name) {
    auto bytes = encoding::from_base64url(part);
    if (bytes) return bytes;
    return fail(ErrorCode::parse, fmt::format("the {} cannot be decoded: {}", name, bytes.error().message),
                std::string(name));
}

} // namespace

bool looks_like_jws(std::string_view text) {
    const auto parts = split(text, '.');
    return parts.size() == 3 && !parts[0].empty() && !parts[1].empty() && is_base64url(parts[0])
           && is_base64url(parts[1]) && is_base64url(parts[2]);
}

// https://www.rfc-editor.org/rfc/rfc7515#section-5.2 steps 1 to 7
Result<Jws> parse_jws(std::string_view compact) {
    const auto parts = split(compact, '.');
    if (parts.size() != 3)
        return fail(ErrorCode::parse,
                    fmt::format("a compact JWS has three parts; this text has {}", parts.size()));
    Jws jws;
    TRY_ASSIGN(const Bytes header, decode_part(parts[0], "JWS header"));
    TRY_ASSIGN(jws.header, parse_part(as_text(header), "JWS header"));
    TRY(check_header(jws.header));
    TRY_ASSIGN(const Bytes payload, decode_part(parts[1], "JWS payload"));
    TRY_ASSIGN(jws.payload, parse_part(as_text(payload), "JWS payload"));
    TRY_ASSIGN(jws.signature, decode_part(parts[2], "JWS signature"));
    if (jws.signature.empty()) return fail(ErrorCode::invalid, "the token has no signature", "JWS signature");
    jws.payload_text = std::string(as_text(payload));
    jws.signing_input = std::string(compact.substr(0, parts[0].size() + 1 + parts[1].size()));
    return jws;
}

std::string_view jws_algorithm(KeyKind kind) {
    for (const Algorithm& algorithm : k_algorithms)
        if (algorithm.kind == kind) return algorithm.name;
    return {};
}

Result<ProofResult> verify_jws(const Jws& jws, const crypto::PublicKey& key) {
    const std::string_view named = json::member_text(jws.header, "alg");
    if (named != jws_algorithm(key.kind()))
        return ProofResult{false, fmt::format("the header says {}, but the key is a {} key", sanitize(named),
                                              crypto::to_string(key.kind()))};
    if (key.verify(as_bytes(jws.signing_input), jws.signature)) return ProofResult{true, {}};
    return ProofResult{false, "the signature does not belong to this token and this key"};
}

} // namespace insignia::proof
