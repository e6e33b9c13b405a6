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

// One segment of the alphanumeric mode; nothing when the text is too long or has other characters.
CodePointer encode(const std::string& text, Correction correction) {
    const std::unique_ptr<QRinput, decltype(&QRinput_free)> input(
        QRinput_new2(0, k_levels[static_cast<std::size_t>(correction)]), &QRinput_free);
    const auto* data = reinterpret_cast<const unsigned char*>(text.data());
    if (input == nullptr || QRinput_append(input.get(), QR_MODE_AN, static_cast<int>(text.size()), data) != 0)
        return {nullptr, &QRcode_free};
    return {QRcode_encodeInput(input.get()), &QRcode_free};
}

} // namespace

extern "C" __attribute__((visibility("default"))) bool insignia_qr_encode(const std::string& text,
                                                                          Symbol& symbol) {
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
