// What URLs give: from a map of files, from the network, or not at all.
#pragma once

#include "environment.h"
#include <filesystem>

namespace insignia::app {

// A loader that answers the URLs of a map from files, and asks `otherwise` for all others. The map is JSON:
// {"https://…": {"status": 200, "content_type": "…", "file": "…" | "body": "…", "location": "…"}}; files are
// relative to the map. ErrorCode::parse or ::invalid when it has another form.
Result<uri::ResourceLoader> load_resource_map(const std::filesystem::path& path,
                                              uri::ResourceLoader otherwise);

// A loader that refuses everything, for --offline.
uri::ResourceLoader offline_loader();

} // namespace insignia::app
