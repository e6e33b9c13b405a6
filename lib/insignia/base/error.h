// What could not be done, as a value.
//
// An Error names the thing, the place and the next step: lower case, no full stop, the user's own text in
// quotes, then hints. What is wrong *with a badge* is not an Error but a check::Finding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace insignia {

// Why it could not be done. Programs may branch on it; people read Error::message.
enum class ErrorCode {
    parse,       // the text is not in the form that it claims to be in
    invalid,     // well-formed, but a value is not allowed
    limit,       // larger, deeper or more work than a named limit of base/limits.h
    not_found,   // a file, key, badge, term that was named does not exist
    exists,      // would overwrite something
    denied,      // permission, or forbidden by policy
    io,          // disk or network
    crypto,      // a key or signature operation failed
    unsupported, // known, but not handled by this build or version
    usage,       // flags or arguments contradict each other
    data_loss,   // signing would leave part of the document unsigned
};

// One reason why something could not be done, ready to be shown.
struct Error {
    ErrorCode code = ErrorCode::invalid;
    std::string message;            // "duplicate key \"id\""
    std::string where;              // "badge.json:12:5", a path, a JSON pointer; may be empty
    std::vector<std::string> hints; // each an instruction: "remove one of the two"
};

// The stable name of a code, as `--format json` prints it.
std::string_view to_string(ErrorCode code);

} // namespace insignia
