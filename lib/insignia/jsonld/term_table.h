// A hash table from terms to their definitions, made to be copied cheaply: a new context begins as a copy of
// another.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace insignia::jsonld {

struct TermDefinition;

// The hash of a text. It differs from run to run, so that nobody can prepare terms that collide.
std::uint64_t hash_text(std::string_view text);

// Open addressing with linear probing; definitions are not owned. A removed term leaves a mark, so that
// probing goes on.
class TermTable {
public:
    // The definition of `term`, or nullptr.
    const TermDefinition* find(std::string_view term) const;

    // Put the definition under its own term, in place of an earlier one.
    void insert(const TermDefinition& definition);
    void remove(std::string_view term);

    // How many terms are defined.
    std::size_t size() const { return m_size; }

    // Call `visit(definition)` for all definitions, in no particular order.
    template <class Visit>
    void for_each(Visit&& visit) const {
        for (const Slot& slot : m_slots)
            if (slot.definition != nullptr) visit(*slot.definition);
    }

private:
    struct Slot {
        std::uint64_t hash = 0; // 0: free; with definition == nullptr and hash != 0: removed
        const TermDefinition* definition = nullptr;
    };

    std::size_t slot_for(std::string_view term, std::uint64_t hash) const;
    void grow();

    std::vector<Slot> m_slots; // a power of two
    std::size_t m_used = 0;    // including removed ones
    std::size_t m_size = 0;
};

} // namespace insignia::jsonld
