// Identifiers and the one seam to the outside.
#pragma once

#include <functional>
#include <insignia/base/bytes.h>
#include <insignia/base/instant.h>
#include <insignia/base/result.h>
#include <optional>
#include <string>
#include <string_view>

namespace insignia::uri {

// An absolute URI or IRI with its components (RFC 3986 section 3, RFC 3987), kept as it was written.
class Uri {
public:
    // ErrorCode::parse when there is no scheme, or a character that no IRI may contain (white space,
    // controls,
    // `<`, `>`, `"`, `{`, `}`, `|`, `\`, `^`, a backtick), or a `%` without two hexadecimal digits.
    static Result<Uri> parse(std::string_view text);

    const std::string& text() const { return m_text; }
    std::string_view scheme() const;                   // as written; compare in lower case
    std::optional<std::string_view> authority() const; // "user@host:443"; absent in `urn:` and `did:`
    std::string_view host() const;                     // "" without an authority; IPv6 keeps its brackets
    std::string_view path() const;
    std::optional<std::string_view> query() const;    // without the `?`
    std::optional<std::string_view> fragment() const; // without the `#`
    std::string without_fragment() const;

    bool operator==(const Uri& other) const { return m_text == other.m_text; }

private:
    std::string m_text;
    std::size_t m_scheme_end = 0;    // offset of the colon
    std::size_t m_authority_end = 0; // equals m_path_begin's start when absent
    std::size_t m_path_begin = 0;
    std::size_t m_path_end = 0;
    std::size_t m_query_end = 0;
    bool m_has_authority = false;
};

// True when the text has the form of an absolute IRI: a scheme, a colon, and no forbidden character.
bool is_absolute_iri(std::string_view text);

// Reference resolution (RFC 3986 section 5.2) of a possibly relative reference against an absolute base.
std::string resolve(std::string_view base, std::string_view reference);

// The shortest relative reference from `base` to `target`, or `target` itself when there is none.
// (JSON-LD 1.1 API, IRI compaction step 10; RFC 3986 section 4.2)
std::string relativize(std::string_view base, std::string_view target);

// An answer that was not asked for just now, but kept: where, and when it came from its address.
struct Copy {
    std::string place; // "cache", "bundle of did:key:z6Mk…"
    Instant taken;
};

inline constexpr int k_success = 200; // the HTTP status of an answer that holds what was asked for
inline constexpr int k_gone = 410;    // and of one that says that it was there and will not come back

// What a URL gave: the content with its media type and where it finally came from.
struct Resource {
    std::string url;
    std::string content_type;
    Bytes content;
    int status = k_success;                  // HTTP status
    std::optional<Copy> copy = std::nullopt; // absent when the address answered just now
    std::string location = {}; // where the answer sends to (3xx), "" otherwise; nobody went there
};

// The one seam to the outside: everything that the library may ever read by URL passes through a value of
// this type that was handed in. It decides what may be loaded (policy, cache, files) and says why not.
using ResourceLoader = std::function<Result<Resource>(const Uri&)>;

} // namespace insignia::uri
