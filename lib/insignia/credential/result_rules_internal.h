// The rules of results: references by id, and values within what their description allows.
#pragma once

#include <insignia/credential/check_internal.h>

namespace insignia::credential {

// Open Badges 3.0, Result: every result of an AchievementSubject against the descriptions of its achievement.
void check_results(const Spot& subject);

// Open Badges 3.0, ResultDescription: what is required must be among what is possible.
void check_result_description(const Spot& description);

} // namespace insignia::credential
