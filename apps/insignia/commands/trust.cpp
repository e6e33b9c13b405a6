#include "../trust.h"
#include "../bundle.h"
#include "../options.h"
#include "../session.h"
#include "../trust_entries.h"
#include "../trust_refresh.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/file_lock.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/check/format.h>
#include <insignia/proof/proof.h>
#include <memory>

namespace insignia::app {

namespace {

struct TrustOptions {
    std::string issuer; // DID, URL or file
    std::string name;
    std::string comment;
    std::string registry;
    std::string trust;
    std::string format = "text";
    std::string output;
    std::string passphrase_file;
    std::vector<std::string> badges;
    NetworkOptions network;
    bool yes = false;
    bool pin = false;
    bool force = false;
};

Result<std::filesystem::path> list_path(const TrustOptions& options, const Environment& environment) {
    if (!options.trust.empty()) return std::filesystem::path(options.trust);
    auto path = default_trust_file(environment);
    if (path.empty())
        return fail(ErrorCode::not_found, "there is no place for a trust list: HOME is not set", "",
                    {"name one with --trust FILE"});
    return path;
}

Result<std::vector<workspace::TrustedEntry>> read_list(const TrustOptions& options,
                                                       const Environment& environment) {
    TRY_ASSIGN(const auto path, list_path(options, environment));
    return workspace::read_trust_file(path);
}

using Entries = std::vector<workspace::TrustedEntry>;

// Read, change and write as one step, so that what another program adds meanwhile is not lost.
Result<void> change_list(const std::filesystem::path& path,
                         const std::function<Result<void>(Entries& entries)>& change) {
    if (path.has_parent_path()) {
        TRY(insignia::create_directories(path.parent_path()));
    }
    TRY_ASSIGN(const auto lock, FileLock::take(path));
    const auto before = read_text_file(path);
    if (!before && before.error().code != ErrorCode::not_found) return fail(before.error());
    TRY_ASSIGN(auto entries, workspace::parse_trust_file(before.value_or(""), path.string()));
    TRY(change(entries));
    const auto text = workspace::edit_trust_file(before.value_or(""), entries);
    TRY(workspace::parse_trust_file(text, path.string()));
    return write_through(path, as_bytes(text), Overwrite::yes);
}

auto find_entry(Entries& entries, const std::string& id) {
    return std::ranges::find(entries, id, &workspace::TrustedEntry::id);
}

// What is not given anew stays: a pin is no less binding because the issuer is added once more.
workspace::TrustedEntry merged(const workspace::TrustedEntry& known, workspace::TrustedEntry given) {
    if (given.name.empty()) given.name = known.name;
    if (given.comment.empty()) given.comment = known.comment;
    if (given.keys.empty()) given.keys = known.keys;
    if (!known.added.empty()) given.added = known.added;
    return given;
}

Result<bool> confirm(const TrustOptions& options, const std::string& question, Console& console) {
    if (options.yes) return true;
    console.talk(question);
    if (!console.can_prompt())
        return fail(ErrorCode::usage, "nobody is there to ask", "", {"add --yes when you are sure"});
    TRY_ASSIGN(const auto said, console.prompt("Trust it? y or n", "n"));
    const bool yes = to_lower(said).starts_with('y');
    if (!yes) console.talk("Nothing was added.");
    return yes;
}

Result<ExitCode> add_registry(const TrustOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto path, list_path(options, environment));
    TRY_ASSIGN(auto entries, workspace::read_trust_file(path));
    TRY_ASSIGN(const auto network, Network::open(options.network, environment));
    TRY_ASSIGN(const auto registry, read_registry(options.registry, network));
    Entries fresh;
    std::string question = "Badges of these issuers will be VALID:";
    for (auto entry : registry) {
        if (find_entry(entries, entry.id) != entries.end()) continue;
        entry.added = environment.now().to_string();
        question += "\n  " + describe(entry);
        fresh.push_back(std::move(entry));
    }
    if (!fresh.empty()) {
        TRY_ASSIGN(const bool sure, confirm(options, question, environment.console));
        if (!sure) return ExitCode::could_not;
        TRY(change_list(path, [&](Entries& list) -> Result<void> {
            for (const auto& entry : fresh)
                if (find_entry(list, entry.id) == list.end()) list.push_back(entry);
            return {};
        }));
    }
    for (const auto& entry : fresh) environment.console.answer(fmt::format("trusted: {}\n", describe(entry)));
    environment.console.talk(
        fmt::format("{} issuers in the registry, {} new to you", registry.size(), fresh.size()));
    return ExitCode::yes;
}

Result<ExitCode> add(const TrustOptions& options, Environment& environment) {
    if (!options.registry.empty() && options.issuer.empty()) return add_registry(options, environment);
    if (options.issuer.empty() || !options.registry.empty())
        return fail(ErrorCode::usage, "name one issuer, or a registry of issuers with --registry");
    TRY_ASSIGN(const auto path, list_path(options, environment));
    TRY_ASSIGN(auto entries, workspace::read_trust_file(path));
    TRY_ASSIGN(const auto network, Network::open(options.network, environment));
    TRY_ASSIGN(auto candidate, find_candidate(options.issuer, options.pin, network, environment));
    auto& entry = candidate.entry;
    entry.name = options.name;
    entry.comment = options.comment;
    entry.added = environment.now().to_string();
    if (const auto known = find_entry(entries, entry.id); known != entries.end())
        entry = merged(*known, entry);
    std::string question = fmt::format("Badges of this issuer will be VALID:\n  {}", describe(entry));
    for (const auto& note : candidate.notes) question += "\n  " + note;
    TRY_ASSIGN(const bool sure, confirm(options, question, environment.console));
    if (!sure) return ExitCode::could_not;
    TRY(change_list(path, [&](Entries& list) -> Result<void> {
        if (const auto known = find_entry(list, entry.id); known != list.end())
            *known = merged(*known, entry);
        else
            list.push_back(entry);
        return {};
    }));
    environment.console.answer(fmt::format("trusted: {}\n", describe(entry)));
    if (options.yes)
        for (const auto& note : candidate.notes) environment.console.talk("  " + note);
    return ExitCode::yes;
}

// By its identifier, or by a name that only one has.
Result<void> take_out(Entries& entries, const std::string& issuer, const std::filesystem::path& path) {
    if (std::erase_if(entries, [&](const auto& entry) { return entry.id == issuer; }) != 0) return {};
    std::vector<std::string> ids;
    for (const auto& entry : entries)
        if (entry.name == issuer) ids.push_back(sanitize(entry.id));
    if (ids.empty())
        return fail(ErrorCode::not_found, fmt::format("\"{}\" is not in your trust list", issuer),
                    path.string(), {"see insignia trust list"});
    if (ids.size() > 1)
        return fail(ErrorCode::usage, fmt::format("\"{}\" is the name of {} issuers", issuer, ids.size()),
                    path.string(), {"name the one that you mean: " + join(ids, ", ")});
    std::erase_if(entries, [&](const auto& entry) { return entry.name == issuer; });
    return {};
}

Result<ExitCode> remove(const TrustOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto path, list_path(options, environment));
    TRY(change_list(path, [&](Entries& entries) { return take_out(entries, options.issuer, path); }));
    environment.console.answer(fmt::format("no longer trusted: {}\n", sanitize(options.issuer)));
    return ExitCode::yes;
}

