// The text of a QR code: what is unpacked can be packed again, and comes out the same.
//
// corpus: hostile/jwt hostile/valid hostile/json
#include <insignia/qr/qr.h>

#include "fuzz.h"

using namespace insignia;

namespace {

void fuzz_one(ByteView input) {
    const std::string_view text = as_text(input);
    if (const auto badge = qr::unpack(text)) {
        fuzz::require(qr::is_packed(text), "what is unpacked looks like it");
        if (const auto packed = qr::pack(*badge)) {
            const auto again = qr::unpack(*packed);
            fuzz::require(again && qr::pack(*again) && *qr::pack(*again) == *packed, "packing comes to rest");
        }
    }
    const auto packed = qr::pack(text);
    if (!packed) return;
    const std::string url = qr::to_url("https://a.example/v", *packed);
    const auto badge = qr::unpack(*packed);
    fuzz::require(badge && qr::unpack(url) && *qr::unpack(url) == *badge, "a page in front changes nothing");
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
