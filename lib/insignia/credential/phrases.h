// The few words that are added to a designer's own, per language.
#pragma once

#include <insignia/credential/definition.h>

namespace insignia::credential {

// How evidence, its assessment and the workload are called in one language.
struct Phrases {
    std::string_view language;
    std::string_view evidence; // heading of the list of tasks
    std::string_view workload; // "{}" is the number of hours with its word
    std::string_view required;
    std::string_view optional;
    std::string_view self; // who assesses
    std::string_view peer;
    std::string_view organiser;
    std::string_view external;
};

// The phrases in the language or its base language, or else in English.
const Phrases& phrases(std::string_view language);

// Who assesses, in words, or "" when it is not stated.
std::string_view assessor_phrase(const Phrases& phrases, Assessor assessor);

} // namespace insignia::credential