json::Value to_json(const workspace::TrustedEntry& entry) {
    json::Value keys = json::Value::array();
    for (const auto& key : entry.keys) keys.push_back({{"id", key.id}, {"multikey", key.multikey}});
    return {{"id", entry.id},
            {"name", entry.name},
            {"added", entry.added},
            {"comment", entry.comment},
            {"keys", std::move(keys)}};
}

Result<ExitCode> list(const TrustOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto entries, read_list(options, environment));
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

void answer_refreshed(const std::vector<Refreshed>& lines, const std::string& format, Console& console) {
    if (format == "json") {
        json::Value value = json::Value::array();
        for (const auto& line : lines)
            value.push_back({{"id", line.id}, {"outcome", line.outcome}, {"message", line.message}});
        return console.answer(check::escape_for_terminal(json::to_pretty_text(value)));
    }
    for (const auto& line : lines)
        console.answer(fmt::format("{:<10} {}{}\n", line.outcome, sanitize(line.id),
                                   line.message.empty() ? std::string() : "  " + sanitize(line.message)));
    if (lines.empty())
        console.talk("Nothing to fetch: no trusted issuer has an address, and no badge was named");
}

Result<ExitCode> run_refresh(const TrustOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto entries, read_list(options, environment));
    auto with_network = options;
    with_network.network.use_copies = false;
    TRY_ASSIGN(const auto network, Network::open(with_network.network, environment));
    verify::Policy policy;
    policy.now = environment.now();
    TRY_ASSIGN(policy.trusted, trusted_issuers(entries));
    TRY_ASSIGN(const auto lines, refresh(entries, options.badges, policy, network));
    answer_refreshed(lines, options.format, environment.console);
    const bool failed = std::ranges::any_of(lines, [](const auto& line) { return line.outcome == "failed"; });
    return failed ? ExitCode::could_not : ExitCode::yes;
}

// An issuer whose keys are neither pinned, nor in its identifier, nor in a copy: a bundle is of no use for
// its badges.
bool lacks_keys(const workspace::TrustedEntry& entry, const std::vector<uri::Resource>& documents) {
    if (!entry.keys.empty() || entry.id.starts_with("did:key:") || entry.id.starts_with("did:jwk:"))
        return false;
    return std::ranges::none_of(documents, [&](const auto& copy) { return belongs_to(copy, {entry}); });
}

