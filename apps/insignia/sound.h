// Whether a badge may be put on paper: for `certificate` and `qr`.
#pragma once

#include "environment.h"
#include <string>

namespace insignia::app {

// ErrorCode::invalid when the badge in `content` is not valid by itself: changed, expired, malformed. Nobody
// is asked, so that whether its issuer is known and whether it was withdrawn is left to who reads it. `input`
// names it in the message.
Result<void> require_sound(ByteView content, const std::string& input, const Environment& environment);

} // namespace insignia::app
