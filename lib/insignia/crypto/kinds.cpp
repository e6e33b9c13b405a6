#include <insignia/base/text.h>
#include <insignia/crypto/kinds_internal.h>

namespace insignia::crypto {

namespace {

using encoding::Multicodec;

constexpr KindRow k_rows[] = {
    {KeyKind::ed25519, "Ed25519", "OKP", "Ed25519", "EdDSA", Multicodec::ed25519_public,
     Multicodec::ed25519_private, 32, 32, 64},
    {KeyKind::p256, "P-256", "EC", "P-256", "ES256", Multicodec::p256_public, Multicodec::p256_private, 33,
     32, 64},
    {KeyKind::p384, "P-384", "EC", "P-384", "ES384", Multicodec::p384_public, Multicodec::p384_private, 49,
     48, 96},
    {KeyKind::rsa, "RSA", "RSA", "", "RS256", Multicodec::rsa_public, std::nullopt, 0, 0, 0},
};

struct Alias {
    std::string_view name;
    KeyKind kind;
};

constexpr Alias k_aliases[] = {
    {"ed25519", KeyKind::ed25519}, {"p-256", KeyKind::p256}, {"p256", KeyKind::p256},
    {"ec-p256", KeyKind::p256},    {"p-384", KeyKind::p384}, {"p384", KeyKind::p384},
    {"ec-p384", KeyKind::p384},    {"rsa", KeyKind::rsa},
};

} // namespace

std::span<const KindRow> kind_rows() {
    return k_rows;
}

const KindRow& row_of(KeyKind kind) {
    return k_rows[static_cast<std::size_t>(kind)];
}

std::string_view to_string(KeyKind kind) {
    return row_of(kind).name;
}

Result<KeyKind> parse_key_kind(std::string_view name) {
    const std::string lower = to_lower(name);
    for (const Alias& alias : k_aliases)
        if (alias.name == lower) return alias.kind;
    return fail(ErrorCode::unsupported, "no such kind of key: \"" + sanitize(name) + "\"", {},
                {"choose one of Ed25519, P-256, P-384, RSA"});
}

} // namespace insignia::crypto
