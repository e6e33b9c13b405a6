#include "people.h"
#include "csv_internal.h"
#include "people_columns_internal.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/did/document.h>
#include <unordered_map>

namespace insignia::workspace {

namespace {

// White space at the ends goes, line breaks and tabs inside become one space.
std::string tidy(std::string_view cell) {
    std::string text;
    for (const char c : trim(cell)) {
        const bool blank = c == '\n' || c == '\t' || c == ' ';
        if (blank && text.ends_with(' ')) continue;
        text += blank ? ' ' : c;
    }
    return text;
}

struct Reader {
    std::string_view source;
    Columns columns;
    PeopleList list;
    std::unordered_map<std::string, std::size_t> row_of_recipient;

    void reject(const CsvRow& row, PersonField field, std::string message) {
        const auto column = columns.index_of(field).value_or(0);
        list.problems.push_back({row.number, column + 1, list.header[column], std::move(message)});
        list.bad_rows.emplace_back(row.number, row.cells);
    }

    Result<void> read(const CsvRow& row);
    Result<void> require_cells(const CsvRow& row) const;
    bool has_good_address(const CsvRow& row, const Person& person);
};

Result<void> Reader::require_cells(const CsvRow& row) const {
    const auto place = fmt::format("{}: row {}", source, row.number);
    if (row.cells.size() < list.header.size())
        return fail(
            ErrorCode::parse,
            fmt::format("the row has {} cells, the header has {}", row.cells.size(), list.header.size()),
            place, {fmt::format("\"{}\" is missing", list.header[row.cells.size()])});
    for (std::size_t i = list.header.size(); i < row.cells.size(); ++i)
        if (!trim(row.cells[i]).empty())
            return fail(ErrorCode::parse,
                        fmt::format("\"{}\" stands in column {}, which has no header",
                                    sanitize(row.cells[i], 60), i + 1),
                        place, {"put a cell that contains the separator between quotes, or name the column"});
    // An address with a line break would become a header of its own in a mail.
    for (const auto field : {PersonField::email, PersonField::did}) {
        const auto column = columns.index_of(field);
        if (column && trim(row.cells[*column]).find('\n') != std::string_view::npos)
            return fail(ErrorCode::parse,
                        fmt::format("column {} ({}): the address has a line break in it", *column + 1,
                                    list.header[*column]),
                        place);
    }
    return {};
}

bool Reader::has_good_address(const CsvRow& row, const Person& person) {
    const auto& email = person[PersonField::email];
    const auto& did = person[PersonField::did];
    if (email.empty() && did.empty()) {
        reject(row, columns.index_of(PersonField::email) ? PersonField::email : PersonField::did, "is empty");
        return false;
    }
    if (!email.empty() && !is_email_address(email)) {
        reject(row, PersonField::email, fmt::format("\"{}\" is not an e-mail address", email));
        return false;
    }
    if (!did.empty() && !did::is_did(did)) {
        reject(row, PersonField::did, fmt::format("\"{}\" is not a DID", did));
        return false;
    }
    return true;
}

Result<void> Reader::read(const CsvRow& row) {
    TRY(require_cells(row));
    Person person;
    person.row = row.number;
    for (std::size_t i = 0; i < list.header.size(); ++i)
        if (const auto field = columns.field_at(i)) person[*field] = tidy(row.cells[i]);
    ++list.rows;
    if (!has_good_address(row, person)) return {};
    const auto [known, is_new] = row_of_recipient.emplace(person.recipient_key(), list.people.size());
    if (is_new) {
        list.people.push_back(std::move(person));
        return {};
    }
    const auto& first = list.people[known->second];
    // Hardly two people whose addresses differ in capitals only: one badge, and a remark instead of a
    // refusal.
    if (first[PersonField::email] != person[PersonField::email])
        list.remarks.push_back(fmt::format("row {}: same address as row {} but for capitals, counted once",
                                           row.number, first.row));
    else
        reject(row, columns.index_of(PersonField::email) ? PersonField::email : PersonField::did,
               fmt::format("same person as row {}", first.row));
    return {};
}

} // namespace

std::string Person::full_name() const {
    const auto& person = *this;
    if (!person[PersonField::name].empty()) return person[PersonField::name];
    return std::string(trim(person[PersonField::given_name] + " " + person[PersonField::family_name]));
}

std::string Person::recipient_key() const {
    const auto& email = (*this)[PersonField::email];
    return email.empty() ? (*this)[PersonField::did] : to_lower(email);
}

Result<PeopleList> parse_people(ByteView content, std::string_view source) {
    TRY_ASSIGN(auto table, parse_csv(content, source));
    if (table.rows.empty())
        return fail(ErrorCode::parse, "the list is empty", fmt::format("{}: row 1", source),
                    {"begin with a header: name,email"});
    Reader reader{source, {}, {}, {}};
    TRY_ASSIGN(reader.columns, match_columns(table.rows.front().cells,
                                             fmt::format("{}: row {}", source, table.rows.front().number)));
    reader.list.remarks = std::move(table.remarks);
    reader.list.header = std::move(table.rows.front().cells);
    for (std::size_t i = 0; i < reader.list.header.size(); ++i)
        if (const auto field = reader.columns.field_at(i))
            reader.list.matched.emplace_back(to_string(*field));
    if (!reader.columns.unused.empty())
        reader.list.remarks.push_back("columns that are not used: " + join(reader.columns.unused, ", "));
    for (std::size_t i = 1; i < table.rows.size(); ++i) TRY(reader.read(table.rows[i]));
    return std::move(reader.list);
}

bool is_email_address(std::string_view text) {
    constexpr std::size_t k_longest = 254; // RFC 5321 4.5.3.1.3 less the brackets
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > k_longest) return false;
    const auto local = text.substr(0, at);
    const auto domain = text.substr(at + 1);
    const auto is_other = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    const auto is_letter_or_digit = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    for (const char c : local)
        if (!is_other(c) && !is_letter_or_digit(c)
            && std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) == std::string_view::npos)
            return false;
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos)
        return false;
    const auto labels = split(domain, '.');
    return labels.size() >= 2 && labels.back().size() >= 2
           && std::ranges::all_of(labels, [&](std::string_view label) {
                  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-'
                         && std::ranges::all_of(
                             label, [&](char c) { return is_other(c) || is_letter_or_digit(c) || c == '-'; });
              });
}

std::string csv_cell(std::string_view text) {
    std::string cell(text);
    // OWASP, CSV injection: a spreadsheet runs what begins so, behind a full-width sign too.
    constexpr std::string_view k_formulas[] = {"=",  "+",      "-",      "@",      "\t",
                                               "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
    if (std::ranges::any_of(k_formulas, [&](std::string_view sign) { return cell.starts_with(sign); }))
        cell.insert(0, "'");
    if (cell.find_first_of(",;\"\n\r\t") == std::string::npos) return cell;
    return "\"" + replace_all(std::move(cell), "\"", "\"\"") + "\"";
}

} // namespace insignia::workspace
