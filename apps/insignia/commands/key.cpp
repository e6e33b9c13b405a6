#include "options.h"
#include "session.h"
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/did/document.h>
#include <insignia/json/json.h>
#include <memory>

namespace insignia::app {

namespace {

struct KeyOptions {
    std::string name;
    std::string file;
    std::string kind = "ed25519";
    std::string form = "multikey";
    std::string output = "-";
    std::string passphrase_file;
    std::string old_passphrase_file;
    std::string format = "text";
    bool force = false;
};

json::Value to_json(const workspace::Workspace& workspace, const workspace::KeyRecord& record) {
    return {{"name", record.name},
            {"kind", crypto::to_string(record.public_key.kind())},
            {"id", workspace::verification_method(workspace.settings, record)},
            {"created", record.created.to_string()},
            {"encrypted", record.encrypted},
            {"signs", record.name == workspace.settings.key}};
}

// Store a key and say how it is known.
Result<ExitCode> store(const KeyOptions& options, const workspace::Workspace& workspace,
                       const crypto::PrivateKey& key, Environment& environment) {
    const auto name = options.name.empty() ? workspace::free_key_name(workspace) : options.name;
    TRY_ASSIGN(const auto passphrase, read_passphrase_file(options.passphrase_file, environment));
    TRY_ASSIGN(const auto record,
               workspace::add_key(workspace, name, key, passphrase.value_or(""), environment.now()));
    if (options.format == "json")
        environment.console.answer(json::to_compact_text(to_json(workspace, record)) + "\n");
    else
        environment.console.answer(fmt::format("Key {}  {}{}\n  {}\n", record.name,
                                               crypto::to_string(record.public_key.kind()),
                                               record.encrypted ? ", with a passphrase" : "",
                                               workspace::verification_method(workspace.settings, record)));
    if (record.name != workspace.settings.key)
        environment.console.talk(fmt::format("To sign with it, write  key = \"{}\"  under [signing] in {}",
                                             record.name,
                                             (workspace.root / workspace::k_settings_file).string()));
    return ExitCode::yes;
}

Result<ExitCode> run_new(const KeyOptions& options, const GlobalOptions& global, Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY_ASSIGN(const auto kind, crypto::parse_key_kind(options.kind));
    TRY_ASSIGN(const auto key, crypto::PrivateKey::generate(kind));
    return store(options, workspace, key, environment);
}

Result<ExitCode> run_list(const KeyOptions& options, const GlobalOptions& global, Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY_ASSIGN(const auto keys, workspace::list_keys(workspace));
    if (options.format == "json") {
        auto list = json::Value::array();
        for (const auto& key : keys) list.push_back(to_json(workspace, key));
        environment.console.answer(json::to_compact_text(list) + "\n");
        return ExitCode::yes;
    }
    for (const auto& key : keys)
        environment.console.answer(fmt::format(
            "{:<8}  {:<7}  {}  {}{}{}\n", key.name, crypto::to_string(key.public_key.kind()),
            key.created.date(), workspace::verification_method(workspace.settings, key),
            key.name == workspace.settings.key ? "  signs" : "", key.encrypted ? "  passphrase" : ""));
    return ExitCode::yes;
}

// What a public key looks like to others. did:web needs the document with all keys, did:key is its own
// document.
Result<std::string> exported(const std::string& form, const workspace::Workspace& workspace,
                             const workspace::KeyRecord& record) {
    if (form == "multikey") return record.public_key.multikey() + "\n";
    if (form == "jwk") return json::to_pretty_text(record.public_key.jwk());
    if (form == "pem") return record.public_key.pem();
    if (!workspace.settings.did.starts_with("did:web:"))
        return workspace::issuer_did(workspace.settings, record) + "\n";
    TRY_ASSIGN(const auto keys, workspace::list_keys(workspace));
    return json::to_pretty_text(workspace::did_document(workspace.settings, keys));
}

Result<ExitCode> run_export(const KeyOptions& options, const GlobalOptions& global,
                            Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY_ASSIGN(const auto record, workspace::find_key(workspace, options.name));
    TRY_ASSIGN(const auto text, exported(options.form, workspace, record));
    TRY(write_output(options.output, as_bytes(text), options.force ? Overwrite::yes : Overwrite::no,
                     environment));
    return ExitCode::yes;
}

// PEM, JWK, or a JSON object with secretKeyMultibase.
Result<crypto::PrivateKey> parse_private_key(std::string_view text, const std::string& passphrase,
                                             std::string_view source) {
    if (text.find("-----BEGIN") != std::string_view::npos)
        return crypto::PrivateKey::from_pem(text, passphrase);
    TRY_ASSIGN(const auto value, json::parse(text, source));
    if (const auto multikey = json::member_text(value, "secretKeyMultibase"); !multikey.empty())
        return crypto::PrivateKey::from_multikey(multikey);
    return crypto::PrivateKey::from_jwk(value);
}

Result<ExitCode> run_import(const KeyOptions& options, const GlobalOptions& global,
                            Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY_ASSIGN(const auto content, read_input(options.file, environment, limits::k_input_bytes));
    TRY_ASSIGN(const auto passphrase, read_passphrase_file(options.old_passphrase_file, environment));
    auto key = parse_private_key(as_text(content), passphrase.value_or(""), options.file);
    if (!key) {
        auto error = std::move(key).error();
        if (error.where.empty()) error.where = options.file;
        if (error.code == ErrorCode::denied)
            error.hints = {"give its passphrase with --old-passphrase-file FILE"};
        return fail(std::move(error));
    }
    return store(options, workspace, *key, environment);
}

using Run = Result<ExitCode>(const KeyOptions&, const GlobalOptions&, Environment&);

CLI::App* add_command(CLI::App& command, const char* name, const char* summary,
                      std::shared_ptr<KeyOptions> options, const GlobalOptions& global, Action& action,
                      Run* run) {
    auto* const sub = command.add_subcommand(name, summary);
    sub->parse_complete_callback([&action, &global, options, run] {
        action = [options, &global, run](Environment& environment) {
            return run(*options, global, environment);
        };
    });
    return sub;
}

} // namespace

void declare_key(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<KeyOptions>();
    command.require_subcommand(1);

    auto* const make = add_command(command, "new", "make a signing key", options, global, action, run_new);
    make->add_option("NAME", options->name, "what it is called (default: the next of k1, k2, …)");
    add_choice(*make, "--kind", options->kind, "the kind of key", {"ed25519", "p-256", "p-384", "rsa"});

    auto* const list =
        add_command(command, "list", "the keys of the workspace", options, global, action, run_list);

    auto* const out = add_command(command, "export", "the public half of a key, for others", options, global,
                                  action, run_export);
    out->add_option("NAME", options->name, "which key (default: the one that signs)");
    add_choice(*out, "--as", options->form, "the form", {"multikey", "jwk", "pem", "did"});
    out->add_option("-o,--output", options->output, "the file (default: stdout)")->type_name("FILE");
    out->add_flag("--force", options->force, "write over an existing file");

    auto* const in =
        add_command(command, "import", "a key that was made elsewhere", options, global, action, run_import);
    in->add_option("FILE", options->file, "PEM, private JWK, or JSON with secretKeyMultibase; - is stdin")
        ->required();
    in->add_option("--name", options->name, "what it is called (default: the next of k1, k2, …)")
        ->type_name("NAME");
    in->add_option("--old-passphrase-file", options->old_passphrase_file, "opens the file")
        ->type_name("FILE");

    for (auto* const sub : {make, in})
        sub->add_option("--passphrase-file", options->passphrase_file,
                        "encrypt the key with the first line of this file")
            ->type_name("FILE");
    for (auto* const sub : {make, list, in}) add_format(*sub, options->format, {"text", "json"});
}

} // namespace insignia::app
