#include <insignia/crypto/ec_internal.h>
#include <insignia/crypto/ed25519_internal.h>
#include <insignia/crypto/kinds_internal.h>
#include <insignia/crypto/rsa_internal.h>
#include <insignia/crypto/state_internal.h>

namespace insignia::crypto {

namespace {

// Codecs that are met where a signature key should stand, with the word to refuse them by.
struct RefusedCodec {
    encoding::Multicodec codec;
    std::string_view what;
};

constexpr RefusedCodec k_refused_codecs[] = {
    {encoding::Multicodec::ed25519_private, "a private Ed25519 key"},
    {encoding::Multicodec::p256_private, "a private P-256 key"},
    {encoding::Multicodec::p384_private, "a private P-384 key"},
    {encoding::Multicodec::x25519_public, "an X25519 key, which cannot sign"},
    {encoding::Multicodec::p521_public, "a P-521 key"},
    {encoding::Multicodec::secp256k1_public, "a secp256k1 key"},
    {encoding::Multicodec::jwk_jcs_public, "a JWK"},
};

tl::unexpected<Error> refuse_codec(std::uint64_t codec) {
    const std::vector<std::string> hints = {"use a public key of the kind Ed25519, P-256, P-384 or RSA"};
    for (const RefusedCodec& row : k_refused_codecs)
        if (static_cast<std::uint64_t>(row.codec) == codec)
            return fail(ErrorCode::crypto, "the multikey holds " + std::string(row.what), {}, hints);
    return fail(ErrorCode::crypto, "the multikey has an unknown codec", {}, hints);
}

} // namespace

Result<PublicKey> PublicKey::from_raw(KeyKind kind, ByteView raw) {
    auto state = std::make_shared<State>();
    state->kind = kind;
    state->raw = to_bytes(raw);
    switch (kind) {
    case KeyKind::ed25519:
        TRY(ed25519::check_public(raw));
        break;
    case KeyKind::p256:
    case KeyKind::p384: {
        TRY_ASSIGN(state->point, ec::decode_point(kind, raw, ec::Form::compressed));
        break;
    }
    case KeyKind::rsa: {
        TRY_ASSIGN(state->rsa, rsa::public_from_der(raw));
        break;
    }
    }
    return PublicKey(std::move(state));
}

Result<PublicKey> PublicKey::from_multikey(std::string_view multibase) {
    const auto malformed = [] {
        return fail(ErrorCode::crypto, "the multikey is not base58btc with the prefix \"z\"", {},
                    {"a multikey begins with z6Mk (Ed25519), zDn (P-256), z82 (P-384) or z4MX (RSA)"});
    };
    if (multibase.empty() || multibase.front() != 'z') return malformed();
    const auto bytes = encoding::from_multibase(multibase);
    if (!bytes) return malformed();
    const auto coded = encoding::split_multicodec(*bytes);
    if (!coded) return fail(ErrorCode::crypto, "the multikey has no codec");
    for (const KindRow& row : kind_rows())
        if (static_cast<std::uint64_t>(row.public_codec) == coded->codec)
            return from_raw(row.kind, coded->content);
    return refuse_codec(coded->codec);
}

KeyKind PublicKey::kind() const {
    return m_state->kind;
}

const Bytes& PublicKey::raw() const {
    return m_state->raw;
}

std::string PublicKey::multikey() const {
    return encoding::to_multibase_base58btc(encoding::with_multicodec(row_of(kind()).public_codec, raw()));
}

bool PublicKey::verify(ByteView message, ByteView signature) const {
    switch (kind()) {
    case KeyKind::ed25519:
        return ed25519::verify(raw(), message, signature);
    case KeyKind::p256:
    case KeyKind::p384:
        return ec::verify(kind(), m_state->point.get(), message, signature);
    case KeyKind::rsa:
        return rsa::verify(m_state->rsa.get(), message, signature);
    }
    return false;
}

bool PublicKey::operator==(const PublicKey& other) const {
    return kind() == other.kind() && raw() == other.raw();
}

} // namespace insignia::crypto
