#include <insignia/encoding/base45.h>

#include <fmt/format.h>

namespace insignia::encoding {
namespace {

constexpr std::string_view k_base45_alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

} // namespace

// https://www.rfc-editor.org/rfc/rfc9285#section-4
std::string to_base45(ByteView bytes) {
    std::string text;
    text.reserve((bytes.size() + 1) / 2 * 3);
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        const bool pair = i + 1 < bytes.size();
        unsigned value = pair ? bytes[i] * 256u + bytes[i + 1] : bytes[i];
        for (int digit = 0; digit < (pair ? 3 : 2); ++digit, value /= 45)
            text.push_back(k_base45_alphabet[value % 45]);
    }
    return text;
}

Result<Bytes> from_base45(std::string_view text) {
    if (text.size() % 3 == 1)
        return fail(ErrorCode::parse, fmt::format("base45 text of an impossible length ({})", text.size()));
    Bytes bytes;
    bytes.reserve(text.size() / 3 * 2 + 1);
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const std::string_view group = text.substr(i, 3);
        unsigned value = 0;
        for (std::size_t at = group.size(); at-- > 0;) {
            const std::size_t digit = k_base45_alphabet.find(group[at]);
            if (digit == std::string_view::npos)
                return fail(ErrorCode::parse,
                            fmt::format("character {} is not of the base45 alphabet", i + at + 1));
            value = value * 45 + static_cast<unsigned>(digit);
        }
        const unsigned max = group.size() == 3 ? 0xFFFF : 0xFF;
        if (value > max)
            return fail(ErrorCode::parse, fmt::format("base45 group at character {} is too large", i + 1));
        if (group.size() == 3) bytes.push_back(static_cast<std::uint8_t>(value >> 8));
        bytes.push_back(static_cast<std::uint8_t>(value & 0xFF));
    }
    return bytes;
}

} // namespace insignia::encoding
