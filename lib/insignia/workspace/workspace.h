// A workspace: the folder of an organisation that issues badges. FORMAT.md says what lies where.
//
// Start with find_workspace() and open_workspace(); keys.h, definition_file.h and people.h read what is
// inside.
#pragma once

#include <filesystem>
#include <insignia/base/result.h>
#include <insignia/workspace/definition_file.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::workspace {

// Who issues: the fields of the issuer's Profile (Open Badges 3.0).
struct Organisation {
    std::string name;
    std::string url;
    std::string email;
    std::string description;
    std::string image;   // address of a logo
    std::string policy;  // address of the terms: how badges are awarded, withdrawn and appealed
    std::string country; // where it is: ISO 3166-1 alpha-2, "IT"
    std::vector<std::string> languages = {"en"};
};

// `insignia.toml`
struct Settings {
    Organisation organisation;
    std::string did;   // "did:web:…", or "did:key:…" of the key
    std::string key;   // name of the signing key in keys/
    std::string proof; // cryptosuite of new badges, "" is the program's choice
    std::vector<std::pair<std::string, std::string>>
        lint_ignore;                            // lint rules that fit no badge here, and why
    std::map<std::string, TextPosition> places; // of every value by JSON pointer, as in DefinitionFile
};

// An opened workspace and the folders in it.
struct Workspace {
    std::filesystem::path root;
    Settings settings;

    std::filesystem::path badges() const { return root / "badges"; }
    std::filesystem::path systems() const { return root / "systems"; }
    std::filesystem::path keys() const { return root / "keys"; }
    std::filesystem::path issued() const { return root / "issued"; }
    std::filesystem::path registry() const { return root / "registry.db"; }
};

inline constexpr std::string_view k_settings_file = "insignia.toml";

// The nearest folder from `start` upward that holds insignia.toml. ErrorCode::not_found with a hint to
// `init`.
Result<std::filesystem::path> find_workspace(const std::filesystem::path& start);

// Read the settings of the workspace at `root`. ErrorCode::not_found, ::parse or ::invalid with the place.
Result<Workspace> open_workspace(const std::filesystem::path& root);

// Read the text of insignia.toml.
Result<Settings> parse_settings(std::string_view toml, std::string_view source);

// Write it. parse_settings() gives the same settings back.
std::string settings_to_toml(const Settings& settings);

// The names of the badges that are defined, sorted. The errors of list_files().
Result<std::vector<std::string>> badge_names(const Workspace& workspace);

// The definition of the badge with this name (`ob-basics`, or a path to its .toml). ErrorCode::not_found says
// what was probably meant.
Result<DefinitionFile> find_definition(const Workspace& workspace, std::string_view badge);

// The picture of a badge: the designer's own file (relative to badges/), else NAME.png or NAME.svg beside the
// definition. ErrorCode::not_found with a hint to `design`.
Result<std::filesystem::path> find_picture(const Workspace& workspace,
                                           const credential::Definition& definition, std::string_view ending);

} // namespace insignia::workspace
