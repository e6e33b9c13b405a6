#include "trust_entries.h"
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/verify/verify.h>

namespace insignia::app {

namespace {

void note_keys(workspace::TrustedEntry& entry, const did::Document& document) {
    for (const auto& method : document.methods)
        if (document.allows(did::Relationship::assertion_method, method.id))
            entry.keys.push_back({method.id, method.key.multikey()});
}

std::string say_keys(const did::Document& document) {
    std::vector<std::string> ids;
    for (const auto& method : document.methods) ids.push_back(sanitize(method.id));
    return ids.empty() ? "its document has no key that can be used"
                       : fmt::format("its keys today: {}", join(ids, ", "));
}

// The issuer of a badge. That a badge names it proves nothing, so the signature must be the issuer's.
Result<Candidate> candidate_from_badge(const verify::Subject& badge, const std::string& file,
                                       const Network& network, Environment& environment) {
    verify::Policy policy;
    policy.now = environment.now();
    const auto dossier = verify::gather(badge, policy, network.for_badge());
    if (!dossier.signature_holds() && badge.kind != verify::Kind::assertion)
        return fail(ErrorCode::crypto, "the signature of this badge cannot be checked or does not hold", file,
                    {"see insignia verify, and get the issuer's DID from a source that you trust"});
    if (dossier.issuer.empty()) return fail(ErrorCode::invalid, "this badge does not name its issuer", file);
    Candidate candidate;
    candidate.entry.id = dossier.issuer;
    const auto* const issuer = json::member(badge.document, "issuer");
    const auto name = issuer == nullptr ? std::string_view() : json::member_text(*issuer, "name");
    if (!name.empty())
        candidate.notes.push_back(fmt::format("it calls itself \"{}\": this name is its own claim",
                                              sanitize(name, limits::k_shown_characters)));
    return candidate;
}

Result<Candidate> candidate_from_file(const std::string& file, const Network& network,
                                      Environment& environment) {
    TRY_ASSIGN(const auto content, read_file(file));
    const std::string text(as_text(content));
    if (text.find("-----BEGIN") != std::string::npos) {
        TRY_ASSIGN(const auto key, crypto::PublicKey::from_pem(text));
        return Candidate{{did::to_did_key(key), "", "", {}, ""}, {}};
    }
    if (const auto badge = verify::open(content, file); badge && badge->kind != verify::Kind::definition)
        return candidate_from_badge(*badge, file, network, environment);
    TRY_ASSIGN(const auto value, json::parse(text, file));
    if (json::member(value, "verificationMethod") == nullptr)
        return fail(ErrorCode::invalid, "this file holds neither a DID document, a public key nor a badge",
                    file, {"ask the issuer for its did.json, or give its DID"});
    TRY_ASSIGN(const auto document, did::parse_document(value, json::member_text(value, "id")));
    Candidate candidate{{document.id, "", "", {}, ""}, {}};
    note_keys(candidate.entry, document);
    return candidate;
}

bool is_address(const std::string& text) {
    return text.starts_with("https://");
}

// A did:key and a did:jwk are their own key. Of others the document is fetched, so that it is at hand
// offline.
Result<void> look_at_keys(Candidate& candidate, bool pin, const Network& network) {
    if (!candidate.entry.keys.empty()) return {};
    const auto& id = candidate.entry.id;
    if (id.starts_with("did:web:")) TRY(did::did_web_url(id));
    const auto document = did::resolve_issuer(id, network.for_badge());
    const bool is_on_a_host = id.starts_with("did:web:") || is_address(id);
    if (!document && (pin || !is_on_a_host)) return fail(document.error());
    if (!is_on_a_host) return {};
    if (!document)
        candidate.notes.push_back(
            fmt::format("its keys cannot be had just now: {}", document.error().message));
    else
        candidate.notes.push_back(say_keys(*document));
    if (pin) note_keys(candidate.entry, *document);
    return {};
}

} // namespace

Result<Candidate> find_candidate(const std::string& issuer, bool pin, const Network& network,
                                 Environment& environment) {
    Candidate candidate;
    std::error_code ignored;
    if (std::filesystem::exists(issuer, ignored)) {
        TRY_ASSIGN(candidate, candidate_from_file(issuer, network, environment));
    } else if (did::is_did(issuer) || is_address(issuer)) {
        candidate.entry.id = issuer;
    } else {
        return fail(ErrorCode::usage, fmt::format("\"{}\" is neither a file nor a DID", issuer), "",
                    {"insignia verify shows the DID of a badge's issuer"});
    }
    TRY(look_at_keys(candidate, pin, network));
    return candidate;
}

Result<std::vector<workspace::TrustedEntry>> read_registry(const std::string& place, const Network& network) {
    Bytes content;
    if (is_address(place)) {
        TRY_ASSIGN(const auto url, uri::Uri::parse(place));
        TRY_ASSIGN(auto resource, network.for_user()(url));
        if (resource.status != uri::k_success)
            return fail(ErrorCode::io,
                        fmt::format("\"{}\" answered with the HTTP status {}", place, resource.status));
        content = std::move(resource.content);
    } else {
        TRY_ASSIGN(content, read_file(place));
    }
    TRY_ASSIGN(const auto value, json::parse(as_text(content), place));
    const auto* const registry = json::member(value, "registry");
    if (registry == nullptr || !registry->is_object())
        return fail(ErrorCode::invalid, "this is no registry of issuers", place,
                    {"the form is {\"meta\": {…}, \"registry\": {\"did:…\": {\"name\": …, \"location\": …, "
                     "\"url\": …}}}"});
    std::vector<workspace::TrustedEntry> entries;
    for (const auto& [did, about] : registry->items()) {
        if (!did::is_did(did))
            return fail(ErrorCode::invalid, fmt::format("\"{}\" is no DID", sanitize(did)), place);
        std::vector<std::string> facts = {fmt::format("from {}", place)};
        for (const char* member : {"location", "url"})
            if (const auto text = json::member_text(about, member); !text.empty()) facts.emplace_back(text);
        entries.push_back({did, std::string(json::member_text(about, "name")), "", {}, join(facts, "; ")});
    }
    return entries;
}

std::string describe(const workspace::TrustedEntry& entry) {
    std::string text = sanitize(entry.id);
    if (!entry.name.empty()) text += fmt::format("  \"{}\"", sanitize(entry.name));
    if (!entry.added.empty()) text += fmt::format("  since {}", sanitize(entry.added.substr(0, 10)));
    if (!entry.keys.empty())
        text += fmt::format("  {} pinned",
                            entry.keys.size() == 1 ? "1 key" : fmt::format("{} keys", entry.keys.size()));
    if (!entry.comment.empty()) text += fmt::format("  ({})", sanitize(entry.comment));
    return text;
}

} // namespace insignia::app
