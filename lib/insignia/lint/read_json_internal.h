// What a JSON document is, and what breaks the standard in it; private to the room.
#pragma once

#include <insignia/lint/subject.h>
#include <optional>
#include <string>

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

enum class Generation { open_badges_2, open_badges_3 };

// Who awards, as the issuer at the pointer is described: an object, or an address alone.
AwardingBody read_awarding_body(const json::Value& issuer, const std::string& pointer, Generation generation);

// The place in a credentialSubject (2.0: a recipient) that should name the learner and names nobody.
std::optional<std::string> find_nameless(const json::Value& person, const std::string& pointer,
                                         Generation generation);

// Everything in the document that the standard does not allow, words without a meaning, and private keys.
std::vector<Fault> find_faults(const json::Value& root, Shape shape);

} // namespace insignia::lint
