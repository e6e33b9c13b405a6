// What a JSON document is, and what breaks the standard in it; private to the room.
#pragma once

#include <insignia/lint/subject.h>

namespace insignia::lint {

// What lint takes; the last three are of Open Badges 2.0.
enum class Shape { none, credential, achievement, profile, assertion, badge_class, issuer };
Shape recognise(const json::Value& root);

// How a generation calls its members.
struct Names {
    std::string_view language, tags;
};
inline constexpr Names k_names_3{"inLanguage", "tag"};
inline constexpr Names k_names_2{"@language", "tags"};

// Everything in the document that the standard does not allow, words without a meaning, and private keys.
std::vector<Fault> find_faults(const json::Value& root, Shape shape);

} // namespace insignia::lint
