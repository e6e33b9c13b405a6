// What public and private JWKs have in common.
#pragma once

#include <insignia/crypto/key.h>
#include <insignia/crypto/kinds_internal.h>
#include <insignia/crypto/secret_internal.h>

namespace insignia::crypto::jwk {

// The kind that kty and crv name together, once alg, use and key_ops agree with it. `operation` is "verify"
// or "sign".
Result<KeyKind> kind_of(const json::Value& jwk, std::string_view operation);

// The bytes of a base64url member. Exactly `size` bytes, or any number when `size` is 0, and then by default
// without leading zeros (RFC 7518 section 2, Base64urlUInt). The message names the member and never its
// value.
enum class LeadingZeros { refused, allowed };
Result<Secret> bytes_of(const json::Value& jwk, std::string_view member, std::size_t size,
                        LeadingZeros leading_zeros = LeadingZeros::refused);

// The public key that the public members state, whatever other members there are.
Result<PublicKey> public_half(const json::Value& jwk, KeyKind kind);

// The first member that only a private or symmetric JWK has, or "".
std::string_view private_member(const json::Value& jwk);

} // namespace insignia::crypto::jwk
