// Files: read within a limit, written whole or not at all.
#pragma once

#include <filesystem>
#include <insignia/base/bytes.h>
#include <insignia/base/limits.h>
#include <insignia/base/result.h>
#include <vector>

namespace insignia {

// Whether an existing file may be replaced, and who may read the new one.
enum class Overwrite { no, yes };
enum class Privacy { shared, owner_only }; // file mode 0666 less the umask, or 0600

// The whole file. ErrorCode::not_found, ::denied, ::io, or ::limit when it is larger than `limit` bytes.
Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit = limits::k_input_bytes);
Result<std::string> read_text_file(const std::filesystem::path& path,
                                   std::size_t limit = limits::k_input_bytes);

// Write to a temporary file in the same folder, fsync, rename, fsync the folder. On failure nothing of it is
// left and an existing file is untouched; what a killed program left in the folder is removed first. With
// Overwrite::no an existing target is ErrorCode::exists, checked again by the rename itself, so that two
// programs cannot both win.
Result<void> write_atomically(const std::filesystem::path& path, ByteView content, Overwrite overwrite,
                              Privacy privacy = Privacy::shared);

// The same for a file that its owner named and may have made something else of: symbolic links are followed,
// a file that is replaced keeps its mode, and a device or a pipe is written into.
Result<void> write_through(const std::filesystem::path& path, ByteView content, Overwrite overwrite);

// One of several files that belong together.
struct FileToWrite {
    std::filesystem::path path;
    Bytes content;
    Overwrite overwrite = Overwrite::no;
};

// Write several files as write_through() does, all of them beside their places before the first takes its
// name. Where one cannot be written all are as they were; a killed program may leave some, for an instant.
Result<void> write_together(const std::vector<FileToWrite>& files);

// The files of a folder with this ending (".toml"), by name. What begins with a dot was left by an editor or
// a file system and is passed over, as is what is no regular file. A folder that does not exist has none; one
// that cannot be read is an Error.
Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& folder,
                                                      std::string_view ending);

// Create a folder and its parents. ErrorCode::denied or ::io names the path. Call it qualified, as
// insignia::create_directories: a path argument brings std::filesystem's function of that name into the
// contest.
Result<void> create_directories(const std::filesystem::path& path);

// A file name made from any text: letters, digits and marks of every script, `-`, `_` and `.` stay, the rest
// becomes `-`; never empty, never hidden, never `..` or a name reserved on Windows, at most 100 bytes.
std::string safe_file_name(std::string_view text);

} // namespace insignia
