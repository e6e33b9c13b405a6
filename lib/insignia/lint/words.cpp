#include "words.h"
#include <algorithm>
#include <array>
#include <insignia/base/embedded.h>
#include <insignia/base/text.h>
#include <insignia/json/json.h>
#include <unordered_map>

namespace insignia::lint {

std::span<const EmbeddedText> word_files();

namespace {

constexpr std::array<std::string_view, k_meanings> k_names = {
    "function", "invitation",    "soft_invitation", "future",  "vague",      "modal",       "attend",
    "act",      "act_first",     "skill",           "assess",  "activity",   "number",      "duration",
    "personal", "impersonal",    "consent",         "generic", "policy",     "opportunity", "opening",
    "quality",  "participation", "medium",          "level",   "placeholder"};

// U+00C0 to U+017F as people who have no accents on their keyboards write them; '?' is not a letter.
constexpr std::u32string_view k_base_letters =
    U"aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    U"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    U"lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(k_base_letters.size() == 0x180 - 0xc0);

// A letter in lower case and without its accent, or 0 for what parts words.
char32_t fold(char32_t c) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return c;
    if (c >= 'A' && c <= 'Z') return c + ('a' - 'A');
    if (c < 0xc0) return 0;
    if (c < 0x180) return k_base_letters[c - 0xc0] == U'?' ? 0 : k_base_letters[c - 0xc0];
    if (c >= 0x2000 && c < 0x2c00) return 0; // punctuation, arrows, symbols
    if (c >= 0x3000 && c <= 0x3003) return 0;
    if (c >= 0x391 && c <= 0x3a9) return c + 0x20; // Greek
    if (c >= 0x410 && c <= 0x42f) return c + 0x20; // Cyrillic
    return c;
}

bool is_combining_mark(char32_t c) {
    return c >= 0x300 && c <= 0x36f;
}

// One phrase of a list: its words, of which some are beginnings ("assess*") or ends ("*kurs") of words.
enum class Part { whole, beginning, end };
struct Phrase {
    Meaning meaning = Meaning::function;
    std::vector<std::string> words;
    std::vector<Part> parts;
};

// Phrases lie in buckets by the first or last letters of their first word, so that a word of a text meets
// only a few.
constexpr std::size_t k_bucket_bytes = 3;
using Buckets = std::unordered_map<std::string, std::vector<Phrase>>;

std::string first_letters(std::string_view word) {
    return std::string(word.substr(0, k_bucket_bytes));
}
std::string last_letters(std::string_view word) {
    return std::string(word.substr(word.size() - std::min(word.size(), k_bucket_bytes)));
}

struct WordList {
    std::string language;
    bool complete = false; // more than function words
    Buckets by_beginning, by_end;
};

Phrase compile(Meaning meaning, std::string_view text) {
    Phrase phrase{meaning, {}, {}};
    for (const auto part : split(text, ' ')) {
        for (auto& word : split_words(part)) {
            phrase.words.push_back(std::move(word.folded));
            phrase.parts.push_back(part.starts_with('*') ? Part::end : Part::whole);
        }
        if (part.ends_with('*') && !phrase.parts.empty()) phrase.parts.back() = Part::beginning;
    }
    return phrase;
}

WordList read_list(const EmbeddedText& file) {
    WordList list;
    const auto root = json::parse(file.text, file.name);
    if (!root) return list;
    list.language = json::member_text(*root, "language");
    for (std::size_t i = 0; i < k_meanings; ++i) {
        const auto* const phrases = json::member(*root, k_names[i]);
        if (phrases == nullptr) continue;
        for (const auto& text : *phrases) {
            auto phrase = compile(static_cast<Meaning>(i), text.get_ref<const std::string&>());
            if (phrase.words.empty()) continue;
            list.complete = list.complete || phrase.meaning != Meaning::function;
            const std::string& first = phrase.words.front();
            if (phrase.parts.front() == Part::end)
                list.by_end[last_letters(first)].push_back(std::move(phrase));
            else
                list.by_beginning[first_letters(first)].push_back(std::move(phrase));
        }
    }
    return list;
}

const std::vector<WordList>& lists() {
    static const std::vector<WordList> k_lists = [] {
        std::vector<WordList> all;
        for (const auto& file : word_files()) all.push_back(read_list(file));
        return all;
    }();
    return k_lists;
}

const WordList* find_list(std::string_view language) {
    const auto base = to_lower(language.substr(0, language.find('-')));
    const auto found = std::ranges::find(lists(), base, &WordList::language);
    return found == lists().end() ? nullptr : &*found;
}

// Function words, and the numbers of the lists that have them.
const std::unordered_map<std::string, std::vector<std::size_t>>& function_words() {
    static const std::unordered_map<std::string, std::vector<std::size_t>> k_words = [] {
        std::unordered_map<std::string, std::vector<std::size_t>> words;
        for (std::size_t i = 0; i < lists().size(); ++i)
            for (const auto& [ignored, bucket] : lists()[i].by_beginning)
                for (const Phrase& phrase : bucket)
                    if (phrase.meaning == Meaning::function) words[phrase.words.front()].push_back(i);
        return words;
    }();
    return k_words;
}

bool fits(const Phrase& phrase, std::span<const Word> words) {
    if (phrase.words.size() > words.size()) return false;
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
        const std::string& word = words[i].folded;
        const std::string& part = phrase.words[i];
        const bool same = phrase.parts[i] == Part::whole ? word == part
                          : phrase.parts[i] == Part::end ? word.ends_with(part)
                                                         : word.starts_with(part);
        if (!same) return false;
    }
    return true;
}

