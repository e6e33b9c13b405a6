#include <algorithm>
#include <array>
#include <insignia/jsonld/keywords.h>

namespace insignia::jsonld {

namespace {

struct Row {
    std::string_view text;
    Keyword keyword;
};

constexpr std::array k_keywords = {
    Row{"@id", Keyword::id},
    Row{"@type", Keyword::type},
    Row{"@value", Keyword::value},
    Row{"@context", Keyword::context},
    Row{"@list", Keyword::list},
    Row{"@set", Keyword::set},
    Row{"@graph", Keyword::graph},
    Row{"@language", Keyword::language},
    Row{"@direction", Keyword::direction},
    Row{"@index", Keyword::index},
    Row{"@reverse", Keyword::reverse},
    Row{"@included", Keyword::included},
    Row{"@nest", Keyword::nest},
    Row{"@json", Keyword::json},
    Row{"@none", Keyword::none},
    Row{"@vocab", Keyword::vocab},
    Row{"@base", Keyword::base},
    Row{"@container", Keyword::container},
    Row{"@import", Keyword::import},
    Row{"@prefix", Keyword::prefix},
    Row{"@propagate", Keyword::propagate},
    Row{"@protected", Keyword::protected_terms},
    Row{"@version", Keyword::version},
};

bool is_ascii_letter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

} // namespace

Keyword keyword_of(std::string_view text) {
    if (text.empty() || text.front() != '@') return Keyword::no;
    for (const Row& row : k_keywords)
        if (row.text == text) return row.keyword;
    return Keyword::no;
}

bool has_keyword_form(std::string_view text) {
    return text.size() > 1 && text.front() == '@'
           && std::all_of(text.begin() + 1, text.end(), is_ascii_letter);
}

} // namespace insignia::jsonld
