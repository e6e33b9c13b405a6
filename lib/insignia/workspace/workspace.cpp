#include "workspace.h"
#include "toml_internal.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/country.h>
#include <insignia/base/files.h>

namespace insignia::workspace {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_top_keys[] = {"organisation", "signing", "lint"};
constexpr std::string_view k_lint_keys[] = {"ignore"};
constexpr std::string_view k_organisation_keys[] = {"name",  "url",    "email",   "description",
                                                    "image", "policy", "country", "languages"};
constexpr std::string_view k_signing_keys[] = {"did", "key", "proof"};

Result<void> check_country(const TomlTable& table, const std::string& country) {
    if (is_country_code(country)) return {};
    const auto meant = meant_country_code(country);
    return table.problem("country", fmt::format("\"{}\" is no country code", country),
                         {meant.empty()
                              ? "write the two capital letters of ISO 3166-1, as in  country = \"IT\""
                              : fmt::format("write  country = \"{}\"", meant)});
}

Result<void> read_organisation(const TomlTable& table, Organisation& organisation) {
    TRY(table.allow_only(k_organisation_keys));
    TRY_ASSIGN(organisation.name, table.text("name"));
    if (organisation.name.empty())
        return table.problem("name", "the organisation has no name",
                             {"add  name = \"…\"  under [organisation]"});
    TRY_ASSIGN(organisation.url, table.text("url"));
    TRY_ASSIGN(organisation.email, table.text("email"));
    TRY_ASSIGN(organisation.description, table.text("description"));
    TRY_ASSIGN(organisation.image, table.text("image"));
    TRY_ASSIGN(organisation.policy, table.text("policy"));
    TRY_ASSIGN(organisation.country, table.text("country"));
    if (!organisation.country.empty()) TRY(check_country(table, organisation.country));
    TRY_ASSIGN(auto languages, table.texts("languages"));
    if (!languages.empty()) organisation.languages = std::move(languages);
    return {};
}

} // namespace

Result<Settings> parse_settings(std::string_view toml, std::string_view source) {
    TRY_ASSIGN(const auto document, parse_toml(toml, source));
    const TomlTable top(document, "");
    TRY(top.allow_only(k_top_keys));
    Settings settings;
    TRY_ASSIGN(const auto organisation, top.table("organisation"));
    TRY(read_organisation(organisation, settings.organisation));
    TRY_ASSIGN(const auto signing, top.table("signing"));
    TRY(signing.allow_only(k_signing_keys));
    TRY_ASSIGN(settings.did, signing.text("did"));
    TRY_ASSIGN(settings.key, signing.text("key"));
    TRY_ASSIGN(settings.proof, signing.text("proof"));
    TRY_ASSIGN(const auto lint, top.table("lint"));
    TRY(lint.allow_only(k_lint_keys));
    TRY_ASSIGN(settings.lint_ignore, lint.named_texts("ignore"));
    settings.places = document.places;
    return settings;
}

std::string settings_to_toml(const Settings& settings) {
    const auto& organisation = settings.organisation;
    std::string toml = "# The organisation that issues: what stands in its badges.\n[organisation]\n";
    write_text(toml, "name", organisation.name);
    write_text(toml, "url", organisation.url);
    write_text(toml, "email", organisation.email);
    write_text(toml, "description", organisation.description);
    write_text(toml, "image", organisation.image);
    write_text(toml, "policy", organisation.policy);
    write_text(toml, "country", organisation.country);
    write_texts(toml, "languages", organisation.languages);
    toml += "\n# Who signs: the key in keys/ and the identifier under which others find its public "
            "half.\n[signing]\n";
    write_text(toml, "did", settings.did);
    write_text(toml, "key", settings.key);
    write_text(toml, "proof", settings.proof);
    write_silenced(toml, settings.lint_ignore);
    return toml;
}

Result<fs::path> find_workspace(const fs::path& start) {
    std::error_code error;
    auto folder = fs::absolute(start, error).lexically_normal();
    if (error)
        return fail(ErrorCode::not_found, "the working folder is gone, or may not be read", start.string(),
                    {"change to a folder that is there, or name a workspace with --workspace DIR"});
    if (!folder.has_filename()) folder = folder.parent_path();
    for (;;) {
        if (fs::is_regular_file(folder / k_settings_file, error)) return folder;
        const auto parent = folder.parent_path();
        if (parent == folder || parent.empty()) break;
        folder = parent;
    }
    return fail(ErrorCode::not_found,
                fmt::format("no workspace here: there is no {} in this folder or above", k_settings_file),
                start.string(), {"make one with insignia init, or name one with --workspace DIR"});
}

Result<Workspace> open_workspace(const fs::path& root) {
    const auto path = root / k_settings_file;
    auto text = read_text_file(path);
    if (!text && text.error().code == ErrorCode::not_found)
        return fail(ErrorCode::not_found,
                    fmt::format("\"{}\" is not a workspace: it has no {}", root.string(), k_settings_file),
                    "", {"make one with insignia init DIR"});
    if (!text) return fail(std::move(text).error());
    TRY_ASSIGN(auto settings, parse_settings(*text, path.string()));
    return Workspace{root, std::move(settings)};
}

Result<std::vector<std::string>> badge_names(const Workspace& workspace) {
    TRY_ASSIGN(const auto files, list_files(workspace.badges(), ".toml"));
    std::vector<std::string> names;
    for (const auto& file : files) names.push_back(file.stem().string());
    std::ranges::sort(names); // "a-b.toml" stands before "a.toml"
    return names;
}

Result<DefinitionFile> find_definition(const Workspace& workspace, std::string_view badge) {
    const fs::path given(badge);
    if (given.extension() == ".toml") return read_definition(given);
    const auto path = workspace.badges() / (std::string(badge) + ".toml");
    std::error_code error;
    const bool is_slug = !badge.starts_with('.') && path.filename() == std::string(badge) + ".toml";
    if (is_slug && fs::is_regular_file(path, error)) {
        const auto shown = fs::proximate(path, error);
        return read_definition(error || shown.string().starts_with("..") ? path : shown);
    }
    TRY_ASSIGN(const auto names, badge_names(workspace));
    const auto meant = did_you_mean(badge, names);
    std::string hint;
    if (!meant.empty())
        hint = fmt::format("did you mean \"{}\"", meant);
    else if (names.empty())
        hint = fmt::format("make it with insignia design {}", badge);
    else
        hint = "badges here: " + join(names, ", ");
    return fail(ErrorCode::not_found, fmt::format("there is no badge \"{}\"", badge),
                workspace.badges().string(), {hint});
}

Result<fs::path> find_picture(const Workspace& workspace, const credential::Definition& definition,
                              std::string_view ending) {
    const auto& own = definition.picture.file;
    if (!own.empty() && fs::path(own).extension() == ending) {
        const auto path = workspace.badges() / own;
        std::error_code error;
        if (fs::is_regular_file(path, error)) return path;
        return fail(ErrorCode::not_found,
                    fmt::format("the picture \"{}\" of the badge \"{}\" is not there", own, definition.slug),
                    path.string(),
                    {"correct  file  under [picture], or take the line out and run insignia design"});
    }
    const auto path = workspace.badges() / (definition.slug + std::string(ending));
    std::error_code error;
    if (fs::is_regular_file(path, error)) return path;
    return fail(ErrorCode::not_found,
                fmt::format("the badge \"{}\" has no {} picture", definition.slug, ending.substr(1)),
                path.string(), {fmt::format("draw it with insignia design {}", definition.slug)});
}

} // namespace insignia::workspace
