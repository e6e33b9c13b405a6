#include "session.h"
#include "own_workspaces.h"
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>

namespace insignia::app {

namespace {

constexpr std::size_t k_passphrase_file_bytes = 4'096;

} // namespace

Result<workspace::Workspace> open_session(const GlobalOptions& global) {
    if (!global.workspace.empty()) return workspace::open_workspace(global.workspace);
    TRY_ASSIGN(const auto root, workspace::find_workspace("."));
    return workspace::open_workspace(root);
}

Result<std::optional<std::string>> read_passphrase_file(const std::string& path, Environment& environment) {
    if (path.empty()) return std::optional<std::string>();
    TRY_ASSIGN(const auto content, read_input(path, environment, k_passphrase_file_bytes));
    auto line = std::string(as_text(content).substr(0, as_text(content).find('\n')));
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty())
        return fail(ErrorCode::invalid, "the passphrase is empty", path,
                    {"write it into the first line of the file"});
    return std::optional<std::string>(std::move(line));
}

Result<crypto::PrivateKey> unlock_key(const workspace::Workspace& workspace,
                                      const workspace::KeyRecord& record, const std::string& passphrase_file,
                                      Environment& environment) {
    TRY_ASSIGN(auto passphrase, read_passphrase_file(passphrase_file, environment));
    if (record.encrypted && !passphrase) {
        if (!environment.console.can_prompt())
            return fail(ErrorCode::denied, fmt::format("the key \"{}\" needs its passphrase", record.name),
                        "", {"give it with --passphrase-file FILE"});
        TRY_ASSIGN(passphrase, environment.console.prompt_secret(
                                   fmt::format("Passphrase of the key \"{}\"", record.name)));
    }
    auto key = workspace::open_key(workspace, record, passphrase.value_or(""));
    if (key) remember_workspace(workspace, workspace::issuer_did(workspace.settings, record), environment);
    return key;
}

Result<Bytes> read_input(const std::string& path, Environment& environment, std::size_t limit) {
    return path == "-" ? environment.console.read_input(limit) : read_file(path, limit);
}

Result<void> write_output(const std::string& path, ByteView content, Overwrite overwrite,
                          Environment& environment) {
    if (path == "-") {
        environment.console.answer(as_text(content));
        return {};
    }
    return write_named(path, content, overwrite);
}

Result<void> write_named(const std::string& path, ByteView content, Overwrite overwrite) {
    auto written = write_through(path, content, overwrite);
    if (written || written.error().code != ErrorCode::exists) return written;
    return fail(ErrorCode::exists, fmt::format("\"{}\" exists already", path), "",
                {"write over it with --force, or choose another name"});
}

} // namespace insignia::app
