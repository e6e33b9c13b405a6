#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/design/title_internal.h>
#include <insignia/typesetting/typesetting.h>

namespace insignia::design {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Characters that are shown as coloured pictures, which a one-colour title cannot hold: the emoji planes,
// selectors and joiners of emoji, and what has emoji presentation by default below them.
constexpr Range k_emoji[] = {
    {0x20e3, 0x20e3},   {0x231a, 0x231b},   {0x23e9, 0x23ec}, {0x23f0, 0x23f0}, {0x23f3, 0x23f3},
    {0x25fd, 0x25fe},   {0x2614, 0x2615},   {0x2648, 0x2653}, {0x267f, 0x267f}, {0x2693, 0x2693},
    {0x26a1, 0x26a1},   {0x26aa, 0x26ab},   {0x26bd, 0x26be}, {0x26c4, 0x26c5}, {0x26ce, 0x26ce},
    {0x26d4, 0x26d4},   {0x26ea, 0x26ea},   {0x26f2, 0x26f3}, {0x26f5, 0x26f5}, {0x26fa, 0x26fa},
    {0x26fd, 0x26fd},   {0x2705, 0x2705},   {0x270a, 0x270b}, {0x2728, 0x2728}, {0x274c, 0x274c},
    {0x274e, 0x274e},   {0x2753, 0x2755},   {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27b0, 0x27b0},
    {0x27bf, 0x27bf},   {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50}, {0x2b55, 0x2b55}, {0xfe0f, 0xfe0f},
    {0x1f000, 0x1faff}, {0xe0020, 0xe007f},
};

bool is_emoji(char32_t character) {
    for (const Range& range : k_emoji)
        if (character >= range.first && character <= range.last) return true;
    return false;
}

// Controls, bidirectional overrides, private use and what XML does not allow. Line breaks and tabs count as
// spaces.
bool is_control(char32_t character) {
    if (character == '\t' || character == '\n' || character == '\r') return false;
    return character < 0x20 || (character >= 0x7f && character < 0xa0)
           || (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069)
           || (character >= 0xe000 && character <= 0xf8ff) || (character & 0xfffe) == 0xfffe
           || character >= 0xf0000;
}

} // namespace

Result<void> check_title(std::string_view text) {
    if (find_invalid_utf8(text) != std::string_view::npos)
        return fail(ErrorCode::invalid, "the text on the picture is not UTF-8", {},
                    {"save the file as UTF-8"});
    std::size_t characters = 0;
    bool seen = text.empty();
    for (std::size_t offset = 0; offset < text.size(); ++characters) {
        const std::size_t start = offset;
        const char32_t character = next_character(text, offset);
        const std::string_view shown = text.substr(start, offset - start);
        if (is_emoji(character)) {
            return fail(ErrorCode::invalid,
                        fmt::format("the text on the picture holds an emoji: \"{}\" (U+{:04X})", shown,
                                    static_cast<unsigned>(character)),
                        {}, {"leave it out and choose an icon instead: insignia design --list"});
        }
        if (is_control(character)) {
            return fail(ErrorCode::invalid,
                        fmt::format("the text on the picture holds the invisible character U+{:04X}",
                                    static_cast<unsigned>(character)),
                        {}, {"type the text again"});
        }
        seen = seen || typesetting::width_of(character, typesetting::Weight::bold) > 0;
    }
    if (!seen)
        return fail(ErrorCode::invalid, "the text on the picture has nothing that can be seen", {},
                    {"type the text again, or leave the ribbon out: --text -"});
    if (characters <= limits::k_picture_title_characters) return {};
    return fail(ErrorCode::limit,
                fmt::format("the text on the picture has {} characters, and {} can be read", characters,
                            limits::k_picture_title_characters),
                {}, {"give a shorter one with --text"});
}

} // namespace insignia::design
