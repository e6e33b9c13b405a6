// Files: read within a limit, written whole or not at all.
#pragma once

#include <filesystem>
#include <insignia/base/bytes.h>
#include <insignia/base/limits.h>
#include <insignia/base/result.h>

namespace insignia {

// Whether an existing file may be replaced, and who may read the new one.
enum class Overwrite { no, yes };
enum class Privacy { shared, owner_only }; // file mode 0666 less the umask, or 0600

// The whole file. ErrorCode::not_found, ::denied, ::io, or ::limit when it is larger than `limit` bytes.
Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit = limits::k_input_bytes);
Result<std::string> read_text_file(const std::filesystem::path& path, std::size_t limit = limits::k_input_bytes);

// Write to a temporary file in the same folder, fsync, rename, fsync the folder. On failure nothing of it is
// left and an existing file is untouched. With Overwrite::no an existing target is ErrorCode::exists, checked
// again by the rename itself, so that two programs cannot both win.
Result<void> write_atomically(const std::filesystem::path& path, ByteView content, Overwrite overwrite,
                              Privacy privacy = Privacy::shared);

// Create a folder and its parents. ErrorCode::denied or ::io names the path. Call it qualified, as
// insignia::create_directories: a path argument brings std::filesystem's function of that name into the contest.
Result<void> create_directories(const std::filesystem::path& path);

// A file name made from any text: letters, digits and marks of every script, `-`, `_` and `.` stay, the rest
// becomes `-`; never empty, never hidden, never `..` or a name reserved on Windows, at most 100 bytes.
std::string safe_file_name(std::string_view text);

} // namespace insignia
