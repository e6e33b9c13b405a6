// What badge systems say about a badge goes into its credentials.
#pragma once

#include <insignia/workspace/workspace.h>
#include <string_view>

namespace insignia::app {

// The kind of these alignments (AlignmentTargetType, extended).
inline constexpr std::string_view k_prerequisite_type = "ext:Prerequisite";

// Add an alignment (Open Badges 3.0, Alignment) to each badge that this one builds on in a system of the
// workspace, by the identifier of its achievement; `related` is for other languages and versions of the same
// achievement alone. Badges that are not defined are passed over: `system check` tells of them. The errors of
// reading a system, and those of reading a definition that is there.
Result<void> align_to_prerequisites(const workspace::Workspace& workspace, std::string_view issuer,
                                    credential::Definition& definition);

} // namespace insignia::app
