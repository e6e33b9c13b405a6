// A badge out of whatever it came in: a picture that it is baked into, a PDF certificate, a picture of a QR
// code.
#pragma once

#include <insignia/verify/subject.h>

namespace insignia::app {

// When QR codes are looked for in a picture: where no badge is baked into it, or always, to say that both are
// there.
enum class LookForCodes { instead, also };

// verify::unwrap(), and then the badge of a QR code in the picture. What is neither is told so.
tl::expected<verify::Payload, verify::NotOpened> unwrap(ByteView content,
                                                        LookForCodes look = LookForCodes::instead);

// unwrap() and verify::open(); the Error names `input`.
Result<verify::Subject> open_badge(ByteView content, std::string_view input);

} // namespace insignia::app
