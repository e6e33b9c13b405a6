#include <insignia/crypto/secret_internal.h>
#include <insignia/crypto/sodium_internal.h>
#include <sodium.h>

namespace insignia::crypto {

bool start_sodium() {
    static const bool started = sodium_init() >= 0;
    return started;
}

void wipe(void* memory, std::size_t size) {
    sodium_memzero(memory, size);
}

} // namespace insignia::crypto
