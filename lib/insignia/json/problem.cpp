#include "scan_internal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <insignia/base/ascii.h>
#include <insignia/base/text.h>
#include <optional>
#include <unordered_map>

namespace insignia::json {
namespace {

constexpr std::string_view k_largest_integer_digits = "9007199254740992";
constexpr const char* k_cut_off =
    "it seems to be cut off: take it again from where it came, or write what is missing";
constexpr const char* k_too_much = "this is more than a badge needs: check that it is what you mean";

// What people write where JSON has something else, by how it begins.
struct Mistake {
    std::string_view begin;
    const char* hint;
};
constexpr Mistake k_mistakes[] = {
    {"'", "write keys and texts in straight double quotes"},
    {"\xE2\x80", "write keys and texts in straight double quotes"}, // “ ” „ ‘ ’
    {"\xC2\xAB", "write keys and texts in straight double quotes"}, // «
    {"/", "take out the comments: JSON has none"},
    {"#", "take out the comments: JSON has none"},
    {"True", "write true, false and null in small letters"},
    {"False", "write true, false and null in small letters"},
    {"None", "write null"},
    {"<", "this looks like a web page or XML: save the JSON itself"},
};

// Whether the last character of the text begins at `offset` and lacks bytes at its end.
bool is_cut_character(std::string_view text, std::size_t offset) {
    const auto lead = static_cast<unsigned char>(text[offset]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    const auto rest = text.substr(offset + 1);
    return rest.size() + 1 < length && std::ranges::all_of(rest, [](char c) { return (c & 0xC0) == 0x80; });
}

// A recursive descent over the grammar of RFC 8259 that stops at the first problem. Recursion is bounded by
// Limits::depth.
class Inspector {
public:
    Inspector(std::string_view text, std::string_view source, const Limits& limits)
        : m_text(text), m_source(source), m_limits(limits) {}

    Error inspect() {
        check_bytes();
        if (!m_error) value(0);
        skip_space();
        if (!m_error && m_offset < m_text.size())
            report("text follows the JSON value", m_offset,
                   {"keep one JSON value in the text and remove the rest"});
        if (!m_error) report("the text is not valid JSON", 0, {"take it again from where it came"});
        return *std::move(m_error);
    }

private:
    void report(std::string message, std::size_t offset, std::vector<std::string> hints = {},
                ErrorCode code = ErrorCode::parse) {
        // A text that ends too early ends behind what was written last, not behind empty lines.
        if (offset >= m_text.size()) offset = m_text.find_last_not_of(" \t\r\n") + 1;
        if (!m_error)
            m_error = Error{code, std::move(message), place(m_text, m_source, offset), std::move(hints)};
    }

    void check_bytes() {
        if (m_text.size() > m_limits.bytes)
            m_error = Error{
                ErrorCode::limit,
                fmt::format("the JSON text has {} bytes; at most {} are read", m_text.size(), m_limits.bytes),
                std::string(m_source),
                {k_too_much}};
        if (m_text.starts_with("\xEF\xBB\xBF"))
            report("the text begins with a byte order mark", 0,
                   {"save the file as UTF-8 without a byte order mark"});
        if (m_text.find_first_not_of(" \t\r\n") == std::string_view::npos)
            report("the text is empty", 0, {"nothing was saved: take it again from where it came"});
        const std::size_t invalid = find_invalid_utf8(m_text);
        if (invalid != std::string_view::npos)
            report(
                fmt::format("byte 0x{:02x} is not valid UTF-8", static_cast<unsigned char>(m_text[invalid])),
                invalid, {is_cut_character(m_text, invalid) ? k_cut_off : "save the file as UTF-8"});
    }

    char peek() const { return m_offset < m_text.size() ? m_text[m_offset] : '\0'; }
    void skip_space() { m_offset = skip_white_space(m_text, m_offset); }

    std::string found() const {
        if (m_offset >= m_text.size()) return "the text ends";
        std::size_t end = m_offset;
        next_character(m_text, end);
        return fmt::format("found \"{}\"", sanitize(m_text.substr(m_offset, end - m_offset)));
    }

    // What to do about what is found here.
    std::vector<std::string> next_step(std::string hint) const {
        if (m_offset >= m_text.size()) return {k_cut_off};
        const auto rest = m_text.substr(m_offset);
        for (const Mistake& mistake : k_mistakes)
            if (rest.starts_with(mistake.begin)) return {mistake.hint};
        return {std::move(hint)};
    }

    bool expect(char c, std::string_view what, std::string hint) {
        skip_space();
        if (peek() == c && m_offset < m_text.size()) {
            ++m_offset;
            return true;
        }
        report(fmt::format("expected {}, but {}", what, found()), m_offset, next_step(std::move(hint)));
        return false;
    }

    void value(std::size_t depth) {
        skip_space();
        if (++m_values > m_limits.values)
            return report(fmt::format("more than {} values", m_limits.values), m_offset, {k_too_much},
                          ErrorCode::limit);
        const char c = peek();
        if (c == '{' || c == '[') {
            if (depth >= m_limits.depth)
                return report(fmt::format("nested deeper than {} levels", m_limits.depth), m_offset,
                              {k_too_much}, ErrorCode::limit);
            return c == '{' ? object(depth + 1) : array(depth + 1);
        }
        if (c == '"') return string();
        if (c == '-' || is_ascii_digit(c)) return number();
        literal();
    }

    void object(std::size_t depth) {
        std::unordered_map<std::string, std::size_t> keys;
        ++m_offset;
        skip_space();
        if (peek() == '}') {
            ++m_offset;
            return;
        }
        while (!m_error) {
            key(keys);
            if (m_error || !expect(':', "\":\" after the key", "put a colon between the key and its value"))
                return;
            value(depth);
            skip_space();
            if (m_error || !next('}', "a member", "\"")) return;
        }
    }

    void key(std::unordered_map<std::string, std::size_t>& keys) {
        skip_space();
        const std::size_t begin = m_offset;
        if (peek() != '"') return report_key();
        string();
        if (m_error) return;
        const std::string name = read_string(m_text, begin);
        const auto [first, inserted] = keys.emplace(name, begin);
        if (inserted) return;
        report(fmt::format("duplicate key \"{}\"", sanitize(name)), begin,
               {fmt::format("the first \"{}\" is at {}; remove one of the two", sanitize(name),
                            place(m_text, m_source, first->second))});
    }

    void array(std::size_t depth) {
        ++m_offset;
        skip_space();
        if (peek() == ']') {
            ++m_offset;
            return;
        }
        while (!m_error) {
            value(depth);
            skip_space();
            if (m_error || !next(']', "an element", {})) return;
        }
    }

    // Behind a member or element: true when a comma and another one follow; false at the end or at a problem.
    bool next(char end, std::string_view what, std::string_view begins_with) {
        if (peek() == end && m_offset < m_text.size()) {
            ++m_offset;
            return false;
        }
        if (!expect(',', fmt::format("\",\" or \"{}\"", end),
                    fmt::format("put a comma before it, or \"{}\"", end)))
            return false;
        const std::size_t comma = m_offset - 1;
        skip_space();
        if (peek() == end && m_offset < m_text.size())
            report(fmt::format("a comma stands before \"{}\"", end), comma,
                   {fmt::format("remove the comma, or add {}", what)});
        else if (!begins_with.empty() && peek() != begins_with.front())
            report_key();
        return !m_error;
    }

    void report_key() {
        report(fmt::format("expected a key in quotes, but {}", found()), m_offset,
               next_step("write the key in straight double quotes, or take out what stands there"));
    }

    void string() {
        const std::size_t begin = m_offset++;
        for (;;) {
            if (m_offset >= m_text.size()) return report("the string is not closed", begin, {k_cut_off});
            const char c = m_text[m_offset];
            if (c == '\n' || c == '\r')
                return report("the string is not closed on its line", begin,
                              {"put the missing quotation mark at its end, or write a line break as \\n"});
            if (static_cast<unsigned char>(c) < 0x20)
                return report(
                    fmt::format("control character {} in a string", sanitize(std::string_view(&c, 1))),
                    m_offset, {"write it as an escape such as \\n or \\u0000"});
            ++m_offset;
            if (c == '"') return;
            if (c == '\\' && !escape()) return;
        }
    }

    // Behind a backslash.
    bool escape() {
        const std::size_t begin = m_offset - 1;
        if (m_offset >= m_text.size()) {
            report("the text ends in an escape", begin, {k_cut_off});
            return false;
        }
        const char letter = peek();
        ++m_offset;
        if (letter != 'u') {
            if (letter != '\0' && std::string_view("\"\\/bfnrt").find(letter) != std::string_view::npos)
                return true;
            report("unknown escape in a string", begin, {"write a backslash as \\\\"});
            return false;
        }
        const std::optional<unsigned> unit = hex4(begin);
        if (!unit) return false;
        if (*unit < 0xD800 || *unit > 0xDFFF) return true;
        const bool pair_follows = *unit < 0xDC00 && m_text.substr(m_offset, 2) == "\\u";
        if (pair_follows) {
            m_offset += 2;
            const std::optional<unsigned> low = hex4(m_offset - 2);
            if (!low) return false;
            if (*low >= 0xDC00 && *low <= 0xDFFF) return true;
        }
        const bool ends =
            *unit < 0xDC00 && !pair_follows && std::string_view("\\").starts_with(m_text.substr(m_offset));
        report(fmt::format("\\u{:04x} is half of a surrogate pair", *unit), begin,
               {ends ? k_cut_off : "write the character itself"});
        return false;
    }

    std::optional<unsigned> hex4(std::size_t begin) {
        unsigned unit = 0;
        const std::string_view digits = m_text.substr(std::min(m_offset, m_text.size()), 4);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
        if (error != std::errc() || digits.size() != 4 || end != digits.data() + 4) {
            const bool ends = m_offset + 4 > m_text.size();
            report("\\u without four hexadecimal digits", begin,
                   {ends ? k_cut_off : "write four digits or letters from a to f, as in \\u00e9"});
            return std::nullopt;
        }
        m_offset += 4;
        return unit;
    }

    std::size_t digits() {
        const std::size_t begin = m_offset;
        while (is_ascii_digit(peek())) ++m_offset;
        return m_offset - begin;
    }

    void number() {
        const std::size_t begin = m_offset;
        if (peek() == '-') ++m_offset;
        const std::size_t integer_begin = m_offset;
        const std::size_t integer_digits = digits();
        if (integer_digits == 0 || (integer_digits > 1 && m_text[integer_begin] == '0'))
            return report("a number without leading zeros is expected", begin,
                          next_step("write it as in 7, -7 or 0.7"));
        bool integer = true;
        if (peek() == '.') {
            integer = false;
            ++m_offset;
            if (digits() == 0)
                return report("digits are expected after the decimal point", m_offset,
                              next_step("write digits there, or leave the point out"));
        }
        if (peek() == 'e' || peek() == 'E') {
            integer = false;
            ++m_offset;
            if (peek() == '+' || peek() == '-') ++m_offset;
            if (digits() == 0)
                return report("digits are expected in the exponent", m_offset,
                              next_step("write digits there, or leave the exponent out"));
        }
        check_range(begin, integer_begin, integer);
    }

    void check_range(std::size_t begin, std::size_t integer_begin, bool integer) {
        const std::string_view digits = m_text.substr(integer_begin, m_offset - integer_begin);
        if (integer) {
            const bool longer = digits.size() > k_largest_integer_digits.size();
            const bool same_length = digits.size() == k_largest_integer_digits.size();
            if (longer || (same_length && digits > k_largest_integer_digits))
                report(fmt::format("integer {} cannot be held exactly", sanitize(digits, 40)), begin,
                       {"integers lie between -9007199254740992 and 9007199254740992; write larger ones as a "
                        "string"});
            return;
        }
        double value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        const bool underflow = error == std::errc::result_out_of_range
                               && std::fabs(std::strtod(std::string(digits).c_str(), nullptr)) < 1;
        if (error == std::errc::result_out_of_range && !underflow)
            report(fmt::format("number {} is beyond the range of a double", sanitize(digits, 40)), begin,
                   {"write it as a text in quotes"});
    }

    void literal() {
        const auto rest = m_text.substr(m_offset);
        for (const std::string_view word : {"true", "false", "null"}) {
            if (!rest.empty() && rest.size() < word.size() && word.starts_with(rest))
                return report(fmt::format("expected a JSON value, but found \"{}\"", rest), m_offset,
                              {k_cut_off});
            if (!rest.starts_with(word)) continue;
            m_offset += word.size();
            return;
        }
        report(fmt::format("expected a JSON value, but {}", found()), m_offset,
               next_step("write a text in straight double quotes, a number, true, false, null, { or ["));
    }

    std::string_view m_text;
    std::string_view m_source;
    const Limits& m_limits;
    std::size_t m_offset = 0;
    std::size_t m_values = 0;
    std::optional<Error> m_error;
};

} // namespace

Error describe_problem(std::string_view text, std::string_view source, const Limits& limits) {
    return Inspector(text, source, limits).inspect();
}

} // namespace insignia::json
