#include "write_internal.h"

#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::check {
namespace {

std::string escape_character(char32_t character) {
    if (character < 0x10000) return fmt::format("\\u{:04x}", static_cast<unsigned>(character));
    const auto offset = static_cast<unsigned>(character) - 0x10000;
    return fmt::format("\\u{:04x}\\u{:04x}", 0xd800 + (offset >> 10), 0xdc00 + (offset & 0x3ff));
}

} // namespace

std::string escape_for_terminal(const std::string& json_text) {
    std::string escaped;
    escaped.reserve(json_text.size());
    for (std::size_t offset = 0; offset < json_text.size();) {
        const auto byte = static_cast<unsigned char>(json_text[offset]);
        if (byte == '\n' || (byte >= 0x20 && byte < 0x7f)) {
            escaped += json_text[offset++];
            continue;
        }
        const std::size_t begin = offset;
        const char32_t character = next_character(json_text, offset);
        const std::string_view written(json_text.data() + begin, offset - begin);
        escaped += sanitize(written) == written ? std::string(written) : escape_character(character);
    }
    return escaped;
}

std::string write_json(std::span<const Report> reports, const WriteOptions& options) {
    json::Value document = json::Value::array();
    for (const Report& report : reports) document.push_back(to_json(report));
    const bool single = reports.size() == 1 && !options.many;
    return escape_for_terminal(json::to_pretty_text(single ? document[0] : document));
}

std::string write_ndjson(std::span<const Report> reports, const WriteOptions&) {
    std::string lines;
    for (const Report& report : reports)
        lines += escape_for_terminal(json::to_compact_text(to_json(report))) + "\n";
    return lines;
}

} // namespace insignia::check
