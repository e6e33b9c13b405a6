// One verification method of a controller document.
#pragma once

#include <insignia/did/document.h>
#include <insignia/json/json.h>

namespace insignia::did {

// A method that is no method of any kind is the failed state; one that is well-formed but cannot be used
// (unknown type, key of another kind) is an UnreadMethod.
struct ReadMethod {
    std::optional<VerificationMethod> method;
    std::optional<UnreadMethod> unread;
};

// `document_id` makes a relative id (`#key-1`) absolute. ErrorCode::denied when a secret key is published.
Result<ReadMethod> read_method(const json::Value& value, std::string_view document_id);

// The absolute form of an id inside the document with this id; ErrorCode::invalid when it is neither a
// fragment nor absolute.
Result<std::string> absolute_id(std::string_view id, std::string_view document_id);

} // namespace insignia::did
