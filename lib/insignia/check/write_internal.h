// The writers behind the table of formats; private to the room.
#pragma once

#include <insignia/check/format.h>

namespace insignia::check {

// `  ✓ signature    unchanged …`: the verdict first, one line per check that has something to say.
std::string write_text(std::span<const Report> reports, const WriteOptions& options);

// One JSON document: an object, or an array where many inputs were asked for.
std::string write_json(std::span<const Report> reports, const WriteOptions& options);

// One JSON object a line.
std::string write_ndjson(std::span<const Report> reports, const WriteOptions& options);

// JUnit XML as CI systems read it: a suite per input, a case per check.
std::string write_junit(std::span<const Report> reports, const WriteOptions& options);

} // namespace insignia::check
