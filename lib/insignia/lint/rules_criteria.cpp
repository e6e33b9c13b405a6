// Criteria and workload: can one see that they were met?
#include "rule_internal.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <insignia/base/instant.h>

namespace insignia::lint {

namespace {

constexpr std::int64_t k_day_seconds = 86'400;
constexpr double k_hours_a_day = 16;    // nobody learns longer
constexpr double k_hours_a_credit = 60; // an ECTS credit is 25 to 30 hours of work

bool is_list_mark(std::string_view line, std::size_t& length) {
    if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) return length = 2, true;
    if (line.starts_with("•")) return length = std::string_view("•").size(), true;
    std::size_t digits = 0;
    while (digits < line.size() && digits < 3 && line[digits] >= '0' && line[digits] <= '9') ++digits;
    const bool numbered = digits > 0 && digits + 1 < line.size()
                          && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
    return length = digits + 2, numbered;
}

// Lines with their offsets; of list items the mark is left out.
struct Line {
    CriteriaItem item;
    bool listed = false;
};
std::vector<Line> read_lines(std::string_view criteria) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < criteria.size();) {
        auto end = criteria.find('\n', begin);
        if (end == std::string_view::npos) end = criteria.size();
        auto first = criteria.find_first_not_of(" \t\r", begin);
        if (first < end) {
            std::size_t mark = 0;
            const bool listed = is_list_mark(criteria.substr(first, end - first), mark);
            lines.push_back({{first + (listed ? mark : 0), end}, listed});
        }
        begin = end + 1;
    }
    return lines;
}

// The sentences of a line.
void split_sentences(std::string_view criteria, CriteriaItem line, std::vector<CriteriaItem>& items) {
    std::size_t begin = line.begin;
    for (std::size_t at = line.begin; at + 1 < line.end; ++at) {
        const bool ends =
            criteria[at] == ';' || ((criteria[at] == '.' || criteria[at] == '!') && criteria[at + 1] == ' ');
        const bool abbreviated = at >= 2 && criteria[at] == '.' && criteria[at - 2] == '.'; // e.g., z.B.
        if (!ends || abbreviated) continue;
        items.push_back({begin, at});
        begin = at + 1;
    }
    if (criteria.substr(begin, line.end - begin).find_first_not_of(" .\r") != std::string_view::npos)
        items.push_back({begin, line.end});
}

// The number of the first word at or behind an offset.
std::size_t word_at(const Text& text, std::size_t offset) {
    const auto found = std::ranges::lower_bound(text.words, offset, {}, &Word::begin);
    return static_cast<std::size_t>(found - text.words.begin());
}

// The hits that begin in an item.
std::span<const Hit> hits_in(const Text& text, const CriteriaItem& item) {
    const auto begin = std::ranges::lower_bound(text.hits, item.begin, {}, &Hit::begin);
    return {begin, std::ranges::lower_bound(begin, text.hits.end(), item.end, {}, &Hit::begin)};
}

// The first hit of a meaning among the first words of an item; modal phrases ("be able to") are passed over.
const Hit* leading(const Text& text, const CriteriaItem& item, Meaning meaning) {
    constexpr std::size_t k_leading_words = 4;
    std::size_t last = word_at(text, item.begin) + k_leading_words;
    for (const Hit& hit : hits_in(text, item)) {
        if (hit.meaning == Meaning::modal && hit.word < last) last += hit.words;
        if (hit.meaning == meaning && hit.word < last) return &hit;
    }
    return nullptr;
}

// A verb of doing in the item, or nullptr. What names an activity ("attended the programme organised by …")
// is none.
const Hit* act_within(const Text& text, const CriteriaItem& item) {
    const auto hits = hits_in(text, item);
    const std::size_t first = word_at(text, item.begin);
    const auto covers = [](const Hit& by, const Hit& hit) {
        return (by.meaning == Meaning::activity || by.meaning == Meaning::attend) && by.begin <= hit.begin
               && by.end >= hit.end;
    };
    const auto acts = [&](const Hit& hit) {
        if (hit.meaning == Meaning::act_first) return hit.word == first;
        if (hit.meaning != Meaning::act) return false;
        return std::ranges::none_of(hits, [&](const Hit& by) { return covers(by, hit); });
    };
    const auto found = std::ranges::find_if(hits, acts);
    return found == hits.end() ? nullptr : &*found;
}

