// Files that the pictures of a workspace are made with: `themes/NAME.toml` and `templates/NAME.svg`.
#pragma once

#include <insignia/base/result.h>
#include <insignia/json/json.h>
#include <insignia/workspace/workspace.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::workspace {

// A theme as a tree, in the form that design::read_theme() takes; its name is that of the file.
struct ThemeFile {
    json::Value value;
    std::string source;
};

// All of `themes/`, sorted by name. ErrorCode::parse with the place, or ::io.
Result<std::vector<ThemeFile>> read_themes(const Workspace& workspace);

// Where the template with this name (`card.svg`) lies: below `templates/` and nowhere else.
// ErrorCode::invalid for a name that leads elsewhere.
Result<std::filesystem::path> template_path(const Workspace& workspace, std::string_view name);

} // namespace insignia::workspace
