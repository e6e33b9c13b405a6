#include <insignia/encoding/encoding.h>

#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::encoding {

// https://www.w3.org/TR/cid-1.0/#multibase-0
std::string to_multibase_base58btc(ByteView bytes) {
    return "z" + to_base58btc(bytes);
}

std::string to_multibase_base64url(ByteView bytes) {
    return "u" + to_base64url(bytes);
}

Result<Bytes> from_multibase(std::string_view text) {
    if (text.empty()) return fail(ErrorCode::parse, "empty multibase text");
    const std::string_view payload = text.substr(1);
    if (text.front() == 'z') return from_base58btc(payload);
    if (text.front() == 'u') return from_base64url(payload);
    return fail(ErrorCode::unsupported,
                fmt::format("multibase text begins with \"{}\"", sanitize(text.substr(0, 1))), {},
                {"use z (base58btc) or u (base64url)"});
}

// https://github.com/multiformats/unsigned-varint
Result<Varint> read_varint(ByteView bytes) {
    constexpr std::size_t k_longest = 9;
    Varint varint;
    for (std::size_t i = 0; i < bytes.size() && i < k_longest; ++i) {
        varint.value |= std::uint64_t{bytes[i] & 0x7Fu} << (7 * i);
        if ((bytes[i] & 0x80) != 0) continue;
        if (i > 0 && bytes[i] == 0)
            return fail(ErrorCode::parse, "varint that is longer than it needs to be");
        varint.length = i + 1;
        return varint;
    }
    return fail(ErrorCode::parse, "varint without an end");
}

Bytes to_varint(std::uint64_t value) {
    Bytes bytes;
    for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
    bytes.push_back(static_cast<std::uint8_t>(value));
    return bytes;
}

Result<CodedBytes> split_multicodec(ByteView bytes) {
    TRY_ASSIGN(const Varint codec, read_varint(bytes));
    return CodedBytes{codec.value, to_bytes(bytes.subspan(codec.length))};
}

Bytes with_multicodec(Multicodec codec, ByteView content) {
    Bytes bytes = to_varint(static_cast<std::uint64_t>(codec));
    bytes.insert(bytes.end(), content.begin(), content.end());
    return bytes;
}

} // namespace insignia::encoding
