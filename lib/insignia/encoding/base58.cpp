#include <insignia/encoding/encoding.h>

#include <array>
#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <string_view>

namespace insignia::encoding {
namespace {

constexpr std::string_view k_base58_alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::uint8_t k_no_base58_digit = 0xFF;

// Five digits of base 58 at a time fit into 32 bits.
constexpr unsigned k_digits_per_limb = 5;
constexpr std::uint64_t k_limb_base = 58ull * 58 * 58 * 58 * 58;

constexpr auto k_digits = [] {
    std::array<std::uint8_t, 256> table{};
    for (auto& digit : table) digit = k_no_base58_digit;
    for (std::size_t i = 0; i < k_base58_alphabet.size(); ++i)
        table[static_cast<std::uint8_t>(k_base58_alphabet[i])] = static_cast<std::uint8_t>(i);
    return table;
}();

// Least significant limb first.
using Limbs = std::vector<std::uint32_t>;

// limbs = limbs * factor + summand, in limbs of the given base.
void multiply_add(Limbs& limbs, std::uint64_t factor, std::uint64_t summand, std::uint64_t base) {
    std::uint64_t carry = summand;
    for (std::uint32_t& limb : limbs) {
        carry += limb * factor;
        limb = static_cast<std::uint32_t>(carry % base);
        carry /= base;
    }
    if (carry != 0) limbs.push_back(static_cast<std::uint32_t>(carry));
}

} // namespace

// https://datatracker.ietf.org/doc/html/draft-msporny-base58#section-3
std::string to_base58btc(ByteView bytes) {
    std::size_t zeros = 0;
    while (zeros < bytes.size() && bytes[zeros] == 0) ++zeros;
    Limbs limbs;
    std::size_t at = zeros;
    while (at < bytes.size()) {
        // Three bytes at a time: limb * 2^24 + summand stays below 2^64.
        std::uint64_t summand = 0;
        unsigned shift = 0;
        for (; shift < 24 && at < bytes.size(); shift += 8) summand = (summand << 8) | bytes[at++];
        multiply_add(limbs, std::uint64_t{1} << shift, summand, k_limb_base);
    }
    std::string reversed;
    for (std::uint32_t limb : limbs)
        for (unsigned i = 0; i < k_digits_per_limb; ++i, limb /= 58)
            reversed.push_back(k_base58_alphabet[limb % 58]);
    while (!reversed.empty() && reversed.back() == k_base58_alphabet[0]) reversed.pop_back();
    return std::string(zeros, k_base58_alphabet[0]) + std::string(reversed.rbegin(), reversed.rend());
}

// https://datatracker.ietf.org/doc/html/draft-msporny-base58#section-4
Result<Bytes> from_base58btc(std::string_view text) {
    if (text.size() > limits::k_base58_characters)
        return fail(ErrorCode::limit, fmt::format("base58 text of {} characters; at most {} are read",
                                                  text.size(), limits::k_base58_characters));
    std::size_t zeros = 0;
    while (zeros < text.size() && text[zeros] == k_base58_alphabet[0]) ++zeros;
    constexpr std::uint64_t k_byte_limb_base = std::uint64_t{1} << 32;
    Limbs limbs;
    std::size_t at = zeros;
    while (at < text.size()) {
        std::uint64_t summand = 0;
        std::uint64_t factor = 1;
        for (unsigned i = 0; i < k_digits_per_limb && at < text.size(); ++i, ++at, factor *= 58) {
            const std::uint8_t digit = k_digits[static_cast<std::uint8_t>(text[at])];
            if (digit == k_no_base58_digit)
                return fail(ErrorCode::parse,
                            fmt::format("character {} is not of the base58 alphabet", at + 1));
            summand = summand * 58 + digit;
        }
        multiply_add(limbs, factor, summand, k_byte_limb_base);
    }
    Bytes reversed;
    for (std::uint32_t limb : limbs)
        for (unsigned i = 0; i < 4; ++i, limb >>= 8) reversed.push_back(static_cast<std::uint8_t>(limb));
    while (!reversed.empty() && reversed.back() == 0) reversed.pop_back();
    Bytes bytes(zeros, 0);
    bytes.insert(bytes.end(), reversed.rbegin(), reversed.rend());
    return bytes;
}

} // namespace insignia::encoding
