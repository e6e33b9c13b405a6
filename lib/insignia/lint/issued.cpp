#include "issued_internal.h"
#include <charconv>
#include <cmath>
#include <insignia/base/text.h>
#include <insignia/credential/build_achievement.h>
#include <insignia/credential/phrases.h>
#include <insignia/credential/write.h>
#include <optional>

namespace insignia::lint {

namespace {

// What earners were promised: a change of any of these makes another badge.
constexpr std::string_view k_promised[] = {"name",      "description", "criteria", "achievementType",
                                           "alignment", "tag"};

// The criteria without the workload that may end them, and its hours.
struct IssuedCriteria {
    std::string_view criteria;
    std::optional<double> hours;
};

IssuedCriteria read_issued_criteria(std::string_view narrative, std::string_view language) {
    constexpr std::string_view k_paragraph = "\n\n";
    const auto workload = credential::phrases(language).workload;
    const auto label = trim(workload.substr(0, workload.find(':')));
    const auto gap = narrative.rfind(k_paragraph);
    const auto begin = gap == std::string_view::npos ? 0 : gap + k_paragraph.size();
    const auto digits = narrative.find_first_of("0123456789", begin);
    if (!narrative.substr(begin).starts_with(label) || digits == std::string_view::npos)
        return {narrative, {}};
    const auto number = replace_all(std::string(narrative.substr(digits)), ",", ".");
    double hours = 0;
    std::from_chars(number.data(), number.data() + number.size(), hours);
    return {narrative.substr(0, gap == std::string_view::npos ? 0 : gap), hours};
}

bool is_same_narrative(std::string_view before, std::string_view after, std::string_view language) {
    constexpr double k_rounded = 0.001; // hours, as they are written
    if (before == after) return true;
    const auto was = read_issued_criteria(before, language), is = read_issued_criteria(after, language);
    return was.hours && is.hours && std::abs(*was.hours - *is.hours) < k_rounded
           && was.criteria == is.criteria;
}

bool is_same_criteria(json::Value before, json::Value after, std::string_view language) {
    if (!before.is_object() || !after.is_object()) return before == after;
    const bool same = is_same_narrative(json::member_text(before, "narrative"),
                                        json::member_text(after, "narrative"), language);
    before.erase("narrative");
    after.erase("narrative");
    return same && before == after;
}

} // namespace

std::vector<std::string> changed_since(const json::Value& issued, const credential::Definition& definition) {
    std::vector<std::string> changed;
    const std::string said(json::member_text(issued, "inLanguage"));
    const auto& language = said.empty() ? definition.language : said;
    const auto now = credential::to_json(credential::build_achievement(definition, language, {}));
    for (const auto key : k_promised) {
        const auto* const before = json::member(issued, key);
        const auto* const after = json::member(now, key);
        const bool both = before != nullptr && after != nullptr;
        const bool same = !both               ? before == after
                          : key == "criteria" ? is_same_criteria(*before, *after, language)
                                              : *before == *after;
        if (!same) changed.emplace_back(key);
    }
    return changed;
}

} // namespace insignia::lint
