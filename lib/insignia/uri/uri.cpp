#include <algorithm>
#include <insignia/uri/uri.h>

#include <array>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::uri {
namespace {

enum CharacterClass : std::uint8_t {
    k_forbidden = 1,    // in no IRI: white space, controls, < > " { } | \ ^ `
    k_scheme_first = 2, // a letter
    k_scheme_rest = 4,  // a letter, a digit, + - .
    k_hex = 8,
};

constexpr auto k_classes = [] {
    std::array<std::uint8_t, 256> classes{};
    for (int c = 0; c <= 0x20; ++c) classes[static_cast<std::size_t>(c)] = k_forbidden;
    for (const char c : {'<', '>', '"', '{', '}', '|', '\\', '^', '`', '\x7F'})
        classes[static_cast<std::uint8_t>(c)] = k_forbidden;
    for (char c = 'a'; c <= 'z'; ++c) classes[static_cast<std::uint8_t>(c)] = k_scheme_first | k_scheme_rest;
    for (char c = 'A'; c <= 'Z'; ++c) classes[static_cast<std::uint8_t>(c)] = k_scheme_first | k_scheme_rest;
    for (char c = '0'; c <= '9'; ++c) classes[static_cast<std::uint8_t>(c)] = k_scheme_rest | k_hex;
    for (const char c : {'+', '-', '.'}) classes[static_cast<std::uint8_t>(c)] = k_scheme_rest;
    for (const char c : {'a', 'b', 'c', 'd', 'e', 'f', 'A', 'B', 'C', 'D', 'E', 'F'})
        classes[static_cast<std::uint8_t>(c)] |= k_hex;
    return classes;
}();

bool has_class(char c, std::uint8_t wanted) {
    return (k_classes[static_cast<std::uint8_t>(c)] & wanted) != 0;
}

// The offset of the colon behind a scheme, or npos.
std::size_t scheme_end(std::string_view text) {
    if (text.empty() || !has_class(text.front(), k_scheme_first)) return std::string_view::npos;
    std::size_t at = 1;
    while (at < text.size() && has_class(text[at], k_scheme_rest)) ++at;
    return at < text.size() && text[at] == ':' ? at : std::string_view::npos;
}

// The offset of the first character that no IRI may contain, or npos. C1 controls are U+0080 to U+009F.
std::size_t find_forbidden(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (has_class(text[i], k_forbidden)) return i;
        const bool c1 =
            text[i] == '\xC2' && i + 1 < text.size() && static_cast<std::uint8_t>(text[i + 1]) < 0xA0;
        if (c1) return i;
    }
    return std::string_view::npos;
}

std::size_t find_bad_escape(std::string_view text) {
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1))
        if (at + 2 >= text.size() || !has_class(text[at + 1], k_hex) || !has_class(text[at + 2], k_hex))
            return at;
    return std::string_view::npos;
}

} // namespace

// https://www.rfc-editor.org/rfc/rfc3986#section-3
Result<Uri> Uri::parse(std::string_view text) {
    const auto refuse = [&](std::string_view reason) {
        return fail(ErrorCode::parse,
                    fmt::format("\"{}\" is not an absolute URL or URI: {}", sanitize(text), reason));
    };
    const std::size_t colon = scheme_end(text);
    if (colon == std::string_view::npos) return refuse("it does not begin with a scheme such as https:");
    if (const std::size_t at = find_forbidden(text); at != std::string_view::npos)
        return refuse(fmt::format("character {} is not allowed in it", position_of(text, at).column));
    if (find_invalid_utf8(text) != std::string_view::npos) return refuse("it is not valid UTF-8");
    if (find_bad_escape(text) != std::string_view::npos)
        return refuse("a % is not followed by two hexadecimal digits");
    Uri uri;
    uri.m_text = std::string(text);
    uri.m_scheme_end = colon;
    uri.m_path_begin = colon + 1;
    uri.m_query_end = std::min(text.find('#'), text.size());
    uri.m_path_end = std::min(text.find('?'), uri.m_query_end);
    uri.m_has_authority = text.substr(colon + 1, 2) == "//";
    if (uri.m_has_authority) uri.m_path_begin = std::min(text.find('/', colon + 3), uri.m_path_end);
    uri.m_authority_end = uri.m_path_begin;
    return uri;
}

std::string_view Uri::scheme() const {
    return std::string_view(m_text).substr(0, m_scheme_end);
}

std::optional<std::string_view> Uri::authority() const {
    if (!m_has_authority) return std::nullopt;
    const std::size_t begin = m_scheme_end + 3;
    return std::string_view(m_text).substr(begin, m_authority_end - begin);
}

std::string_view Uri::host() const {
    std::string_view host = authority().value_or(std::string_view());
    if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
    if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
    return host.substr(0, host.find(':'));
}

std::string_view Uri::path() const {
    return std::string_view(m_text).substr(m_path_begin, m_path_end - m_path_begin);
}

std::optional<std::string_view> Uri::query() const {
    if (m_path_end == m_query_end) return std::nullopt;
    return std::string_view(m_text).substr(m_path_end + 1, m_query_end - m_path_end - 1);
}

std::optional<std::string_view> Uri::fragment() const {
    if (m_query_end == m_text.size()) return std::nullopt;
    return std::string_view(m_text).substr(m_query_end + 1);
}

std::string Uri::without_fragment() const {
    return m_text.substr(0, m_query_end);
}

bool is_absolute_iri(std::string_view text) {
    return scheme_end(text) != std::string_view::npos && find_forbidden(text) == std::string_view::npos
           && std::count(text.begin(), text.end(), '#') <= 1;
}

} // namespace insignia::uri