// The longest phrase of each meaning with which the words begin.
bool find_longest(const Buckets& buckets, const std::string& letters, std::span<const Word> words,
                  std::array<std::size_t, k_meanings>& longest) {
    const auto bucket = buckets.find(letters);
    if (bucket == buckets.end()) return false;
    bool found = false;
    for (const Phrase& phrase : bucket->second) {
        auto& best = longest[static_cast<std::size_t>(phrase.meaning)];
        if (phrase.words.size() <= best || !fits(phrase, words)) continue;
        best = phrase.words.size();
        found = true;
    }
    return found;
}

void find_in_list(const WordList& list, std::span<const Word> words, std::vector<Hit>& hits) {
    std::array<std::size_t, k_meanings> taken{}; // up to which word a meaning has been found
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& word = words[at].folded;
        std::array<std::size_t, k_meanings> longest{};
        bool found = find_longest(list.by_beginning, first_letters(word), words.subspan(at), longest);
        if (!list.by_end.empty())
            found = find_longest(list.by_end, last_letters(word), words.subspan(at), longest) || found;
        if (!found) continue;
        for (std::size_t i = 0; i < k_meanings; ++i) {
            if (longest[i] == 0 || at < taken[i]) continue;
            taken[i] = at + longest[i];
            hits.push_back(
                {static_cast<Meaning>(i), words[at].begin, words[at + longest[i] - 1].end, at, longest[i]});
        }
    }
}

} // namespace

std::string_view to_string(Meaning meaning) {
    return k_names[static_cast<std::size_t>(meaning)];
}

std::vector<Word> split_words(std::string_view text) {
    std::vector<Word> words;
    bool open = false;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const char32_t character = next_character(text, offset);
        if (is_combining_mark(character) && open) {
            words.back().end = offset;
            continue;
        }
        const char32_t letter = fold(character);
        if (letter == 0) {
            open = false;
            continue;
        }
        if (!open) words.push_back({{}, begin, begin});
        open = true;
        append_utf8(words.back().folded, letter);
        if (character == U'ß' || character == U'æ' || character == U'Æ')
            words.back().folded += character == U'ß' ? 's' : 'e';
        words.back().end = offset;
    }
    return words;
}

std::vector<Hit> find_hits(std::span<const Word> words, std::string_view language) {
    std::vector<Hit> hits;
    if (const WordList* const list = find_list(language)) find_in_list(*list, words, hits);
    if (const WordList* const any = find_list("mul")) find_in_list(*any, words, hits);
    std::ranges::stable_sort(hits, {}, &Hit::begin);
    return hits;
}

std::string guess_language(std::span<const Word> words) {
    constexpr std::size_t k_enough = 3;
    constexpr std::size_t k_one_in = 10; // fewer function words than that has no text of several words
    std::vector<std::size_t> counts(lists().size());
    for (const Word& word : words)
        if (const auto found = function_words().find(word.folded); found != function_words().end())
            for (const std::size_t list : found->second) ++counts[list];
    const auto best = std::ranges::max_element(counts);
    if (*best < k_enough || *best * k_one_in < words.size()) return {};
    // Languages share many of these words: one that is only a little ahead is a guess too many.
    const bool rivalled = std::ranges::any_of(
        counts, [&](const std::size_t& count) { return &count != &*best && count * 6 >= *best * 5; });
    return rivalled ? std::string() : lists()[static_cast<std::size_t>(best - counts.begin())].language;
}

std::vector<std::string> word_list_languages() {
    std::vector<std::string> languages;
    for (const WordList& list : lists())
        if (list.complete && list.language != "mul") languages.push_back(list.language);
    return languages;
}

bool has_word_list(std::string_view language) {
    const WordList* const list = language.empty() ? nullptr : find_list(language);
    return list != nullptr && list->complete;
}

} // namespace insignia::lint
