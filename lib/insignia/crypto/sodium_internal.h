// The one place that starts libsodium.
#pragma once

namespace insignia::crypto {

// Start libsodium at first use, once, from any thread. False when the system has no random source.
bool start_sodium();

} // namespace insignia::crypto
