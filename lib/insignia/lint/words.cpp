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
    "function", "invitation",  "future",   "vague",    "modal",      "attend",  "act",
    "skill",    "assess",      "activity", "duration", "personal",   "consent", "generic",
    "policy",   "opportunity", "opening",  "quality",  "placeholder"};

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

// One phrase of a list: its words, of which some are beginnings ("assess*").
struct Phrase {
    Meaning meaning = Meaning::function;
    std::vector<std::string> words;
    std::vector<bool> beginning;
};

// Phrases lie in buckets by the first letters of their first word, so that a word of a text meets only a few.
constexpr std::size_t k_bucket_bytes = 3;

std::string bucket_of(std::string_view word) {
    return std::string(word.substr(0, k_bucket_bytes));
}

struct WordList {
    std::string language;
    std::unordered_map<std::string, std::vector<Phrase>> buckets;
};

Phrase compile(Meaning meaning, std::string_view text) {
    Phrase phrase{meaning, {}, {}};
    for (const auto part : split(text, ' ')) {
        for (auto& word : split_words(part)) {
            phrase.words.push_back(std::move(word.folded));
            phrase.beginning.push_back(false);
        }
        if (part.ends_with('*') && !phrase.beginning.empty()) phrase.beginning.back() = true;
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
            if (!phrase.words.empty())
                list.buckets[bucket_of(phrase.words.front())].push_back(std::move(phrase));
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

bool fits(const Phrase& phrase, std::span<const Word> words) {
    if (phrase.words.size() > words.size()) return false;
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
        const std::string& word = words[i].folded;
        if (phrase.beginning[i] ? !word.starts_with(phrase.words[i]) : word != phrase.words[i]) return false;
    }
    return true;
}

void find_in_list(const WordList& list, std::span<const Word> words, std::vector<Hit>& hits) {
    std::array<std::size_t, k_meanings> taken{}; // up to which word a meaning has been found
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto bucket = list.buckets.find(bucket_of(words[at].folded));
        if (bucket == list.buckets.end()) continue;
        std::array<std::size_t, k_meanings> longest{};
        for (const Phrase& phrase : bucket->second) {
            auto& best = longest[static_cast<std::size_t>(phrase.meaning)];
            if (phrase.words.size() > best && fits(phrase, words.subspan(at))) best = phrase.words.size();
        }
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
    std::size_t best = 0, second = 0;
    std::string language;
    for (const WordList& list : lists()) {
        std::vector<Hit> hits;
        find_in_list(list, words, hits);
        const auto count =
            static_cast<std::size_t>(std::ranges::count(hits, Meaning::function, &Hit::meaning));
        if (count > best) {
            second = best;
            best = count;
            language = list.language;
        } else
            second = std::max(second, count);
    }
    return best >= k_enough && best > second ? language : std::string();
}

std::vector<std::string> word_list_languages() {
    std::vector<std::string> languages;
    for (const WordList& list : lists())
        if (list.language != "mul") languages.push_back(list.language);
    return languages;
}

} // namespace insignia::lint
