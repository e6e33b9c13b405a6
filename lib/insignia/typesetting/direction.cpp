#include <insignia/base/text.h>
#include <insignia/typesetting/typesetting.h>

namespace insignia::typesetting {

namespace {

bool runs_right_to_left(char32_t c) {
    return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff)
           || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1eeff);
}

// All but the punctuation and the signs of ASCII, Latin-1 and the blocks from U+2000.
bool is_letter(char32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xc0 && c < 0x2000) || c >= 0x2c00;
}

} // namespace

bool is_right_to_left(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t c = next_character(text, offset);
        if (runs_right_to_left(c)) return true;
        if (is_letter(c)) return false;
    }
    return false;
}

} // namespace insignia::typesetting
