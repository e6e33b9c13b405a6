// Credentials in pictures, and out again.
//
// PNG files are walked chunk by chunk and never decoded, SVG files are read strictly and without a document
// type: what bake() does not add, it leaves byte for byte. Open Badges 3.0, "Baked badges"; Open Badges 2.0
// Baking Specification.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::baking {

// The two kinds of picture that a badge may be baked into.
enum class PictureKind { png, svg };

// What the content shows itself to be, by its first bytes; nullopt is "no picture that can be baked".
std::optional<PictureKind> picture_kind(ByteView content);

// Which generation of the standard the keyword or namespace belongs to.
enum class Generation { open_badges_2, open_badges_3, clr_2 };

// A credential that was found in a picture.
struct Payload {
    std::string text; // the exact bytes that were baked: credential JSON, compact JWS, or a URL (Open
                      // Badges 1.x tEXt)
    Generation generation = Generation::open_badges_3;
    std::string place;                // "PNG chunk iTXt \"openbadgecredential\" at byte 33", "SVG element
                                      // openbadges:credential, line 2"
    std::vector<std::string> remarks; // what is unusual but readable: compressed text, zTXt, bytes after IEND
};

// The one credential in a picture. White space around the text is not part of it. ErrorCode::not_found when
// there is none; ErrorCode::parse when the file is damaged (signature, chunk length, order, CRC, cut), holds
// two credentials, or is an SVG with a document type subset; ErrorCode::limit when compressed text inflates
// beyond k_inflated_bytes.
Result<Payload> extract(ByteView picture);

// The picture with `credential` (JSON text or compact JWS) in it as Open Badges 3.0 says, or as the
// generation that is asked for says. A credential that is already there is replaced: a picture is never baked
// twice. Bytes after the end of a PNG are dropped. The result was extracted and compared before it is
// returned. SVG with active content (script, event attributes, foreignObject, external references, entities)
// is ErrorCode::denied with the element and line; a credential that is neither JSON nor a compact JWS is
// ErrorCode::invalid.
Result<Bytes> bake(ByteView picture, std::string_view credential,
                   Generation generation = Generation::open_badges_3);

// The picture without any credential: PNG chunks and SVG elements with our keywords are taken out.
Result<Bytes> strip(ByteView picture);

// A PNG without what it says beside the picture: texts, Exif data, the time of its last change (PNG 11.3.3 to
// 11.3.6), and bytes behind its end. An SVG stays as it is. The errors of a damaged picture.
Result<Bytes> without_notes(ByteView picture);

// Width and height in pixels of a PNG, or of an SVG's viewBox.
struct Size {
    double width = 0;
    double height = 0;
};
// ErrorCode::parse when the header is damaged or an SVG states neither a viewBox nor a size in pixels.
Result<Size> picture_size(ByteView picture);

// A picture that was checked and split once, for baking many credentials into it.
class PreparedPicture {
public:
    // Refuses what bake() refuses in a picture.
    static Result<PreparedPicture> prepare(ByteView picture);
    // As bake(), without the extraction afterwards.
    Result<Bytes> bake(std::string_view credential, Generation generation = Generation::open_badges_3) const;

    PictureKind kind() const { return m_kind; }

private:
    PictureKind m_kind = PictureKind::png;
    Bytes m_before; // everything that goes in front of the credential
    Bytes m_after;
};

} // namespace insignia::baking
