#include <insignia/base/instant.h>

#include <fmt/format.h>

namespace insignia {
namespace {

constexpr std::int64_t k_seconds_per_day = 86'400;

// Days since 1970-01-01 in the proleptic Gregorian calendar.
constexpr std::int64_t days_from_civil(std::int64_t year, unsigned month, unsigned day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const auto year_of_era = static_cast<unsigned>(year - era * 400);
    const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + static_cast<std::int64_t>(day_of_era) - 719'468;
}

struct CivilDate {
    std::int64_t year;
    unsigned month;
    unsigned day;
};

constexpr CivilDate civil_from_days(std::int64_t days) {
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const auto day_of_era = static_cast<unsigned>(days - era * 146'097);
    const unsigned year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const unsigned shifted_month = (5 * day_of_year + 2) / 153;
    const unsigned month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    return {static_cast<std::int64_t>(year_of_era) + era * 400 + (month <= 2 ? 1 : 0), month,
            day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

constexpr unsigned days_in_month(std::int64_t year, unsigned month) {
    constexpr unsigned k_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : k_days[month - 1];
}

// Reads fixed-width numbers and single characters; any mismatch makes it fail for good.
class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    unsigned number(std::size_t digits) {
        if (m_rest.size() < digits) return stop();
        unsigned value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            if (m_rest[i] < '0' || m_rest[i] > '9') return stop();
            value = value * 10 + static_cast<unsigned>(m_rest[i] - '0');
        }
        m_rest.remove_prefix(digits);
        return value;
    }

    bool accept(char c) {
        if (m_failed || m_rest.empty() || m_rest.front() != c) return false;
        m_rest.remove_prefix(1);
        return true;
    }

    void expect(char c) {
        if (!accept(c)) stop();
    }

    // The digits after a decimal point, as nanoseconds.
    std::int32_t fraction() {
        std::int32_t value = 0;
        std::size_t digits = 0;
        while (!m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') {
            if (digits < 9) value = value * 10 + (m_rest.front() - '0');
            ++digits;
            m_rest.remove_prefix(1);
        }
        if (digits == 0) stop();
        for (; digits < 9; ++digits) value *= 10;
        return value;
    }

    bool ok() const { return !m_failed; }
    bool at_end() const { return !m_failed && m_rest.empty(); }

private:
    unsigned stop() {
        m_failed = true;
        return 0;
    }

    std::string_view m_rest;
    bool m_failed = false;
};

struct DateParts {
    std::int64_t days = 0;
    bool ok = false;
};

DateParts read_date(Reader& reader) {
    const std::int64_t year = reader.number(4);
    reader.expect('-');
    const unsigned month = reader.number(2);
    reader.expect('-');
    const unsigned day = reader.number(2);
    if (!reader.ok() || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return {};
    return {days_from_civil(year, month, day), true};
}

// Seconds east of UTC, or nothing when the zone is missing or out of range.
bool read_zone(Reader& reader, std::int64_t& offset) {
    if (reader.accept('Z')) return true;
    const bool west = reader.accept('-');
    if (!west && !reader.accept('+')) return false;
    const std::int64_t hours = reader.number(2);
    reader.expect(':');
    const std::int64_t minutes = reader.number(2);
    if (!reader.ok() || minutes > 59 || hours * 60 + minutes > 14 * 60) return false;
    offset = (hours * 60 + minutes) * 60 * (west ? -1 : 1);
    return true;
}

tl::unexpected<Error> not_a_time(std::string_view text) {
    return fail(ErrorCode::parse,
                fmt::format("\"{}\" is not a date and time with a time zone", text.substr(0, 80)), {},
                {"write it like 2026-03-01T12:00:00Z"});
}

} // namespace

// https://www.w3.org/TR/xmlschema11-2/#dateTimeStamp
Result<Instant> Instant::parse(std::string_view text) {
    Reader reader(text);
    const DateParts date = read_date(reader);
    reader.expect('T');
    const std::int64_t hour = reader.number(2);
    reader.expect(':');
    const std::int64_t minute = reader.number(2);
    reader.expect(':');
    const std::int64_t second = reader.number(2);
    const std::int32_t fraction = reader.accept('.') ? reader.fraction() : 0;
    std::int64_t offset = 0;
    if (!date.ok || !read_zone(reader, offset) || !reader.at_end()) return not_a_time(text);
    const bool end_of_day = hour == 24 && minute == 0 && second == 0 && fraction == 0;
    if ((hour > 23 && !end_of_day) || minute > 59 || second > 59) return not_a_time(text);
    return Instant{date.days * k_seconds_per_day + hour * 3'600 + minute * 60 + second - offset, fraction};
}

Result<Instant> Instant::parse_date_or_time(std::string_view text) {
    Reader reader(text);
    const DateParts date = read_date(reader);
    if (date.ok && reader.at_end()) return Instant{date.days * k_seconds_per_day, 0};
    return parse(text);
}

std::string Instant::to_string() const {
    std::int64_t days = seconds / k_seconds_per_day;
    std::int64_t rest = seconds % k_seconds_per_day;
    if (rest < 0) {
        rest += k_seconds_per_day;
        --days;
    }
    const CivilDate date = civil_from_days(days);
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", date.year, date.month, date.day,
                                   rest / 3'600, rest / 60 % 60, rest % 60);
    if (nanoseconds != 0) {
        text += fmt::format(".{:09}", nanoseconds);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text + "Z";
}

std::string age_text(Instant then, Instant now) {
    const std::int64_t seconds = now.seconds - then.seconds;
    if (seconds >= 2 * k_seconds_per_day) return fmt::format("{} days", seconds / k_seconds_per_day);
    if (seconds >= 2 * 3'600) return fmt::format("{} hours", seconds / 3'600);
    if (seconds >= 2 * 60) return fmt::format("{} minutes", seconds / 60);
    return "less than 2 minutes";
}

std::string Instant::date() const {
    return to_string().substr(0, 10);
}

} // namespace insignia
