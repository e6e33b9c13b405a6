// The words of pictures of badge systems, of web pages and of starter badges: data files, one of each kind
// for each language (schemas/vocabulary).
#pragma once

#include <initializer_list>
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

} // namespace insignia::credential
