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
    function,        // "the", "of": tells the language of a text
    invitation,      // "apply now", "join us": the text of an announcement
    soft_invitation, // "registration form": one too, unless the text speaks of earners
    future,          // "will": not what earners did
    vague,           // "understand": nobody can observe it
    modal,           // "be able to": stands before the verb that counts
    attend,          // "took part": being there
    act,             // "designed": doing something
    act_first,       // "design": that too, but only as the first word; elsewhere it is a noun
    skill,           // "skills", "competence"
    assess,          // "assessed by", "feedback"
    activity,        // "workshop", "project"
    number,          // "two", "half an"
    duration,        // "hours", "ECTS"; behind number, so that a word can be both
    personal,        // "photo", "passport": data about persons
    impersonal,      // "explainer video": what only looks like it
    consent,         // "with consent", "anonymised"
    generic,         // names that say nothing: "participation"
    policy,          // "revoked", "appeal", "privacy"
    opportunity,     // "leads to", "opens"
    opening,         // "Earners of this badge have"
    quality,         // "quality assurance", "accredited"
    participation,   // "on site", "volunteered": the form in which earners took part
    medium,          // "online", "hybrid": that too, beside an activity; elsewhere it tells of a thing
    level,           // "national qualifications framework"
    placeholder,     // "dolor sit amet"; of all languages
};
inline constexpr std::size_t k_meanings = 26;

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

// The languages that have a list, as BCP 47 tags. A dozen others are told from them by their function words
// alone: nothing is found in their texts.
std::vector<std::string> word_list_languages();
// True when there is a list for the language ("de-AT" has that of "de").
bool has_word_list(std::string_view language);

} // namespace insignia::lint
