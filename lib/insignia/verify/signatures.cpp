// Which key a proof names, whether it is the issuer's, and whether the signature holds.
#include "gather_internal.h"

#include <algorithm>
#include <fmt/format.h>

namespace insignia::verify {
namespace {

struct MethodId {
    std::string_view owner;    // before the `#`
    std::string_view fragment; // after it
};

MethodId split_method(std::string_view id) {
    const std::size_t hash = id.find('#');
    if (hash == std::string_view::npos) return {id, {}};
    return {id.substr(0, hash), id.substr(hash + 1)};
}

bool may_exist(ErrorCode code) {
    return code == ErrorCode::io || code == ErrorCode::not_found || code == ErrorCode::denied
           || code == ErrorCode::unsupported || code == ErrorCode::limit;
}

// What a host answers is not the badge's fault, however bad the answer is: it may come from a captive portal.
bool is_asked_of_a_host(const std::string& issuer) {
    return issuer.starts_with("https:") || did::did_web_url(issuer).has_value();
}

// What its owner must have listed the key for: badges are asserted, presentations are usually shown by
// authentication. A token does not say for which purpose it was signed.
bool is_allowed(const did::Document& document, const did::VerificationMethod& method,
                const Signature& signature, Kind kind) {
    const bool asserts = document.allows(did::Relationship::assertion_method, method.id);
    const bool authenticates = document.allows(did::Relationship::authentication, method.id);
    if (kind != Kind::presentation) return asserts;
    const std::string_view purpose = json::member_text(signature.proof, "proofPurpose");
    if (purpose.empty()) return asserts || authenticates;
    return purpose == "assertionMethod" ? asserts : authenticates;
}

// Controlled Identifiers 3.3 (Retrieve Verification Method): the method is in its controller's document, says
// so itself, and is listed for assertions. https://www.w3.org/TR/cid-1.0/#retrieve-verification-method
void take_key(Signature& signature, const did::Document& document, Kind kind) {
    const did::VerificationMethod* method = document.find(signature.method);
    const auto unread = std::ranges::find(document.unread, signature.method, &did::UnreadMethod::id);
    if (method == nullptr && unread != document.unread.end()) {
        signature.key_may_exist = true;
        signature.problem = fmt::format("the key \"{}\" cannot be used by this version: {}", signature.method,
                                        unread->why.message);
        return;
    }
    if (method == nullptr) {
        signature.problem = fmt::format("{} has no key \"{}\"", document.id, signature.method);
        return;
    }
    signature.key = method->key;
    signature.key_copy = document.copy;
    signature.key_expires = method->expires;
    signature.key_revoked = method->revoked;
    if (method->controller != document.id)
        signature.problem =
            fmt::format("the key is controlled by {}, not by {}", method->controller, document.id);
    else if (!is_allowed(document, *method, signature, kind))
        signature.problem = kind == Kind::presentation
                                ? "the key is not one that its owner allows for this (authentication)"
                                : "the key is not one that its owner allows for signing badges "
                                  "(assertionMethod)";
}

// Expiry and revocation of the key are judged by run(), which knows the moment; the key itself is usable
// until then.
void bind_to_issuer(Signature& signature, const Dossier& dossier) {
    signature.signer = Signer::issuer;
    if (dossier.issuer_document) {
        take_key(signature, *dossier.issuer_document, dossier.subject.kind);
        // An issuer may have made a key after its keys were noted down or copied: that is not the badge's
        // fault.
        const bool old = dossier.issuer_pinned || dossier.issuer_document->copy;
        if (signature.key || !old || dossier.issuer.starts_with("did:key:")) return;
        signature.key_may_exist = true;
        signature.problem += dossier.issuer_pinned ? " among those noted down in your trust list"
                                                   : " in the copy of its document";
        signature.hints = {
            fmt::format("ask the issuer for its keys of today: insignia trust add {}", dossier.issuer)};
        return;
    }
    signature.signer = Signer::nobody;
    signature.key_may_exist =
        dossier.issuer_error && (may_exist(dossier.issuer_error->code) || is_asked_of_a_host(dossier.issuer));
    signature.problem = dossier.issuer_error ? dossier.issuer_error->message : "the issuer has no key";
    if (dossier.issuer_error) signature.hints = dossier.issuer_error->hints;
}

// A counter-signature: its key is looked at only when the identifier carries it.
void bind_to_other(Signature& signature, std::string_view owner, Kind kind) {
    signature.signer = Signer::other;
    if (!owner.starts_with("did:key:") && !owner.starts_with("did:jwk:")) return;
    const uri::ResourceLoader nothing = [](const uri::Uri&) -> Result<uri::Resource> {
        return fail(ErrorCode::denied, "only the issuer's keys are fetched");
    };
    const Result<did::Document> document = did::resolve(owner, nothing);
    if (document)
        take_key(signature, *document, kind);
    else
        signature.problem = document.error().message;
}

void bind(Signature& signature, const Dossier& dossier) {
    const MethodId method = split_method(signature.method);
    // An https issuer may publish keys under addresses of their own.
    const bool has_addresses = dossier.issuer.starts_with("https:") && dossier.issuer_document;
    if (has_addresses && dossier.issuer_document->find(signature.method) != nullptr) {
        bind_to_issuer(signature, dossier);
    } else if (method.owner == dossier.issuer && !dossier.issuer.empty()) {
        if (method.fragment.empty()) {
            signature.signer = Signer::issuer;
            signature.problem = fmt::format("\"{}\" names the issuer but none of its keys", signature.method);
            return;
        }
        bind_to_issuer(signature, dossier);
    } else {
        bind_to_other(signature, method.owner, dossier.subject.kind);
    }
}

} // namespace

Signature examine_proof(const Dossier& dossier, const json::Value& proof, std::string where,
                        const uri::ResourceLoader& contexts) {
    Signature signature;
    signature.where = std::move(where);
    signature.proof = proof;
    if (!proof.is_object()) {
        signature.problem = "the proof is no JSON object";
        return signature;
    }
    signature.suite = json::member_text(proof, "cryptosuite");
    if (signature.suite.empty()) signature.suite = json::member_text(proof, "type");
    signature.method = json::member_text(proof, "verificationMethod");
    if (const auto created = Instant::parse(json::member_text(proof, "created"))) signature.made = *created;
    bind(signature, dossier);
    if (signature.key && signature.problem.empty())
        signature.result = proof::verify_proof(dossier.subject.document, proof, *signature.key, contexts);
    return signature;
}

namespace {

// A `kid` may be relative to the issuer (`#key-1`, `key-1`), and a key set names its keys by any words (RFC
// 7515, 4.1.4; RFC 7517, 4.5).
std::string method_of_kid(const std::string& kid, const Dossier& dossier) {
    if (kid.empty() || dossier.issuer.empty()) return kid;
    if (kid.starts_with('#')) return dossier.issuer + kid;
    const std::string local = fmt::format("{}#{}", dossier.issuer, kid);
    if (kid.find(':') == std::string::npos) return local;
    return dossier.issuer.starts_with("https:") && dossier.issuer_document
                   && dossier.issuer_document->find(local)
               ? local
               : kid;
}

} // namespace

Signature examine_jwt(const Dossier& dossier) {
    const proof::Jws& jws = *dossier.subject.jws;
    Signature signature;
    signature.proof = jws.header;
    signature.suite = fmt::format("VC-JWT {}", json::member_text(jws.header, "alg"));
    signature.method = json::member_text(jws.header, "kid");
    const proof::Claims claims = proof::read_claims(jws.payload);
    signature.made = claims.issued ? claims.issued : claims.not_before; // nbf is when it begins to hold
    signature.method = method_of_kid(signature.method, dossier);
    const json::Value* jwk = json::member(jws.header, "jwk");
    const bool listed = dossier.issuer_document && dossier.issuer_document->find(signature.method) != nullptr;
    if (jwk == nullptr || listed || (!signature.method.empty() && !dossier.issuer_document)) {
        bind(signature, dossier);
    } else if (dossier.issuer_document) {
        // OB 3.0 lets the header carry the key; it counts only when the issuer itself publishes the same one.
        signature.signer = Signer::other;
        const auto key = crypto::PublicKey::from_jwk(*jwk);
        for (const did::VerificationMethod& method : dossier.issuer_document->methods) {
            if (!key || !(method.key == *key)) continue;
            signature.method = method.id;
            bind_to_issuer(signature, dossier);
        }
    } else {
        bind_to_issuer(signature, dossier);
    }
    if (signature.key && signature.problem.empty() && signature.signer == Signer::issuer)
        signature.result = proof::verify_jws(jws, *signature.key);
    return signature;
}

} // namespace insignia::verify
