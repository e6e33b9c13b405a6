#include <insignia/proof/cryptosuite.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/proof/proof.h>

namespace insignia::proof {
namespace {

using crypto::KeyKind;

constexpr std::string_view k_type = "DataIntegrityProof";
constexpr KeyKind k_ed25519[] = {KeyKind::ed25519};
constexpr KeyKind k_nist_curves[] = {KeyKind::p256, KeyKind::p384};

constexpr KeyKind k_p256[] = {KeyKind::p256};

constexpr Cryptosuite k_cryptosuites[] = {
    {k_type, "eddsa-rdfc-2022", Canonicalization::rdfc, SignatureForm::proof_value, Use::sign_and_verify,
     k_ed25519, "https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022"},
    {k_type, "eddsa-jcs-2022", Canonicalization::jcs, SignatureForm::proof_value, Use::sign_and_verify,
     k_ed25519, "https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022"},
    {k_type, "ecdsa-rdfc-2019", Canonicalization::rdfc, SignatureForm::proof_value, Use::sign_and_verify,
     k_nist_curves, "https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-rdfc-2019"},
    {k_type, "ecdsa-jcs-2019", Canonicalization::jcs, SignatureForm::proof_value, Use::sign_and_verify,
     k_nist_curves, "https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-jcs-2019"},
    {k_type, "ecdsa-sd-2023", Canonicalization::rdfc, SignatureForm::selective_disclosure,
     Use::sign_and_verify, k_p256, "https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023"},
    {"Ed25519Signature2020", "Ed25519Signature2020", Canonicalization::rdfc, SignatureForm::proof_value,
     Use::verify, k_ed25519, "https://www.w3.org/TR/vc-di-eddsa/#ed25519signature2020-0"},
    {"Ed25519Signature2018", "Ed25519Signature2018", Canonicalization::rdfc, SignatureForm::detached_jws,
     Use::verify, k_ed25519, "https://w3c-ccg.github.io/lds-ed25519-2018/"},
};

} // namespace

bool Cryptosuite::takes(KeyKind kind) const {
    return std::find(keys.begin(), keys.end(), kind) != keys.end();
}

std::span<const Cryptosuite> cryptosuites() {
    return k_cryptosuites;
}

const Cryptosuite* find_cryptosuite(std::string_view name) {
    const auto* row = std::find_if(std::begin(k_cryptosuites), std::end(k_cryptosuites),
                                   [&](const Cryptosuite& suite) { return suite.name == name; });
    return row == std::end(k_cryptosuites) ? nullptr : row;
}

Result<const Cryptosuite*> cryptosuite_of(const json::Value& proof) {
    const std::string_view type = json::member_text(proof, "type");
    if (type.empty()) return fail(ErrorCode::invalid, "the proof has no type", "/proof/type");
    const std::string_view name = type == k_type ? json::member_text(proof, "cryptosuite") : type;
    if (name.empty()) return fail(ErrorCode::invalid, "the proof has no cryptosuite", "/proof/cryptosuite");
    const Cryptosuite* suite = find_cryptosuite(name);
    if (suite != nullptr && suite->proof_type == type) return suite;
    return fail(ErrorCode::unsupported, fmt::format("unknown cryptosuite \"{}\"", sanitize(name)), "/proof");
}

crypto::HashAlgorithm hash_for(KeyKind kind) {
    return kind == KeyKind::p384 ? crypto::HashAlgorithm::sha384 : crypto::HashAlgorithm::sha256;
}

std::size_t signature_size(KeyKind kind) {
    switch (kind) {
    case KeyKind::ed25519:
    case KeyKind::p256:
        return 64;
    case KeyKind::p384:
        return 96;
    case KeyKind::rsa:
        return 0;
    }
    return 0;
}

bool can_sign(std::string_view cryptosuite, KeyKind kind) {
    const Cryptosuite* suite = find_cryptosuite(cryptosuite);
    return suite != nullptr && suite->use == Use::sign_and_verify && suite->takes(kind);
}

std::vector<std::string_view> verifiable_suites() {
    std::vector<std::string_view> names;
    for (const Cryptosuite& suite : k_cryptosuites) names.push_back(suite.name);
    return names;
}

} // namespace insignia::proof
