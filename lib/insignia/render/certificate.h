// A badge on paper: one A4 page, landscape, with the picture, who earned what from whom, and the badge as a
// QR code.
#pragma once

#include <insignia/qr/qr.h>
#include <insignia/render/render.h>
#include <optional>
#include <string>
#include <vector>

namespace insignia::render {

// What stands on the page. Empty texts are left out; long ones are set smaller, broken into lines and at last
// cut with "…".
struct Certificate {
    std::string
        language; // of the few words that the page adds: "it"; English where there are none in that language
    std::string earner;
    std::string badge;
    std::string description;
    std::string criteria;
    std::string issuer;
    std::string issuer_id; // how the issuer is known to programs, in small letters
    std::string awarded;   // dates, as they are to be shown
    std::string valid_until;
    std::string picture; // data: URL of a PNG or SVG picture
    std::optional<qr::Symbol> code;
};

// An SVG drawing of 2970 by 2100 tenths of a millimetre, for render_pdf() with the standard paper.
struct CertificatePage {
    std::string svg;
    std::vector<std::string> cut; // which texts did not fit and end with "…": "the criteria"
};

// The page of a certificate. It lies to the right when the badge's name is of a script from right to left.
CertificatePage draw_certificate(const Certificate& certificate);

} // namespace insignia::render
