// libqrencode and ZXing behind two exported functions.
#include <ZXing/ReadBarcode.h>
#include <array>
#include <insignia/qr/module_internal.h>
#include <memory>
#include <qrencode.h>
#include <string_view>

namespace {

using namespace insignia::qr;

using CodePointer = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

constexpr std::array k_levels = {QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};

bool append(QRinput* input, QRencodeMode mode, std::string_view text) {
    if (text.empty()) return true;
    const auto* data = reinterpret_cast<const unsigned char*>(text.data());
    return QRinput_append(input, mode, static_cast<int>(text.size()), data) == 0;
}

// A page's address up to `#` in byte mode, the rest in alphanumeric mode; nothing when the text is too long
// or the rest has other characters.
CodePointer encode(const std::string& text, Correction correction) {
    const std::unique_ptr<QRinput, decltype(&QRinput_free)> input(
        QRinput_new2(0, k_levels[static_cast<std::size_t>(correction)]), &QRinput_free);
    const std::string_view whole = text;
    const std::size_t page = whole.find('#') + 1; // 0 without one
    if (input == nullptr || !append(input.get(), QR_MODE_8, whole.substr(0, page))
        || !append(input.get(), QR_MODE_AN, whole.substr(page)))
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
        // Local contrast is best on photos with shadows, one threshold on blurred and evenly lit ones.
        for (const auto binarizer : {ZXing::Binarizer::LocalAverage, ZXing::Binarizer::GlobalHistogram}) {
            hints.setBinarizer(binarizer);
            for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints))
                if (result.isValid()) texts.emplace_back(result.bytes().begin(), result.bytes().end());
            if (!texts.empty()) return;
        }
    } catch (const std::exception&) {
        // A picture that the library cannot work with holds no code that can be read.
    }
}
