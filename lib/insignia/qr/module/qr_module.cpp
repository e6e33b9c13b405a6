// libqrencode and ZXing behind two exported functions.
#include <ZXing/ReadBarcode.h>
#include <array>
#include <insignia/qr/module_internal.h>
#include <memory>
#include <qrencode.h>

namespace {

using namespace insignia::qr;

using CodePointer = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

constexpr std::array k_levels = {QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};

CodePointer encode(const char* text, Correction correction) {
    return {QRcode_encodeString(text, 0, k_levels[static_cast<std::size_t>(correction)], QR_MODE_AN, 1),
            &QRcode_free};
}

} // namespace

extern "C" __attribute__((visibility("default"))) bool insignia_qr_encode(const char* text, Symbol& symbol) {
    CodePointer best = encode(text, Correction::low);
    if (best == nullptr) return false;
    for (const Correction correction : {Correction::medium, Correction::quartile, Correction::high}) {
        CodePointer stronger = encode(text, correction);
        if (stronger == nullptr || stronger->version > best->version) break;
        best = std::move(stronger);
        symbol.correction = correction;
    }
    symbol.version = best->version;
    symbol.size = best->width;
    const auto count = static_cast<std::size_t>(best->width) * static_cast<std::size_t>(best->width);
    symbol.modules.assign(count, 0);
    for (std::size_t i = 0; i < count; ++i) symbol.modules[i] = best->data[i] & 1u;
    return true;
}

extern "C" __attribute__((visibility("default"))) void insignia_qr_decode(const GreyPicture& picture,
                                                                          std::vector<std::string>& texts) {
    try {
        const ZXing::ImageView view(picture.pixels.data(), picture.width, picture.height,
                                    ZXing::ImageFormat::Lum);
        ZXing::DecodeHints hints;
        hints.setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true).setTryRotate(true);
        for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints))
            if (result.isValid()) texts.emplace_back(result.bytes().begin(), result.bytes().end());
    } catch (const std::exception&) {
        // A picture that the library cannot work with holds no code that can be read.
    }
}
