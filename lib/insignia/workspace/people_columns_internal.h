// Which column says what: headers in the languages of the people who make lists.
#pragma once

#include <insignia/workspace/people.h>
#include <optional>

namespace insignia::workspace {

struct Columns {
    std::vector<std::optional<PersonField>> fields; // by column
    std::vector<std::string> unused;                // headers that say nothing to us

    std::optional<PersonField> field_at(std::size_t column) const {
        return column < fields.size() ? fields[column] : std::nullopt;
    }
    std::optional<std::size_t> index_of(PersonField field) const;
};

// ErrorCode::parse at `place` when two columns say the same or none has an address.
Result<Columns> match_columns(const std::vector<std::string>& header, const std::string& place);

} // namespace insignia::workspace
