// The words that rules look for, in seven languages, and where they stand in a text.
//
// The lists are data (schemas/lint/words/*.json), compiled at the first use into one table per language; a
// text is read once, whatever the number of words.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::lint {

// What a word or phrase gives away.
enum class Meaning {
    function,    // "the", "of": tells the language of a text
    invitation,  // "deadline", "sign up": the text of an announcement
    future,      // "will": not what earners did
    vague,       // "understand": nobody can observe it
    modal,       // "be able to": stands before the verb that counts
    attend,      // "took part": being there
    act,         // "designed": doing something
    skill,       // "skills", "competence"
    assess,      // "assessed by", "feedback"
    activity,    // "workshop", "project"
    duration,    // "hours", "ECTS"
    personal,    // "photo", "passport": data about persons
    consent,     // "with consent", "anonymised"
    generic,     // names that say nothing: "participation"
    policy,      // "revoked", "appeal", "privacy"
    opportunity, // "leads to", "opens"
    opening,     // "Earners of this badge have"
    quality,     // "quality assurance", "accredited"
    placeholder, // "lorem ipsum"; of all languages
};
inline constexpr std::size_t k_meanings = 19;

// The name of a meaning as the data files have it.
std::string_view to_string(Meaning meaning);

// One place of a text: the bytes from `begin` to `end`, which are the words number `word` to `word + words`.
struct Hit {
    Meaning meaning = Meaning::function;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t word = 0;
    std::size_t words = 1;
};

// A word of a text: in lower case and without accents, and where it stands.
struct Word {
    std::string folded;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The words of a text: runs of letters and digits. Apostrophes and hyphens part words.
std::vector<Word> split_words(std::string_view text);

// What the list of the language finds, in the order of the text; of phrases that begin at one word the
// longest. Nothing for a language without a list ("de-AT" has that of "de"). Placeholders are found in every
// language.
std::vector<Hit> find_hits(std::span<const Word> words, std::string_view language);

// The language that a text is written in, judged by its function words, or "" when that is not clear.
std::string guess_language(std::span<const Word> words);

// The languages that have a list, as BCP 47 tags.
std::vector<std::string> word_list_languages();

} // namespace insignia::lint
