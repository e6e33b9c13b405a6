// A moment in UTC: the only form in which time travels through the library.
#pragma once

#include <compare>
#include <cstdint>
#include <insignia/base/result.h>
#include <string>
#include <string_view>

namespace insignia {

// Seconds since 1970-01-01T00:00:00Z without leap seconds, and the nanoseconds after them (0 to 999,999,999).
// Covers the years 0000 to 9999, which is what xsd:dateTimeStamp can write in four digits.
struct Instant {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;

    auto operator<=>(const Instant&) const = default;

    // Parse an xsd:dateTime with a mandatory time zone (XML Schema 1.1 part 2, 3.4.28 dateTimeStamp):
    // `2026-03-01T12:00:00Z`, `2026-03-01T12:00:00.5+02:00`. 24:00:00 is the next midnight; a leap second, a
    // missing zone, a zone beyond 14:00, a day that the month does not have are ErrorCode::parse. Fractions
    // beyond nanoseconds are cut.
    static Result<Instant> parse(std::string_view text);

    // Parse what people type: everything that parse() takes, or a date alone (`2026-03-01`, midnight UTC).
    static Result<Instant> parse_date_or_time(std::string_view text);

    // `2026-03-01T12:00:00Z`; a fraction is written only where there is one.
    std::string to_string() const;

    // `2026-03-01`
    std::string date() const;
};

// How long ago something was, in the largest unit that gives at least two, for people: "3 days", "2 hours", "40
// minutes", "less than 2 minutes". What lies ahead is "less than 2 minutes" too.
std::string age_text(Instant then, Instant now);

} // namespace insignia
