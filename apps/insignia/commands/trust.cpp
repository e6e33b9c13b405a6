#include "../trust.h"
#include "../badge_input.h"
#include "../options.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/check/format.h>
#include <memory>

namespace insignia::app {

namespace {

struct TrustOptions {
    std::string issuer; // DID, URL or file
    std::string name;
    std::string trust;
    std::string format = "text";
    bool yes = false;
};

Result<std::filesystem::path> list_path(const TrustOptions& options, const Environment& environment) {
    if (!options.trust.empty()) return std::filesystem::path(options.trust);
    auto path = default_trust_file(environment);
    if (path.empty())
        return fail(ErrorCode::not_found, "there is no place for a trust list: HOME is not set", "",
                    {"name one with --trust FILE"});
    return path;
}

Result<void> write_list(const std::filesystem::path& path,
                        const std::vector<workspace::TrustedEntry>& entries) {
    if (path.has_parent_path()) {
        TRY(insignia::create_directories(path.parent_path()));
    }
    return write_atomically(path, as_bytes(workspace::trust_file_to_toml(entries)), Overwrite::yes);
}

void note_keys(workspace::TrustedEntry& entry, const did::Document& document) {
    for (const auto& method : document.methods)
        if (document.allows(did::Relationship::assertion_method, method.id))
            entry.keys.push_back({method.id, method.key.multikey()});
}

// A file: the issuer's DID document (did.json), or its public key in PEM.
Result<workspace::TrustedEntry> entry_from_file(const std::string& file) {
    TRY_ASSIGN(const auto text, read_text_file(file));
    if (text.find("-----BEGIN") != std::string::npos) {
        TRY_ASSIGN(const auto key, crypto::PublicKey::from_pem(text));
        return workspace::TrustedEntry{did::to_did_key(key), "", "", {}};
    }
    TRY_ASSIGN(const auto value, json::parse(text, file));
    const auto id = json::member_text(value, "id");
    if (json::member(value, "verificationMethod") == nullptr)
        return fail(ErrorCode::invalid, "this file holds neither a DID document nor a public key", file,
                    {"ask the issuer for its did.json, or give its DID"});
    TRY_ASSIGN(const auto document, did::parse_document(value, id));
    workspace::TrustedEntry entry{document.id, "", "", {}};
    note_keys(entry, document);
    return entry;
}

Result<workspace::TrustedEntry> entry_for(const TrustOptions& options, const Environment& environment) {
    std::error_code ignored;
    if (std::filesystem::exists(options.issuer, ignored)) return entry_from_file(options.issuer);
    if (!did::is_did(options.issuer))
        return fail(ErrorCode::usage, fmt::format("\"{}\" is neither a file nor a DID", options.issuer), "",
                    {"insignia verify shows the DID of a badge's issuer"});
    // A did:key and a did:jwk are their own key; of a did:web the keys of today are noted down when they can
    // be had.
    workspace::TrustedEntry entry{options.issuer, "", "", {}};
    const auto document = did::resolve(options.issuer, environment.network);
    const bool needs_network = options.issuer.starts_with("did:web:");
    if (!document && !needs_network) return fail(document.error());
    if (document && needs_network) note_keys(entry, *document);
    return entry;
}

std::string describe(const workspace::TrustedEntry& entry) {
    std::string text = sanitize(entry.id);
    if (!entry.name.empty()) text += fmt::format("  \"{}\"", sanitize(entry.name));
    if (!entry.added.empty()) text += fmt::format("  since {}", sanitize(entry.added.substr(0, 10)));
    if (!entry.keys.empty())
        text += fmt::format("  {} pinned",
                            entry.keys.size() == 1 ? "1 key" : fmt::format("{} keys", entry.keys.size()));
    return text;
}

Result<bool> confirm(const TrustOptions& options, const workspace::TrustedEntry& entry, Console& console) {
    if (options.yes) return true;
    console.talk(fmt::format("Badges of this issuer will be VALID:\n  {}", describe(entry)));
    if (!console.can_prompt())
        return fail(ErrorCode::usage, "nobody is there to ask", "", {"add --yes when you are sure"});
    TRY_ASSIGN(const auto said, console.prompt("Trust it? y or n", "n"));
    return to_lower(said).starts_with('y');
}

Result<ExitCode> add(const TrustOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto path, list_path(options, environment));
    TRY_ASSIGN(auto entries, workspace::read_trust_file(path));
    TRY_ASSIGN(auto entry, entry_for(options, environment));
    entry.name = options.name;
    entry.added = environment.now().to_string();
    TRY_ASSIGN(const bool sure, confirm(options, entry, environment.console));
    if (!sure) return ExitCode::could_not;
    std::erase_if(entries, [&](const auto& known) { return known.id == entry.id; });
    entries.push_back(entry);
    TRY(write_list(path, entries));
    environment.console.answer(fmt::format("trusted: {}\n", describe(entry)));
    return ExitCode::yes;
}

Result<ExitCode> remove(const TrustOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto path, list_path(options, environment));
    TRY_ASSIGN(auto entries, workspace::read_trust_file(path));
    const auto gone = std::erase_if(entries, [&](const auto& entry) {
        return entry.id == options.issuer || entry.name == options.issuer;
    });
    if (gone == 0)
        return fail(ErrorCode::not_found, fmt::format("\"{}\" is not in your trust list", options.issuer),
                    path.string(), {"see insignia trust list"});
    TRY(write_list(path, entries));
    environment.console.answer(fmt::format("no longer trusted: {}\n", sanitize(options.issuer)));
    return ExitCode::yes;
}

