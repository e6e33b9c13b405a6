// What commands that work in a workspace begin with: the workspace, a passphrase, an opened key.
#pragma once

#include "commands.h"
#include <insignia/base/files.h>
#include <insignia/workspace/keys.h>
#include <insignia/workspace/workspace.h>
#include <optional>

namespace insignia::app {

// The workspace of --workspace, or the nearest one upward from the working folder.
Result<workspace::Workspace> open_session(const GlobalOptions& global);

// The first line of the file, or nothing when `path` is empty. "-" is stdin. ErrorCode::invalid when it is
// empty.
Result<std::optional<std::string>> read_passphrase_file(const std::string& path, Environment& environment);

// A key ready to sign: its passphrase comes from the file, or else is asked for on the terminal.
Result<crypto::PrivateKey> unlock_key(const workspace::Workspace& workspace,
                                      const workspace::KeyRecord& record, const std::string& passphrase_file,
                                      Environment& environment);

// Read a file, or stdin for "-".
Result<Bytes> read_input(const std::string& path, Environment& environment, std::size_t limit);

// Write a file that the user named, into a device or a pipe as well, and through a symbolic link. An existing
// file is ErrorCode::exists with a hint to --force.
Result<void> write_named(const std::string& path, ByteView content, Overwrite overwrite);

// Write a file, or the answer for "-". The errors of write_named().
Result<void> write_output(const std::string& path, ByteView content, Overwrite overwrite,
                          Environment& environment);

} // namespace insignia::app
