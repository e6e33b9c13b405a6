#include <insignia/crypto/ec_internal.h>
#include <insignia/crypto/hash_internal.h>

namespace insignia::crypto::ec {

namespace {

HashAlgorithm hash_of(KeyKind kind) {
    return kind == KeyKind::p256 ? HashAlgorithm::sha256 : HashAlgorithm::sha384;
}

const BIGNUM* order(KeyKind kind) {
    return EC_GROUP_get0_order(group(kind));
}

// Hash and order have the same number of bits on both curves, so that bits2int is the plain big-endian
// number.
Number message_number(KeyKind kind, ByteView message, BN_CTX* context) {
    Number number = number_of(hash(hash_of(kind), message));
    if (number && BN_nnmod(number.get(), number.get(), order(kind), context) != 1) number.reset();
    return number;
}

bool is_in_range(const BIGNUM* number, KeyKind kind) {
    return number != nullptr && !BN_is_zero(number) && BN_cmp(number, order(kind)) < 0;
}

// x of the point modulo the order.
Number reduced_x(KeyKind kind, const EC_POINT* point, BN_CTX* context) {
    Number x(BN_new());
    if (!x || EC_POINT_get_affine_coordinates(group(kind), point, x.get(), nullptr, context) != 1
        || BN_nnmod(x.get(), x.get(), order(kind), context) != 1)
        x.reset();
    return x;
}

// https://www.rfc-editor.org/rfc/rfc6979#section-3.2
class NonceGenerator {
public:
    // Steps b to g: seeded with the private key and the reduced hash, both as octets of the order's size.
    NonceGenerator(HashAlgorithm algorithm, ByteView scalar, ByteView reduced_hash)
        : m_algorithm(algorithm), m_value(Bytes(reduced_hash.size(), 0x01)),
          m_key(Bytes(reduced_hash.size(), 0x00)) {
        Bytes seed = to_bytes(scalar);
        seed.reserve(scalar.size() + reduced_hash.size());
        seed.insert(seed.end(), reduced_hash.begin(), reduced_hash.end());
        const Secret secret_seed(std::move(seed));
        mix(0x00, secret_seed.view());
        mix(0x01, secret_seed.view());
    }

    // Step h: one hash fills the order's size, so that each candidate is one round.
    Number next() {
        if (m_started) mix(0x00, {});
        m_started = true;
        m_value = Secret(hmac(m_algorithm, m_key.view(), m_value.view()));
        return number_of(m_value.view());
    }

private:
    void mix(std::uint8_t separator, ByteView data) {
        Secret input(m_value.size() + 1 + data.size());
        std::copy_n(m_value.data(), m_value.size(), input.data());
        input.data()[m_value.size()] = separator;
        std::copy(data.begin(), data.end(), input.data() + m_value.size() + 1);
        m_key = Secret(hmac(m_algorithm, m_key.view(), input.view()));
        m_value = Secret(hmac(m_algorithm, m_key.view(), m_value.view()));
    }

