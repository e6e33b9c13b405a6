#include <insignia/crypto/der_internal.h>
#include <optional>

namespace insignia::crypto::der {

namespace {

constexpr std::uint8_t k_integer = 0x02;
constexpr std::uint8_t k_sequence = 0x30;

// Take one element of this tag off the front of `rest` and return its content.
std::optional<ByteView> take(ByteView& rest, std::uint8_t tag) {
    if (rest.size() < 2 || rest[0] != tag) return std::nullopt;
    std::size_t length = rest[1];
    std::size_t header = 2;
    if (length >= 0x80) {
        const std::size_t digits = length & 0x7f;
        if (digits == 0 || digits > 2 || rest.size() < 2 + digits) return std::nullopt;
        length = digits == 1 ? rest[2] : static_cast<std::size_t>(rest[2]) << 8 | rest[3];
        header += digits;
        if (length < (digits == 1 ? 0x80u : 0x100u)) return std::nullopt;
    }
    if (rest.size() - header < length) return std::nullopt;
    const ByteView content = rest.subspan(header, length);
    rest = rest.subspan(header + length);
    return content;
}

// The magnitude of a minimal, non-negative integer.
std::optional<ByteView> magnitude_of(ByteView content) {
    if (content.empty() || (content[0] & 0x80) != 0) return std::nullopt;
    if (content[0] != 0 || content.size() == 1) return content[0] == 0 ? content.subspan(1) : content;
    if ((content[1] & 0x80) == 0) return std::nullopt;
    return content.subspan(1);
}

void append_header(Bytes& out, std::uint8_t tag, std::size_t length) {
    out.push_back(tag);
    if (length >= 0x100) {
        out.push_back(0x82);
        out.push_back(static_cast<std::uint8_t>(length >> 8));
    } else if (length >= 0x80) {
        out.push_back(0x81);
    }
    out.push_back(static_cast<std::uint8_t>(length));
}

ByteView without_leading_zeros(ByteView magnitude) {
    while (!magnitude.empty() && magnitude[0] == 0) magnitude = magnitude.subspan(1);
    return magnitude;
}

} // namespace

Result<std::vector<Secret>> read_integers(ByteView der, std::size_t count) {
    const auto malformed = [] { return fail(ErrorCode::crypto, "the RSA key is not in DER form"); };
    ByteView rest = der;
    const auto sequence = take(rest, k_sequence);
    if (!sequence || !rest.empty()) return malformed();
    std::vector<Secret> magnitudes;
    magnitudes.reserve(count);
    rest = *sequence;
    for (std::size_t i = 0; i < count; ++i) {
        const auto content = take(rest, k_integer);
        const auto magnitude = content ? magnitude_of(*content) : std::nullopt;
        if (!magnitude) return malformed();
        magnitudes.emplace_back(*magnitude);
    }
    if (!rest.empty()) return malformed();
    return magnitudes;
}

Bytes write_integers(const std::vector<ByteView>& magnitudes) {
    std::size_t size = 0;
    for (const ByteView magnitude : magnitudes) size += magnitude.size() + 5;
    Bytes content;
    content.reserve(size);
    for (const ByteView full : magnitudes) {
        const ByteView magnitude = without_leading_zeros(full);
        const bool needs_zero = magnitude.empty() || (magnitude[0] & 0x80) != 0;
        append_header(content, k_integer, magnitude.size() + (needs_zero ? 1 : 0));
        if (needs_zero) content.push_back(0);
        content.insert(content.end(), magnitude.begin(), magnitude.end());
    }
    Bytes der;
    der.reserve(content.size() + 4);
    append_header(der, k_sequence, content.size());
    der.insert(der.end(), content.begin(), content.end());
    wipe(content);
    return der;
}

} // namespace insignia::crypto::der
