// The table of key kinds: everything in which they differ as data.
#pragma once

#include <insignia/crypto/key.h>
#include <insignia/encoding/encoding.h>
#include <optional>
#include <span>

namespace insignia::crypto {

struct KindRow {
    KeyKind kind;
    std::string_view name;
    std::string_view jwk_type;  // RFC 7518 6.1, RFC 8037 2
    std::string_view jwk_curve; // "" for RSA
    std::string_view algorithm; // what a JWK's `alg` must be, if it is there
    encoding::Multicodec public_codec;
    std::optional<encoding::Multicodec> private_codec;
    std::size_t raw_size;       // 0: varies
    std::size_t secret_size;    // seed or scalar; 0: varies
    std::size_t signature_size; // 0: varies
};

std::span<const KindRow> kind_rows();
const KindRow& row_of(KeyKind kind);

} // namespace insignia::crypto
