// Bytes as text and back, strictly: every decoder accepts exactly what its encoder writes.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>

namespace insignia::encoding {

// base64url without padding (RFC 4648 section 5, RFC 7515 section 2). Decoding refuses padding, other alphabets,
// white space, an impossible length and non-zero trailing bits.
std::string to_base64url(ByteView bytes);
Result<Bytes> from_base64url(std::string_view text);

// base64 with padding (RFC 4648 section 4), for data URLs and PEM-like texts; decoding is equally strict.
std::string to_base64(ByteView bytes);
Result<Bytes> from_base64(std::string_view text);

// Lower-case hexadecimal; decoding takes both cases.
std::string to_hex(ByteView bytes);
Result<Bytes> from_hex(std::string_view text);

// base58 with the Bitcoin alphabet (draft-msporny-base58). Decoding refuses texts above k_base58_characters.
std::string to_base58btc(ByteView bytes);
Result<Bytes> from_base58btc(std::string_view text);

// Multibase (Controlled Identifiers 2.4): `z` base58btc, `u` base64url without padding. Any other prefix is
// ErrorCode::unsupported; an empty payload is valid.
std::string to_multibase_base58btc(ByteView bytes);
std::string to_multibase_base64url(ByteView bytes);
Result<Bytes> from_multibase(std::string_view text);

// Unsigned varint of multiformats; non-minimal and over-long forms are refused.
struct Varint {
    std::uint64_t value = 0;
    std::size_t length = 0; // bytes consumed
};
Result<Varint> read_varint(ByteView bytes);
Bytes to_varint(std::uint64_t value);

// The multicodec codes of keys (Controlled Identifiers 2.2.2, multicodec table).
enum class Multicodec : std::uint64_t {
    ed25519_public = 0xed,
    x25519_public = 0xec,
    p256_public = 0x1200,
    p384_public = 0x1201,
    p521_public = 0x1202,
    secp256k1_public = 0xe7,
    rsa_public = 0x1205,
    jwk_jcs_public = 0xeb51,
    ed25519_private = 0x1300,
    p256_private = 0x1306,
    p384_private = 0x1307,
};

// The code and the bytes that follow it.
struct CodedBytes {
    std::uint64_t codec = 0;
    Bytes content;
};
// ErrorCode::parse when the bytes do not begin with a varint.
Result<CodedBytes> split_multicodec(ByteView bytes);
// `content` behind the varint of its codec.
Bytes with_multicodec(Multicodec codec, ByteView content);

} // namespace insignia::encoding
