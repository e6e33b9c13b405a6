#include "theme_file.h"
#include "toml_internal.h"
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>

namespace insignia::workspace {

namespace fs = std::filesystem;

Result<std::vector<ThemeFile>> read_themes(const Workspace& workspace) {
    TRY_ASSIGN(const auto paths, list_files(workspace.root / "themes", ".toml"));
    std::vector<ThemeFile> files;
    for (const fs::path& path : paths) {
        TRY_ASSIGN(const std::string text, read_text_file(path));
        TRY_ASSIGN(TomlDocument document, parse_toml(text, path.string()));
        document.root["name"] = path.stem().string();
        files.push_back({std::move(document.root), path.string()});
    }
    return files;
}

Result<fs::path> template_path(const Workspace& workspace, std::string_view name) {
    if (!name.empty() && safe_file_name(name) == name) return workspace.root / "templates" / name;
    return fail(ErrorCode::invalid, fmt::format("\"{}\" is no name of a template", sanitize(name, 80)), {},
                {"put the SVG into templates/ and give its file name, as in card.svg"});
}

} // namespace insignia::workspace
