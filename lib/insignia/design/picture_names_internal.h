// What shapes and symbols are called where a picture is described, in the languages that have a list.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace insignia::design {

// The list of one language: a file of schemas/design/words.
struct PictureNames {
    using Names = std::map<std::string, std::string, std::less<>>;

    std::string sentence; // with {badge}, {shape} and {icon}; the names are in the form that it needs
    std::string card;     // what a template draws, in place of a shape
    Names shapes, icons;  // by the name that definitions use
};

// The list of a primary language ("it"), or nullptr. English has none: its names stand in the tables.
const PictureNames* picture_names(std::string_view language);

} // namespace insignia::design
