// CSV text as rows of cells, before anything is known about columns.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::workspace {

struct CsvRow {
    std::size_t number = 0; // from 1, empty lines counted
    std::vector<std::string> cells;
};

struct CsvTable {
    std::vector<CsvRow> rows; // without empty lines
    char separator = ',';
    std::vector<std::string> remarks;
};

// ErrorCode::parse for what is no text or breaks the rules of quoting, ErrorCode::limit, with "source: row
// N".
Result<CsvTable> parse_csv(ByteView content, std::string_view source);

} // namespace insignia::workspace
