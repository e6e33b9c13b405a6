#include "scan_internal.h"

#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::json {
namespace {

char32_t read_hex4(std::string_view text, std::size_t offset) {
    char32_t value = 0;
    for (const char c : text.substr(offset, 4)) {
        const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

// The character of the escape whose letter stands at `offset`; moves behind it.
char32_t read_escape(std::string_view text, std::size_t& offset) {
    const char letter = text[offset++];
    switch (letter) {
    case 'b':
        return U'\b';
    case 'f':
        return U'\f';
    case 'n':
        return U'\n';
    case 'r':
        return U'\r';
    case 't':
        return U'\t';
    case 'u':
        break;
    default:
        return static_cast<unsigned char>(letter);
    }
    const char32_t high = read_hex4(text, offset);
    offset += 4;
    const bool pair = high >= 0xD800 && high < 0xDC00 && text.substr(offset, 2) == "\\u";
    if (!pair) return high;
    const char32_t low = read_hex4(text, offset + 2);
    offset += 6;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

// Walks down a pointer, one reference token after another.
class Locator {
public:
    Locator(std::string_view text, At at) : m_text(text), m_at(at) {}

    std::size_t find(std::string_view pointer, std::string& found) {
        std::size_t value = skip_white_space(m_text, 0);
        std::size_t shown = value;
        while (!pointer.empty()) {
            pointer.remove_prefix(1);
            const std::string_view token = pointer.substr(0, pointer.find('/'));
            std::size_t key = 0;
            const std::size_t child = step(value, token, key);
            if (child == std::string_view::npos) return shown;
            found.append("/").append(token);
            value = child;
            shown = m_at == At::key && key != 0 ? key : child;
            pointer.remove_prefix(token.size());
        }
        return shown;
    }

private:
    // The offset of the child that the token names, or npos. `key` is set for a member of an object.
    std::size_t step(std::size_t container, std::string_view token, std::size_t& key) const {
        if (m_text[container] == '{') return member_of(container, token, key);
        if (m_text[container] == '[') return element_of(container, token);
        return std::string_view::npos;
    }

    std::size_t member_of(std::size_t object, std::string_view token, std::size_t& key) const {
        std::size_t at = skip_white_space(m_text, object + 1);
        while (m_text[at] == '"') {
            const std::size_t colon = skip_white_space(m_text, skip_string(m_text, at));
            const std::size_t value = skip_white_space(m_text, colon + 1);
            if (escape_pointer_token(read_string(m_text, at)) == token) {
                key = at;
                return value;
            }
            at = next_child(m_text, value);
        }
        return std::string_view::npos;
    }

    std::size_t element_of(std::size_t array, std::string_view token) const {
        std::size_t at = skip_white_space(m_text, array + 1);
        for (std::size_t index = 0; m_text[at] != ']'; ++index) {
            if (std::to_string(index) == token) return at;
            at = next_child(m_text, at);
        }
        return std::string_view::npos;
    }

    std::string_view m_text;
    At m_at;
};

} // namespace

std::size_t skip_white_space(std::string_view text, std::size_t offset) {
    return std::min(text.find_first_not_of(" \t\r\n", offset), text.size());
}

std::size_t skip_string(std::string_view text, std::size_t offset) {
    ++offset;
    while (text[offset] != '"') offset = text[offset] == '\\' ? offset + 2 : offset + 1;
    return offset + 1;
}

std::size_t skip_value(std::string_view text, std::size_t offset) {
    if (text[offset] == '"') return skip_string(text, offset);
    if (text[offset] != '{' && text[offset] != '[')
        return std::min(text.find_first_of(" \t\r\n,]}", offset), text.size());
    std::size_t depth = 0;
    do {
        offset = text.find_first_of("\"{}[]", offset);
        if (text[offset] == '"') {
            offset = skip_string(text, offset);
            continue;
        }
        depth += text[offset] == '{' || text[offset] == '[' ? 1 : std::size_t(-1);
        ++offset;
    } while (depth != 0);
    return offset;
}

std::size_t next_child(std::string_view text, std::size_t value) {
    const std::size_t after = skip_white_space(text, skip_value(text, value));
    return text[after] == ',' ? skip_white_space(text, after + 1) : after;
}

std::string read_string(std::string_view text, std::size_t offset) {
    std::string content;
    for (++offset; text[offset] != '"';) {
        const std::size_t run = text.find_first_of("\"\\", offset);
        content += text.substr(offset, run - offset);
        offset = run;
        if (text[offset] != '\\') continue;
        ++offset;
        append_utf8(content, read_escape(text, offset));
    }
    return content;
}

std::string place(std::string_view text, std::string_view source, std::size_t offset) {
    const TextPosition position = position_of(text, offset);
    if (source.empty()) return fmt::format("{}:{}", position.line, position.column);
    return fmt::format("{}:{}:{}", source, position.line, position.column);
}

Location locate(std::string_view text, std::string_view pointer, At at) {
    Location location;
    const std::size_t offset = Locator(text, at).find(pointer, location.pointer);
    const TextPosition position = position_of(text, offset);
    location.line = position.line;
    location.column = position.column;
    return location;
}

} // namespace insignia::json
