// Private keys as PEM, plain and encrypted.
#include <insignia/base/text.h>
#include <insignia/crypto/ec_internal.h>
#include <insignia/crypto/key_der_internal.h>
#include <insignia/crypto/kinds_internal.h>
#include <insignia/crypto/pem_internal.h>
#include <insignia/crypto/rsa_internal.h>
#include <insignia/crypto/state_internal.h>
#include <openssl/core_names.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

namespace insignia::crypto {

namespace {

// OWASP's figure of 2023 for PBKDF2-HMAC-SHA256; about half a second.
constexpr int k_pbkdf2_iterations = 600'000;

constexpr std::string_view k_plain_label = "PRIVATE KEY";
constexpr std::string_view k_encrypted_label = "ENCRYPTED PRIVATE KEY";
constexpr std::string_view k_labels[] = {k_plain_label, k_encrypted_label, "EC PRIVATE KEY",
                                         "RSA PRIVATE KEY"};

Result<void> check_label(std::string_view label) {
    for (const std::string_view allowed : k_labels)
        if (label == allowed) return {};
    const std::vector<std::string> hints = {"give the file that begins with -----BEGIN PRIVATE KEY-----"};
    if (label.ends_with("PUBLIC KEY"))
        return fail(ErrorCode::crypto, "this is a public key where a private one is needed", {}, hints);
    return fail(ErrorCode::crypto, "a PEM block \"" + sanitize(label) + "\" is not a private key", {}, hints);
}

// A stated public key that is not that of the secret would make two signatures with different keys, from
// which the secret can be computed.
Result<PrivateKey> from_parts(KeyKind kind, ByteView secret, ByteView stated) {
    TRY_ASSIGN(auto key, PrivateKey::from_seed(kind, secret));
    Bytes raw = to_bytes(stated);
    if (kind != KeyKind::ed25519 && !stated.empty()) {
        TRY_ASSIGN(const auto point, ec::decode_point(kind, stated, ec::Form::any));
        raw = ec::compressed(kind, point.get());
    }
    if (!raw.empty() && raw != key.public_key().raw())
        return fail(ErrorCode::crypto, "the public half in the PEM file is not that of its private half");
    return key;
}

Result<PrivateKey> ec_from_openssl(const EVP_PKEY* key) {
    char name[64] = {};
    EVP_PKEY_get_group_name(key, name, sizeof name, nullptr);
    const std::string_view curve = name;
    if (curve != "prime256v1" && curve != "secp384r1") {
        return fail(ErrorCode::crypto, "a key on the curve \"" + sanitize(curve) + "\" cannot sign badges",
                    {}, {"use P-256 or P-384"});
    }
    const KeyKind kind = curve == "prime256v1" ? KeyKind::p256 : KeyKind::p384;
    BIGNUM* scalar = nullptr;
    EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_PRIV_KEY, &scalar);
    const Number owned(scalar);
    Secret secret(ec::field_size(kind));
    if (scalar == nullptr || BN_bn2binpad(scalar, secret.data(), static_cast<int>(secret.size())) < 0)
        return fail(ErrorCode::crypto, "the PEM file holds no private key");
    Bytes stated(2 * ec::field_size(kind) + 1);
    std::size_t size = 0;
    if (EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, stated.data(), stated.size(), &size)
        != 1)
        size = 0;
    stated.resize(size);
    return from_parts(kind, secret.view(), stated);
}

Result<PrivateKey> from_openssl(const EVP_PKEY* key) {
    switch (EVP_PKEY_get_id(key)) {
    case EVP_PKEY_EC:
        return ec_from_openssl(key);
    case EVP_PKEY_RSA:
        return PrivateKey::from_pkcs1(rsa::private_der(key).view());
    case EVP_PKEY_ED25519: {
        Secret seed(row_of(KeyKind::ed25519).secret_size);
        std::size_t size = seed.size();
        if (EVP_PKEY_get_raw_private_key(key, seed.data(), &size) == 1)
            return PrivateKey::from_seed(KeyKind::ed25519, seed.view());
        break;
    }
    default:
        break;
    }
    return fail(ErrorCode::crypto, "the PEM file holds a kind of key that badges do not use", {},
                {"use an Ed25519, P-256, P-384 or RSA key"});
}

