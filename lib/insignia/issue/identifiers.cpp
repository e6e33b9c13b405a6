#include "issue.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>

namespace insignia::issue {

namespace {

// RFC 9562 section 4: the version in the high half of octet 6, the variant in the two high bits of octet 8.
std::string uuid_urn(std::array<std::uint8_t, 16> octets, std::uint8_t version) {
    octets[6] = static_cast<std::uint8_t>((octets[6] & 0x0f) | version << 4);
    octets[8] = static_cast<std::uint8_t>((octets[8] & 0x3f) | 0x80);
    const auto hex = encoding::to_hex(octets);
    return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                       hex.substr(16, 4), hex.substr(20));
}

} // namespace

std::string urn_uuid(std::span<const std::uint8_t, 16> random) {
    std::array<std::uint8_t, 16> octets{};
    std::ranges::copy(random, octets.begin());
    return uuid_urn(octets, 4);
}

std::string achievement_id(std::string_view issuer, std::string_view badge, std::string_view version,
                           std::string_view translation) {
    auto name = fmt::format("achievement\n{}\n{}\n{}", issuer, badge, version);
    if (!translation.empty()) name += fmt::format("\n{}", translation);
    const auto digest = crypto::sha256(as_bytes(name));
    std::array<std::uint8_t, 16> octets{};
    std::copy_n(digest.begin(), octets.size(), octets.begin());
    return uuid_urn(octets, 8);
}

std::string identity_hash(std::string_view identifier, std::string_view salt) {
    return "sha256$"
           + encoding::to_hex(crypto::sha256(as_bytes(std::string(identifier) + std::string(salt))));
}

Result<RecipientAs> parse_recipient_as(std::string_view word) {
    constexpr std::pair<std::string_view, RecipientAs> words[] = {{"hash", RecipientAs::hash},
                                                                  {"plain", RecipientAs::plain},
                                                                  {"did", RecipientAs::did},
                                                                  {"bearer", RecipientAs::bearer}};
    for (const auto& [name, value] : words)
        if (name == word) return value;
    return fail(ErrorCode::usage, fmt::format("\"{}\" is no way to name a recipient", word), "",
                {"write hash, plain, did or bearer"});
}

} // namespace insignia::issue
