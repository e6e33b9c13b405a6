#include <insignia/base/text.h>
#include <insignia/crypto/der_internal.h>
#include <insignia/crypto/jwk_internal.h>

namespace insignia::crypto::jwk {

namespace {

// RFC 7518 6.2.2, 6.3.2, 6.4.1 and RFC 8037 2.
constexpr std::string_view k_private_members[] = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"};

// RFC 9864 gives Ed25519 a name of its own beside the older one.
constexpr std::string_view k_fully_specified_eddsa = "Ed25519";

Result<const KindRow*> row_of_type(const json::Value& jwk) {
    const std::string_view type = json::member_text(jwk, "kty");
    const std::string_view curve = json::member_text(jwk, "crv");
    for (const KindRow& row : kind_rows()) {
        const bool curve_fits =
            row.jwk_curve.empty() ? json::member(jwk, "crv") == nullptr : row.jwk_curve == curve;
        if (row.jwk_type == type && curve_fits) return &row;
    }
    return fail(ErrorCode::crypto,
                "no kind of key has kty \"" + sanitize(type) + "\" with crv \"" + sanitize(curve) + "\"", {},
                {"use kty OKP with crv Ed25519, kty EC with crv P-256 or P-384, or kty RSA; the names are "
                 "case-sensitive"});
}

Result<void> check_algorithm(const json::Value& jwk, const KindRow& row) {
    const json::Value* algorithm = json::member(jwk, "alg");
    if (algorithm == nullptr) return {};
    const std::string_view text = json::member_text(jwk, "alg");
    if (text == row.algorithm || (row.kind == KeyKind::ed25519 && text == k_fully_specified_eddsa)) return {};
    return fail(ErrorCode::crypto, "the JWK is for the algorithm \"" + sanitize(text)
                                       + "\", but its key is for " + std::string(row.algorithm));
}

// RFC 7517 4.2, 4.3
Result<void> check_purpose(const json::Value& jwk, std::string_view operation) {
    if (json::member(jwk, "use") != nullptr && json::member_text(jwk, "use") != "sig")
        return fail(ErrorCode::crypto, "the JWK is not for signatures (its \"use\" is not \"sig\")");
    const json::Value* operations = json::member(jwk, "key_ops");
    if (operations == nullptr) return {};
    if (operations->is_array())
        for (const json::Value& entry : *operations)
            if (entry.is_string() && entry.get_ref<const std::string&>() == operation) return {};
    return fail(ErrorCode::crypto, "the JWK's \"key_ops\" do not allow to " + std::string(operation));
}

} // namespace

Result<KeyKind> kind_of(const json::Value& jwk, std::string_view operation) {
    if (!jwk.is_object()) return fail(ErrorCode::crypto, "a JWK must be a JSON object");
    if (json::member_text(jwk, "kty") == "oct")
        return fail(ErrorCode::crypto,
                    "the JWK is a symmetric key (kty \"oct\"), which cannot prove who signed");
    TRY_ASSIGN(const KindRow* row, row_of_type(jwk));
    TRY(check_algorithm(jwk, *row));
    TRY(check_purpose(jwk, operation));
    return row->kind;
}

Result<Secret> bytes_of(const json::Value& jwk, std::string_view member, std::size_t size,
                        LeadingZeros leading_zeros) {
    const std::string name = "the JWK's \"" + std::string(member) + "\"";
    const json::Value* value = json::member(jwk, member);
    if (value == nullptr) return fail(ErrorCode::crypto, name + " is missing");
    if (!value->is_string()) return fail(ErrorCode::crypto, name + " is not a string");
    auto decoded = encoding::from_base64url(value->get_ref<const std::string&>());
    if (!decoded) return fail(ErrorCode::crypto, name + " is not base64url without padding");
    Secret bytes(std::move(*decoded));
    if (size != 0 && bytes.size() != size) {
        return fail(ErrorCode::crypto, name + " has " + std::to_string(bytes.size()) + " bytes instead of "
                                           + std::to_string(size));
    }
    const bool refused_zero =
        leading_zeros == LeadingZeros::refused && bytes.size() > 0 && *bytes.data() == 0;
    if (size == 0 && (bytes.size() == 0 || refused_zero))
        return fail(ErrorCode::crypto, name + " is empty or begins with a zero byte");
    return bytes;
}

Result<PublicKey> public_half(const json::Value& jwk, KeyKind kind) {
    if (kind == KeyKind::rsa) {
        TRY_ASSIGN(const Secret modulus, bytes_of(jwk, "n", 0));
        TRY_ASSIGN(const Secret exponent, bytes_of(jwk, "e", 0));
        return PublicKey::from_raw(kind, der::write_integers({modulus.view(), exponent.view()}));
    }
    TRY_ASSIGN(const Secret x, bytes_of(jwk, "x", row_of(kind).secret_size));
    if (kind == KeyKind::ed25519) return PublicKey::from_raw(kind, x.view());
    TRY_ASSIGN(const Secret y, bytes_of(jwk, "y", row_of(kind).secret_size));
    // The compressed point of x has one of two y; the stated one must be it.
    Bytes raw = {static_cast<std::uint8_t>(2 + (y.view().back() & 1))};
    raw.insert(raw.end(), x.view().begin(), x.view().end());
    TRY_ASSIGN(auto key, PublicKey::from_raw(kind, raw));
    TRY_ASSIGN(const Secret derived_y, bytes_of(key.jwk(), "y", y.size()));
    if (to_bytes(derived_y.view()) != to_bytes(y.view()))
        return fail(ErrorCode::crypto,
                    "the JWK's \"x\" and \"y\" are not a point of " + std::string(to_string(kind)));
    return key;
}

std::string_view private_member(const json::Value& jwk) {
    for (const std::string_view name : k_private_members)
        if (json::member(jwk, name) != nullptr) return name;
    return {};
}

} // namespace insignia::crypto::jwk
