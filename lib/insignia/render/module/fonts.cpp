// Which characters the installed fonts can show.
#include <cstddef>
#include <cstdint>
#include <fontconfig/fontconfig.h>
#include <insignia/render/module_internal.h>

namespace {

bool in_any_font(const FcFontSet& fonts, std::uint32_t character) {
    for (int i = 0; i < fonts.nfont; ++i) {
        FcCharSet* characters = nullptr;
        if (FcPatternGetCharSet(fonts.fonts[i], FC_CHARSET, 0, &characters) != FcResultMatch) continue;
        if (FcCharSetHasChar(characters, character) == FcTrue) return true;
    }
    return false;
}

} // namespace

extern "C" __attribute__((visibility("default"))) std::size_t
insignia_find_missing(const std::uint32_t* characters, std::size_t count, std::uint32_t* missing) {
    FcPattern* const any = FcPatternCreate();
    FcObjectSet* const objects = FcObjectSetBuild(FC_CHARSET, nullptr);
    FcFontSet* const fonts = FcFontList(nullptr, any, objects);
    std::size_t found = 0;
    for (std::size_t i = 0; fonts != nullptr && i < count; ++i)
        if (!in_any_font(*fonts, characters[i])) missing[found++] = characters[i];
    if (fonts != nullptr) FcFontSetDestroy(fonts);
    FcObjectSetDestroy(objects);
    FcPatternDestroy(any);
    return found;
}
