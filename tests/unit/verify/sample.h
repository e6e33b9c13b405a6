// A badge that is right in every respect, for tests that spoil one thing.
#pragma once

#include <catch2/catch.hpp>
#include <functional>
#include <insignia/proof/proof.h>
#include <insignia/verify/verify.h>
#include <map>

namespace sample {

using namespace insignia;

inline crypto::PrivateKey key(std::uint8_t seed = 1, crypto::KeyKind kind = crypto::KeyKind::ed25519) {
    auto made = crypto::PrivateKey::from_seed(kind, Bytes(32, seed));
    REQUIRE(made.has_value());
    return std::move(*made);
}

inline std::string did_of(const crypto::PrivateKey& key) {
    return did::to_did_key(key.public_key());
}

// An Open Badges 3.0 credential by the did:key of key(), unsigned.
inline json::Value unsigned_badge() {
    return {{"@context",
             {"https://www.w3.org/ns/credentials/v2",
              "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"}},
            {"id", "urn:uuid:5b1c58a5-8d5b-4ba4-9f0c-7b8a6f2f0c11"},
            {"type", {"VerifiableCredential", "OpenBadgeCredential"}},
            {"name", "Knots"},
            {"issuer", {{"id", did_of(key())}, {"type", {"Profile"}}, {"name", "Harbour School"}}},
            {"validFrom", "2025-01-01T00:00:00Z"},
            {"credentialSubject",
             {{"type", {"AchievementSubject"}},
              {"identifier",
               {{{"type", "IdentityObject"},
                 {"identityType", "emailAddress"},
                 {"hashed", false},
                 {"identityHash", "ada@example.org"}}}},
              {"achievement",
               {{"id", "urn:uuid:0d7bb1a1-2f0d-4b7e-8c39-6a8f0ad7a0d1"},
                {"type", {"Achievement"}},
                {"name", "Knots"},
                {"description", "Ties ten knots."},
                {"criteria", {{"narrative", "Ties each knot within a minute."}}}}}}}};
}

inline json::Value sign(const json::Value& document, const crypto::PrivateKey& with = key(),
                        proof::SigningOptions options = {}) {
    if (options.verification_method.empty())
        options.verification_method = did::to_did_key_method(with.public_key());
    if (!options.created) options.created = *Instant::parse("2025-01-01T00:00:00Z");
    const auto suite = with.kind() == crypto::KeyKind::ed25519 ? "eddsa-jcs-2022" : "ecdsa-jcs-2019";
    const auto secured = proof::add_proof(document, suite, with, options);
    REQUIRE(secured.has_value());
    return *secured;
}

inline verify::Policy policy() {
    verify::Policy policy;
    policy.now = *Instant::parse("2026-03-01T12:00:00Z");
    policy.trusted = {{did_of(key()), "Harbour School", "in your trust list", std::nullopt}};
    return policy;
}

// A loader that knows nothing.
inline uri::ResourceLoader nothing() {
    return [](const uri::Uri& url) -> Result<uri::Resource> {
        return fail(ErrorCode::io, "the host does not answer", url.text());
    };
}

inline check::Report judge(const std::string& text, const verify::Policy& with = policy(),
                           const uri::ResourceLoader& loader = nothing()) {
    return verify::judge(as_bytes(text), "badge", with, loader);
}

inline check::Report judge(const json::Value& document, const verify::Policy& with = policy(),
                           const uri::ResourceLoader& loader = nothing()) {
    return judge(json::to_compact_text(document), with, loader);
}

// The worst outcome of the findings with this id.
inline check::Outcome outcome(const check::Report& report, std::string_view id) {
    check::Outcome worst = check::Outcome::not_applicable;
    bool found = false;
    for (const auto& finding : report.findings) {
        if (finding.id != id) continue;
        if (!found || finding.outcome == check::Outcome::failed) worst = finding.outcome;
        found = true;
    }
    INFO("check " << id);
    REQUIRE(found);
    return worst;
}

// A host with these documents: what is "" there answers that it is gone, and what is not there does not
// answer.
using Site = std::map<std::string, std::string>;

inline uri::ResourceLoader serving(Site site) {
    return [site = std::move(site)](const uri::Uri& url) -> Result<uri::Resource> {
        const auto found = site.find(url.text());
        if (found == site.end()) return fail(ErrorCode::io, "the host does not answer", url.text());
        const int status = found->second.empty() ? uri::k_gone : uri::k_success;
        return uri::Resource{url.text(), "application/json", to_bytes(found->second), status};
    };
}

} // namespace sample
