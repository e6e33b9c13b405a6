// Private keys as JWK.
#include <insignia/crypto/der_internal.h>
#include <insignia/crypto/jwk_internal.h>
#include <insignia/crypto/state_internal.h>

namespace insignia::crypto {

namespace {

// RFC 7518 6.3.2: the members of a private RSA JWK in the order of PKCS#1.
constexpr std::string_view k_rsa_members[] = {"n", "e", "d", "p", "q", "dp", "dq", "qi"};

Result<PrivateKey> rsa_from_jwk(const json::Value& jwk) {
    if (json::member(jwk, "oth") != nullptr)
        return fail(ErrorCode::unsupported, "an RSA key of more than two primes is not accepted");
    std::vector<Secret> members;
    for (const std::string_view name : k_rsa_members) {
        // Some programs write the private numbers with the zero byte that DER needs.
        TRY_ASSIGN(Secret member, jwk::bytes_of(jwk, name, 0, jwk::LeadingZeros::allowed));
        members.push_back(std::move(member));
    }
    std::vector<ByteView> integers = {ByteView()};
    for (const Secret& member : members) integers.push_back(member.view());
    const Secret der(der::write_integers(integers));
    return PrivateKey::from_pkcs1(der.view());
}

} // namespace

Result<PrivateKey> PrivateKey::from_jwk(const json::Value& jwk) {
    TRY_ASSIGN(const KeyKind kind, jwk::kind_of(jwk, "sign"));
    if (json::member(jwk, "d") == nullptr) {
        return fail(ErrorCode::invalid, "the JWK is a public key: it has no member \"d\"", {},
                    {"give the file with the private key"});
    }
    TRY_ASSIGN(const PublicKey stated, jwk::public_half(jwk, kind));
    const auto derive = [&]() -> Result<PrivateKey> {
        if (kind == KeyKind::rsa) return rsa_from_jwk(jwk);
        TRY_ASSIGN(const Secret secret, jwk::bytes_of(jwk, "d", row_of(kind).secret_size));
        return from_seed(kind, secret.view());
    };
    TRY_ASSIGN(auto key, derive());
    if (!(key.public_key() == stated)) {
        return fail(ErrorCode::crypto, "the public half that the JWK states is not that of its private half",
                    {}, {"export the key again from the program that made it"});
    }
    return key;
}

json::Value PrivateKey::jwk() const {
    json::Value jwk = public_key().jwk();
    const Secret secret = secret_part(*m_state);
    if (kind() != KeyKind::rsa) {
        jwk["d"] = encoding::to_base64url(secret.view());
        return jwk;
    }
    // The DER was checked when the key was made.
    const auto integers = *der::read_integers(secret.view(), 1 + std::size(k_rsa_members));
    for (std::size_t i = 2; i < std::size(k_rsa_members); ++i)
        jwk[std::string(k_rsa_members[i])] = encoding::to_base64url(integers[i + 1].view());
    return jwk;
}

} // namespace insignia::crypto
