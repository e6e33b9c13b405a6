#include "system_file.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/files.h>

namespace insignia::workspace {

namespace fs = std::filesystem;

Result<std::vector<std::string>> system_names(const Workspace& workspace) {
    TRY_ASSIGN(const auto files, list_files(workspace.systems(), ".toml"));
    std::vector<std::string> names;
    for (const auto& file : files) names.push_back(file.stem().string());
    std::ranges::sort(names);
    return names;
}

Result<SystemFile> find_system(const Workspace& workspace, std::string_view name) {
    const fs::path given(name);
    if (given.extension() == ".toml") return read_system(given);
    TRY_ASSIGN(const auto names, system_names(workspace));
    if (names.empty())
        return fail(ErrorCode::not_found, "this workspace has no badge system yet",
                    workspace.systems().string(), {"start one with insignia system new NAME"});
    if (name.empty() && names.size() > 1)
        return fail(ErrorCode::usage, "this workspace has several badge systems", "",
                    {"name one of " + join(names, ", ")});
    const auto wanted = name.empty() ? names.front() : std::string(name);
    if (std::ranges::find(names, wanted) != names.end()) {
        std::error_code error;
        const auto path = workspace.systems() / (wanted + ".toml");
        const auto shown = fs::proximate(path, error);
        return read_system(error || shown.string().starts_with("..") ? path : shown);
    }
    const auto meant = did_you_mean(wanted, names);
    return fail(
        ErrorCode::not_found, fmt::format("there is no badge system \"{}\"", wanted),
        workspace.systems().string(),
        {meant.empty() ? "systems here: " + join(names, ", ") : fmt::format("did you mean \"{}\"", meant)});
}

Result<std::vector<credential::Definition>> all_definitions(const Workspace& workspace) {
    std::vector<credential::Definition> definitions;
    TRY_ASSIGN(const auto names, badge_names(workspace));
    for (const auto& name : names) {
        TRY_ASSIGN(auto file, find_definition(workspace, name));
        definitions.push_back(std::move(file.definition));
    }
    return definitions;
}

} // namespace insignia::workspace
