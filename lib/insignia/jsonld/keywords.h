// The words that JSON-LD keeps for itself.
// https://www.w3.org/TR/json-ld11/#syntax-tokens-and-keywords
#pragma once

#include <cstdint>
#include <string_view>

namespace insignia::jsonld {

// The keywords of JSON-LD 1.1 (section 1.7).
enum class Keyword : std::uint8_t {
    no, // not a keyword
    base,
    container,
    context,
    direction,
    graph,
    id,
    import,
    included,
    index,
    json,
    language,
    list,
    nest,
    none,
    prefix,
    propagate,
    protected_terms,
    reverse,
    set,
    type,
    value,
    version,
    vocab,
};

// The keyword that the text is, or Keyword::no. Keywords of framing are not among them: nothing here frames.
Keyword keyword_of(std::string_view text);

// True for exactly the keywords, not for what only looks like one.
inline bool is_keyword(std::string_view text) {
    return keyword_of(text) != Keyword::no;
}

// True for `@` followed by ASCII letters only: such names are reserved, and ignored when they are no keyword.
bool has_keyword_form(std::string_view text);

// True for `_:` and what follows it.
inline bool is_blank_node_identifier(std::string_view text) {
    return text.starts_with("_:");
}

} // namespace insignia::jsonld
