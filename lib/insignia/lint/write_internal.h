// What the writers share; private to the room.
#pragma once

#include <insignia/lint/write.h>

namespace insignia::lint {

std::string write_full(const Input& input, const Report& report, const WriteOptions& options);
std::string write_concise(const Input& input, const Report& report, const WriteOptions& options);
std::string write_json(const Input& input, const Report& report, const WriteOptions& options);
std::string write_github(const Input& input, const Report& report, const WriteOptions& options);
std::string write_sarif(const Input& input, const Report& report, const WriteOptions& options);
std::string write_junit(const Input& input, const Report& report, const WriteOptions& options);

// "badges/x.toml:9:1", or the file alone.
std::string where(const Input& input, const Finding& finding);

// Text as XML and HTML hold it, safe and on one line.
std::string escape_markup(std::string_view text);

} // namespace insignia::lint
