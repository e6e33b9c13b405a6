#include <cstring>
#include <insignia/jsonld/context.h>
#include <insignia/jsonld/term_table.h>

namespace insignia::jsonld {

namespace {

constexpr std::size_t k_first_slots = 32;

// NOTE: the address space is laid out anew in every run, which makes the address of any object a seed.
const char k_seed_place = 0;

__extension__ typedef unsigned __int128 Wide; // NOLINT: __extension__ goes with a typedef only

std::uint64_t mix(std::uint64_t left, std::uint64_t right) {
    const Wide product = static_cast<Wide>(left) * right;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

} // namespace

std::uint64_t hash_text(std::string_view text) {
    constexpr std::uint64_t k_odd_1 = 0xa0761d6478bd642f;
    constexpr std::uint64_t k_odd_2 = 0xe7037ed1a0b428db;
    std::uint64_t hash = reinterpret_cast<std::uintptr_t>(&k_seed_place) ^ k_odd_1 ^ text.size();
    const char* next = text.data();
    std::size_t left = text.size();
    for (; left >= 8; left -= 8, next += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, next, 8);
        hash = mix(hash ^ word, k_odd_2);
    }
    std::uint64_t rest = 0;
    for (std::size_t index = 0; index < left; ++index)
        rest |= static_cast<std::uint64_t>(static_cast<unsigned char>(next[index])) << (8 * index);
    hash = mix(hash ^ rest, k_odd_1 ^ left);
    return hash == 0 ? 1 : hash;
}

// The slot that holds the term, or the free one where the search ended. There is always a free slot.
std::size_t TermTable::slot_for(std::string_view term, std::uint64_t hash) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t index = hash & mask;
    while (m_slots[index].hash != 0) {
        const Slot& slot = m_slots[index];
        if (slot.hash == hash && slot.definition != nullptr && slot.definition->term == term) return index;
        index = (index + 1) & mask;
    }
    return index;
}

const TermDefinition* TermTable::find(std::string_view term) const {
    if (m_slots.empty()) return nullptr;
    return m_slots[slot_for(term, hash_text(term))].definition;
}

void TermTable::insert(const TermDefinition& definition) {
    if (m_slots.empty() || m_used * 2 >= m_slots.size()) grow();
    const std::uint64_t hash = hash_text(definition.term);
    Slot& slot = m_slots[slot_for(definition.term, hash)];
    if (slot.definition == nullptr) {
        ++m_used;
        ++m_size;
    }
    slot = {hash, &definition};
}

void TermTable::remove(std::string_view term) {
    if (m_slots.empty()) return;
    Slot& slot = m_slots[slot_for(term, hash_text(term))];
    if (slot.definition == nullptr) return;
    slot.definition = nullptr;
    --m_size;
}

void TermTable::grow() {
    std::vector<Slot> old(m_size * 4 > k_first_slots ? std::max(m_slots.size(), k_first_slots)
                                                     : k_first_slots);
    while (old.size() < m_size * 4) old.resize(old.size() * 2);
    old.swap(m_slots);
    m_used = m_size;
    for (const Slot& slot : old) {
        if (slot.definition == nullptr) continue;
        m_slots[slot_for(slot.definition->term, slot.hash)] = slot;
    }
}

} // namespace insignia::jsonld
