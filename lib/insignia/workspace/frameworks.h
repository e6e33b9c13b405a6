// Competence frameworks by short name and code, so that a designer writes `framework = "DigComp 2.2", code =
// "1.1"`.
#pragma once

#include <span>
#include <string_view>

namespace insignia::workspace {

// One competence, area or level of a framework.
struct Competence {
    std::string_view code;
    std::string_view parent; // code of the area; "" at the top
    std::string_view label_en;
    std::string_view label_it; // "" where none is known
    std::string_view url;      // "" where the framework gives no address of its own
};

// A framework: the name that goes into targetFramework, other ways to write it, and its official page.
struct Framework {
    std::string_view name;       // "DigComp 2.2"
    std::string_view short_name; // "digcomp"
    std::string_view url;
    std::span<const Competence> competences;
};

// All frameworks that the program knows.
std::span<const Framework> frameworks();

// The framework with this name or short name, in any case, or nullptr.
const Framework* find_framework(std::string_view name);

// The competence with this code, or nullptr.
const Competence* find_competence(const Framework& framework, std::string_view code);

} // namespace insignia::workspace
