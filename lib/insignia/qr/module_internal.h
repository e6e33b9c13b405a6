// What the module over libqrencode and ZXing exports.
#pragma once

#include <insignia/qr/qr.h>

namespace insignia::qr {

// "insignia_qr_encode": fills the symbol; false when the text is too long or not alphanumeric.
using EncodeFunction = bool (*)(const std::string& text, Symbol& symbol);
// "insignia_qr_decode": appends the texts of all codes in the picture.
using DecodeFunction = void (*)(const GreyPicture& picture, std::vector<std::string>& texts);

} // namespace insignia::qr
