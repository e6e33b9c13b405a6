// Memory for text that lives as long as its owner: pieces are handed out one after another and freed
// together.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace insignia::rdf {

// Move-only. Views into the arena stay valid when it is moved, and until it is destroyed.
class StringArena {
public:
    // Room for `size` bytes, not initialised and not aligned. The caller may give back what it does not need
    // with shrink_last() before it asks again.
    char* allocate(std::size_t size) {
        if (static_cast<std::size_t>(m_end - m_next) < size) grow(size);
        char* start = m_next;
        m_next += size;
        return start;
    }

    // Give back the last `unused` bytes of the latest allocation.
    void shrink_last(std::size_t unused) { m_next -= unused; }

    // A copy of `text` that the arena owns.
    std::string_view copy(std::string_view text) {
        if (text.empty()) return {};
        char* start = allocate(text.size());
        std::memcpy(start, text.data(), text.size());
        return {start, text.size()};
    }

private:
    static constexpr std::size_t k_chunk_bytes = 16 * 1024;

    void grow(std::size_t size) {
        const std::size_t bytes = size > k_chunk_bytes ? size : k_chunk_bytes;
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(bytes));
        m_next = m_chunks.back().get();
        m_end = m_next + bytes;
    }

    std::vector<std::unique_ptr<char[]>> m_chunks;
    char* m_next = nullptr;
    char* m_end = nullptr;
};

} // namespace insignia::rdf
