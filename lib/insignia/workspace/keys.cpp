#include "keys.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/did/document.h>
#include <sys/stat.h>

namespace insignia::workspace {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_name_length = 60;

bool is_key_name(std::string_view name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
               || c == '_' || c == '.';
    };
    return !name.empty() && name.size() <= k_name_length && name.front() != '.'
           && std::ranges::all_of(name, plain);
}

fs::path private_path(const Workspace& workspace, std::string_view name) {
    return workspace.keys() / (std::string(name) + ".pem");
}
fs::path public_path(const Workspace& workspace, std::string_view name) {
    return workspace.keys() / (std::string(name) + ".json");
}

bool is_did_web(const Settings& settings) {
    return settings.did.starts_with("did:web:");
}

json::Value to_json(const KeyRecord& record) {
    return {{"name", record.name},
            {"kind", crypto::to_string(record.public_key.kind())},
            {"created", record.created.to_string()},
            {"encrypted", record.encrypted},
            {"publicKeyMultibase", record.public_key.multikey()}};
}

Result<KeyRecord> read_record(const fs::path& path) {
    TRY_ASSIGN(const auto text, read_text_file(path));
    TRY_ASSIGN(const auto value, json::parse(text, path.string()));
    auto public_key = crypto::PublicKey::from_multikey(json::member_text(value, "publicKeyMultibase"));
    if (!public_key)
        return fail(public_key.error().code, public_key.error().message, path.string(),
                    public_key.error().hints);
    const auto created = Instant::parse(json::member_text(value, "created"));
    if (!created) return fail(ErrorCode::parse, "\"created\" is not a time", path.string());
    const auto* const encrypted = json::member(value, "encrypted");
    return KeyRecord{path.stem().string(), *std::move(public_key), *created,
                     encrypted != nullptr && encrypted->is_boolean() && encrypted->get<bool>()};
}

// A private key that others may read is no longer private: nothing is signed with it.
Result<void> require_private(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return fail(ErrorCode::not_found, "the private half of the key is not there", path.string(),
                    {"copy it back from a backup, or make a new key with insignia key new"});
    if ((status.st_mode & 077) == 0) return {};
    return fail(ErrorCode::denied,
                fmt::format("the private key may be read by others (mode {:04o})", status.st_mode & 07777),
                path.string(), {fmt::format("chmod 600 {}", path.string())});
}

} // namespace

std::string free_key_name(const Workspace& workspace) {
    const auto is_there = [](const fs::path& path) {
        std::error_code error;
        return fs::exists(fs::symlink_status(path, error));
    };
    for (std::size_t number = 1;; ++number) {
        auto name = fmt::format("k{}", number);
        if (!is_there(private_path(workspace, name)) && !is_there(public_path(workspace, name))) return name;
    }
}

Result<KeyRecord> add_key(const Workspace& workspace, std::string_view name, const crypto::PrivateKey& key,
                          std::string_view passphrase, Instant now) {
    if (!is_key_name(name))
        return fail(ErrorCode::invalid, fmt::format("\"{}\" cannot be the name of a key", name), "",
                    {fmt::format("take letters, digits, \"-\", \"_\" and \".\", at most {}", k_name_length)});
    std::error_code error;
    for (const auto& path : {private_path(workspace, name), public_path(workspace, name)})
        if (fs::exists(fs::symlink_status(path, error)))
            return fail(ErrorCode::exists, fmt::format("there is a key \"{}\" already", name), path.string(),
                        {"take another name"});
    TRY(insignia::create_directories(workspace.keys()));
    KeyRecord record{std::string(name), key.public_key(), now, !passphrase.empty()};
    TRY_ASSIGN(const auto pem, key.pem(passphrase));
    TRY(write_atomically(private_path(workspace, name), as_bytes(pem), Overwrite::no, Privacy::owner_only));
    const auto text = json::to_pretty_text(to_json(record));
    if (auto written = write_atomically(public_path(workspace, name), as_bytes(text), Overwrite::no);
        !written) {
        fs::remove(private_path(workspace, name), error);
        return fail(std::move(written).error());
    }
    return record;
}

Result<std::vector<KeyRecord>> list_keys(const Workspace& workspace) {
    TRY_ASSIGN(const auto files, list_files(workspace.keys(), ".json"));
    std::vector<KeyRecord> records;
    for (const auto& file : files) {
        TRY_ASSIGN(auto record, read_record(file));
        records.push_back(std::move(record));
    }
    std::ranges::sort(records, {}, &KeyRecord::name);
    return records;
}

Result<KeyRecord> find_key(const Workspace& workspace, std::string_view name) {
    const auto wanted = name.empty() ? std::string_view(workspace.settings.key) : name;
    if (wanted.empty())
        return fail(ErrorCode::not_found, "the workspace names no signing key",
                    (workspace.root / k_settings_file).string(),
                    {"add  key = \"…\"  under [signing], or make one with insignia key new"});
    TRY_ASSIGN(auto records, list_keys(workspace));
    std::vector<std::string> names;
    for (auto& record : records) {
        if (record.name == wanted) return std::move(record);
        names.push_back(record.name);
    }
    const auto meant = did_you_mean(wanted, names);
    auto hint = !meant.empty()  ? fmt::format("did you mean \"{}\"", meant)
                : names.empty() ? std::string("make one with insignia key new")
                                : "keys here: " + join(names, ", ");
    return fail(ErrorCode::not_found, fmt::format("there is no key \"{}\"", wanted),
                workspace.keys().string(), {std::move(hint)});
}

Result<crypto::PrivateKey> open_key(const Workspace& workspace, const KeyRecord& record,
                                    std::string_view passphrase) {
    const auto path = private_path(workspace, record.name);
    TRY(require_private(path));
    TRY_ASSIGN(const auto pem, read_text_file(path));
    auto key = crypto::PrivateKey::from_pem(pem, passphrase);
    if (!key) {
        auto error = std::move(key).error();
        error.where = path.string();
        if (error.code == ErrorCode::denied) error.hints = {"give it with --passphrase-file FILE"};
        return fail(std::move(error));
    }
    if (!(key->public_key() == record.public_key))
        return fail(ErrorCode::crypto,
                    fmt::format("the two halves of the key \"{}\" do not belong together", record.name),
                    path.string(), {"copy both files back from a backup"});
    return key;
}

std::string issuer_did(const Settings& settings, const KeyRecord& record) {
    return is_did_web(settings) ? settings.did : did::to_did_key(record.public_key);
}

std::string verification_method(const Settings& settings, const KeyRecord& record) {
    return is_did_web(settings) ? settings.did + "#" + record.name
                                : did::to_did_key_method(record.public_key);
}

json::Value did_document(const Settings& settings, const std::vector<KeyRecord>& keys) {
    auto methods = json::Value::array();
    auto names = json::Value::array();
    for (const auto& record : keys) {
        const auto id = settings.did + "#" + record.name;
        methods.push_back({{"id", id},
                           {"type", "Multikey"},
                           {"controller", settings.did},
                           {"publicKeyMultibase", record.public_key.multikey()}});
        names.push_back(id);
    }
    return {{"@context", {"https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"}},
            {"id", settings.did},
            {"verificationMethod", methods},
            {"assertionMethod", names}};
}

} // namespace insignia::workspace
