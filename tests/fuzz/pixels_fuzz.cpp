// The pixels of PNG pictures: as many as the header says, or a refusal.
//
// corpus: hostile/png conformance/pngsuite/png conformance/libpng-testpngs
#include <insignia/baking/baking.h>
#include <insignia/render/pixels.h>

#include "fuzz.h"

using namespace insignia;

namespace {

void fuzz_one(ByteView input) {
    // Others than PNG are decoded by libraries.
    if (baking::picture_kind(input) != baking::PictureKind::png) return;
    const auto picture = render::read_grey(input);
    if (!picture) return;
    const auto expected =
        static_cast<std::size_t>(picture->width) * static_cast<std::size_t>(picture->height);
    fuzz::require(picture->pixels.size() == expected, "one shade for each pixel");
    fuzz::require(expected <= render::k_picture_pixels, "no more pixels than are allowed");
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