// A vague verb that leads the item. Behind a verb of doing ("explained what users know") it is none; in
// German the verb may stand at the end.
const Hit* vague_verb(const Text& text, const CriteriaItem& item) {
    const Hit* const vague = leading(text, item, Meaning::vague);
    if (vague == nullptr || text.is_quoted(*vague)) return nullptr;
    const Hit* const act = act_within(text, item);
    const bool behind = act != nullptr && (act->word < vague->word || text.language.starts_with("de"));
    return behind ? nullptr : vague;
}

// "90min", "35h": the unit is glued to its number.
bool is_glued_duration(const Word& word) {
    constexpr std::string_view k_units[] = {"min", "h", "std", "hrs", "ects", "cfu", "val", "ur"};
    const auto unit = std::string_view(word.folded)
                          .substr(std::min(word.folded.find_first_not_of("0123456789"), word.folded.size()));
    return unit.size() < word.folded.size() && std::ranges::find(k_units, unit) != std::end(k_units);
}

bool states_duration(const Text& text) {
    constexpr std::size_t k_before = 2; // "six full days", "90 minutes"
    const auto has_digit = [&](std::size_t word) {
        return text.words[word].folded.find_first_of("0123456789") != std::string::npos;
    };
    std::size_t number_end = 0; // behind the last number word
    if (std::ranges::any_of(text.words, is_glued_duration)) return true;
    for (const Hit& hit : text.hits) {
        if (hit.meaning == Meaning::number) number_end = hit.word + hit.words;
        if (hit.meaning != Meaning::duration) continue;
        for (std::size_t back = 0; back <= k_before && back <= hit.word; ++back)
            if (has_digit(hit.word - back)) return true;
        if (number_end > 0 && number_end + k_before > hit.word) return true;
        if (hit.words > 1) return true; // a phrase of the list that holds its own number
    }
    return false;
}

std::optional<std::int64_t> days_between(const Badge& badge) {
    const auto start = Instant::parse_date_or_time(badge.start_date),
               end = Instant::parse_date_or_time(badge.end_date);
    if (badge.start_date.empty() || badge.end_date.empty() || !start || !end) return std::nullopt;
    return (end->seconds - start->seconds) / k_day_seconds + 1;
}

constexpr std::string_view k_skill_types[] = {
    "Competency",           "MicroCredential", "Certification",     "License",
    "Assessment",           "Certificate",     "MasterCertificate", "ApprenticeshipCertificate",
    "JourneymanCertificate"};

bool names_skill(const Badge& badge) {
    return claims_skill(badge.type)
           || std::ranges::any_of(badge.tags, [](const Text& tag) { return tag.has(Meaning::skill); });
}

} // namespace

std::vector<CriteriaItem> criteria_items(std::string_view criteria) {
    std::vector<CriteriaItem> items;
    const auto lines = read_lines(criteria);
    for (const Line& line : lines)
        if (line.listed) items.push_back(line.item);
    if (!items.empty()) return items;
    for (const Line& line : lines) split_sentences(criteria, line.item, items);
    return items;
}

bool claims_skill(std::string_view type) {
    return std::ranges::find(k_skill_types, type) != std::end(k_skill_types);
}

void rule_criteria_narrative(Context& context) {
    const Badge& badge = context.badge();
    if (badge.criteria.empty() && !badge.criteria_url.empty())
        context.say(context.subject().kind == k_definition ? "/criteria_url"
                                                           : context.subject().pointer + "/criteria",
                    "the criteria are only at an address",
                    "write them into the badge: it will be read offline, and addresses die");
}

void rule_criteria_single(Context& context) {
    for (const Text& criteria : context.badge().criteria)
        if (criteria_items(criteria.text).size() < 2)
            context.say(criteria.pointer, "there is only one criterion",
                        "say in two or more items what had to be done or shown");
}

