#include <algorithm>
#include <insignia/base/limits.h>
#include <insignia/crypto/der_internal.h>
#include <insignia/crypto/rsa_internal.h>
#include <openssl/rsa.h>

namespace insignia::crypto::rsa {

namespace {

constexpr std::size_t k_public_members = 2;      // n, e
constexpr std::size_t k_private_rsa_members = 9; // version, n, e, d, p, q, dp, dq, qi

int bit_length(const Secret& magnitude) {
    if (magnitude.size() == 0) return 0;
    int bits = static_cast<int>(magnitude.size() - 1) * 8;
    for (unsigned top = *magnitude.data(); top != 0; top >>= 1) ++bits;
    return bits;
}

bool is_odd(const Secret& magnitude) {
    return magnitude.size() > 0 && (magnitude.view().back() & 1) != 0;
}

// Primes below which a modulus made by the faulty library is always a power of 65537.
constexpr BN_ULONG k_roca_primes[] = {11, 13, 17,  19,  37,  53,  61,  71, 73,
                                      79, 97, 103, 107, 109, 127, 151, 157};

bool is_power_of_65537(BN_ULONG remainder, BN_ULONG prime) {
    BN_ULONG power = 1;
    for (BN_ULONG i = 0; i < prime; ++i) {
        if (power == remainder) return true;
        power = power * 65537 % prime;
    }
    return false;
}

// CVE-2017-15361 (ROCA): keys of some smart cards, which can be factored. One sound key in 2^27 looks like
// them.
bool is_roca_modulus(const Secret& modulus) {
    const Number number = number_of(modulus.view());
    return number && std::all_of(std::begin(k_roca_primes), std::end(k_roca_primes), [&](BN_ULONG prime) {
               return is_power_of_65537(BN_mod_word(number.get(), prime), prime);
           });
}

Result<void> check_numbers(const Secret& modulus, const Secret& exponent) {
    const int bits = bit_length(modulus);
    if (bits < limits::k_rsa_bits_min || bits > limits::k_rsa_bits_max) {
        return fail(ErrorCode::crypto, "an RSA key of " + std::to_string(bits) + " bits is not accepted", {},
                    {"use a key of " + std::to_string(limits::k_rsa_bits_min) + " to "
                     + std::to_string(limits::k_rsa_bits_max) + " bits"});
    }
    if (!is_odd(modulus)) return fail(ErrorCode::crypto, "the RSA modulus is even");
    if (is_roca_modulus(modulus))
        return fail(ErrorCode::crypto,
                    "the RSA key was made by a faulty library (CVE-2017-15361) and can be factored");
    // 17 bits and odd is 65537 or more.
    if (!is_odd(exponent) || bit_length(exponent) < 17
        || bit_length(exponent) > limits::k_rsa_exponent_bits_max)
        return fail(ErrorCode::crypto, "the RSA exponent is not an odd number from 65537 to 2^64");
    return {};
}

using Encode = int (*)(const EVP_PKEY*, unsigned char**);

template <Encode Function>
Bytes encode(const EVP_PKEY* key) {
    const int size = Function(key, nullptr);
    if (size <= 0) return {};
    Bytes der(static_cast<std::size_t>(size));
    unsigned char* end = der.data();
    Function(key, &end);
    return der;
}

// n = p q, and what one half signs the other verifies: this catches a modulus or an exponent of another key.
Result<void> check_halves(EVP_PKEY* key, const std::vector<Secret>& members) {
    const auto mismatch = [] {
        return fail(ErrorCode::crypto, "the two halves of the RSA key do not belong together");
    };
    const NumberContext context(BN_CTX_secure_new());
    const Number product(BN_secure_new());
    const Number p = number_of(members[4].view());
    const Number q = number_of(members[5].view());
    const Number n = number_of(members[1].view());
    if (!context || !product || !p || !q || !n) return fail(ErrorCode::crypto, "out of memory");
    if (BN_mul(product.get(), p.get(), q.get(), context.get()) != 1 || BN_cmp(product.get(), n.get()) != 0)
        return mismatch();
    const Bytes probe = to_bytes("are the halves of this key a pair?");
    const auto signature = sign(key, probe);
    if (!signature || !verify(key, probe, *signature)) return mismatch();
    return {};
}

} // namespace

Result<KeyHandle> public_from_der(ByteView der) {
    const ErrorQueueGuard guard;
    TRY_ASSIGN(const auto members, der::read_integers(der, k_public_members));
    TRY(check_numbers(members[0], members[1]));
    const unsigned char* begin = der.data();
    KeyHandle key(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &begin, static_cast<long>(der.size())));
    if (!key) return fail(ErrorCode::crypto, "the RSA key could not be read");
    return key;
}

Result<KeyHandle> private_from_der(ByteView der) {
    const ErrorQueueGuard guard;
    TRY_ASSIGN(const auto members, der::read_integers(der, k_private_rsa_members));
    if (members[0].size() != 0)
        return fail(ErrorCode::crypto, "an RSA key of more than two primes is not accepted");
    TRY(check_numbers(members[1], members[2]));
    const unsigned char* begin = der.data();
    KeyHandle key(d2i_PrivateKey(EVP_PKEY_RSA, nullptr, &begin, static_cast<long>(der.size())));
    if (!key) return fail(ErrorCode::crypto, "the RSA key could not be read");
    TRY(check_halves(key.get(), members));
    return key;
}

Bytes public_der(const EVP_PKEY* key) {
    return encode<i2d_PublicKey>(key);
}

Secret private_der(const EVP_PKEY* key) {
    return Secret(encode<i2d_PrivateKey>(key));
}

Bytes spki_der(const EVP_PKEY* key) {
    return encode<i2d_PUBKEY>(key);
}

Secret pkcs8_der(const EVP_PKEY* key) {
    const PlainKeyInfo info(EVP_PKEY2PKCS8(key));
    unsigned char* der = nullptr;
    const int size = info ? i2d_PKCS8_PRIV_KEY_INFO(info.get(), &der) : 0;
    if (size <= 0) return Secret();
    Secret result(ByteView(der, static_cast<std::size_t>(size)));
    OPENSSL_clear_free(der, static_cast<std::size_t>(size));
    return result;
}

Result<KeyHandle> generate(int bits) {
    const ErrorQueueGuard guard;
    KeyHandle key(EVP_RSA_gen(static_cast<unsigned>(bits)));
    if (!key) return fail(ErrorCode::crypto, "the RSA key could not be made");
    return key;
}

bool verify(EVP_PKEY* key, ByteView message, ByteView signature) {
    const ErrorQueueGuard guard;
    if (signature.size() != static_cast<std::size_t>(EVP_PKEY_get_size(key))) return false;
    const DigestContext context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1
           && EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                               message.size())
                  == 1;
}

Result<Bytes> sign(EVP_PKEY* key, ByteView message) {
    const ErrorQueueGuard guard;
    const DigestContext context(EVP_MD_CTX_new());
    std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(key));
    Bytes signature(size);
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1
        || EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) != 1)
        return fail(ErrorCode::crypto, "the RSA signature could not be computed");
    signature.resize(size);
    return signature;
}

} // namespace insignia::crypto::rsa
