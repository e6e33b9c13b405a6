// Whom one knows: the trust list and the issuer of the workspace, as `verify` takes them.
#pragma once

#include "commands.h"
#include <filesystem>
#include <insignia/verify/policy.h>
#include <insignia/workspace/trust_file.h>

namespace insignia::app {

// Where the trust list is: $XDG_CONFIG_HOME/insignia/trust.toml, else ~/.config/insignia/trust.toml; "" when
// neither variable is set.
std::filesystem::path default_trust_file(const Environment& environment);

// The issuers of a trust list. Keys that were noted down are taken from it, so that nothing has to be
// fetched. ErrorCode::invalid for a key that is none.
Result<std::vector<verify::TrustedIssuer>>
trusted_issuers(const std::vector<workspace::TrustedEntry>& entries);

// The issuer of a workspace, with its keys: of the one that the user has named, or else of the one that the
// working folder is in when it is the user's own (own_workspaces.h). Empty when there is none or it has no
// key yet.
std::vector<verify::TrustedIssuer> workspace_issuer(const std::string& named, const Environment& environment);

} // namespace insignia::app
