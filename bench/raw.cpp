// The bare signatures: what OpenSSL and libsodium need for the 64 bytes that a Data Integrity proof signs.
#include "operation.h"

#include <array>
#include <memory>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <sodium.h>

namespace insignia::bench {

namespace {

constexpr std::array<unsigned char, 64> k_message{1, 2, 3};

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// One key of OpenSSL and its signature over the message.
struct OpenSsl {
    std::shared_ptr<EVP_PKEY> key;
    const EVP_MD* digest = nullptr; // Ed25519 has none
    std::vector<unsigned char> signature = std::vector<unsigned char>(128);

    void sign() {
        const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
        std::size_t size = 128;
        signature.resize(size);
        EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key.get());
        if (EVP_DigestSign(context.get(), signature.data(), &size, k_message.data(), k_message.size()) != 1)
            stop("OpenSSL does not sign");
        signature.resize(size);
    }

    void verify() const {
        const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
        EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key.get());
        if (EVP_DigestVerify(context.get(), signature.data(), signature.size(), k_message.data(),
                             k_message.size())
            != 1)
            stop("OpenSSL does not verify");
    }
};

std::shared_ptr<OpenSsl> open_ssl(EVP_PKEY* key, const EVP_MD* digest) {
    auto made = std::make_shared<OpenSsl>();
    made->key = std::shared_ptr<EVP_PKEY>(key, Free());
    made->digest = digest;
    made->sign();
    return made;
}

struct Sodium {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key;
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key;
    std::array<unsigned char, crypto_sign_BYTES> signature;

    void sign() {
        crypto_sign_detached(signature.data(), nullptr, k_message.data(), k_message.size(),
                             secret_key.data());
    }

    void verify() const {
        if (crypto_sign_verify_detached(signature.data(), k_message.data(), k_message.size(),
                                        public_key.data())
            != 0)
            stop("libsodium does not verify");
    }
};

} // namespace

std::vector<Operation> raw_operations() {
    if (sodium_init() < 0) stop("libsodium does not start");
    const auto ed25519 = open_ssl(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), nullptr);
    const auto p256 = open_ssl(EVP_EC_gen("P-256"), EVP_sha256());
    const auto sodium = std::make_shared<Sodium>();
    crypto_sign_keypair(sodium->public_key.data(), sodium->secret_key.data());
    sodium->sign();
    return {
        {"Ed25519 verify, OpenSSL", [ed25519] { ed25519->verify(); }, "", 0, 1},
        {"Ed25519 sign, OpenSSL", [ed25519] { ed25519->sign(); }, "", 0, 1},
        {"Ed25519 verify, libsodium", [sodium] { sodium->verify(); }, "Ed25519 verify, OpenSSL", 0, 1},
        {"Ed25519 sign, libsodium", [sodium] { sodium->sign(); }, "Ed25519 sign, OpenSSL", 0, 1},
        {"P-256 verify, OpenSSL", [p256] { p256->verify(); }, "", 0, 1},
        {"P-256 sign, OpenSSL", [p256] { p256->sign(); }, "", 0, 1},
    };
}

} // namespace insignia::bench
