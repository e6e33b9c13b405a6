// SubjectPublicKeyInfo (RFC 5280 4.1.2.7) and PKCS#8 (RFC 5958) of Ed25519 and EC keys. All keys of one kind
// and form differ only in the key bytes, so that a fixed frame reads and writes them without OpenSSL's
// decoders, whose first use costs milliseconds. What does not fit a frame is left to OpenSSL.
#pragma once

#include <insignia/crypto/key.h>
#include <insignia/crypto/secret_internal.h>
#include <optional>

namespace insignia::crypto::key_der {

struct PublicParts {
    KeyKind kind;
    ByteView point; // Ed25519 key or SEC 1 point
};
std::optional<PublicParts> read_public(ByteView der);
Bytes write_public(KeyKind kind, ByteView point); // EC points uncompressed

struct PrivateParts {
    KeyKind kind;
    ByteView secret; // seed or scalar
    ByteView point;  // the stated public key, or empty
};
std::optional<PrivateParts> read_private(ByteView der);
Secret write_private(KeyKind kind, ByteView secret, ByteView point); // EC points uncompressed

} // namespace insignia::crypto::key_der
