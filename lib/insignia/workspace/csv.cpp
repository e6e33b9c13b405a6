#include "csv_internal.h"
#include <algorithm>
#include <array>
#include <csv.h>
#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>

namespace insignia::workspace {

namespace {

// Windows-1252, 0x80 to 0x9f; the five holes are 0 (https://encoding.spec.whatwg.org/#windows-1252).
constexpr std::array<char32_t, 32> k_windows_1252 = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

std::string from_windows_1252(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool special = byte >= 0x80 && byte < 0xa0;
        const char32_t character = special ? k_windows_1252[byte - 0x80u] : byte;
        append_utf8(result, special && character == 0 ? 0xfffd : character);
    }
    return result;
}

// Rows in which letters beyond ASCII are UTF-8, and rows in which they are not.
struct EncodedRows {
    std::size_t good = 0, bad = 0;
    std::size_t first_bad = 0; // from 1
};

EncodedRows count_rows(std::string_view text) {
    EncodedRows rows;
    std::size_t number = 0;
    for (const auto row : split(text, '\n')) {
        ++number;
        const bool plain =
            std::ranges::none_of(row, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (plain) continue;
        const bool good = find_invalid_utf8(row) == std::string_view::npos;
        ++(good ? rows.good : rows.bad);
        if (!good && rows.first_bad == 0) rows.first_bad = number;
    }
    return rows;
}

Result<std::string> decode(ByteView content, std::string_view source, std::vector<std::string>& remarks) {
    auto text = as_text(content);
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        return fail(ErrorCode::parse, "the list is in UTF-16 or UTF-32", fmt::format("{}: row 1", source),
                    {"save it as CSV UTF-8"});
    if (text.find('\0') != std::string_view::npos || text.starts_with("\x89PNG")
        || text.starts_with("PK\x03\x04"))
        return fail(ErrorCode::parse, "the list is no text", fmt::format("{}: row 1", source),
                    {"save the spreadsheet as CSV UTF-8"});
    const bool has_mark = text.starts_with("\xef\xbb\xbf");
    if (has_mark) {
        text.remove_prefix(3);
        remarks.emplace_back("UTF-8 byte order mark removed");
    }
    if (find_invalid_utf8(text) == std::string_view::npos) return std::string(text);
    // Read as Windows-1252, a list of UTF-8 with one row from elsewhere would have everybody else's name
    // wrong.
    const auto rows = count_rows(text);
    if (has_mark || rows.good >= rows.bad)
        return fail(ErrorCode::parse, "this row is not UTF-8, others are",
                    fmt::format("{}: row {}", source, rows.first_bad),
                    {"write its letters anew, and save the list as CSV UTF-8"});
    remarks.emplace_back("not UTF-8, read as Windows-1252");
    return from_windows_1252(text);
}

// One kind of line end, so that rows can be counted.
std::string with_line_feeds(std::string text) {
    text = replace_all(std::move(text), "\r\n", "\n");
    std::ranges::replace(text, '\r', '\n');
    return text;
}

// The separator that stands most often in the header, outside quotes.
char find_separator(std::string_view text) {
    constexpr std::string_view candidates = ",;\t";
    std::array<std::size_t, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (c == '\n' && !quoted) break;
        const auto at = candidates.find(c);
        if (!quoted && at != std::string_view::npos) ++counts[at];
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

struct Collector {
    std::vector<CsvRow> rows;
    std::vector<std::string> cells;
    std::size_t number = 1;
    bool too_long = false;
};

void on_cell(void* text, std::size_t length, void* context) {
    auto& collector = *static_cast<Collector*>(context);
    collector.too_long = collector.too_long || length > limits::k_people_field_bytes;
    collector.cells.emplace_back(static_cast<const char*>(text), length);
}

void on_row(int, void* context) {
    auto& collector = *static_cast<Collector*>(context);
    const auto blank =
        std::ranges::all_of(collector.cells, [](const auto& cell) { return trim(cell).empty(); });
    if (!blank) collector.rows.push_back({collector.number, std::move(collector.cells)});
    collector.cells.clear();
    ++collector.number;
}

// libcsv's state, freed in every case.
class Parser {
public:
    explicit Parser(char separator) {
        m_ready = csv_init(&m_state, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) == 0;
        if (m_ready) csv_set_delim(&m_state, static_cast<unsigned char>(separator));
    }
    ~Parser() {
        if (m_ready) csv_free(&m_state);
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    bool parse(std::string_view text, Collector& collector) {
        return m_ready
               && csv_parse(&m_state, text.data(), text.size(), on_cell, on_row, &collector) == text.size();
    }
    bool finish(Collector& collector) { return csv_fini(&m_state, on_cell, on_row, &collector) == 0; }

private:
    csv_parser m_state{};
    bool m_ready = false;
};

} // namespace

Result<CsvTable> parse_csv(ByteView content, std::string_view source) {
    CsvTable table;
    TRY_ASSIGN(auto decoded, decode(content, source, table.remarks));
    const auto text = with_line_feeds(std::move(decoded));
    table.separator = find_separator(text);
    Collector collector;
    Parser parser(table.separator);
    const auto place = [&] { return fmt::format("{}: row {}", source, collector.number); };
    if (!parser.parse(text, collector))
        return fail(ErrorCode::parse, "a quote stands where none may be", place(),
                    {"write a cell with quotes as \"…\" and the quotes in it twice"});
    if (!parser.finish(collector))
        return fail(ErrorCode::parse, "a quote is opened and never closed", place(),
                    {"close it, or take it out"});
    if (collector.too_long)
        return fail(ErrorCode::limit,
                    fmt::format("a cell is longer than {} bytes", limits::k_people_field_bytes),
                    std::string(source));
    if (collector.rows.size() > limits::k_people_rows)
        return fail(ErrorCode::limit, fmt::format("the list has more than {} rows", limits::k_people_rows),
                    std::string(source), {"split it"});
    table.rows = std::move(collector.rows);
    return table;
}

} // namespace insignia::workspace
