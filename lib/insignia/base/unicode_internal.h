// Sorted tables of code point ranges and the one way to look something up in them.
#pragma once

#include <algorithm>
#include <iterator>

namespace insignia {

// A closed range of code points.
struct CodePointRange {
    char32_t first;
    char32_t last;
};

// True when `character` lies in one of the ranges, which are sorted and do not overlap.
template <std::size_t Size>
bool in_ranges(const CodePointRange (&ranges)[Size], char32_t character) {
    const auto* after =
        std::upper_bound(std::begin(ranges), std::end(ranges), character,
                         [](char32_t c, const CodePointRange& range) { return c < range.first; });
    return after != std::begin(ranges) && character <= std::prev(after)->last;
}

} // namespace insignia
