#include <insignia/fetch/address.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::fetch {
namespace {

struct Block {
    std::array<std::uint8_t, 16> prefix;
    unsigned bits;
};

// RFC 6890 and its successors in the IANA special-purpose registries: nothing in here is on the public
// internet.
constexpr std::array k_special_ipv4 = {
    Block{{0}, 8},            // "this network"
    Block{{10}, 8},           // private
    Block{{100, 64}, 10},     // carrier-grade NAT
    Block{{127}, 8},          // loopback
    Block{{169, 254}, 16},    // link-local, cloud metadata
    Block{{172, 16}, 12},     // private
    Block{{192, 0, 0}, 24},   // protocol assignments
    Block{{192, 0, 2}, 24},   // documentation
    Block{{192, 88, 99}, 24}, // 6to4 relay
    Block{{192, 168}, 16},    // private
    Block{{198, 18}, 15},     // benchmarking
    Block{{198, 51, 100}, 24},
    Block{{203, 0, 113}, 24}, // documentation
    Block{{224}, 3},          // multicast and reserved
};

// On IPv6 the public internet is 2000::/3, less these.
constexpr Block k_global_ipv6 = {{0x20}, 3};
constexpr std::array k_special_ipv6 = {
    Block{{0x20, 0x01, 0x00}, 23},       // protocol assignments, Teredo
    Block{{0x20, 0x01, 0x0d, 0xb8}, 32}, // documentation
    Block{{0x20, 0x02}, 16},             // 6to4: an IPv4 address inside
    Block{{0x3f, 0xff}, 20},             // documentation
};

bool lies_in(ByteView address, const Block& block) {
    unsigned bits = block.bits;
    for (std::size_t i = 0; bits > 0; ++i) {
        const unsigned here = std::min(bits, 8u);
        const auto mask = static_cast<std::uint8_t>(0xff << (8 - here));
        if ((address[i] & mask) != (block.prefix[i] & mask)) return false;
        bits -= here;
    }
    return true;
}

template <class Blocks>
bool lies_in_any(ByteView address, const Blocks& blocks) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [&](const Block& block) { return lies_in(address, block); });
}

constexpr std::array<std::string_view, 6> k_local_endings = {".localhost", ".local", ".internal",
                                                             ".home.arpa", ".lan",   ".onion"};

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    return std::all_of(label.begin(), label.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

// A name of the public DNS: at least two labels, and a last one that is no number (else it could be an
// address).
bool is_public_host_name(std::string_view host) {
    const auto labels = split(host, '.');
    if (host.size() > 253 || labels.size() < 2 || !std::all_of(labels.begin(), labels.end(), is_label))
        return false;
    if (labels.back().find_first_not_of("0123456789") == std::string_view::npos
        || labels.back().starts_with("0x"))
        return false;
    const std::string lower = to_lower(host);
    return std::none_of(k_local_endings.begin(), k_local_endings.end(),
                        [&](std::string_view ending) { return lower.ends_with(ending); });
}

// "" or ":443" or ":1024" and up.
bool is_acceptable_port(std::string_view port) {
    if (port.empty()) return true;
    unsigned number = 0;
    const auto [end, error] = std::from_chars(port.data() + 1, port.data() + port.size(), number);
    return port.size() > 1 && error == std::errc{} && end == port.data() + port.size()
           && (number == 443 || (number >= 1024 && number <= 65'535));
}

tl::unexpected<Error> refuse(const uri::Uri& url, std::string why) {
    return fail(ErrorCode::denied, fmt::format("\"{}\" is not asked: {}", sanitize(url.text()), why));
}

} // namespace

bool is_public_address(ByteView address) {
    if (address.size() == 4) return !lies_in_any(address, k_special_ipv4);
    return address.size() == 16 && lies_in(address, k_global_ipv6) && !lies_in_any(address, k_special_ipv6);
}

Result<void> require_fetchable(const uri::Uri& url, PrivateNetwork private_network) {
    if (url.scheme() != "https") return refuse(url, "only https is");
    const std::string_view authority = url.authority().value_or("");
    if (authority.find('@') != std::string_view::npos) return refuse(url, "it carries user information");
    const std::string_view host = url.host();
    if (!is_acceptable_port(authority.substr(std::min(host.size(), authority.size()))))
        return refuse(url, "its port is neither 443 nor above 1023");
    if (private_network == PrivateNetwork::refused && !is_public_host_name(host))
        return refuse(url, "its host is not a name of the public internet");
    return {};
}

} // namespace insignia::fetch
