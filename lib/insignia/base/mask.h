// Addresses shown to people who need not know them.
#pragma once

#include <string>
#include <string_view>

namespace insignia {

// `m***@example.net`: enough to recognise one's own address, not enough to collect addresses from a terminal
// log. What is no e-mail address comes back as it is.
std::string masked(std::string_view address);

} // namespace insignia