    HashAlgorithm m_algorithm;
    Secret m_value;
    Secret m_key;
    bool m_started = false;
};

// 1/k = k^(order-2), in time that does not depend on k.
bool invert(BIGNUM* result, const BIGNUM* k, KeyKind kind, BN_MONT_CTX* montgomery, BN_CTX* context) {
    const Number exponent(BN_dup(order(kind)));
    return exponent && BN_sub_word(exponent.get(), 2) == 1
           && BN_mod_exp_mont_consttime(result, k, exponent.get(), order(kind), context, montgomery) == 1;
}

// s = (z + r d) / k by Montgomery multiplication, whose time does not depend on the numbers.
bool compute_s(BIGNUM* s, KeyKind kind, const BIGNUM* k, const BIGNUM* r, const BIGNUM* d, const BIGNUM* z) {
    const NumberContext context(BN_CTX_secure_new());
    const Montgomery montgomery(BN_MONT_CTX_new());
    const Number inverse(BN_secure_new());
    const Number product(BN_secure_new());
    if (!context || !montgomery || !inverse || !product) return false;
    for (BIGNUM* number : {inverse.get(), product.get()}) BN_set_flags(number, BN_FLG_CONSTTIME);
    return BN_MONT_CTX_set(montgomery.get(), order(kind), context.get()) == 1
           && BN_to_montgomery(product.get(), d, montgomery.get(), context.get()) == 1
           && BN_mod_mul_montgomery(product.get(), product.get(), r, montgomery.get(), context.get()) == 1
           && BN_mod_add_quick(product.get(), product.get(), z, order(kind)) == 1
           && invert(inverse.get(), k, kind, montgomery.get(), context.get())
           && BN_to_montgomery(inverse.get(), inverse.get(), montgomery.get(), context.get()) == 1
           && BN_mod_mul_montgomery(s, inverse.get(), product.get(), montgomery.get(), context.get()) == 1;
}

Bytes joined(const BIGNUM* r, const BIGNUM* s, std::size_t size) {
    Bytes signature(2 * size);
    BN_bn2binpad(r, signature.data(), static_cast<int>(size));
    BN_bn2binpad(s, signature.data() + size, static_cast<int>(size));
    return signature;
}

} // namespace

// FIPS 186-5 section 6.4.2
bool verify(KeyKind kind, const EC_POINT* key, ByteView message, ByteView signature) {
    const ErrorQueueGuard guard;
    const std::size_t size = field_size(kind);
    if (signature.size() != 2 * size) return false;
    // 1. Both numbers are in [1, order-1].
    const Number r = number_of(signature.first(size));
    const Number s = number_of(signature.subspan(size));
    if (!is_in_range(r.get(), kind) || !is_in_range(s.get(), kind)) return false;
    const NumberContext context(BN_CTX_new());
    // 2, 3. The hash as a number.
    const Number u = message_number(kind, message, context.get());
    const Number v(BN_new());
    const Number inverse(BN_mod_inverse(nullptr, s.get(), order(kind), context.get()));
    const Point sum(EC_POINT_new(group(kind)));
    if (!context || !u || !v || !inverse || !sum) return false;
    // 4 to 6. R = (e/s) G + (r/s) Q
    if (BN_mod_mul(u.get(), u.get(), inverse.get(), order(kind), context.get()) != 1
        || BN_mod_mul(v.get(), r.get(), inverse.get(), order(kind), context.get()) != 1
        || EC_POINT_mul(group(kind), sum.get(), u.get(), key, v.get(), context.get()) != 1
        || EC_POINT_is_at_infinity(group(kind), sum.get()) == 1)
        return false;
    // 7 to 9. Its x is r modulo the order.
    const Number x = reduced_x(kind, sum.get(), context.get());
    return x && BN_cmp(x.get(), r.get()) == 0;
}

// FIPS 186-5 section 6.4.1 with the nonce of RFC 6979
Result<Bytes> sign(KeyKind kind, ByteView scalar, ByteView message) {
    const ErrorQueueGuard guard;
    const std::size_t size = field_size(kind);
    const NumberContext context(BN_CTX_secure_new());
    const Number d = number_of(scalar);
    const Number z = message_number(kind, message, context.get());
    const Number s(BN_secure_new());
    const Point point(EC_POINT_new(group(kind)));
    if (!context || !d || !z || !s || !point) return fail(ErrorCode::crypto, "out of memory");
    BN_set_flags(d.get(), BN_FLG_CONSTTIME);

    Bytes reduced_hash(size);
    BN_bn2binpad(z.get(), reduced_hash.data(), static_cast<int>(size));
    NonceGenerator nonces(hash_of(kind), scalar, reduced_hash);
    // A second candidate is needed with probability 2^-32 at most; a hundred cannot happen.
    for (int attempt = 0; attempt < 100; ++attempt) {
        const Number k = nonces.next();
        if (!is_in_range(k.get(), kind)) continue;
        BN_set_flags(k.get(), BN_FLG_CONSTTIME);
        if (EC_POINT_mul(group(kind), point.get(), k.get(), nullptr, nullptr, context.get()) != 1) break;
        const Number r = reduced_x(kind, point.get(), context.get());
        if (!r || !compute_s(s.get(), kind, k.get(), r.get(), d.get(), z.get())) break;
        if (!BN_is_zero(r.get()) && !BN_is_zero(s.get())) return joined(r.get(), s.get(), size);
    }
    return fail(ErrorCode::crypto, "the signature could not be computed");
}

} // namespace insignia::crypto::ec
