#include "lint.h"
#include <algorithm>
#include <fmt/format.h>

namespace insignia::lint {

namespace {

// What a hit says, with the words around it.
std::string sentence_of(const Text& text, const Hit& hit) {
    const auto is_end = [&](std::size_t at) {
        return text.text[at] == '\n'
               || (text.text[at] == '.'
                   && (at + 1 == text.text.size() || text.text[at + 1] == ' ' || text.text[at + 1] == '\n'));
    };
    std::size_t begin = hit.begin, end = hit.end;
    while (begin > 0 && !is_end(begin - 1)) --begin;
    while (end < text.text.size() && !is_end(end)) ++end;
    return std::string(trim(std::string_view(text.text).substr(begin, end - begin)));
}

std::string find_in(const std::vector<Text>& texts, Meaning meaning) {
    for (const Text& text : texts)
        if (const Hit* const hit = text.find(meaning)) return sentence_of(text, *hit);
    return {};
}

std::string either(std::string first, std::string second) {
    return first.empty() ? std::move(second) : std::move(first);
}

// In what the badge says, but for its opportunities.
std::string find_in_badge(const Badge& badge, Meaning meaning) {
    return either(find_in(badge.descriptions, meaning),
                  either(find_in(badge.contexts, meaning), find_in(badge.criteria, meaning)));
}

std::string first_of(const std::vector<Text>& texts) {
    return texts.empty() ? std::string() : texts.front().text;
}

std::string tasks_of(const Badge& badge, bool with_assessor) {
    constexpr std::string_view k_by[] = {"", "the earner", "peers", "the organiser", "somebody from outside"};
    std::vector<std::string> lines;
    for (const Task& task : badge.tasks) {
        if (!with_assessor) lines.push_back(task.name.text);
        if (with_assessor && task.assessor != credential::Assessor::unstated)
            lines.push_back(
                fmt::format("{}: by {}", task.name.text, k_by[static_cast<std::size_t>(task.assessor)]));
    }
    return join(lines, "; ");
}

std::string frameworks_of(const Badge& badge) {
    std::vector<std::string> lines;
    for (const Aligned& row : badge.alignments)
        lines.push_back(row.framework.empty() ? row.name : row.framework + ": " + row.name);
    return join(lines, "; ");
}

std::string dates_of(const Badge& badge) {
    if (badge.start_date.empty()) return {};
    return badge.end_date.empty() || badge.end_date == badge.start_date
               ? badge.start_date
               : badge.start_date + " to " + badge.end_date;
}

std::string time_of(const Badge& badge) {
    if (badge.hours) return fmt::format("{:g} hours", *badge.hours);
    if (badge.credits) return fmt::format("{:g} credits", *badge.credits);
    return find_in_badge(badge, Meaning::duration);
}

} // namespace

std::vector<Answer> answers(const Badge& badge) {
    return {
        {"Where and when was it?",
         either(first_of(badge.contexts),
                either(find_in(badge.descriptions, Meaning::activity), dates_of(badge)))},
        {"What did earners do?", either(tasks_of(badge, false), find_in(badge.criteria, Meaning::act))},
        {"How was it assessed, and by whom?",
         either(tasks_of(badge, true), find_in_badge(badge, Meaning::assess))},
        {"What does it open up?",
         either(first_of(badge.opportunities), either(find_in(badge.descriptions, Meaning::opportunity),
                                                      find_in(badge.criteria, Meaning::opportunity)))},
        {"Which wider framework does it link to?", frameworks_of(badge)},
        {"How much time did it take?", time_of(badge)},
    };
}

} // namespace insignia::lint
