// Names, descriptions and tags: does a stranger understand them?
#include "rule_internal.h"
#include <algorithm>
#include <set>

namespace insignia::lint {

namespace {

constexpr std::size_t k_name_characters = 60;   // what a badge list shows without cutting
constexpr std::size_t k_description_words = 25; // about two sentences
constexpr std::size_t k_tags = 10;
constexpr std::size_t k_tag_words = 3;
constexpr std::size_t k_tag_characters = 30;
constexpr std::size_t k_shown_findings = 3; // of one kind in one text

std::string folded(const Text& text) {
    std::string all;
    for (const Word& word : text.words) all += (all.empty() ? "" : " ") + word.folded;
    return all;
}

bool is_generic(const Text& name) {
    return std::ranges::any_of(name.hits, [&](const Hit& hit) {
        return hit.meaning == Meaning::generic && hit.words == name.words.size();
    });
}

// Japanese, Chinese, Thai and others part no words by spaces: they cannot be counted.
bool is_without_spaces(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t c = next_character(text, offset);
        if ((c >= 0x0e00 && c < 0x1100) || (c >= 0x1780 && c < 0x1800) || (c >= 0x3040 && c < 0xa000))
            return true;
    }
    return false;
}

bool has_year(const Text& text) {
    return std::ranges::any_of(text.words, [](const Word& word) {
        return word.folded.size() == 4 && (word.folded.starts_with("19") || word.folded.starts_with("20"))
               && word.folded.find_first_not_of("0123456789") == std::string::npos;
    });
}

// Two words are of one family when they begin alike for most of the shorter one's length: assess, assessment.
bool are_related(std::string_view a, std::string_view b) {
    constexpr std::size_t k_least = 3, k_ending = 3;
    const auto shorter = std::min(a.size(), b.size());
    const auto stem = shorter <= k_least + 1 ? shorter : std::max(k_least + 1, shorter - k_ending);
    if (a.substr(0, stem) != b.substr(0, stem)) return false;
    return shorter > k_least || std::max(a.size(), b.size()) <= shorter + 2;
}

// The words of all texts by their first letters: a word of a tag meets only those that can be related.
class Vocabulary {
public:
    void add(const Text& text) {
        for (const Word& word : text.words) m_words.insert(word.folded);
    }
    bool mentions(const Word& word) const {
        const auto begin = std::string_view(word.folded).substr(0, 3);
        for (auto at = m_words.lower_bound(std::string(begin)); at != m_words.end() && at->starts_with(begin);
             ++at)
            if (are_related(*at, word.folded)) return true;
        return false;
    }

private:
    std::set<std::string> m_words;
};

Vocabulary vocabulary_of(const Badge& badge) {
    Vocabulary vocabulary;
    for (const auto* const texts :
         {&badge.names, &badge.descriptions, &badge.criteria, &badge.contexts, &badge.opportunities})
        for (const Text& text : *texts) vocabulary.add(text);
    for (const Task& task : badge.tasks) {
        vocabulary.add(task.name);
        vocabulary.add(task.description);
    }
    return vocabulary;
}

} // namespace

void rule_name_length(Context& context) {
    for (const Text& name : context.badge().names) {
        std::size_t characters = 0;
        for (std::size_t offset = 0; offset < name.text.size(); ++characters)
            next_character(name.text, offset);
        const bool only_letters =
            !name.words.empty()
            && std::ranges::all_of(name.words, [](const Word& word) { return word.folded.size() == 1; });
        if (characters > k_name_characters)
            context.say(
                name.pointer, fmt::format("the name has {} characters", characters),
                fmt::format("say it in {} or fewer; details belong into the description", k_name_characters));
        else if (only_letters)
            context.say(name.pointer, fmt::format("the name {} is hard to understand", in_quotes(name.text)),
                        "use words that a stranger knows");
    }
}

void rule_name_generic(Context& context) {
    const bool own = context.subject().kind == k_definition;
    const auto issuer = make_text(own ? context.input().organisation : context.badge().issuer_name, "", "");
    for (const Text& name : context.badge().names) {
        if (is_generic(name))
            context.say(name.pointer, fmt::format("the name {} fits any badge", in_quotes(name.text)),
                        "name what was achieved, for example the skill or the role");
        else if (!issuer.words.empty() && folded(name) == folded(issuer))
            context.say(name.pointer, "the badge has the name of its issuer", "name what was achieved");
    }
}

