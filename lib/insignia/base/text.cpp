#include <insignia/base/text.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>

namespace insignia {
namespace {

// How a lead byte continues: length of the character and the range of its second byte (RFC 3629 section 4).
struct LeadByte {
    unsigned length;
    std::uint8_t second_min;
    std::uint8_t second_max;
};

constexpr LeadByte classify(std::uint8_t lead) {
    if (lead < 0x80) return {1, 0, 0};
    if (lead < 0xC2) return {0, 0, 0};
    if (lead < 0xE0) return {2, 0x80, 0xBF};
    if (lead == 0xE0) return {3, 0xA0, 0xBF};
    if (lead == 0xED) return {3, 0x80, 0x9F};
    if (lead < 0xF0) return {3, 0x80, 0xBF};
    if (lead == 0xF0) return {4, 0x90, 0xBF};
    if (lead < 0xF4) return {4, 0x80, 0xBF};
    if (lead == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

std::uint8_t byte_at(std::string_view text, std::size_t offset) {
    return static_cast<std::uint8_t>(text[offset]);
}

// The length of the well-formed character at `offset`, or 0.
unsigned well_formed_length(std::string_view text, std::size_t offset) {
    const LeadByte lead = classify(byte_at(text, offset));
    if (lead.length == 0 || offset + lead.length > text.size()) return 0;
    for (unsigned i = 1; i < lead.length; ++i) {
        const std::uint8_t byte = byte_at(text, offset + i);
        const std::uint8_t min = i == 1 ? lead.second_min : 0x80;
        const std::uint8_t max = i == 1 ? lead.second_max : 0xBF;
        if (byte < min || byte > max) return 0;
    }
    return lead.length;
}

// The number of leading bytes that are ASCII, eight at a time.
std::size_t skip_ascii(std::string_view text, std::size_t offset) {
    while (offset + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + offset, 8);
        if ((word & 0x8080808080808080u) != 0) break;
        offset += 8;
    }
    while (offset < text.size() && byte_at(text, offset) < 0x80) ++offset;
    return offset;
}

} // namespace

std::size_t find_invalid_utf8(std::string_view text) {
    std::size_t offset = skip_ascii(text, 0);
    while (offset < text.size()) {
        const unsigned length = well_formed_length(text, offset);
        if (length == 0) return offset;
        offset = skip_ascii(text, offset + length);
    }
    return std::string_view::npos;
}

char32_t next_character(std::string_view text, std::size_t& offset) {
    const unsigned length = well_formed_length(text, offset);
    const std::uint8_t lead = byte_at(text, offset);
    if (length <= 1) {
        ++offset;
        return length == 1 ? lead : U'\uFFFD';
    }
    char32_t character = lead & (0xFFu >> (length + 1));
    for (unsigned i = 1; i < length; ++i) character = (character << 6) | (byte_at(text, offset + i) & 0x3Fu);
    offset += length;
    return character;
}

void append_utf8(std::string& text, char32_t character) {
    const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0 | (character >> 6));
        put(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        put(0xE0 | (character >> 12));
        put(0x80 | ((character >> 6) & 0x3F));
        put(0x80 | (character & 0x3F));
    } else {
        put(0xF0 | (character >> 18));
        put(0x80 | ((character >> 12) & 0x3F));
        put(0x80 | ((character >> 6) & 0x3F));
        put(0x80 | (character & 0x3F));
    }
}

std::string to_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view k_white = " \t\r\n\f\v";
    const std::size_t first = text.find_first_not_of(k_white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(k_white) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string joined;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i != 0) joined += separator;
        joined += parts[i];
    }
    return joined;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    if (from.empty()) return text;
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

TextPosition position_of(std::string_view text, std::size_t offset) {
    TextPosition position;
    offset = std::min(offset, text.size());
    for (std::size_t at = 0; at < offset;) {
        if (next_character(text, at) == U'\n') {
            ++position.line;
            position.column = 1;
        } else {
            ++position.column;
        }
    }
    return position;
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

} // namespace insignia
