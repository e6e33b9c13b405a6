// What killed programs leave in a folder.
#pragma once

#include <filesystem>

namespace insignia {

// Remove temporary files whose writer no longer runs, or which are an hour older than `fresh`, a file that
// was just made in the folder: a private key may be in one. Each folder is looked at once in the life of the
// process; what cannot be removed stays.
void remove_stale_files(const std::filesystem::path& folder, const std::filesystem::path& fresh);

} // namespace insignia
