#include <algorithm>
#include <array>
#include <insignia/base/ascii.h>
#include <insignia/jsonld/keywords.h>

namespace insignia::jsonld {

namespace {

struct KeywordRow {
    std::string_view text;
    Keyword keyword;
};

constexpr std::array k_keywords = {
    KeywordRow{"@id", Keyword::id},
    KeywordRow{"@type", Keyword::type},
    KeywordRow{"@value", Keyword::value},
    KeywordRow{"@context", Keyword::context},
    KeywordRow{"@list", Keyword::list},
    KeywordRow{"@set", Keyword::set},
    KeywordRow{"@graph", Keyword::graph},
    KeywordRow{"@language", Keyword::language},
    KeywordRow{"@direction", Keyword::direction},
    KeywordRow{"@index", Keyword::index},
    KeywordRow{"@reverse", Keyword::reverse},
    KeywordRow{"@included", Keyword::included},
    KeywordRow{"@nest", Keyword::nest},
    KeywordRow{"@json", Keyword::json},
    KeywordRow{"@none", Keyword::none},
    KeywordRow{"@vocab", Keyword::vocab},
    KeywordRow{"@base", Keyword::base},
    KeywordRow{"@container", Keyword::container},
    KeywordRow{"@import", Keyword::import},
    KeywordRow{"@prefix", Keyword::prefix},
    KeywordRow{"@propagate", Keyword::propagate},
    KeywordRow{"@protected", Keyword::protected_terms},
    KeywordRow{"@version", Keyword::version},
};

} // namespace

Keyword keyword_of(std::string_view text) {
    if (text.empty() || text.front() != '@') return Keyword::no;
    for (const KeywordRow& row : k_keywords)
        if (row.text == text) return row.keyword;
    return Keyword::no;
}

bool has_keyword_form(std::string_view text) {
    return text.size() > 1 && text.front() == '@'
           && std::all_of(text.begin() + 1, text.end(), is_ascii_letter);
}

} // namespace insignia::jsonld