void rule_vague_verb(Context& context) {
    for (const Text& criteria : context.badge().criteria)
        for (const auto& item : criteria_items(criteria.text))
            if (const Hit* const hit = vague_verb(criteria, item))
                context.say_about(criteria, criteria.shown(*hit),
                                  fmt::format("nobody can observe {}", in_quotes(criteria.shown(*hit))),
                                  "use a verb for what others can see: explained, listed, compared, built");
}

void rule_attendance_only(Context& context) {
    const Badge& badge = context.badge();
    if (!names_skill(badge)) return;
    for (const Text& criteria : badge.criteria) {
        const auto items = criteria_items(criteria.text);
        const bool only = !items.empty() && std::ranges::all_of(items, [&](const CriteriaItem& item) {
            return leading(criteria, item, Meaning::attend) != nullptr
                   && act_within(criteria, item) == nullptr;
        });
        if (only)
            context.say(criteria.pointer, "the badge claims a skill, but asks only for being there",
                        "say what earners had to do or show, or choose the type Badge");
    }
}

void rule_layer(Context& context) {
    const Badge& badge = context.badge();
    const auto tells = [](const Text& text) {
        return text.has(Meaning::act) || text.has(Meaning::attend)
               || std::ranges::any_of(criteria_items(text.text), [&](const CriteriaItem& item) {
                      return act_within(text, item) != nullptr;
                  });
    };
    if (!std::ranges::any_of(badge.criteria, &Text::is_known) || std::ranges::any_of(badge.criteria, tells)
        || std::ranges::any_of(badge.descriptions, tells))
        return;
    context.say(badge.criteria.front().pointer,
                "it is not clear whether earners took part, showed a skill or led others",
                "use verbs such as took part, designed, demonstrated, led");
}

void rule_workload_missing(Context& context) {
    const Badge& badge = context.badge();
    if (badge.hours || badge.credits || !badge.durations.empty()) return;
    const auto any = [&](const auto& is_so) {
        return std::ranges::any_of(badge.descriptions, is_so) || std::ranges::any_of(badge.contexts, is_so)
               || std::ranges::any_of(badge.criteria, is_so);
    };
    if (!any(&Text::is_known) || any(states_duration)) return;
    const bool own = context.is_of_definition();
    context.say(badge.descriptions.empty() ? context.subject().pointer : badge.descriptions.front().pointer,
                "nothing says how much time it took",
                own ? "add  hours = 12, with everything that belongs to it"
                    : "say it in the description or the criteria, for example 12 hours");
}

void rule_workload_implausible(Context& context) {
    const Badge& badge = context.badge();
    const auto days = days_between(badge);
    if (days && *days < 1)
        context.say(context.subject().kind == k_definition ? "/end_date" : context.subject().pointer,
                    "the last day is before the first", "correct one of the dates");
    else if (badge.hours && days && *badge.hours > static_cast<double>(*days) * k_hours_a_day)
        context.say("/hours",
                    fmt::format("{:g} hours in {} day{}", *badge.hours, *days, *days == 1 ? "" : "s"),
                    "correct the hours or the dates");
    if (badge.hours && *badge.hours == 0)
        context.say("/hours", "no time at all", "say how long it took, or take the line out");
    if (badge.hours && badge.credits && *badge.hours > *badge.credits * k_hours_a_credit)
        context.say("/hours", fmt::format("{:g} hours for {:g} credits", *badge.hours, *badge.credits),
                    "a credit is 25 to 30 hours");
    for (const auto& [pointer, duration] : badge.durations) {
        const auto month = duration.find('M');
        const bool no_time = duration.find('T') == std::string::npos && month != std::string::npos;
        if (no_time && std::atoi(duration.c_str() + 1) >= 15)
            context.say(pointer,
                        fmt::format("{} is {} months", in_quotes(duration), duration.substr(1, month - 1)),
                        fmt::format("minutes are written PT{}", duration.substr(1)));
    }
}

} // namespace insignia::lint
