// Badge systems as files: `systems/NAME.toml` to credential::BadgeSystem and back. FORMAT.md has the grammar.
#pragma once

#include <filesystem>
#include <insignia/base/result.h>
#include <insignia/base/text.h>
#include <insignia/credential/badge_system.h>
#include <insignia/workspace/workspace.h>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::workspace {

// A system with the line and column of every value by JSON pointer ("/badge/2/level"), for messages that
// point into the file.
struct SystemFile {
    credential::BadgeSystem system;
    std::string source; // the file's name as it is shown
    std::map<std::string, TextPosition> places;

    // "systems/course.toml:12:3" of the value at the pointer, or of its nearest ancestor.
    std::string where(std::string pointer) const;
};

// Read a system from TOML text. Whether it makes sense (cycles, missing badges, levels) is for
// credential::check_system(); here an Error is ErrorCode::parse (not TOML), ::invalid (unknown key, wrong
// type or word) or ::limit (more than k_system_badges badges, or requirements deeper than
// k_requirement_depth), with "source:line:column".
Result<SystemFile> parse_system(std::string_view toml, std::string_view slug, std::string_view source);

// The same from a file; the slug is the file's name without its ending.
Result<SystemFile> read_system(const std::filesystem::path& path);

// The names of the systems in systems/, sorted. The errors of list_files().
Result<std::vector<std::string>> system_names(const Workspace& workspace);

// The system with this name (`course`, or a path to its .toml); "" is the only one of the workspace.
// ErrorCode::not_found says what was probably meant; ErrorCode::usage when "" could be several.
Result<SystemFile> find_system(const Workspace& workspace, std::string_view name);

// The definitions of all badges of the workspace, sorted by slug. An unreadable one is an error.
Result<std::vector<credential::Definition>> all_definitions(const Workspace& workspace);

// The system as TOML with comments that explain the fields. parse_system() gives the same system back.
std::string system_to_toml(const credential::BadgeSystem& system);

} // namespace insignia::workspace
