// The part of CBOR (RFC 8949) that ecdsa-sd-2023 proofs are made of: unsigned integers, byte and text
// strings, arrays, and maps from integers.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace insignia::proof::cbor {

struct Value;
using Array = std::vector<Value>;
using Map = std::vector<std::pair<std::uint64_t, Value>>;

struct Value {
    std::variant<std::uint64_t, Bytes, std::string, Array, Map> content;
};

// Deterministic encoding (RFC 8949 4.2.1): shortest lengths, definite sizes. A map is written in the order it
// has.
Bytes encode(const Value& value);

// Decode exactly one value. ErrorCode::parse for anything that encode() would not write, for map keys that do
// not ascend, and for nesting deeper than proofs have.
Result<Value> decode(ByteView bytes);

} // namespace insignia::proof::cbor
