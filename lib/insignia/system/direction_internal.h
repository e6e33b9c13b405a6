// Text that runs from right to left, and texts of both directions in one line. Names, words and numbers of
// another direction than their surroundings stand between U+2068 and U+2069, so that they keep their order
// and what stands around them keeps its own (UAX #9).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::system {

// Whether a language ("ar", "he-IL", "az-Arab") is written from right to left.
bool runs_right_to_left(std::string_view language);

// Safe to show, as sanitize_lines(); isolates that are closed in the text itself stay.
std::string safe(std::string_view text);

// A part of a text in a language: between isolates where its direction could be another one. Safe to show.
std::string isolated(std::string_view text, std::string_view language);

// say() as a part of a text: in a language from right to left that has no words, they are English.
std::string phrase(std::string_view language, std::string_view key,
                   std::initializer_list<std::string> values = {});

// A text that ends a sentence: with a full stop unless it has a mark of its own.
std::string ended(std::string_view text);

// The direction of a text by its first letter outside of isolates, or else of its language.
bool is_right_to_left(std::string_view text, std::string_view language);

// Lines of one text, each with its isolates closed: what is open at the end of a line opens the next.
std::vector<std::string> with_closed_isolates(std::vector<std::string> lines);

} // namespace insignia::system
