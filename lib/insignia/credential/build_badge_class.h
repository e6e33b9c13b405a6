// The same definition in the form of Open Badges 2.0, for platforms that know no other.
#pragma once

#include <insignia/credential/build_achievement.h>
#include <insignia/json/json.h>

namespace insignia::credential {

// The BadgeClass (Open Badges 2.0, BadgeClass) in one language: what build_achievement() says, under the
// names of version 2. Frame::creator becomes the embedded issuer, by its url where it has one, because
// issuers of version 2 are known by an address; what version 2 has no members for (type, language, version of
// the achievement) is left out but for `version` and `@language`.
json::Value build_badge_class(const Definition& definition, std::string_view language,
                              const AchievementFrame& frame);

} // namespace insignia::credential