// OpenSSL asks the terminal for a passphrase unless it is given this.
int give_passphrase(char* buffer, int size, int, void* user) {
    const auto& passphrase = *static_cast<const std::string_view*>(user);
    if (passphrase.size() > static_cast<std::size_t>(size)) return -1;
    passphrase.copy(buffer, passphrase.size());
    return static_cast<int>(passphrase.size());
}

Result<PrivateKey> read_with_openssl(std::string_view pem, std::string_view passphrase, bool encrypted) {
    const ErrorQueueGuard guard;
    const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const KeyHandle key(memory ? PEM_read_bio_PrivateKey(memory.get(), nullptr, give_passphrase, &passphrase)
                               : nullptr);
    if (key) return from_openssl(key.get());
    if (encrypted)
        return fail(ErrorCode::crypto, "the passphrase does not open this key", {},
                    {"check the passphrase and try again"});
    return fail(ErrorCode::crypto, "the PEM file holds no private key that can be read");
}

Result<std::string> encrypt(ByteView pkcs8, std::string_view passphrase) {
    const ErrorQueueGuard guard;
    const unsigned char* begin = pkcs8.data();
    const PlainKeyInfo plain(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &begin, static_cast<long>(pkcs8.size())));
    AlgorithmId algorithm(
        PKCS5_pbe2_set_iv(EVP_aes_256_cbc(), k_pbkdf2_iterations, nullptr, 0, nullptr, NID_hmacWithSHA256));
    if (!plain || !algorithm) return fail(ErrorCode::crypto, "the private key could not be encrypted");
    const SealedKeyInfo sealed(
        PKCS8_set0_pbe(passphrase.data(), static_cast<int>(passphrase.size()), plain.get(), algorithm.get()));
    if (!sealed) return fail(ErrorCode::crypto, "the private key could not be encrypted");
    (void)algorithm.release(); // now a part of `sealed`
    unsigned char* der = nullptr;
    const int size = i2d_X509_SIG(sealed.get(), &der);
    if (size <= 0) return fail(ErrorCode::crypto, "the private key could not be encrypted");
    std::string text = pem::write_block(k_encrypted_label, {der, static_cast<std::size_t>(size)});
    OPENSSL_free(der);
    return text;
}

} // namespace

Result<PrivateKey> PrivateKey::from_pem(std::string_view pem, std::string_view passphrase) {
    TRY_ASSIGN(const pem::Block block, pem::find_block(pem));
    TRY(check_label(block.label));
    const bool encrypted =
        block.label == k_encrypted_label || block.body.find("ENCRYPTED") != std::string_view::npos;
    if (encrypted && passphrase.empty()) {
        return fail(ErrorCode::denied, "the private key is encrypted and no passphrase was given", {},
                    {"give the passphrase of the key"});
    }
    if (block.label == k_plain_label) {
        TRY_ASSIGN(const Secret der, pem::decode(block));
        if (const auto parts = key_der::read_private(der.view()))
            return from_parts(parts->kind, parts->secret, parts->point);
    }
    // From the block on, so that OpenSSL and this function see the same one.
    const std::size_t begin =
        static_cast<std::size_t>(block.label.data() - pem.data()) - std::string_view("-----BEGIN ").size();
    return read_with_openssl(pem.substr(begin), passphrase, encrypted);
}

Result<std::string> PrivateKey::pem(std::string_view passphrase) const {
    const Secret secret = secret_part(*m_state);
    const Secret der = [&] {
        switch (kind()) {
        case KeyKind::ed25519:
            return key_der::write_private(kind(), secret.view(), {});
        case KeyKind::p256:
        case KeyKind::p384: {
            const auto point = ec::public_point(kind(), secret.view());
            return key_der::write_private(kind(), secret.view(), ec::uncompressed(kind(), point->get()));
        }
        case KeyKind::rsa:
            break;
        }
        return rsa::pkcs8_der(m_state->rsa.get());
    }();
    if (passphrase.empty()) return pem::write_block(k_plain_label, der.view());
    return encrypt(der.view(), passphrase);
}

} // namespace insignia::crypto