json::Value to_json(const workspace::TrustedEntry& entry) {
    json::Value keys = json::Value::array();
    for (const auto& key : entry.keys) keys.push_back({{"id", key.id}, {"multikey", key.multikey}});
    return {{"id", entry.id}, {"name", entry.name}, {"added", entry.added}, {"keys", std::move(keys)}};
}

Result<ExitCode> list(const TrustOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto path, list_path(options, environment));
    TRY_ASSIGN(const auto entries, workspace::read_trust_file(path));
    if (options.format == "json") {
        json::Value value = json::Value::array();
        for (const auto& entry : entries) value.push_back(to_json(entry));
        environment.console.answer(check::escape_for_terminal(json::to_pretty_text(value)));
        return ExitCode::yes;
    }
    for (const auto& entry : entries) environment.console.answer(describe(entry) + "\n");
    if (entries.empty())
        environment.console.talk("Nobody is in your trust list yet: insignia trust add DID --name NAME");
    return ExitCode::yes;
}

using Run = Result<ExitCode>(const TrustOptions&, Environment&);

CLI::App& declare_action(CLI::App& command, const char* name, const char* summary, Action& action,
                         const std::shared_ptr<TrustOptions>& options, Run* run) {
    auto& sub = *command.add_subcommand(name, summary);
    sub.add_option("--trust", options->trust, "the trust list to use instead of yours")->type_name("FILE");
    sub.callback([&action, options, run] {
        action = [options, run](Environment& environment) { return run(*options, environment); };
    });
    return sub;
}

} // namespace

void declare_trust(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<TrustOptions>();
    command.require_subcommand(1);
    auto& adding = declare_action(command, "add", "know an issuer from now on", action, options, add);
    adding.add_option("issuer", options->issuer, "a DID, a did.json, or a public key in PEM")
        ->required()
        ->type_name("DID|FILE");
    adding.add_option("--name", options->name, "what you call it")->type_name("NAME");
    adding.add_flag("--yes", options->yes, "do not ask");
    auto& listing = declare_action(command, "list", "whom you know", action, options, list);
    add_format(listing, options->format, {"text", "json"});
    auto& removing = declare_action(command, "remove", "no longer know an issuer", action, options, remove);
    removing.add_option("issuer", options->issuer, "its DID, URL or your name for it")
        ->required()
        ->type_name("DID|NAME");
}

} // namespace insignia::app
