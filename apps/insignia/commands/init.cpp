#include "options.h"
#include "own_workspaces.h"
#include "session.h"
#include <fmt/format.h>
#include <insignia/base/country.h>
#include <insignia/base/file_lock.h>
#include <insignia/base/files.h>
#include <insignia/base/language.h>
#include <insignia/base/text.h>
#include <insignia/did/document.h>
#include <insignia/json/json.h>
#include <insignia/uri/uri.h>
#include <insignia/workspace/people.h>
#include <memory>
#include <optional>

namespace insignia::app {

namespace {

namespace fs = std::filesystem;

struct InitOptions {
    std::string folder = ".";
    workspace::Organisation organisation = {"", "", "", "", "", "", {}};
    std::string did;
    std::string kind = "ed25519";
    std::string passphrase_file;
    std::string format = "text";
};

constexpr std::string_view k_folders[] = {"badges", "keys", "people", "issued", "evidence", "systems"};

// One line for each person is written below it.
constexpr std::string_view k_people_list = "name,email,language\n";

// What is secret or personal stays out of version control, and what a killed run may leave of it.
constexpr std::string_view k_ignored =
    "/keys/*\n!/keys/*.json\n/people/\n/issued/\n/evidence/\n/registry.db*\n.insignia-*\n";

// Everything that this process has made so far, removed again unless keep() was reached.
class Undo {
public:
    ~Undo() {
        std::error_code error;
        for (auto path = m_made.rbegin(); path != m_made.rend(); ++path) fs::remove(*path, error);
    }
    Undo() = default;
    Undo(const Undo&) = delete;
    Undo& operator=(const Undo&) = delete;

