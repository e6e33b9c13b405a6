// The signed badge inside a printable certificate: a file attachment of a PDF.
//
// PDF is written and read here by its letters alone: attach_to_pdf() extends what the render room draws, and
// extract_from_pdf() finds again what attach_to_pdf() has written. No other PDF is understood, and nothing in
// one is ever run, decompressed or followed.
#pragma once

#include <insignia/baking/baking.h>

namespace insignia::baking {

// By the first bytes.
bool is_pdf(ByteView content);

// `pdf` with the credential (JSON text or compact JWS) as an attachment that PDF readers list and save: an
// incremental update (ISO 32000-1, 7.5.6), so that what was there stays as it is. ErrorCode::unsupported when
// the PDF is not built as those of the render room are; ErrorCode::invalid for a credential that is neither
// JSON nor a JWS.
Result<Bytes> attach_to_pdf(ByteView pdf, std::string_view credential);

// The credential that attach_to_pdf() has put there. ErrorCode::not_found when there is none,
// ErrorCode::parse when it is cut or when there are two.
Result<Payload> extract_from_pdf(ByteView pdf);

} // namespace insignia::baking
