// What badge systems say about a badge goes into its credentials.
#pragma once

#include <functional>
#include <insignia/workspace/system_file.h>
#include <span>
#include <string_view>

namespace insignia::app {

// The kind of these alignments (AlignmentTargetType, extended).
inline constexpr std::string_view k_prerequisite_type = "ext:Prerequisite";

// All badge systems of a workspace. The errors of reading them.
Result<std::vector<credential::BadgeSystem>> read_systems(const workspace::Workspace& workspace);

// The definition of a badge, or why there is none.
using FindBadge = std::function<Result<credential::Definition>(std::string_view slug)>;

// Add an alignment (Open Badges 3.0, Alignment) to each badge that this one builds on in one of the systems,
// by the identifier of its achievement; `related` is for other languages and versions of the same achievement
// alone. Badges that are not found are passed over: `system check` tells of them. Other errors of `find` are
// this function's.
Result<void> align_to_prerequisites(std::span<const credential::BadgeSystem> systems, const FindBadge& find,
                                    std::string_view issuer, credential::Definition& definition);

} // namespace insignia::app
