// Competence frameworks that a workspace adds to those of the program: tables as publishers give them out,
// kept in `frameworks/ID.json`.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <insignia/credential/frameworks.h>
#include <insignia/workspace/workspace.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::workspace {

// The largest table that is read: the ESCO skills in one language are 15 MB.
inline constexpr std::size_t k_framework_bytes = 64u << 20;

// What a table does not say about itself.
struct FrameworkTable {
    std::string id;
    std::string name;
    std::string page;            // "" where every row has an address of its own
    std::string language = "en"; // of labels whose column names none
};

// A table read, and what was left out of it.
struct ImportedFramework {
    credential::Framework framework;
    std::vector<std::string> columns; // that were used
    std::size_t without_label = 0;    // rows that have no label, or are no longer in use
};

// Read a framework from CSV with a header: `code`, `uri`, `parent`, `label_en`, `label_it`, …, or the columns
// of the ESCO downloads (`conceptUri`, `preferredLabel`, `status`, …), in any order. A row without a code has
// the last part of its address as its code. ErrorCode::invalid when there is no column with labels, a row has
// neither code nor address, two rows have one code, or a parent is missing, with the row; ::parse and ::limit
// as people lists.
Result<ImportedFramework> import_framework(ByteView csv, std::string_view source,
                                           const FrameworkTable& about);

// Where the workspace keeps the framework with this id.
std::filesystem::path framework_path(const Workspace& workspace, std::string_view id);

// The frameworks of the program and then those of the workspace, sorted by file name. ErrorCode::parse or
// ::invalid for a file that is no framework.
Result<std::vector<credential::Framework>> load_frameworks(const Workspace& workspace);

} // namespace insignia::workspace
