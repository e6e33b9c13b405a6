#include <algorithm>
#include <array>
#include <insignia/base/ascii.h>
#include <insignia/rdf/term_text_internal.h>

namespace insignia::rdf {

namespace {

// The ECHAR letter of a character, or 0. https://www.w3.org/TR/n-quads/#grammar-production-ECHAR
constexpr char short_escape(unsigned char character) {
    switch (character) {
    case '\b':
        return 'b';
    case '\t':
        return 't';
    case '\n':
        return 'n';
    case '\f':
        return 'f';
    case '\r':
        return 'r';
    case '"':
        return '"';
    case '\\':
        return '\\';
    default:
        return 0;
    }
}

char* write_code_escape(unsigned code, char* out) {
    constexpr std::string_view k_digits = "0123456789ABCDEF";
    *out++ = '\\';
    *out++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) *out++ = k_digits[(code >> shift) & 0xF];
    return out;
}

// U+FFFE and U+FFFF are the only characters that UTF-8 can hold and the Char production of XML 1.1 cannot.
bool is_non_character(std::string_view text, std::size_t at) {
    if (text.size() - at < 3) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    return second == 0xBF && third >= 0xBE;
}

// What IRIREF excludes: controls, the space and <>"{}|^`\\.
// https://www.w3.org/TR/n-quads/#grammar-production-IRIREF
constexpr std::array<bool, 256> k_no_iri_character = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte <= 0x20; ++byte) table[byte] = true;
    for (const unsigned char byte : {'<', '>', '"', '{', '}', '|', '^', '`', '\\'}) table[byte] = true;
    return table;
}();

} // namespace

bool may_need_escapes(std::string_view text) {
    // No early exit and no type wider than the text's, so that the compiler looks at many bytes at once.
    unsigned char found = 0;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        found |= static_cast<unsigned char>((byte < 0x20) | (byte == '"') | (byte == '\\') | (byte == 0x7F)
                                            | (byte == 0xEF));
    }
    return found != 0;
}

char* write_escaped(std::string_view text, char* out) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (const char letter = short_escape(byte)) {
            *out++ = '\\';
            *out++ = letter;
        } else if (byte < 0x20 || byte == 0x7F) {
            out = write_code_escape(byte, out);
        } else if (byte == 0xEF && is_non_character(text, at)) {
            out = write_code_escape(0xFF00u + static_cast<unsigned char>(text[at + 2]) + 0x40u, out);
            at += 2;
        } else {
            *out++ = text[at];
        }
    }
    return out;
}

bool has_only_iri_characters(std::string_view iri) {
    return std::none_of(iri.begin(), iri.end(), [](char character) {
        return k_no_iri_character[static_cast<unsigned char>(character)];
    });
}

bool is_language_tag(std::string_view tag) {
    bool first_group = true;
    std::size_t group_size = 0;
    for (const char character : tag) {
        if (character == '-') {
            if (group_size == 0) return false;
            first_group = false;
            group_size = 0;
        } else if (is_ascii_letter(character) || (!first_group && is_ascii_digit(character))) {
            ++group_size;
        } else {
            return false;
        }
    }
    return group_size > 0;
}

} // namespace insignia::rdf
