#include "drawn_mark.h"
#include <fmt/format.h>
#include <insignia/base/bytes.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>

namespace insignia::app {

namespace {

constexpr std::string_view k_mark_begin = "<!-- drawn by insignia design ";
constexpr std::size_t k_digest_characters = 16; // against changes, not against forgers

std::string mark_of(std::string_view drawing) {
    const auto digest = encoding::to_hex(crypto::sha256(as_bytes(drawing)));
    return fmt::format("{}{} -->\n", k_mark_begin, digest.substr(0, k_digest_characters));
}

} // namespace

std::string with_drawn_mark(std::string svg) {
    if (!svg.ends_with('\n')) svg += '\n';
    return svg + mark_of(svg);
}

bool is_drawn(std::string_view svg) {
    const auto mark = svg.rfind(k_mark_begin);
    return mark != std::string_view::npos && svg.substr(mark) == mark_of(svg.substr(0, mark));
}

} // namespace insignia::app
