// Public keys as PEM.
#include <insignia/base/text.h>
#include <insignia/crypto/ec_internal.h>
#include <insignia/crypto/key_der_internal.h>
#include <insignia/crypto/pem_internal.h>
#include <insignia/crypto/rsa_internal.h>
#include <insignia/crypto/state_internal.h>

namespace insignia::crypto {

namespace {

// The SubjectPublicKeyInfo of an RSA key; every other kind has a frame.
Result<PublicKey> rsa_from_spki(ByteView der) {
    const ErrorQueueGuard guard;
    const unsigned char* end = der.data();
    const KeyHandle key(d2i_PUBKEY(nullptr, &end, static_cast<long>(der.size())));
    if (!key || end != der.data() + der.size() || EVP_PKEY_get_id(key.get()) != EVP_PKEY_RSA) {
        return fail(ErrorCode::crypto, "the PEM file holds no public key of a kind that badges use", {},
                    {"use an Ed25519, P-256, P-384 or RSA key"});
    }
    return PublicKey::from_raw(KeyKind::rsa, rsa::public_der(key.get()));
}

} // namespace

Result<PublicKey> PublicKey::from_pem(std::string_view pem) {
    TRY_ASSIGN(const pem::Block block, pem::find_block(pem));
    if (block.label.ends_with("PRIVATE KEY")) {
        return fail(ErrorCode::denied, "this is a private key where a public one belongs", {},
                    {"give the file that begins with -----BEGIN PUBLIC KEY-----"});
    }
    if (block.label == "RSA PUBLIC KEY") { // RFC 8017 A.1.1, as older tools write it
        TRY_ASSIGN(const Secret der, pem::decode(block));
        return from_raw(KeyKind::rsa, der.view());
    }
    if (block.label != "PUBLIC KEY") {
        return fail(ErrorCode::crypto, "a PEM block \"" + sanitize(block.label) + "\" is not a public key",
                    {}, {"give a file that begins with -----BEGIN PUBLIC KEY-----"});
    }
    TRY_ASSIGN(const Secret der, pem::decode(block));
    const auto parts = key_der::read_public(der.view());
    if (!parts) return rsa_from_spki(der.view());
    if (parts->kind == KeyKind::ed25519) return from_raw(parts->kind, parts->point);
    TRY_ASSIGN(const auto point, ec::decode_point(parts->kind, parts->point, ec::Form::any));
    return from_raw(parts->kind, ec::compressed(parts->kind, point.get()));
}

std::string PublicKey::pem() const {
    switch (kind()) {
    case KeyKind::ed25519:
        return pem::write_block("PUBLIC KEY", key_der::write_public(kind(), raw()));
    case KeyKind::p256:
    case KeyKind::p384:
        return pem::write_block(
            "PUBLIC KEY", key_der::write_public(kind(), ec::uncompressed(kind(), m_state->point.get())));
    case KeyKind::rsa:
        return pem::write_block("PUBLIC KEY", rsa::spki_der(m_state->rsa.get()));
    }
    return {};
}

} // namespace insignia::crypto
