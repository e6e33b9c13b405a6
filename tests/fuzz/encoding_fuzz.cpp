// The encodings: a text that is decoded is what its bytes are encoded to.
//
// corpus: hostile/crypto hostile/did-url hostile/jwt
#include <insignia/base/text.h>
#include <insignia/encoding/base45.h>
#include <insignia/encoding/encoding.h>

#include "fuzz.h"

using namespace insignia;

namespace {

template <class Decode, class Encode>
void check(std::string_view text, Decode decode, Encode encode, const char* rule) {
    const auto bytes = decode(text);
    if (bytes) fuzz::require(encode(ByteView(*bytes)) == text, rule);
}

void check_text(std::string_view text) {
    check(text, encoding::from_base58btc, encoding::to_base58btc, "base58btc has one form");
    check(text, encoding::from_base64url, encoding::to_base64url, "base64url has one form");
    check(text, encoding::from_base64, encoding::to_base64, "base64 has one form");
    check(text, encoding::from_base45, encoding::to_base45, "base45 has one form");
    const auto hex = encoding::from_hex(text);
    if (hex)
        fuzz::require(encoding::to_hex(*hex) == to_lower(text), "hexadecimal has one form in lower case");
    const auto multibase = encoding::from_multibase(text);
    if (!multibase) return;
    const bool same = text.starts_with('z') ? encoding::to_multibase_base58btc(*multibase) == text
                                            : encoding::to_multibase_base64url(*multibase) == text;
    fuzz::require(same, "multibase has one form");
}

void check_bytes(ByteView bytes) {
    const auto varint = encoding::read_varint(bytes);
    if (varint) {
        const Bytes written = encoding::to_varint(varint->value);
        fuzz::require(as_text(written) == as_text(bytes.first(varint->length)), "a varint has one form");
    }
    const auto coded = encoding::split_multicodec(bytes);
    if (coded) {
        const Bytes joined =
            encoding::with_multicodec(static_cast<encoding::Multicodec>(coded->codec), coded->content);
        fuzz::require(as_text(joined) == as_text(bytes), "a multicodec is joined as it was split");
    }
    if (bytes.size() > 512) return;
    fuzz::require(encoding::from_base58btc(encoding::to_base58btc(bytes)) == to_bytes(bytes),
                  "base58btc keeps bytes");
    fuzz::require(encoding::from_base45(encoding::to_base45(bytes)) == to_bytes(bytes), "base45 keeps bytes");
    fuzz::require(encoding::from_base64url(encoding::to_base64url(bytes)) == to_bytes(bytes),
                  "base64url keeps bytes");
}

void fuzz_one(ByteView input) {
    check_text(as_text(input));
    check_bytes(input);
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