void rule_description_short(Context& context) {
    const Badge& badge = context.badge();
    for (const Text& description : badge.descriptions) {
        const bool same = std::ranges::any_of(badge.names, [&](const Text& name) {
            return !name.words.empty() && folded(name) == folded(description);
        });
        // The dialogue asks for the context apart; the credential joins both.
        const auto context_of = std::ranges::find(badge.contexts, description.language, &Text::language);
        const auto count =
            description.words.size() + (context_of == badge.contexts.end() ? 0 : context_of->words.size());
        if (same)
            context.say(description.pointer, "the description repeats the name",
                        "say where and when it was, what earners did, and how it was assessed");
        else if (count < k_description_words && !is_without_spaces(description.text))
            context.say(
                description.pointer, fmt::format("the description has {}", counted(count, "word")),
                fmt::format(
                    "in {} words or more, say where and when it was, what earners did, and how it was "
                    "assessed",
                    k_description_words));
    }
}

void rule_invitation(Context& context) {
    for (const Text& description : context.badge().descriptions) {
        std::size_t shown = 0;
        const auto invites = [&](const Hit& hit) {
            return hit.meaning == Meaning::invitation && !description.is_quoted(hit);
        };
        // What earners did may be about registration forms and travel costs.
        const Hit* const opening = description.find(Meaning::opening);
        const bool of_earners =
            opening != nullptr && opening->word == 0 && std::ranges::none_of(description.hits, invites);
        for (const Hit& hit : description.hits) {
            const bool soft =
                hit.meaning == Meaning::soft_invitation && !of_earners && !description.is_quoted(hit);
            if ((!soft && !invites(hit)) || shown == k_shown_findings) continue;
            ++shown;
            const auto words = description.shown(hit);
            context.say_about(description, words,
                              fmt::format("reads like an invitation ({})", in_quotes(words)),
                              "say what earners did: \"Earners of this badge have …\"");
        }
    }
}

void rule_past_tense(Context& context) {
    const Badge& badge = context.badge();
    for (const auto* const texts : {&badge.descriptions, &badge.criteria})
        for (const Text& text : *texts)
            if (const Hit* const hit = text.find(Meaning::future))
                context.say_about(text, text.shown(*hit),
                                  fmt::format("speaks of the future ({})", in_quotes(text.shown(*hit))),
                                  "say what earners did, in the past tense");
}

void rule_earner_form(Context& context) {
    for (const Text& description : context.badge().descriptions) {
        if (!description.is_known()) continue;
        const Hit* const hit = description.find(Meaning::opening);
        if (hit == nullptr || hit->word != 0)
            context.say(description.pointer, "the description does not open with the earners",
                        "begin with \"Earners of this badge have …\"");
    }
}

void rule_context(Context& context) {
    const Badge& badge = context.badge();
    if (!badge.start_date.empty() || !badge.contexts.empty()) return;
    if (!std::ranges::any_of(badge.descriptions, &Text::is_known)) return;
    const bool placed = std::ranges::any_of(
        badge.descriptions, [](const Text& text) { return text.has(Meaning::activity) || has_year(text); });
    if (!placed)
        context.say(badge.descriptions.front().pointer, "the description does not say where and when",
                    "name the place, the dates, the programme or the organisation");
}

void rule_alignment_excess(Context& context) {
    constexpr std::size_t k_alignments = 7;
    const Badge& badge = context.badge();
    if (badge.alignments.size() > k_alignments)
        context.say(badge.alignments.front().pointer,
                    fmt::format("{} links to frameworks", badge.alignments.size()),
                    "keep those that were assessed");
    if (badge.tags.size() > k_tags)
        context.say(badge.tags.front().pointer, fmt::format("{} tags", badge.tags.size()),
                    "keep those by which somebody would look for this badge");
}

void rule_tag_in_text(Context& context) {
    const Badge& badge = context.badge();
    if (badge.tags.empty() || badge.descriptions.empty()) return;
    const Vocabulary vocabulary = vocabulary_of(badge);
    for (const Text& tag : badge.tags) {
        const bool mentioned =
            std::ranges::all_of(tag.words, [&](const Word& word) { return vocabulary.mentions(word); });
        const bool small = std::ranges::any_of(
            tag.words, [&](const Word& word) { return word.folded.size() > 3 && vocabulary.mentions(word); });
        if (!mentioned && !small)
            context.say(
                tag.pointer, fmt::format("nothing in the text speaks of the tag {}", in_quotes(tag.text)),
                "say in the description or the criteria what earners did with it, or take the tag out");
    }
}

void rule_tag_long(Context& context) {
    for (const Text& tag : context.badge().tags) {
        std::size_t characters = 0;
        for (std::size_t offset = 0; offset < tag.text.size(); ++characters) next_character(tag.text, offset);
        const auto parts = static_cast<std::size_t>(
            std::ranges::count_if(split(tag.text, ' '), [](std::string_view part) { return !part.empty(); }));
        if (parts > k_tag_words || characters > k_tag_characters)
            context.say(tag.pointer, fmt::format("the tag {} is long", in_quotes(tag.text)),
                        fmt::format("use at most {} words and {} characters", k_tag_words, k_tag_characters));
    }
}

} // namespace insignia::lint
