// From when, until when: VCDM 2.0, 4.9. https://www.w3.org/TR/vc-data-model-2.0/#validity-period
#include "row_internal.h"

#include <fmt/format.h>
#include <insignia/base/limits.h>

namespace insignia::verify {
namespace {

std::optional<Instant> moment(const json::Value* value) {
    if (value == nullptr || !value->is_string()) return std::nullopt;
    const Result<Instant> parsed = Instant::parse(value->get_ref<const std::string&>());
    return parsed ? std::optional(*parsed) : std::nullopt;
}

constexpr std::string_view k_end = "validUntil";
constexpr std::string_view k_old_end = "expirationDate"; // VCDM 1.1

std::string_view other_end(std::string_view name) {
    return name == k_end ? k_old_end : k_end;
}

std::string not_a_date(std::string_view name) {
    return fmt::format("{} is no date with time and zone, such as 2026-03-01T12:00:00Z", name);
}

} // namespace

Period period_of(const Subject& subject) {
    Period period;
    const bool old = subject.model == DataModel::version_1;
    period.from_name = old ? "issuanceDate" : "validFrom";
    period.until_name = old ? k_old_end : k_end;
    // An end is an end, also under the name that the other data model gives it.
    if (const std::string_view other = other_end(period.until_name);
        json::member(subject.document, period.until_name) == nullptr
        && json::member(subject.document, other) != nullptr)
        period.until_name = other;
    period.from_value = json::member(subject.document, period.from_name);
    period.until_value = json::member(subject.document, period.until_name);
    period.from = moment(period.from_value);
    period.until = moment(period.until_value);
    return period;
}

Judgements check_not_yet(const Case& badge) {
    const Period period = period_of(badge.subject());
    const std::string where = fmt::format("/{}", period.from_name);
    if (period.from_value == nullptr) {
        const bool required = badge.subject().kind != Kind::status_list;
        return required ? failed(fmt::format("{} is missing", period.from_name)) : Judgements{};
    }
    if (!period.from) return failed(not_a_date(period.from_name), where);
    if (period.from->seconds <= badge.policy.now.seconds + limits::k_clock_skew_seconds) return {};
    Judgements judgements = failed(fmt::format("valid from {} on", period.from->date()), where);
    judgements[0].headline = fmt::format("Not valid yet: it begins on {}.", period.from->date());
    judgements[0].state = "not-yet-valid";
    return judgements;
}

Judgements check_expired(const Case& badge) {
    const Period period = period_of(badge.subject());
    const std::string where = fmt::format("/{}", period.until_name);
    if (period.until_value == nullptr) return passed("no expiry");
    if (!period.until) return failed(not_a_date(period.until_name), where);
    if (const json::Value* other = json::member(badge.document(), other_end(period.until_name));
        other != nullptr && *other != *period.until_value)
        return failed("validUntil and expirationDate name two different ends", where);
    if (period.from && *period.until < *period.from)
        return failed(fmt::format("it ends ({}) before it begins", period.until->date()), where);
    if (badge.policy.now <= *period.until) return passed(fmt::format("valid until {}", period.until->date()));
    Judgements judgements = failed(fmt::format("expired on {}", period.until->date()), where);
    judgements[0].headline = fmt::format("Expired on {} (it was genuine until then).", period.until->date());
    judgements[0].state = "expired";
    return judgements;
}

} // namespace insignia::verify
