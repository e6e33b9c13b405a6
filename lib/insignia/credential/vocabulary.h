// The words of pictures of badge systems, of web pages and of starter badges: data files, one of each kind
// for each language (schemas/vocabulary).
#pragma once

#include <functional>
#include <initializer_list>
#include <insignia/credential/badge_system.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::credential {

// The words for `key` in a language ("it", "it-CH"), with values in place of {0}, {1} and so on; in English
// where the language has no words. A key that does not exist gives itself.
std::string say(std::string_view language, std::string_view key,
                std::initializer_list<std::string> values = {});

// Whether a language ("it", "it-CH") has words of its own.
bool has_vocabulary(std::string_view language);

// The languages that have words, sorted.
std::vector<std::string> vocabulary_languages();

// How a requirement is put together: what a badge is called, and the words for a key in some language and
// form.
struct Wording {
    std::function<std::string(const std::string& slug)> badge;
    std::function<std::string(std::string_view key, std::initializer_list<std::string> values)> phrase;
};

// A requirement in words: "A", "all of A, B", "one of A, B", "2 of A, (all of B, C)"; "nothing" where nothing
// is required.
std::string requirement_in_words(const Requirement& requirement, const Wording& wording);

} // namespace insignia::credential
