// A part of a compact JSON-LD document, named by JSON pointers. VC Data Integrity ECDSA Cryptosuites 3.4.11
// to 3.4.13.
#pragma once

#include <insignia/json/json.h>
#include <optional>
#include <string>
#include <vector>

namespace insignia::proof {

// What the pointers name, with the @context, and with the id and type of everything on the way. Members keep
// the order of the document, arrays become dense. Nothing for no pointers; ErrorCode::invalid for a pointer
// to nothing.
Result<std::optional<json::Value>> select_json_ld(const std::vector<std::string>& pointers,
                                                  const json::Value& document);

} // namespace insignia::proof
