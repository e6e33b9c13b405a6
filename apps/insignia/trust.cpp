#include "trust.h"
#include "own_workspaces.h"
#include <fmt/format.h>
#include <insignia/workspace/keys.h>
#include <insignia/workspace/workspace.h>

namespace insignia::app {

namespace {

did::Document document_of(std::string id, std::vector<did::VerificationMethod> methods) {
    did::Document document;
    document.id = std::move(id);
    for (const auto& method : methods)
        document.relationships.emplace_back(did::Relationship::assertion_method, method.id);
    document.methods = std::move(methods);
    return document;
}

} // namespace

std::filesystem::path default_trust_file(const Environment& environment) {
    const auto variable = [&](const char* name) {
        const auto found = environment.variables.find(name);
        return found == environment.variables.end() ? std::string() : found->second;
    };
    if (const auto config = variable("XDG_CONFIG_HOME"); !config.empty())
        return std::filesystem::path(config) / "insignia" / "trust.toml";
    if (const auto home = variable("HOME"); !home.empty())
        return std::filesystem::path(home) / ".config" / "insignia" / "trust.toml";
    return {};
}

Result<std::vector<verify::TrustedIssuer>>
trusted_issuers(const std::vector<workspace::TrustedEntry>& entries) {
    std::vector<verify::TrustedIssuer> issuers;
    for (const auto& entry : entries) {
        verify::TrustedIssuer issuer{entry.id, entry.name, "in your trust list", std::nullopt};
        std::vector<did::VerificationMethod> methods;
        for (const auto& key : entry.keys) {
            TRY_ASSIGN(auto public_key, crypto::PublicKey::from_multikey(key.multikey));
            methods.push_back(
                {key.id, "Multikey", entry.id, std::move(public_key), std::nullopt, std::nullopt});
        }
        if (!methods.empty()) issuer.document = document_of(entry.id, std::move(methods));
        issuers.push_back(std::move(issuer));
    }
    return issuers;
}

std::vector<verify::TrustedIssuer> workspace_issuer(const std::string& named,
                                                    const Environment& environment) {
    const auto root = workspace::find_workspace(named.empty() ? "." : named);
    if (!root) return {};
    const auto opened = workspace::open_workspace(*root);
    if (!opened) return {};
    const auto keys = workspace::list_keys(*opened);
    if (!keys) return {};
    std::vector<verify::TrustedIssuer> issuers;
    for (const auto& key : *keys) {
        const auto id = workspace::issuer_did(opened->settings, key);
        if (named.empty() && !is_own_workspace(*opened, id, environment)) continue;
        did::VerificationMethod method{workspace::verification_method(opened->settings, key),
                                       "Multikey",
                                       id,
                                       key.public_key,
                                       std::nullopt,
                                       std::nullopt};
        // A did:web has all keys in one document; every key is a did:key of its own.
        if (!issuers.empty() && issuers.back().id == id) {
            issuers.back().document->relationships.emplace_back(did::Relationship::assertion_method,
                                                                method.id);
            issuers.back().document->methods.push_back(std::move(method));
            continue;
        }
        issuers.push_back({id, opened->settings.organisation.name, "the issuer of this workspace",
                           document_of(id, {std::move(method)})});
    }
    return issuers;
}

} // namespace insignia::app
