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

TextPosition find_place(const Document& document, std::string_view pointer) {
    if (document.form == Document::Form::json) {
        const auto location = json::locate(document.text, pointer);
        return {location.line, location.column};
    }
    std::string at(pointer);
    while (!at.empty() && document.places.count(at) == 0) at.erase(at.rfind('/'));
    const auto found = document.places.find(at);
    if (found != document.places.end() && found->second.line > 0) return found->second;
    return {document.form == Document::Form::toml ? std::size_t(1) : 0, 1};
}

} // namespace insignia::lint
