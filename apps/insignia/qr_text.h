// The QR code of a signed badge, for `qr` and for certificates.
#pragma once

#include <insignia/qr/qr.h>
#include <insignia/verify/subject.h>

namespace insignia::app {

// The whole badge in one code; with `page`, behind the `#` of its address. ErrorCode::invalid when the badge
// is not signed, or the page is no https address without a fragment. ErrorCode::limit when it is too large:
// the hints name its largest texts.
Result<qr::Symbol> make_badge_symbol(const verify::Subject& subject, const std::string& page = {});

} // namespace insignia::app