    // Folders that another program makes at the same time are its own.
    Result<void> make_folder(const fs::path& path) {
        fs::path folder;
        for (const auto& part : path) {
            folder /= part;
            std::error_code error;
            if (fs::create_directory(folder, error)) m_made.push_back(folder);
        }
        return insignia::create_directories(path);
    }
    void made(const fs::path& path) { m_made.push_back(path); }
    void keep() { m_made.clear(); }

private:
    std::vector<fs::path> m_made;
};

Result<void> ask(InitOptions& options, Console& console) {
    auto& organisation = options.organisation;
    if (!console.can_prompt()) {
        if (!trim(organisation.name).empty()) return {};
        return fail(ErrorCode::usage, "the organisation has no name", "", {"give one with --name NAME"});
    }
    while (trim(organisation.name).empty()) {
        TRY_ASSIGN(organisation.name, console.prompt("Organisation name", ""));
        if (trim(organisation.name).empty()) console.talk("It stands on every badge, so there must be one.");
    }
    if (organisation.url.empty()) {
        TRY_ASSIGN(organisation.url, console.prompt("Web address (optional)", ""));
        if (!organisation.url.empty() && organisation.url.find("://") == std::string::npos)
            organisation.url.insert(0, "https://");
    }
    if (organisation.languages.empty()) {
        TRY_ASSIGN(const auto languages, console.prompt("Languages", "en"));
        for (const auto language : split(languages, ','))
            if (!trim(language).empty()) organisation.languages.emplace_back(trim(language));
    }
    return {};
}

Result<void> check(const InitOptions& options) {
    const auto& [name, url, email, description, image, policy, country, languages] = options.organisation;
    const auto usage = [](std::string message, std::string hint) {
        return fail(ErrorCode::usage, std::move(message), "", {std::move(hint)});
    };
    if (!email.empty() && !workspace::is_email_address(email))
        return usage(fmt::format("--email \"{}\" is not an e-mail address", email),
                     "write it as in badges@example.org");
    const auto parsed = uri::Uri::parse(url);
    if (!url.empty()
        && (!parsed || (parsed->scheme() != "https" && parsed->scheme() != "http") || parsed->host().empty()))
        return usage(fmt::format("--url \"{}\" is not a web address", url),
                     "write it as in https://badges.example.org");
    if (const auto meant = meant_country_code(country); !country.empty() && !is_country_code(country))
        return usage(fmt::format("--country \"{}\" is not a country code", country),
                     fmt::format("write it as in {}", meant.empty() ? "IT, LT or SI (ISO 3166-1)" : meant));
    for (const auto& language : languages)
        if (!is_language_tag(language))
            return usage(fmt::format("--language \"{}\" is not a language tag", language),
                         "write it as in en, it or pt-BR");
    if (options.did.empty() || options.did == "key") return {};
    if (!options.did.starts_with("web:"))
        return usage(fmt::format("--did \"{}\" is neither key nor web:HOST", options.did),
                     "write it as in web:badges.example.org");
    if (const auto address = did::did_web_url("did:" + options.did); !address)
        return usage(fmt::format("--did \"{}\": {}", options.did, address.error().message),
                     "write it as in web:badges.example.org");
    return {};
}

Result<void> require_no_workspace(const fs::path& root) {
    std::error_code error;
    if (!fs::exists(root / workspace::k_settings_file, error)) return {};
    return fail(ErrorCode::exists, "there is a workspace here already",
                (root / workspace::k_settings_file).string(), {"choose another folder, or edit that file"});
}

// Lines that a .gitignore lacks are added to it.
Result<void> write_ignored(const fs::path& path, Undo& undo) {
    const auto before = read_text_file(path);
    if (!before && before.error().code != ErrorCode::not_found) return fail(before.error());
    auto text = before.value_or("");
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    for (const auto line : split(k_ignored, '\n'))
        if (!line.empty() && ("\n" + text).find(fmt::format("\n{}\n", line)) == std::string::npos)
            text += fmt::format("{}\n", line);
    TRY(write_through(path, as_bytes(text), before ? Overwrite::yes : Overwrite::no));
    if (!before) undo.made(path);
    return {};
}

// A run that was killed after it had made a key left both halves of it. A key of another kind, or one that
// this passphrase does not open, is not meant.
std::optional<workspace::KeyRecord> key_left_behind(const workspace::Workspace& target, crypto::KeyKind kind,
                                                    const std::optional<std::string>& passphrase) {
    auto records = workspace::list_keys(target);
    if (!records) return std::nullopt;
    for (auto& record : *records)
        if (record.public_key.kind() == kind && record.encrypted == passphrase.has_value()
            && workspace::open_key(target, record, passphrase.value_or("")))
            return std::move(record);
    return std::nullopt;
}

// A list to fill in, where there is none yet.
Result<void> write_people_list(const fs::path& path, Undo& undo) {
    std::error_code error;
    if (fs::exists(path, error)) return {};
    TRY(write_atomically(path, as_bytes(k_people_list), Overwrite::no));
    undo.made(path);
    return {};
}

// Commands look for the nearest workspace above them.
void warn_of_outer_workspace(const fs::path& root, Console& console) {
    std::error_code error;
    const auto outer = workspace::find_workspace(fs::absolute(root, error).parent_path());
    if (outer)
        console.talk(
            fmt::format("Mind: this is inside the workspace {}. Begin elsewhere unless that is meant.",
                        sanitize(outer->string())));
}

Result<workspace::KeyRecord> make_key(workspace::Workspace& target, const InitOptions& options,
                                      Environment& environment, Undo& undo) {
    TRY_ASSIGN(const auto kind, crypto::parse_key_kind(options.kind));
    TRY_ASSIGN(const auto passphrase, read_passphrase_file(options.passphrase_file, environment));
    auto record = key_left_behind(target, kind, passphrase);
    if (record) {
        environment.console.talk(fmt::format(
            "The key {} is there already, from a run that did not end: it is taken", record->name));
    } else {
        TRY_ASSIGN(const auto key, crypto::PrivateKey::generate(kind));
        const auto name = workspace::free_key_name(target);
        TRY_ASSIGN(record, workspace::add_key(target, name, key, passphrase.value_or(""), environment.now()));
        for (const auto* const ending : {".pem", ".json"}) undo.made(target.keys() / (name + ending));
    }
    target.settings.key = record->name;
    target.settings.did =
        options.did.starts_with("web:") ? "did:" + options.did : did::to_did_key(record->public_key);
    return *std::move(record);
}

void say(const workspace::Workspace& target, const workspace::KeyRecord& record, const InitOptions& options,
         Environment& environment) {
    const auto method = workspace::verification_method(target.settings, record);
    if (options.format == "json")
        return environment.console.answer(
            json::to_compact_text({{"workspace", target.root.string()},
                                   {"did", target.settings.did},
                                   {"key", method},
                                   {"kind", crypto::to_string(record.public_key.kind())}})
            + "\n");
    const auto folder = options.folder == "." ? std::string() : fmt::format("cd {} && ", options.folder);
    environment.console.answer(
        fmt::format("Created {}/\n"
                    "  insignia.toml               organisation, languages, signing identity\n"
                    "  badges/                     badge definitions and pictures\n"
                    "  keys/                       signing key (private, mode 0600, not for git)\n"
                    "  people/                     lists of people: participants.csv is one to fill in\n"
                    "  issued/ evidence/ systems/\n"
                    "Key   {}{}\n"
                    "      {}\n",
                    sanitize(options.folder), crypto::to_string(record.public_key.kind()),
                    record.encrypted ? ", with a passphrase" : "", method));
    if (options.did.starts_with("web:"))
        environment.console.answer(
            fmt::format("Others find the key at {}: insignia publish writes it\n",
                        did::did_web_url(target.settings.did).value_or("")));
    environment.console.talk(fmt::format("Next: {}insignia design my-badge", folder));
}

Result<ExitCode> run(InitOptions options, Environment& environment) {
    const fs::path root = options.folder;
    TRY(require_no_workspace(root));
    TRY(check(options));
    TRY(ask(options, environment.console));
    TRY(check(options));
    options.organisation.name = trim(options.organisation.name);
    if (options.organisation.languages.empty()) options.organisation.languages = {"en"};

    // Of two at the same time the second waits, and finds a workspace. The lock lies in the folder, which may
    // therefore be removed only after it.
    Undo undo_root;
    TRY(undo_root.make_folder(root));
    TRY_ASSIGN(const auto lock, FileLock::take(root / workspace::k_settings_file));
    TRY(require_no_workspace(root));
    Undo undo;
    for (const auto& folder : k_folders) TRY(undo.make_folder(root / folder));
    TRY(write_ignored(root / ".gitignore", undo));
    TRY(write_people_list(root / "people" / "participants.csv", undo));
    workspace::Workspace target{root, {options.organisation, "", "", ""}};
    TRY_ASSIGN(const auto record, make_key(target, options, environment, undo));
    // The settings come last: a folder without them is no workspace.
    const auto path = root / workspace::k_settings_file;
    const auto text = workspace::settings_to_toml(target.settings);
    TRY(workspace::parse_settings(text, path.string()));
    TRY(write_atomically(path, as_bytes(text), Overwrite::no));
    undo.keep();
    undo_root.keep();
    remember_workspace(target, workspace::issuer_did(target.settings, record), environment);
    warn_of_outer_workspace(root, environment.console);
    say(target, record, options, environment);
    return ExitCode::yes;
}

} // namespace

void declare_init(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<InitOptions>();
    command.add_option("DIR", options->folder, "the folder (default: this one)");
    command.add_option("--name", options->organisation.name, "what the organisation is called")
        ->type_name("NAME");
    command.add_option("--url", options->organisation.url, "its web address")->type_name("URL");
    command.add_option("--email", options->organisation.email, "where people can ask about its badges")
        ->type_name("EMAIL");
    command.add_option("--country", options->organisation.country, "the country where it is, such as IT")
        ->type_name("CODE");
    command.add_option("--did", options->did, "its identifier: key, or web:HOST")->type_name("key|web:HOST");
    add_repeatable(command, "--language", options->organisation.languages,
                   "a language of its badges; the first is the default")
        ->type_name("TAG");
    add_choice(command, "--key-kind", options->kind, "the kind of the signing key",
               {"ed25519", "p-256", "p-384", "rsa"});
    command
        .add_option("--passphrase-file", options->passphrase_file,
                    "encrypt the key with the first line of this file")
        ->type_name("FILE");
    add_format(command, options->format, {"text", "json"});
    action = [options](Environment& environment) { return run(*options, environment); };
}

} // namespace insignia::app
