#include <algorithm>
#include <insignia/base/ascii.h>
#include <insignia/base/language.h>
#include <insignia/base/text.h>

namespace insignia {

bool is_language_tag(std::string_view text) {
    constexpr std::size_t k_longest_part = 8;
    const auto letter = [](unsigned char c) { return is_ascii_letter(c); };
    const auto parts = split(text, '-');
    const std::string_view language = parts.front();
    if (language.size() < 2 || language.size() > 3 || !std::ranges::all_of(language, letter)) return false;
    return std::ranges::all_of(parts, [](std::string_view part) {
        return !part.empty() && part.size() <= k_longest_part
               && std::ranges::all_of(
                   part, [](unsigned char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
    });
}

} // namespace insignia
