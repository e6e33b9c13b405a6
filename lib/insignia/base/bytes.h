// Owned and borrowed bytes, and the one way between bytes and text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// The bytes of a text, borrowed. Nothing is checked or converted.
inline ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// The bytes seen as text, borrowed. Whether it is UTF-8 is for the caller to check.
inline std::string_view as_text(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// An owned copy.
inline Bytes to_bytes(ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}
// The same of a text.
inline Bytes to_bytes(std::string_view text) {
    return to_bytes(as_bytes(text));
}

} // namespace insignia
