// DID Core 3.1 and 3.2: what is a DID, and what is a DID URL.
#include <insignia/base/ascii.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/did/document.h>

namespace insignia::did {

namespace {

constexpr std::string_view k_scheme = "did:";

bool is_lower_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_alphanumeric(char c) {
    return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z');
}

// True when every character is alphanumeric, one of `others`, or a complete percent-encoded byte.
bool consists_of(std::string_view text, std::string_view others) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size() || !is_ascii_hexadecimal(text[i + 1])
                || !is_ascii_hexadecimal(text[i + 2]))
                return false;
            i += 2;
        } else if (!is_alphanumeric(text[i]) && others.find(text[i]) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

} // namespace

bool is_did(std::string_view text) {
    if (text.size() > limits::k_did_characters || !text.starts_with(k_scheme)) return false;
    const std::string_view rest = text.substr(k_scheme.size());
    const std::size_t colon = rest.find(':');
    if (colon == 0 || colon == std::string_view::npos) return false;
    for (const char c : rest.substr(0, colon))
        if (!is_lower_or_digit(c)) return false;
    // The last of the parts between colons is not empty.
    const std::string_view identifier = rest.substr(colon + 1);
    return !identifier.empty() && identifier.back() != ':' && consists_of(identifier, ".-_:");
}

Result<DidUrl> parse_did_url(std::string_view text) {
    const std::size_t end = text.find_first_of("/?#");
    const std::string_view did = text.substr(0, end);
    if (!is_did(did)) return fail(ErrorCode::parse, "\"" + sanitize(text) + "\" is not a DID URL");
    if (end == std::string_view::npos) return DidUrl{std::string(did), {}};
    if (text[end] != '#') {
        return fail(ErrorCode::unsupported,
                    "\"" + sanitize(text) + "\" has a path or a query, which no key has", {},
                    {"name the key by the DID and a fragment, as in did:web:issuer.example#key-1"});
    }
    const std::string_view fragment = text.substr(end + 1);
    if (!consists_of(fragment, "-._~!$&'()*+,;=:@/?"))
        return fail(ErrorCode::parse,
                    "\"" + sanitize(text) + "\" is not a DID URL: its fragment has a forbidden character");
    return DidUrl{std::string(did), std::string(fragment)};
}

} // namespace insignia::did