Result<ExitCode> run_bundle(const TrustOptions& options, const GlobalOptions& global,
                            Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY_ASSIGN(const auto record, workspace::find_key(workspace, ""));
    Bundle bundle;
    bundle.signer = workspace::issuer_did(workspace.settings, record);
    bundle.created = environment.now();
    TRY_ASSIGN(bundle.issuers, read_list(options, environment));
    if (bundle.issuers.empty())
        return fail(ErrorCode::not_found, "nobody is in your trust list, so there is nothing to take along",
                    "", {"insignia trust add DID"});
    TRY_ASSIGN(const auto network, Network::open({}, environment));
    for (auto& copy : network.copies())
        if (belongs_to(copy, bundle.issuers)) bundle.documents.push_back(std::move(copy));
    for (const auto& issuer : bundle.issuers)
        if (lacks_keys(issuer, bundle.documents))
            environment.console.talk(fmt::format("There is no copy of the keys of {}: insignia trust refresh",
                                                 sanitize(issuer.id)));
    TRY_ASSIGN(const auto key, unlock_key(workspace, record, options.passphrase_file, environment));
    const bool ed25519 = proof::can_sign("eddsa-jcs-2022", record.public_key.kind());
    proof::SigningOptions signing;
    signing.verification_method = workspace::verification_method(workspace.settings, record);
    signing.created = bundle.created;
    TRY_ASSIGN(
        const auto secured,
        proof::add_proof(to_json(bundle), ed25519 ? "eddsa-jcs-2022" : "ecdsa-jcs-2019", key, signing));
    const auto text = json::to_compact_text(secured) + "\n";
    TRY(write_output(options.output, as_bytes(text), options.force ? Overwrite::yes : Overwrite::no,
                     environment));
    environment.console.talk(fmt::format("{} issuers and {} documents in {}, signed by {}",
                                         bundle.issuers.size(), bundle.documents.size(), options.output,
                                         bundle.signer));
    return ExitCode::yes;
}

using Run = std::function<Result<ExitCode>(const TrustOptions&, Environment&)>;

CLI::App& declare_action(CLI::App& command, const char* name, const char* summary, Action& action,
                         const std::shared_ptr<TrustOptions>& options, Run run) {
    auto& sub = *command.add_subcommand(name, summary);
    sub.add_option("--trust", options->trust, "the trust list to use instead of yours")->type_name("FILE");
    sub.callback([&action, options, run = std::move(run)] {
        action = [options, run](Environment& environment) { return run(*options, environment); };
    });
    return sub;
}

void declare_add(CLI::App& adding, TrustOptions& options) {
    adding.add_option("issuer", options.issuer, "a DID, a did.json, a public key in PEM, or a badge")
        ->type_name("DID|FILE");
    adding.add_option("--registry", options.registry, "all issuers of this registry")->type_name("FILE|URL");
    adding.add_option("--name", options.name, "what you call it")->type_name("NAME");
    adding.add_option("--comment", options.comment, "a note for yourself")->type_name("TEXT");
    adding.add_flag("--pin", options.pin, "note down its keys of today, and take no others");
    adding.add_flag("--yes", options.yes, "do not ask");
    add_input_network_flags(adding, options.network);
}

void declare_bundle(CLI::App& bundling, TrustOptions& options) {
    bundling.add_option("-o,--output", options.output, "the file to write")->required()->type_name("FILE");
    bundling.add_option("--passphrase-file", options.passphrase_file, "its first line opens the key")
        ->type_name("FILE");
    bundling.add_flag("--force", options.force, "write over an existing file");
}

} // namespace

void declare_trust(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<TrustOptions>();
    command.require_subcommand(1);
    declare_add(declare_action(command, "add", "know an issuer from now on", action, options, add), *options);
    auto& listing = declare_action(command, "list", "whom you know", action, options, list);
    add_format(listing, options->format, {"text", "json"});
    auto& removing = declare_action(command, "remove", "no longer know an issuer", action, options, remove);
    removing.add_option("issuer", options->issuer, "its DID, URL or your name for it")
        ->required()
        ->check(not_empty)
        ->type_name("DID|NAME");
    auto& refreshing =
        declare_action(command, "refresh", "fetch keys and status lists again", action, options, run_refresh);
    refreshing.add_option("badge", options->badges, "badges whose status lists are wanted too")
        ->type_name("BADGE");
    add_input_network_flags(refreshing, options->network);
    add_format(refreshing, options->format, {"text", "json"});
    declare_bundle(declare_action(command, "bundle",
                                  "all of it in one signed file, for machines without a network", action,
                                  options,
                                  [&global](const TrustOptions& with, Environment& environment) {
                                      return run_bundle(with, global, environment);
                                  }),
                   *options);
}

} // namespace insignia::app
