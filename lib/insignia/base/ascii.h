// What kind of ASCII character a byte or a code point is, whatever the locale; false for everything beyond.
#pragma once

namespace insignia {

// The digits 0 to 9.
constexpr bool is_ascii_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

// The letters a to z.
constexpr bool is_ascii_lower(char32_t c) {
    return c >= 'a' && c <= 'z';
}

// The letters A to Z.
constexpr bool is_ascii_upper(char32_t c) {
    return c >= 'A' && c <= 'Z';
}

// The letters of both cases.
constexpr bool is_ascii_letter(char32_t c) {
    return is_ascii_lower(c) || is_ascii_upper(c);
}

// The digits of base 16 in both cases.
constexpr bool is_ascii_hexadecimal(char32_t c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace insignia
