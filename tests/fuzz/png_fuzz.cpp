// PNG: what is baked comes out, and nothing else in the picture changes. Check sums are put right first,
// or hardly any input would get past the first chunk.
//
// corpus: hostile/png conformance/pngsuite/png conformance/libpng-testpngs conformance/baked-badges
#include <insignia/base/compression.h>
#include <support/baking_oracle.h>

#include "fuzz.h"

using namespace insignia;

namespace {

std::uint32_t read_u32(ByteView bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8
           | bytes[3];
}

Bytes with_right_check_sums(ByteView input) {
    Bytes picture = to_bytes(input);
    std::size_t at = 8;
    while (picture.size() >= at + 12) {
        const std::size_t length = read_u32(ByteView(picture).subspan(at));
        if (length > picture.size() - at - 12) break;
        const std::uint32_t sum = crc32(ByteView(picture).subspan(at + 4, length + 4));
        for (int i = 0; i < 4; ++i)
            picture[at + 8 + length + i] = static_cast<std::uint8_t>(sum >> (24 - 8 * i));
        at += 12 + length;
    }
    return picture;
}

void check(ByteView picture) {
    if (baking::picture_kind(picture) != baking::PictureKind::png) return;
    (void)baking::extract(picture);
    (void)baking::picture_size(picture);
    const std::string flaw = test::baking_flaw(picture);
    fuzz::require(flaw.empty(), flaw.c_str());
}

void fuzz_one(ByteView input) {
    check(input);
    check(with_right_check_sums(input));
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
