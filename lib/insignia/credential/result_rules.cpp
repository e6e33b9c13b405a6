#include <insignia/credential/result_rules_internal.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace insignia::credential {

namespace {

const json::Value* with_id(const std::vector<const json::Value*>& list, std::string_view id) {
    const auto found =
        std::ranges::find_if(list, [&](const json::Value* v) { return json::member_text(*v, "id") == id; });
    return found == list.end() ? nullptr : *found;
}

bool has_level(const json::Value& description, std::string_view id) {
    return with_id(as_list(description, "rubricCriterionLevel"), id) != nullptr;
}

std::optional<double> as_number(std::string_view text) {
    if (text.ends_with('%')) text.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

// Why the description does not allow the value, or "".
std::string_view objection(const json::Value& description, std::string_view value) {
    if (!as_list(description, "allowedValue").empty())
        return lists(description, "allowedValue", value) ? "" : "is not among the allowed values";
    const auto number = as_number(value);
    const auto least = as_number(json::member_text(description, "valueMin"));
    const auto most = as_number(json::member_text(description, "valueMax"));
    if ((least || most) && !number) return "is no number";
    if (least && *number < *least) return "is below the least value";
    if (most && *number > *most) return "is above the greatest value";
    return "";
}

void check_value(const Spot& spot, const json::Value& description, std::string_view member) {
    const std::string_view value = json::member_text(spot.value, member);
    if (value.empty()) return;
    const std::string_view why = objection(description, value);
    if (!why.empty())
        spot.add_at(member, Severity::warning, Rule::result, fmt::format("{} {}", in_quotes(value), why));
}

void check_described_result(const Spot& result, const json::Value& description) {
    const std::string_view level = json::member_text(result.value, "achievedLevel");
    if (!level.empty() && !has_level(description, level))
        result.add_at("achievedLevel", Severity::warning, Rule::result,
                      fmt::format("{} is no level of the result description", in_quotes(level)));
    if (json::member_text(description, "resultType") == "Status"
        && json::member_text(result.value, "status").empty())
        result.add(Severity::warning, Rule::result, "the result is a status, but \"status\" is missing");
    check_value(result, description, "value");
}

void check_result(const Spot& result, const std::vector<const json::Value*>& descriptions) {
    const std::string_view id = json::member_text(result.value, "resultDescription");
    if (const json::Value* description = id.empty() ? nullptr : with_id(descriptions, id))
        return check_described_result(result, *description);
    if (!id.empty())
        result.add_at("resultDescription", Severity::warning, Rule::result,
                      fmt::format("{} is no result description of this achievement", in_quotes(id)));
    const std::string_view level = json::member_text(result.value, "achievedLevel");
    const bool known =
        std::ranges::any_of(descriptions, [&](const json::Value* d) { return has_level(*d, level); });
    if (!level.empty() && !known)
        result.add_at("achievedLevel", Severity::warning, Rule::result,
                      fmt::format("{} is no level of this achievement", in_quotes(level)));
}

} // namespace

void check_results(const Spot& subject) {
    const json::Value* achievement = json::member(subject.value, "achievement");
    if (!achievement) return;
    const auto descriptions = as_list(*achievement, "resultDescription");
    const auto results = as_list(subject.value, "result");
    const json::Value* whole = json::member(subject.value, "result");
    const std::string pointer = json::join_pointer(subject.pointer, "result");
    for (std::size_t i = 0; i < results.size(); ++i) {
        const std::string place = whole->is_array() ? json::join_pointer(pointer, i) : pointer;
        check_result({*results[i], place, "Open Badges 3.0, Result", subject.problems}, descriptions);
    }
}

void check_result_description(const Spot& description) {
    const std::string_view level = json::member_text(description.value, "requiredLevel");
    if (!level.empty() && !has_level(description.value, level))
        description.add_at("requiredLevel", Severity::warning, Rule::result,
                           fmt::format("{} is no level of this description", in_quotes(level)));
    check_value(description, description.value, "requiredValue");
    const auto least = as_number(json::member_text(description.value, "valueMin"));
    const auto most = as_number(json::member_text(description.value, "valueMax"));
    if (least && most && *most < *least)
        description.add_at("valueMax", Severity::warning, Rule::result, "\"valueMax\" is below \"valueMin\"");
}

} // namespace insignia::credential
