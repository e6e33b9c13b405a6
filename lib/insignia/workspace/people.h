// People lists: CSV as spreadsheets and registration forms write it. FORMAT.md has the columns and their
// names.
#pragma once

#include <array>
#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::workspace {

// What a column can say about a person.
enum class PersonField {
    name,
    given_name,
    family_name,
    email,
    did,
    language,
    evidence,
    narrative,
    role,
    license_number,
    credits
};
inline constexpr std::size_t k_person_fields = 11;

// The name of a field as messages show it: "email".
std::string_view to_string(PersonField field);

// One earner. Texts are as they were written, but for white space around them and line breaks inside, which
// are spaces.
struct Person {
    std::size_t row = 0; // as a spreadsheet counts: the header is row 1
    std::array<std::string, k_person_fields> fields;

    const std::string& operator[](PersonField field) const { return fields[static_cast<std::size_t>(field)]; }
    std::string& operator[](PersonField field) { return fields[static_cast<std::size_t>(field)]; }

    // `name`, or given and family name, or "".
    std::string full_name() const;
    // What the person is known by: the e-mail address in lower case, or the DID.
    std::string recipient_key() const;
};

// What is wrong with one row. The others are not affected.
struct RowProblem {
    std::size_t row = 0;
    std::size_t column = 0;  // from 1
    std::string column_name; // as the header says
    std::string message;     // "\"maria@exmaple\" is not an e-mail address"
};

// What a list says: the good rows, and what is wrong with the others.
struct PeopleList {
    std::vector<Person> people;       // the good rows
    std::vector<RowProblem> problems; // the bad ones
    std::vector<std::string> matched; // names of the columns that are used
    std::vector<std::string> remarks; // "columns that are not used: phone", "read as Windows-1252"
    std::size_t rows = 0;             // without the header and empty lines
    std::vector<std::string> header;
    std::vector<std::pair<std::size_t, std::vector<std::string>>>
        bad_rows; // row number and cells, for `skipped.csv`
};

// Read a people list. Separators `,` `;` and tab, UTF-8 with or without a byte order mark, Windows-1252, all
// line ends, quoted cells. A list that is broken as a whole is ErrorCode::parse (not text, UTF-16, no header,
// no column for an address, a column twice, a quote that is never closed, a row with too few cells, a line
// break in an address) or ErrorCode::limit. The rest is in `problems`: wrong addresses, people who are named
// twice.
Result<PeopleList> parse_people(ByteView content, std::string_view source);

// True for the form local@domain.tld (RFC 5321 4.1.2 without quoted locals and address literals; RFC 6531
// letters).
bool is_email_address(std::string_view text);

// One cell for a CSV file that people will open in a spreadsheet: quoted where needed, and never run as a
// formula.
std::string csv_cell(std::string_view text);

} // namespace insignia::workspace
