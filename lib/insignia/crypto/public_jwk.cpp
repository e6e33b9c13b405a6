// Public keys as JWK, and their thumbprint.
#include <insignia/crypto/der_internal.h>
#include <insignia/crypto/ec_internal.h>
#include <insignia/crypto/hash.h>
#include <insignia/crypto/jwk_internal.h>
#include <insignia/crypto/state_internal.h>

namespace insignia::crypto {

Result<PublicKey> PublicKey::from_jwk(const json::Value& jwk) {
    if (const std::string_view member = jwk::private_member(jwk); !member.empty()) {
        return fail(ErrorCode::denied,
                    "the JWK gives a secret key away (member \"" + std::string(member) + "\")", {},
                    {"treat this key as stolen: make a new one and publish only its public half"});
    }
    TRY_ASSIGN(const KeyKind kind, jwk::kind_of(jwk, "verify"));
    return jwk::public_half(jwk, kind);
}

json::Value PublicKey::jwk() const {
    const KindRow& row = row_of(kind());
    if (kind() == KeyKind::rsa) {
        // The DER was checked when the key was made.
        const auto numbers = *der::read_integers(raw(), 2);
        return json::Value::object({{"e", encoding::to_base64url(numbers[1].view())},
                                    {"kty", row.jwk_type},
                                    {"n", encoding::to_base64url(numbers[0].view())}});
    }
    json::Value jwk = json::Value::object({{"crv", row.jwk_curve}, {"kty", row.jwk_type}});
    if (kind() == KeyKind::ed25519) {
        jwk["x"] = encoding::to_base64url(raw());
        return jwk;
    }
    const Bytes point = ec::uncompressed(kind(), m_state->point.get());
    const ByteView coordinates = ByteView(point).subspan(1);
    jwk["x"] = encoding::to_base64url(coordinates.first(ec::field_size(kind())));
    jwk["y"] = encoding::to_base64url(coordinates.last(ec::field_size(kind())));
    return jwk;
}

// RFC 7638 section 3: jwk() has exactly the required members in lexicographic order.
std::string PublicKey::jwk_thumbprint() const {
    return encoding::to_base64url(sha256(as_bytes(json::to_compact_text(jwk()))));
}

} // namespace insignia::crypto
