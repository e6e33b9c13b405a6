#include "bundle.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/proof/proof.h>
#include <insignia/verify/subject.h>

namespace insignia::app {

namespace {

constexpr std::string_view k_type = "InsigniaTrustBundle";
constexpr int k_version = 1;
constexpr const char* k_bundle_place = "bundle";

tl::unexpected<Error> no_bundle(const std::filesystem::path& path, std::string_view why) {
    return fail(ErrorCode::invalid, fmt::format("this is no bundle of insignia: {}", why), path.string(),
                {"insignia trust bundle makes one"});
}

Result<did::Document> signer_document(const std::string& signer,
                                      const std::vector<verify::TrustedIssuer>& known,
                                      const std::string& named, const uri::ResourceLoader& loader) {
    const auto found = std::ranges::find(known, signer, &verify::TrustedIssuer::id);
    if (found == known.end() && signer != named)
        return fail(ErrorCode::denied,
                    fmt::format("the bundle is signed by {}, whom you do not trust", sanitize(signer)), "",
                    {fmt::format("if you do: insignia trust add {}", sanitize(signer)),
                     fmt::format("or for this once: --bundle-signer {}", sanitize(signer))});
    if (found != known.end() && found->document) return *found->document;
    return did::resolve_issuer(signer, loader);
}

Result<void> check_signature(const json::Value& bundle, const did::Document& signer, Instant now) {
    const auto* const proof = json::member(bundle, "proof");
    if (proof == nullptr || !proof->is_object()) return fail(ErrorCode::crypto, "the bundle is not signed");
    const std::string name(json::member_text(*proof, "verificationMethod"));
    const auto* const method = signer.find(name);
    if (method == nullptr || method->controller != signer.id
        || !signer.allows(did::Relationship::assertion_method, name))
        return fail(ErrorCode::crypto,
                    fmt::format("\"{}\" is no key of the bundle's signer", sanitize(name)));
    if (method->revoked || (method->expires && *method->expires <= now))
        return fail(ErrorCode::crypto, fmt::format("the key \"{}\" of the bundle has ended", sanitize(name)));
    TRY_ASSIGN(const auto result, proof::verify_proof(bundle, *proof, method->key));
    if (!result.verified)
        return fail(ErrorCode::crypto,
                    fmt::format("the bundle was changed after signing: {}", result.problem));
    if (const auto unmet = proof::unmet_expectations(*proof, {.now = now}); !unmet.empty())
        return fail(ErrorCode::crypto, unmet.front());
    return {};
}

Result<workspace::TrustedEntry> read_issuer(const json::Value& value) {
    workspace::TrustedEntry entry;
    entry.id = json::member_text(value, "id");
    entry.name = json::member_text(value, "name");
    if (entry.id.empty()) return fail(ErrorCode::invalid, "an issuer has no id");
    if (const auto* const keys = json::member(value, "keys"); keys != nullptr && keys->is_array())
        for (const auto& key : *keys)
            entry.keys.push_back(
                {std::string(json::member_text(key, "id")), std::string(json::member_text(key, "multikey"))});
    return entry;
}

Result<Bundle> read_content(const json::Value& value) {
    Bundle bundle;
    bundle.signer = json::member_text(value, "issuer");
    TRY_ASSIGN(bundle.created, Instant::parse(json::member_text(value, "created")));
    const auto* const issuers = json::member(value, "issuers");
    const auto* const documents = json::member(value, "documents");
    if (issuers == nullptr || !issuers->is_array() || documents == nullptr || !documents->is_array())
        return fail(ErrorCode::invalid, "\"issuers\" and \"documents\" must be lists");
    for (const auto& issuer : *issuers) {
        TRY_ASSIGN(auto entry, read_issuer(issuer));
        bundle.issuers.push_back(std::move(entry));
    }
    for (const auto& document : *documents) {
        TRY_ASSIGN(auto resource, fetch::from_json(document, k_bundle_place));
        bundle.documents.push_back(std::move(resource));
    }
    return bundle;
}

} // namespace

json::Value to_json(const Bundle& bundle) {
    json::Value issuers = json::Value::array();
    for (const auto& issuer : bundle.issuers) {
        json::Value keys = json::Value::array();
        for (const auto& key : issuer.keys) keys.push_back({{"id", key.id}, {"multikey", key.multikey}});
        issuers.push_back({{"id", issuer.id}, {"name", issuer.name}, {"keys", std::move(keys)}});
    }
    json::Value documents = json::Value::array();
    for (const auto& document : bundle.documents)
        documents.push_back(fetch::to_json(document, document.copy->taken));
    return {{"type", k_type},
            {"version", k_version},
            {"issuer", bundle.signer},
            {"created", bundle.created.to_string()},
            {"issuers", std::move(issuers)},
            {"documents", std::move(documents)}};
}

Result<Bundle> read_bundle(const std::filesystem::path& path, const std::vector<verify::TrustedIssuer>& known,
                           const std::string& named, const uri::ResourceLoader& loader, Instant now) {
    TRY_ASSIGN(const auto text, read_text_file(path, limits::k_cache_bytes));
    json::Limits json_limits;
    json_limits.bytes = limits::k_cache_bytes;
    TRY_ASSIGN(const auto value, json::parse(text, path.string(), json_limits));
    const auto* const version = json::member(value, "version");
    if (json::member_text(value, "type") != k_type) return no_bundle(path, "its type is another");
    if (version == nullptr || *version != k_version) return no_bundle(path, "its version is not 1");
    // Nothing of it is believed before its signature holds.
    const std::string signer(json::member_text(value, "issuer"));
    TRY_ASSIGN(const auto document, signer_document(signer, known, named, loader));
    TRY(check_signature(value, document, now));
    auto bundle = read_content(value);
    if (!bundle) return no_bundle(path, bundle.error().message);
    return bundle;
}

bool belongs_to(const uri::Resource& copy, const std::vector<workspace::TrustedEntry>& issuers) {
    const auto is_trusted = [&](std::string_view id) {
        return std::ranges::find(issuers, id, &workspace::TrustedEntry::id) != issuers.end();
    };
    for (const auto& issuer : issuers) {
        if (copy.url == issuer.id) return true;
        if (const auto url = did::did_web_url(issuer.id); url && *url == copy.url) return true;
        const auto address = uri::Uri::parse(issuer.id);
        if (address && address->scheme() == "https" && address->authority()
            && copy.url == fmt::format("https://{}/.well-known/jwks.json", *address->authority()))
            return true;
    }
    const auto list = verify::open(copy.content, copy.url);
    if (list) return list->kind == verify::Kind::status_list && is_trusted(verify::issuer_id(list->document));
    const auto value = json::parse(as_text(copy.content));
    return value && json::member(*value, "revokedCredential") != nullptr
           && is_trusted(json::member_text(*value, "issuer"));
}

} // namespace insignia::app
