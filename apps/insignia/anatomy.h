// What is in a badge, as a tree for people and as JSON for machines. Nothing here was verified.
#pragma once

#include <insignia/verify/subject.h>
#include <string>

namespace insignia::app {

// The tree: who, to whom, what, criteria, evidence, dates, how it is secured. Text from the badge is
// sanitized.
std::string describe_badge(const verify::Subject& subject);

// The same for machines: kind, version, securing, where it was found, and the facts as the badge claims them.
json::Value badge_to_json(const verify::Subject& subject);

} // namespace insignia::app
