#include <insignia/qr/qr.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/compression.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/encoding/base45.h>
#include <insignia/encoding/encoding.h>

namespace insignia::qr {
namespace {

constexpr std::string_view k_family = "OB3Q";
constexpr std::string_view k_prefix = "OB3Q1:";

tl::unexpected<Error> damaged() {
    return fail(ErrorCode::parse, "the text of the QR code is damaged");
}

} // namespace

Result<std::string> pack(std::string_view compact_jws) {
    const auto parts = split(compact_jws, '.');
    if (parts.size() != 3)
        return fail(ErrorCode::parse, "only a badge in the form of a VC-JWT fits into a QR code");
    Bytes plain;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        TRY_ASSIGN(const Bytes part, encoding::from_base64url(parts[i]));
        if (i < 2 && std::find(part.begin(), part.end(), 0) != part.end()) return damaged();
        plain.insert(plain.end(), part.begin(), part.end());
        if (i < 2) plain.push_back(0);
    }
    return std::string(k_prefix) + encoding::to_base45(deflate(plain, Container::raw));
}

bool is_packed(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (!text.starts_with(k_family) || colon == std::string_view::npos || colon == k_family.size())
        return false;
    const std::string_view version = text.substr(k_family.size(), colon - k_family.size());
    return version.find_first_not_of("0123456789") == std::string_view::npos;
}

Result<std::string> unpack(std::string_view text) {
    if (!is_packed(text)) return fail(ErrorCode::parse, "the QR code holds no badge");
    if (!text.starts_with(k_prefix))
        return fail(ErrorCode::unsupported,
                    fmt::format("the QR code is of the later form \"{}\"", text.substr(0, text.find(':'))),
                    {}, {"read it with a newer version of insignia"});
    TRY_ASSIGN(const Bytes compressed, encoding::from_base45(text.substr(k_prefix.size())));
    TRY_ASSIGN(const Bytes plain, inflate(compressed, Container::raw, limits::k_inflated_bytes));
    const auto first = std::find(plain.begin(), plain.end(), 0);
    if (first == plain.end()) return damaged();
    const auto second = std::find(first + 1, plain.end(), 0);
    if (second == plain.end()) return damaged();
    return encoding::to_base64url({plain.begin(), first}) + "." + encoding::to_base64url({first + 1, second})
           + "." + encoding::to_base64url({second + 1, plain.end()});
}

} // namespace insignia::qr
