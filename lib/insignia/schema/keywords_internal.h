// What a schema may consist of; private to the room.
#pragma once

#include <insignia/base/result.h>
#include <insignia/json/json.h>

namespace insignia::schema {

// ErrorCode::unsupported for a keyword that is not read here, ErrorCode::invalid for what is no schema, each
// with its place.
Result<void> check_keywords(const json::Value& schema);

} // namespace insignia::schema
