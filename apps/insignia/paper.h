// A badge on paper: a PDF certificate that is drawn from the badge and carries it inside.
#pragma once

#include <insignia/verify/subject.h>
#include <string>

namespace insignia::app {

// What the page shows beside what the badge says.
struct PaperDetails {
    std::string earner;       // "" is the name that the badge gives, if any
    std::string picture;      // data: URL, or ""
    std::string page;         // for a QR code that opens a page, or ""
    std::string without_font; // set by make_certificate(): letters that no font of this computer can show
    std::string cut;          // set by make_certificate(): which texts end with "…", "the criteria"
    std::string without_code; // set by make_certificate(): why the page has no QR code
};

// The PDF of a signed badge. ErrorCode::invalid when the badge is not signed or says too little,
// ErrorCode::unsupported when this build cannot draw. The same badge and details give the same bytes.
Result<Bytes> make_certificate(const verify::Subject& subject, PaperDetails& details);

// A PNG or SVG picture as a data: URL, "" for other content.
std::string picture_url(ByteView picture);

} // namespace insignia::app
