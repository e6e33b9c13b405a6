#include "issue.h"
#include <algorithm>
#include <fmt/format.h>

namespace insignia::issue {

namespace {

constexpr std::int64_t k_day = 86'400;

struct Duration {
    std::int64_t months = 0;
    std::int64_t days = 0;
};

struct Unit {
    char letter;
    std::int64_t months;
    std::int64_t days;
};

// In the order in which ISO 8601 allows them.
constexpr Unit k_units[] = {{'Y', 12, 0}, {'M', 1, 0}, {'W', 0, 7}, {'D', 0, 1}};

Result<Duration> parse_duration(std::string_view text) {
    const auto wrong = [&] {
        return fail(ErrorCode::invalid, fmt::format("\"{}\" is not a duration", text), "",
                    {"write it as in P3Y (three years), P18M (months) or P90D (days)"});
    };
    if (text.size() < 3 || text.front() != 'P') return wrong();
    Duration duration;
    const auto* next = std::begin(k_units);
    std::int64_t number = -1;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9') {
            number = std::max<std::int64_t>(number, 0) * 10 + (c - '0');
            if (number > 9'999) return wrong();
            continue;
        }
        next = std::find_if(next, std::end(k_units), [&](const Unit& unit) { return unit.letter == c; });
        if (next == std::end(k_units) || number < 0) return wrong();
        duration.months += number * next->months;
        duration.days += number * next->days;
        number = -1;
        ++next;
    }
    if (number >= 0) return wrong();
    return duration;
}

int days_in_month(std::int64_t year, std::int64_t month) {
    constexpr int k_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : k_days[month - 1];
}

} // namespace

Result<Instant> add_duration(Instant from, std::string_view duration) {
    TRY_ASSIGN(const auto parsed, parse_duration(duration));
    const auto text = from.to_string(); // "2026-03-01T12:00:00Z"
    const auto number = [&](std::size_t at, std::size_t length) {
        return std::stoll(text.substr(at, length));
    };
    const auto months = number(0, 4) * 12 + number(5, 2) - 1 + parsed.months;
    const auto year = months / 12;
    const auto month = months % 12 + 1;
    const auto day =
        std::min<std::int64_t>(number(8, 2), days_in_month(std::min<std::int64_t>(year, 9'999), month));
    const auto beyond = [&] {
        return fail(ErrorCode::invalid,
                    fmt::format("\"{}\" after {} is beyond the year 9999", duration, text));
    };
    if (year > 9'999) return beyond();
    TRY_ASSIGN(auto moment,
               Instant::parse(fmt::format("{:04}-{:02}-{:02}{}", year, month, day, text.substr(10))));
    moment.seconds += parsed.days * k_day;
    constexpr std::int64_t k_end_of_9999 = 253'402'300'799;
    if (moment.seconds > k_end_of_9999) return beyond();
    return moment;
}

} // namespace insignia::issue
