// Bytes that are wiped when they go.
#pragma once

#include <insignia/base/bytes.h>
#include <string>

namespace insignia::crypto {

// Overwrite memory in a way that the compiler keeps.
void wipe(void* memory, std::size_t size);

inline void wipe(Bytes& bytes) {
    wipe(bytes.data(), bytes.size());
}
inline void wipe(std::string& text) {
    wipe(text.data(), text.size());
}

// Move-only owner of secret bytes; never grows, so that no copy is left behind by a reallocation.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::size_t size) : m_bytes(size) {}
    explicit Secret(ByteView bytes) : m_bytes(bytes.begin(), bytes.end()) {}
    explicit Secret(Bytes&& bytes) : m_bytes(std::move(bytes)) {}
    Secret(Secret&&) noexcept = default;
    Secret& operator=(Secret&& other) noexcept {
        wipe(m_bytes);
        m_bytes = std::move(other.m_bytes);
        return *this;
    }
    ~Secret() { wipe(m_bytes); }

    std::uint8_t* data() { return m_bytes.data(); }
    const std::uint8_t* data() const { return m_bytes.data(); }
    std::size_t size() const { return m_bytes.size(); }
    ByteView view() const { return m_bytes; }

private:
    Bytes m_bytes;
};

} // namespace insignia::crypto
