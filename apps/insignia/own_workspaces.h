// Which workspaces are one's own: those in which this user made or used a signing key. Any folder that
// somebody sends can be a workspace, too, and calls itself what it likes.
#pragma once

#include "environment.h"
#include <insignia/workspace/workspace.h>

namespace insignia::app {

// Note that this user signs in the workspace as `did`, in `workspaces` beside the trust list. Where that
// cannot be written, the workspace stays a stranger's.
void remember_workspace(const workspace::Workspace& workspace, const std::string& did,
                        const Environment& environment);

// Whether that was noted, for this folder and this identifier.
bool is_own_workspace(const workspace::Workspace& workspace, const std::string& did,
                      const Environment& environment);

} // namespace insignia::app
