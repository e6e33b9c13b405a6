#include "markup.h"
#include "text.h"

namespace insignia {

namespace {

bool is_allowed(char32_t c) {
    return c >= 0x20 ? c != 0xfffe && c != 0xffff : c == '\t' || c == '\n' || c == '\r';
}

} // namespace

std::string escape_xml(std::string_view text) {
    std::string escaped;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t character = next_character(text, offset);
        switch (character) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        default:
            append_utf8(escaped, is_allowed(character) ? character : U'\ufffd');
        }
    }
    return escaped;
}

} // namespace insignia
