#include "subject.h"
#include <algorithm>
#include <insignia/baking/baking.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <insignia/lint/pixels.h>

namespace insignia::lint {

bool Text::has(Meaning meaning) const {
    return find(meaning) != nullptr;
}

const Hit* Text::find(Meaning meaning) const {
    const auto found = std::ranges::find(hits, meaning, &Hit::meaning);
    return found == hits.end() ? nullptr : &*found;
}

bool Text::is_known() const {
    return has_word_list(language);
}

bool Text::is_quoted(const Hit& hit) const {
    struct Marks {
        std::string_view open, close;
    };
    constexpr Marks k_marks[] = {{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"»", "«"}, {"„", "”"}};
    constexpr std::size_t k_longest = 300; // bytes between the marks
    const std::string_view all = text,
                           before = all.substr(hit.begin - std::min(hit.begin, k_longest),
                                               std::min(hit.begin, k_longest)),
                           line = before.substr(before.rfind('\n') + 1),
                           after = all.substr(hit.end, k_longest);
    return std::ranges::any_of(k_marks, [&](const Marks& marks) {
        const auto open = line.rfind(marks.open), close = line.rfind(marks.close);
        if (open == std::string_view::npos || after.find(marks.close) == std::string_view::npos) return false;
        if (marks.open == marks.close) return std::ranges::count(line, '"') % 2 == 1;
        return close == std::string_view::npos || close < open;
    });
}

bool Text::is_covered(const Hit& hit, Meaning by) const {
    return std::ranges::any_of(hits, [&](const Hit& other) {
        return other.meaning == by && other.begin <= hit.begin && other.end >= hit.end;
    });
}

std::string_view Text::shown(const Hit& hit) const {
    return std::string_view(text).substr(hit.begin, hit.end - hit.begin);
}

Text make_text(std::string text, std::string_view language, std::string pointer) {
    Text made{std::string(language), std::move(text), std::move(pointer), {}, {}};
    made.words = split_words(made.text);
    if (made.language.empty()) made.language = guess_language(made.words);
    made.hits = find_hits(made.words, made.language);
    return made;
}

Picture inspect_picture(ByteView content, std::string file, std::string pointer) {
    Picture picture;
    picture.file = std::move(file);
    picture.pointer = std::move(pointer);
    picture.bytes = content.size();
    picture.hash = encoding::to_hex(crypto::sha256(content));
    const auto kind = baking::picture_kind(content);
    picture.format = !kind                               ? Picture::Format::other
                     : *kind == baking::PictureKind::png ? Picture::Format::png
                                                         : Picture::Format::svg;
    if (!kind) return picture;
    if (const auto size = baking::picture_size(content)) {
        picture.width = size->width;
        picture.height = size->height;
    } else
        picture.damage = size.error().message;
    if (*kind == baking::PictureKind::png) {
        if (const auto pixels = look_at_png(content)) {
            picture.contrast = pixels->contrast;
            picture.white_corners = pixels->white_corners;
        }
    }
    if (const auto prepared = baking::PreparedPicture::prepare(content); !prepared) {
        const Error& error = prepared.error();
        (error.code == ErrorCode::denied ? picture.unsafe : picture.damage) = error.message;
    }
    return picture;
}

} // namespace insignia::lint
