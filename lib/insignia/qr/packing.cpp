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

// The three decoded parts of a compact JWS with NUL bytes between them.
Result<Bytes> parts_of(std::string_view compact_jws) {
    const auto parts = split(compact_jws, '.');
    if (parts.size() != 3)
        return fail(ErrorCode::parse, "only a signed badge, JSON or VC-JWT, fits into a QR code");
    Bytes content;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        TRY_ASSIGN(const Bytes part, encoding::from_base64url(parts[i]));
        if (i < 2 && std::find(part.begin(), part.end(), 0) != part.end()) return damaged();
        content.insert(content.end(), part.begin(), part.end());
        if (i < 2) content.push_back(0);
    }
    return content;
}

// JSON text without the white space outside of its strings; nothing else is touched.
std::string without_white_space(std::string_view json_text) {
    std::string text;
    bool in_string = false;
    for (std::size_t i = 0; i < json_text.size(); ++i) {
        const char c = json_text[i];
        if (!in_string && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) continue;
        text += c;
        if (c == '"') in_string = !in_string;
        if (in_string && c == '\\' && i + 1 < json_text.size()) text += json_text[++i];
    }
    return text;
}

// What stands behind the `#` of a URL, with its two escapes undone; other text as it is.
std::string without_page(std::string_view text) {
    const std::size_t hash = text.find('#');
    if (!text.starts_with("https://") || hash == std::string_view::npos) return std::string(text);
    return replace_all(replace_all(std::string(text.substr(hash + 1)), "%20", " "), "%25", "%");
}

// The compact JWS of parts with NUL bytes between them, or the document where there are none.
Result<std::string> join_parts(ByteView content) {
    const auto first = std::find(content.begin(), content.end(), 0);
    if (first == content.end() && !content.empty() && content.front() == '{')
        return std::string(as_text(content));
    const auto second = first == content.end() ? first : std::find(first + 1, content.end(), 0);
    if (second == content.end()) return damaged();
    return encoding::to_base64url({content.begin(), first}) + "."
           + encoding::to_base64url({first + 1, second}) + "."
           + encoding::to_base64url({second + 1, content.end()});
}

} // namespace

Result<std::string> pack(std::string_view badge) {
    Bytes content;
    if (badge.starts_with('{') && badge.find('\0') != std::string_view::npos) return damaged();
    if (badge.starts_with('{'))
        content = to_bytes(as_bytes(without_white_space(badge)));
    else {
        TRY_ASSIGN(content, parts_of(badge));
    }
    return std::string(k_prefix) + encoding::to_base45(deflate(content, Container::raw));
}

std::string to_url(std::string_view page, std::string_view packed) {
    return std::string(page) + "#" + replace_all(replace_all(std::string(packed), "%", "%25"), " ", "%20");
}

bool is_packed(std::string_view text) {
    const std::string packed = without_page(text);
    const std::size_t colon = packed.find(':');
    if (!packed.starts_with(k_family) || colon == std::string::npos || colon == k_family.size()) return false;
    const std::string version = packed.substr(k_family.size(), colon - k_family.size());
    return version.find_first_not_of("0123456789") == std::string::npos;
}

Result<std::string> unpack(std::string_view text) {
    if (!is_packed(text)) return fail(ErrorCode::parse, "the QR code holds no badge");
    const std::string packed = without_page(text);
    if (!packed.starts_with(k_prefix))
        return fail(
            ErrorCode::unsupported,
            fmt::format("the QR code is of the later form \"{}\"", packed.substr(0, packed.find(':'))), {},
            {"read it with a newer version of insignia"});
    const std::string_view base45 = std::string_view(packed).substr(k_prefix.size());
    TRY_ASSIGN(const Bytes compressed, encoding::from_base45(base45));
    TRY_ASSIGN(const Bytes content, inflate(compressed, Container::raw, limits::k_inflated_bytes));
    return join_parts(content);
}

} // namespace insignia::qr
