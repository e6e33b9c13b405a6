#include <insignia/crypto/ec_internal.h>
#include <insignia/crypto/ed25519_internal.h>
#include <insignia/crypto/kinds_internal.h>
#include <insignia/crypto/rsa_internal.h>
#include <insignia/crypto/sodium_internal.h>
#include <insignia/crypto/state_internal.h>
#include <sodium.h>

namespace insignia::crypto {

namespace {

constexpr int k_new_rsa_bits = 3072;

} // namespace

PrivateKey::PrivateKey(std::unique_ptr<State> state) : m_state(std::move(state)) {}
PrivateKey::PrivateKey(PrivateKey&&) noexcept = default;
PrivateKey& PrivateKey::operator=(PrivateKey&&) noexcept = default;
PrivateKey::~PrivateKey() = default;

Result<PrivateKey> PrivateKey::from_seed(KeyKind kind, ByteView seed) {
    if (kind == KeyKind::rsa) return fail(ErrorCode::unsupported, "an RSA key cannot be made from a seed");
    if (seed.size() != row_of(kind).secret_size) {
        return fail(ErrorCode::crypto, "a private " + std::string(to_string(kind)) + " key has "
                                           + std::to_string(row_of(kind).secret_size)
                                           + " bytes, this one has " + std::to_string(seed.size()));
    }
    if (kind == KeyKind::ed25519) {
        ed25519::Pair pair = ed25519::from_seed(seed);
        TRY_ASSIGN(auto public_key, PublicKey::from_raw(kind, pair.public_key));
        return PrivateKey(
            std::make_unique<State>(State{std::move(public_key), std::move(pair.secret), nullptr}));
    }
    TRY_ASSIGN(const auto point, ec::public_point(kind, seed));
    TRY_ASSIGN(auto public_key, PublicKey::from_raw(kind, ec::compressed(kind, point.get())));
    return PrivateKey(std::make_unique<State>(State{std::move(public_key), Secret(seed), nullptr}));
}

Result<PrivateKey> PrivateKey::from_pkcs1(ByteView der) {
    TRY_ASSIGN(auto key, rsa::private_from_der(der));
    TRY_ASSIGN(auto public_key, PublicKey::from_raw(KeyKind::rsa, rsa::public_der(key.get())));
    return PrivateKey(std::make_unique<State>(State{std::move(public_key), Secret(), std::move(key)}));
}

Result<PrivateKey> PrivateKey::generate(KeyKind kind) {
    if (!start_sodium()) return fail(ErrorCode::crypto, "the system has no source of random numbers");
    if (kind == KeyKind::rsa) {
        TRY_ASSIGN(const auto key, rsa::generate(k_new_rsa_bits));
        return from_pkcs1(rsa::private_der(key.get()).view());
    }
    Secret seed(row_of(kind).secret_size);
    // A random number is a valid scalar but for one in 2^32 (P-256) or fewer.
    for (int attempt = 0; attempt < 100; ++attempt) {
        randombytes_buf(seed.data(), seed.size());
        if (auto key = from_seed(kind, seed.view())) return key;
    }
    return fail(ErrorCode::crypto, "the system's random numbers are not random");
}

Result<PrivateKey> PrivateKey::from_multikey(std::string_view multibase) {
    const auto malformed = [] {
        return fail(ErrorCode::crypto, "the secret multikey is not base58btc with a private codec", {},
                    {"a secret multikey holds an Ed25519 (0x1300), P-256 (0x1306) or P-384 (0x1307) key"});
    };
    if (multibase.empty() || multibase.front() != 'z') return malformed();
    auto decoded = encoding::from_multibase(multibase);
    if (!decoded) return malformed();
    const Secret bytes(std::move(*decoded));
    auto coded = encoding::split_multicodec(bytes.view());
    if (!coded) return malformed();
    const Secret content(std::move(coded->content));
    for (const KindRow& row : kind_rows())
        if (row.private_codec && static_cast<std::uint64_t>(*row.private_codec) == coded->codec)
            return from_seed(row.kind, content.view());
    return malformed();
}

KeyKind PrivateKey::kind() const {
    return m_state->public_key.kind();
}

const PublicKey& PrivateKey::public_key() const {
    return m_state->public_key;
}

Result<Bytes> PrivateKey::sign(ByteView message) const {
    switch (kind()) {
    case KeyKind::ed25519:
        return ed25519::sign(m_state->secret, message);
    case KeyKind::p256:
    case KeyKind::p384:
        return ec::sign(kind(), m_state->secret.view(), message);
    case KeyKind::rsa:
        return rsa::sign(m_state->rsa.get(), message);
    }
    return fail(ErrorCode::crypto, "no such kind of key");
}

Secret secret_part(const PrivateKey::State& state) {
    if (state.public_key.kind() == KeyKind::rsa) return rsa::private_der(state.rsa.get());
    return Secret(state.secret.view().first(row_of(state.public_key.kind()).secret_size));
}

} // namespace insignia::crypto
