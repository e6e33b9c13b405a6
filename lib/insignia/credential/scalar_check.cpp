#include <insignia/credential/check_internal.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/ascii.h>
#include <insignia/base/instant.h>
#include <insignia/base/text.h>
#include <insignia/uri/uri.h>

namespace insignia::credential {

namespace {

bool all_of(std::string_view text, bool (*test)(char32_t)) {
    return std::ranges::all_of(text, test);
}

// Open Badges 3.0, LanguageCode: a language of two to four letters, then optionally a script, then optionally
// a region.
bool is_language_code(std::string_view text) {
    const auto parts = split(text, '-');
    std::size_t next = 0;
    if (parts[next].size() < 2 || parts[next].size() > 4 || !all_of(parts[next], is_ascii_lower))
        return false;
    ++next;
    if (next < parts.size() && parts[next].size() == 4 && is_ascii_upper(parts[next][0])
        && all_of(parts[next].substr(1), is_ascii_lower))
        ++next;
    if (next < parts.size()
        && ((parts[next].size() == 2 && all_of(parts[next], is_ascii_upper))
            || (parts[next].size() == 3 && all_of(parts[next], is_ascii_digit))))
        ++next;
    return next == parts.size();
}

bool is_base64url(std::string_view text) {
    return all_of(text, [](char32_t c) {
        return is_ascii_lower(c) || is_ascii_upper(c) || is_ascii_digit(c) || c == '-' || c == '_';
    });
}

// RFC 7515 section 7.1; the payload may be empty.
bool is_compact_jws(std::string_view text) {
    const auto parts = split(text, '.');
    return parts.size() == 3 && !parts[0].empty() && !parts[2].empty()
           && std::ranges::all_of(parts, is_base64url);
}

// A day of the calendar, `2026-03-01`.
bool is_date(std::string_view text) {
    return text.size() == 10 && Instant::parse(std::string(text) + "T00:00:00Z").has_value();
}

bool is_zoned(std::string_view text) {
    return Instant::parse(text).has_value();
}
bool is_uri(std::string_view text) {
    return uri::is_absolute_iri(text);
}

// What a text must be, and the words for a text that is not.
struct TextTest {
    ValueType type;
    bool (*accepts)(std::string_view);
    std::string_view refusal;
};
constexpr TextTest k_text_tests[] = {
    {ValueType::uri, is_uri, "{} is no absolute URI"},
    {ValueType::url, is_uri, "{} is no absolute URL"},
    {ValueType::uri_or_data, is_uri, "{} is neither an absolute URL nor a data: URL"},
    {ValueType::uri_or_object, is_uri, "{} is no absolute URI"},
    {ValueType::date_time_zoned, is_zoned,
     "{} is no date and time with a time zone, such as 2026-03-01T12:00:00Z"},
    {ValueType::date_time, is_zoned, "{} is no date and time, such as 2026-03-01T12:00:00Z"},
    {ValueType::date, is_date, "{} is no date, such as 2026-03-01"},
    {ValueType::language, is_language_code,
     "{} is no language code, such as \"en\", \"pt-BR\" or \"zh-Hans\""},
    {ValueType::compact_jws, is_compact_jws, "{} is no compact JWS"},
};

void check_term(const MemberRow& row, const std::string& text, const Spot& spot) {
    const EnumerationRow* terms = find_enumeration(row.of);
    if (!terms || has_term(*terms, text)) return;
    std::string message = fmt::format("{} is no {}", in_quotes(text), row.of);
    const std::string_view meant = did_you_mean(text, terms->terms);
    if (!meant.empty())
        message += fmt::format(": did you mean \"{}\"", meant);
    else if (terms->open == Open::yes)
        message += ": a term of your own begins with \"ext:\"";
    spot.add(Severity::error, Rule::enumeration, std::move(message));
}

void check_text(const MemberRow& row, const std::string& text, const Spot& spot) {
    if (row.type == ValueType::term) return check_term(row, text, spot);
    const auto test = std::ranges::find(k_text_tests, row.type, &TextTest::type);
    if (test == std::end(k_text_tests) || test->accepts(text)) return;
    const bool date_alone = row.type == ValueType::date_time && is_date(text);
    if (date_alone)
        spot.add(Severity::warning, Rule::value, fmt::format("{} has no time of day", in_quotes(text)));
    else
        spot.add(Severity::error, Rule::value, fmt::format(fmt::runtime(test->refusal), in_quotes(text)));
}

void expect(bool satisfied, std::string_view what, const MemberRow& row, const Spot& spot) {
    if (satisfied) return;
    spot.add(Severity::error, Rule::value,
             fmt::format("\"{}\" must be {}, not {}", row.name, what, spot.value.type_name()));
}

} // namespace

void check_scalar(const MemberRow& row, const Spot& spot) {
    if (row.type == ValueType::anything) return;
    if (row.type == ValueType::number) return expect(spot.value.is_number(), "a number", row, spot);
    if (row.type == ValueType::boolean) return expect(spot.value.is_boolean(), "true or false", row, spot);
    if (!spot.value.is_string()) return expect(false, "a text", row, spot);
    check_text(row, spot.value.get_ref<const std::string&>(), spot);
}

} // namespace insignia::credential
