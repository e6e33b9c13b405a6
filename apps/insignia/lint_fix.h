// `lint --fix`: what can be put right without judging.
#pragma once

#include "environment.h"
#include <filesystem>
#include <string>
#include <vector>

namespace insignia::app {

// A definition file and its text with everything put right.
struct FixedFile {
    std::filesystem::path path;
    std::string text;
    std::vector<std::string> changes; // "described the picture in en"
};

// White space at the ends of lines and doubled tags are taken out, pictures that the program draws are
// described in words, and the keys of a file without comments are put into their usual order. Files that need
// nothing, or cannot be read, are left out. Nothing is written.
std::vector<FixedFile> fix_definitions(const std::vector<std::filesystem::path>& files);

} // namespace insignia::app
