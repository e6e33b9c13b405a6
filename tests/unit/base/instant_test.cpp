#include <catch2/catch.hpp>
#include <insignia/base/instant.h>

using insignia::Instant;

TEST_CASE("an instant is read in any zone and written in UTC")
{
    struct Case {
        const char* text;
        const char* written;
    };
    const Case cases[] = {
        {"2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z"},
        {"2026-03-01T12:00:00+02:00", "2026-03-01T10:00:00Z"},
        {"2026-03-01T00:30:00+01:00", "2026-02-28T23:30:00Z"},
        {"2024-02-29T23:59:59.250Z", "2024-02-29T23:59:59.25Z"},
        {"2025-12-31T24:00:00Z", "2026-01-01T00:00:00Z"},
        {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
        {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
        {"9999-12-31T23:59:59-14:00", "10000-01-01T13:59:59Z"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto instant = Instant::parse(c.text);
        REQUIRE(instant.has_value());
        CHECK(instant->to_string() == c.written);
    }
}

TEST_CASE("what is no moment is refused")
{
    for (const char* text : {"", "2026-03-01", "2026-03-01T12:00:00", "2025-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
                             "2026-03-01T24:00:01Z", "2026-03-01T12:60:00Z", "2026-03-01T23:59:60Z",
                             "2026-03-01T12:00:00+14:01", "2026-03-01T12:00:00.Z", "2026-03-01t12:00:00z",
                             " 2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z ", "2026-3-1T12:00:00Z",
                             "2026-03-01T12:00:00+0200", "20260301T120000Z"}) {
        CAPTURE(text);
        CHECK_FALSE(Instant::parse(text).has_value());
    }
}

TEST_CASE("instants are ordered by moment, not by text")
{
    CHECK(*Instant::parse("2026-03-01T12:00:00+02:00") < *Instant::parse("2026-03-01T11:00:00Z"));
    CHECK(*Instant::parse("2026-03-01T11:00:00Z") < *Instant::parse("2026-03-01T11:00:00.1Z"));
}

TEST_CASE("ages are said in the largest unit of which there are two") {
    const Instant now{1'000'000, 0};
    const auto age = [&](std::int64_t seconds) { return insignia::age_text({now.seconds - seconds, 0}, now); };
    CHECK(age(-5) == "less than 2 minutes");
    CHECK(age(119) == "less than 2 minutes");
    CHECK(age(120) == "2 minutes");
    CHECK(age(7'199) == "119 minutes");
    CHECK(age(7'200) == "2 hours");
    CHECK(age(2 * 86'400 - 1) == "47 hours");
    CHECK(age(3 * 86'400) == "3 days");
}
