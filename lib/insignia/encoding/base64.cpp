#include <insignia/encoding/encoding.h>

#include <array>
#include <fmt/format.h>
#include <string_view>

namespace insignia::encoding {
namespace {

constexpr std::string_view k_url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view k_standard_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t k_no_base64_digit = 0xFF;

using DigitTable = std::array<std::uint8_t, 256>;

constexpr DigitTable digits_of(std::string_view alphabet) {
    DigitTable table{};
    for (auto& digit : table) digit = k_no_base64_digit;
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        table[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
    return table;
}

constexpr DigitTable k_url_digits = digits_of(k_url_alphabet);
constexpr DigitTable k_standard_digits = digits_of(k_standard_alphabet);

std::string encode(ByteView bytes, std::string_view alphabet) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const std::uint8_t byte : bytes) {
        bits = (bits << 8) | byte;
        for (held += 8; held >= 6; held -= 6) text.push_back(alphabet[(bits >> (held - 6)) & 0x3F]);
    }
    if (held != 0) text.push_back(alphabet[(bits << (6 - held)) & 0x3F]);
    return text;
}

// Decodes text without padding.
Result<Bytes> decode(std::string_view text, const DigitTable& digits, std::string_view name) {
    if (text.size() % 4 == 1)
        return fail(ErrorCode::parse, fmt::format("{} text of an impossible length ({})", name, text.size()));
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::uint8_t digit = digits[static_cast<std::uint8_t>(text[i])];
        if (digit == k_no_base64_digit)
            return fail(ErrorCode::parse, fmt::format("character {} is not of the {} alphabet", i + 1, name));
        bits = (bits << 6) | digit;
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes.push_back(static_cast<std::uint8_t>(bits >> held));
        }
    }
    if ((bits & ((1u << held) - 1)) != 0)
        return fail(ErrorCode::parse, fmt::format("{} text with unused bits that are not zero", name));
    return bytes;
}

} // namespace

std::string to_base64url(ByteView bytes) {
    return encode(bytes, k_url_alphabet);
}

Result<Bytes> from_base64url(std::string_view text) {
    return decode(text, k_url_digits, "base64url");
}

std::string to_base64(ByteView bytes) {
    std::string text = encode(bytes, k_standard_alphabet);
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

Result<Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0)
        return fail(ErrorCode::parse, "base64 text whose length is not a multiple of four");
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    return decode(text.substr(0, text.size() - padding), k_standard_digits, "base64");
}

} // namespace insignia::encoding
