#include "own_workspaces.h"
#include "trust.h"
#include <algorithm>
#include <insignia/base/files.h>
#include <insignia/base/text.h>

namespace insignia::app {

namespace {

namespace fs = std::filesystem;

fs::path list_of_workspaces(const Environment& environment) {
    const auto trust = default_trust_file(environment);
    return trust.empty() ? fs::path() : trust.parent_path() / "workspaces";
}

std::string line_of(const workspace::Workspace& workspace, const std::string& did) {
    std::error_code error;
    const auto root = fs::canonical(workspace.root, error);
    return error ? std::string() : did + " " + root.string();
}

bool is_listed(std::string_view text, std::string_view line) {
    const auto lines = split(text, '\n');
    return !line.empty() && std::ranges::find(lines, line) != lines.end();
}

} // namespace

void remember_workspace(const workspace::Workspace& workspace, const std::string& did,
                        const Environment& environment) {
    const auto path = list_of_workspaces(environment);
    const auto line = line_of(workspace, did);
    if (path.empty() || line.empty() || line.find('\n') != std::string::npos) return;
    const auto known = read_text_file(path);
    if (known && is_listed(*known, line)) return;
    if (!insignia::create_directories(path.parent_path())) return;
    (void)write_atomically(path, as_bytes(known.value_or("") + line + "\n"), Overwrite::yes);
}

bool is_own_workspace(const workspace::Workspace& workspace, const std::string& did,
                      const Environment& environment) {
    const auto path = list_of_workspaces(environment);
    if (path.empty()) return false;
    const auto known = read_text_file(path);
    return known && is_listed(*known, line_of(workspace, did));
}

} // namespace insignia::app
