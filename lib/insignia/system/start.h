// A badge system to begin with: made from the badges that a workspace has, or from starter badges.
#pragma once

#include <insignia/credential/badge_system.h>
#include <span>
#include <string>
#include <vector>

namespace insignia::system {

// What a new system is made from.
struct Start {
    std::string slug;
    std::string name;
    std::string language = "en";
    credential::SystemModel model = credential::SystemModel::linear;
    std::vector<credential::Definition> badges; // in the order in which they are met
    std::string meta;                           // slug of the badge that recognises the whole, or ""
};

// A complete system, with its name in every language that all badges have, that passes check_system() without errors: prerequisites as the model has them, stages
// from onboarding to recognition, evidence tasks as activities, and goals with the competences of the badges.
credential::BadgeSystem start_system(const Start& start);

// The badge that probably recognises the whole: the only one of a type that certifies, or "".
std::string probable_meta(std::span<const credential::Definition> badges);

// Complete starter badges for a system that has none yet: a welcome, ways of one's own, and the badge for the
// whole, which comes last. They speak those of `languages` that have words (vocabulary.h), the first of them
// mainly, and English when none has.
std::vector<credential::Definition> starter_badges(credential::SystemModel model,
                                                   std::span<const std::string> languages);

} // namespace insignia::system
