// Files that were compiled into the program by insignia_embed() of cmake/embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace insignia {

// One embedded file: its name (relative to the folder that was embedded) and its whole text.
struct EmbeddedText {
    std::string_view name;
    std::string_view text;
};

// The text of the file with this name, or nullptr.
inline const EmbeddedText* find_embedded(std::span<const EmbeddedText> table, std::string_view name) {
    for (const auto& entry : table)
        if (entry.name == name) return &entry;
    return nullptr;
}

} // namespace insignia
