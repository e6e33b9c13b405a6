#include "quoted_internal.h"

#include <cstdint>
#include <fmt/format.h>
#include <iterator>

namespace insignia::json {
namespace {

constexpr bool needs_escape(char character) {
    const auto byte = static_cast<std::uint8_t>(character);
    return (byte < 0x20) | (byte == '"') | (byte == '\\');
}

// No early exit, so that the compiler looks at many bytes at once.
bool has_escapes(std::string_view text) {
    std::uint8_t found = 0;
    for (const char character : text) found |= static_cast<std::uint8_t>(needs_escape(character));
    return found != 0;
}

void append_escape(std::string& out, char character) {
    constexpr std::string_view k_short = "\b\t\n\f\r\"\\";
    constexpr std::string_view k_letters = "btnfr\"\\";
    const std::size_t at = k_short.find(character);
    if (at != std::string_view::npos)
        out.append({'\\', k_letters[at]});
    else
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint8_t>(character));
}

} // namespace

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::size_t copied = 0;
    if (has_escapes(text)) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (!needs_escape(text[i])) continue;
            out.append(text, copied, i - copied);
            copied = i + 1;
            append_escape(out, text[i]);
        }
    }
    out.append(text, copied);
    out += '"';
}

} // namespace insignia::json
