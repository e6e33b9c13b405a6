// Keys and signatures of the four kinds that badges use: Ed25519 over libsodium, P-256, P-384 and RSA over
// OpenSSL. A key knows its kind; the algorithm always follows from the key, never from a message.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <insignia/json/json.h>
#include <memory>
#include <string>
#include <string_view>

namespace insignia::crypto {

// The kinds of key; each has exactly one signature algorithm.
enum class KeyKind { ed25519, p256, p384, rsa };

std::string_view to_string(KeyKind kind);         // "Ed25519", "P-256", "P-384", "RSA"
Result<KeyKind> parse_key_kind(std::string_view); // the same names, in any case, and "ec-p256" forms

// A public key that was checked when it was made: points are on the curve, Ed25519 keys are canonical (y
// below p) and none of the eight points of low order, RSA moduli are odd, have 2048 to 4096 bits and an odd
// exponent from 65537 to 2^64. Copies share their state.
class PublicKey {
public:
    // Raw forms: Ed25519 32 bytes; P-256 and P-384 compressed points of 33 and 49 bytes; RSA PKCS#1 DER.
    // Anything else is ErrorCode::crypto.
    static Result<PublicKey> from_raw(KeyKind kind, ByteView raw);

    // Multikey (Controlled Identifiers 2.2.2): `z` + base58btc of the multicodec prefix and the raw form.
    // Private codecs, X25519 and unknown codecs are refused by name.
    static Result<PublicKey> from_multikey(std::string_view multibase);

    // A public JWK (RFC 7517, 7518 section 6, RFC 8037): kty, crv and alg must agree, coordinates have their
    // exact length, `use` and `key_ops` must allow verifying. A JWK with a private member is
    // ErrorCode::denied and says so.
    static Result<PublicKey> from_jwk(const json::Value& jwk);

    // SubjectPublicKeyInfo PEM.
    static Result<PublicKey> from_pem(std::string_view pem);

    KeyKind kind() const;
    const Bytes& raw() const;           // as from_raw() takes it
    std::string multikey() const;       // "z6Mk…"
    json::Value jwk() const;            // members in the order of RFC 7638: crv, kty, x, y or e, kty, n
    std::string jwk_thumbprint() const; // RFC 7638, SHA-256, base64url
    std::string pem() const;

    // True when `signature` is the key's signature over `message`. A signature of another length or form is
    // false, never an error. Ed25519 (RFC 8032, PureEdDSA): 64 bytes, S below the group order, R canonical
    // and not of low order, the equation without the cofactor. P-256: raw r‖s of 64 bytes over SHA-256;
    // P-384: 96 bytes over SHA-384; both numbers from 1 to the order less one, high s accepted, DER never.
    // RSA: RSASSA-PKCS1-v1_5 with SHA-256, as long as the modulus.
    bool verify(ByteView message, ByteView signature) const;

    bool operator==(const PublicKey& other) const;

    struct State;

private:
    explicit PublicKey(std::shared_ptr<const State> state) : m_state(std::move(state)) {}
    std::shared_ptr<const State> m_state;
};

// Move-only; its bytes are wiped when it goes. No message of any error quotes key material.
class PrivateKey {
public:
    PrivateKey(PrivateKey&&) noexcept;
    PrivateKey& operator=(PrivateKey&&) noexcept;
    ~PrivateKey();

    // A new key from the system's random source. RSA keys have 3072 bits.
    static Result<PrivateKey> generate(KeyKind kind);

    // A deterministic key from a seed: Ed25519 32 bytes, P-256 32 and P-384 48 bytes (the scalar).
    static Result<PrivateKey> from_seed(KeyKind kind, ByteView seed);

    // An RSA key from PKCS#1 DER (RFC 8017 A.1.2); its halves must belong together.
    static Result<PrivateKey> from_pkcs1(ByteView der);

    // Multikey secretKeyMultibase (codecs 0x1300, 0x1306, 0x1307).
    static Result<PrivateKey> from_multikey(std::string_view multibase);

    // PKCS#8 PEM, plain or encrypted. An encrypted key without a passphrase is ErrorCode::denied, a wrong one
    // ErrorCode::crypto. SEC1 and PKCS#1 PEM are read too. A public label is refused.
    static Result<PrivateKey> from_pem(std::string_view pem, std::string_view passphrase = {});

    // A private JWK; its public half is derived and must equal the one that is stated.
    static Result<PrivateKey> from_jwk(const json::Value& jwk);

    KeyKind kind() const;
    const PublicKey& public_key() const;

    // PKCS#8 PEM; with a passphrase, encrypted by AES-256-CBC with a key from scrypt or PBKDF2-HMAC-SHA256
    // (at least 600,000 iterations).
    Result<std::string> pem(std::string_view passphrase = {}) const;
    json::Value jwk() const;

    // The signature over `message` in the form that PublicKey::verify takes. Ed25519 and RSA are
    // deterministic; ECDSA is deterministic by RFC 6979, so that the same plan always gives the same bytes.
    Result<Bytes> sign(ByteView message) const;

    struct State;

private:
    explicit PrivateKey(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace insignia::crypto
