// From what a designer wrote down to what a credential contains.
#pragma once

#include <insignia/credential/achievement.h>
#include <insignia/credential/definition.h>

namespace insignia::credential {

// What an Achievement has that the definition does not.
struct AchievementFrame {
    std::string id;                    // "" is the one that the designer fixed
    ob3::Profile creator;              // left out when it has no id
    std::string image;                 // URL or data: URL of the picture, or ""
    std::vector<ob3::Related> related; // the same achievement in other languages
};

// The Achievement in one language (texts that lack it come in the definition's own). Evidence tasks, who
// assesses them, and the workload are spelled out in the criteria, because Open Badges 3.0 has no members for
// them: hours are not credits. Context and opportunities follow the description.
ob3::Achievement build_achievement(const Definition& definition, std::string_view language,
                                   const AchievementFrame& frame);

// The criteria as Markdown, with evidence and workload, in one language.
std::string criteria_narrative(const Definition& definition, std::string_view language);

} // namespace insignia::credential
