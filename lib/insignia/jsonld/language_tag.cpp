#include <insignia/base/ascii.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/language_tag.h>

namespace insignia::jsonld {

namespace {

constexpr std::size_t k_subtag_characters = 8;

} // namespace

bool is_well_formed_language_tag(std::string_view tag) {
    std::size_t length = 0;
    bool primary = true;
    for (const char character : tag) {
        if (character == '-') {
            if (length == 0) return false;
            length = 0;
            primary = false;
            continue;
        }
        if (!is_ascii_letter(character) && (primary || !is_ascii_digit(character))) return false;
        if (++length > k_subtag_characters) return false;
    }
    return length > 0;
}

std::string normalized_language(std::string_view tag) {
    return to_lower(tag);
}

} // namespace insignia::jsonld
