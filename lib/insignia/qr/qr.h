// A whole signed badge in one QR code, and back: nothing but the picture is needed to verify it.
//
// Start with pack(), make_symbol() and to_svg(); read_symbols() and unpack() go the other way. The libraries
// behind make_symbol() and read_symbols() are in a module that is opened at first use. The text form is
// described in FORMAT.md.
#pragma once

#include <cstdint>
#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::qr {

// The text of the code: "OB3Q1:" and the base45 of the raw-deflated badge. All its characters are of the
// alphanumeric mode of QR codes. `badge` is a compact JWS or the JSON text of a badge with an embedded proof.
// ErrorCode::parse when it is neither an object's text nor three base64url parts.
Result<std::string> pack(std::string_view badge);

// The packed text behind the `#` of a page's address, so that a phone's camera opens the page.
std::string to_url(std::string_view page, std::string_view packed);

// True when the text begins as pack() or to_url() writes it, in this or a later version of the form.
bool is_packed(std::string_view text);

// The compact JWS, to the letter as it was packed, or the JSON text without white space. Takes what pack()
// and what to_url() give. ErrorCode::unsupported for a later version of the form, ErrorCode::parse for a
// damaged text, ErrorCode::limit when it inflates beyond k_inflated_bytes.
Result<std::string> unpack(std::string_view text);

// How much of a code may be damaged and still be read: about 7, 15, 25 and 30 of 100.
enum class Correction { low, medium, quartile, high };

// A QR code Model 2 (ISO/IEC 18004) as a square of modules.
struct Symbol {
    int version = 1; // 1 to 40
    Correction correction = Correction::low;
    int size = 21;                     // modules on a side, without the quiet zone
    std::vector<std::uint8_t> modules; // size × size, 1 is dark

    // "24-L"
    std::string name() const;
    // The side in millimetres, quiet zone included, that a phone camera still reads: 0.4 mm a module, rounded
    // up to 5 mm.
    int print_millimetres() const;
};

// The smallest code that holds the text, with the highest correction that fits the same version. A text with
// a
// `#` is written in byte mode up to there, everything else in alphanumeric mode. ErrorCode::limit when even
// version 40-L is too small, ErrorCode::unsupported when this build lacks the module.
Result<Symbol> make_symbol(std::string_view text);

// Modules of light ground that a code needs around it.
inline constexpr int k_quiet_modules = 4;

// The dark modules as the data of an SVG path, one unit a module, behind the quiet zone.
std::string to_path(const Symbol& symbol);

// The code as SVG of one path, four modules of quiet zone around it, dark on white.
std::string to_svg(const Symbol& symbol);

// Which characters and colours a terminal takes.
struct TerminalStyle {
    bool unicode = true;
    bool color = true;
};

// The code for a terminal: in half-block characters, two rows a line; without Unicode two columns a module on
// coloured ground. The colours are stated, so that any background is right; without them it must be dark.
std::string to_terminal(const Symbol& symbol, TerminalStyle style = {});
// How many columns to_terminal() takes.
int terminal_columns(const Symbol& symbol, TerminalStyle style = {});

// A picture in shades of grey, row by row, 0 is black.
struct GreyPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

// The texts of all QR codes in a picture, however turned, scaled or lit. Empty when there are none.
Result<std::vector<std::string>> read_symbols(const GreyPicture& picture);

} // namespace insignia::qr
