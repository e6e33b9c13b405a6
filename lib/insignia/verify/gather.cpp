// Collect the issuer's keys and, once the signature holds, the status lists.
#include <insignia/base/limits.h>
#include <insignia/verify/dossier.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/credential/class_check.h>
#include <insignia/rdf/canonicalization.h>
#include <set>

#include "gather_internal.h"

namespace insignia::verify {
namespace {

const TrustedIssuer* find_trusted(const Policy& policy, std::string_view id) {
    // The first word on an issuer counts: a bundle does not bring keys for one whom the user's own list
    // leaves to the host.
    const auto found = std::ranges::find(policy.trusted, id, &TrustedIssuer::id);
    return found == policy.trusted.end() || !found->document ? nullptr : &*found;
}

} // namespace

uri::ResourceLoader for_one_badge(const uri::ResourceLoader& loader) {
    auto asked = std::make_shared<std::set<std::string>>();
    return [&loader, asked](const uri::Uri& url) -> Result<uri::Resource> {
        asked->insert(url.without_fragment());
        if (asked->size() <= limits::k_fetches) return loader(url);
        return fail(ErrorCode::denied,
                    fmt::format("more than {} documents would have to be fetched", limits::k_fetches));
    };
}

std::optional<Error> find_age_problem(const std::string& url, const std::optional<uri::Copy>& copy,
                                      const Policy& policy) {
    if (policy.offline || !copy || copy->place != "cache"
        || policy.now.seconds - copy->taken.seconds <= limits::k_key_copy_seconds)
        return std::nullopt;
    return Error{ErrorCode::io,
                 fmt::format("\"{}\" does not answer, and the copy of its keys is {} old", url,
                             age_text(copy->taken, policy.now)),
                 "/issuer",
                 {"try again later, or take copies of any age: --offline"}};
}

// The issuer's keys come from what is pinned or from the issuer's own identifier, never from the badge.
void find_keys(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    if (const TrustedIssuer* pinned = find_trusted(policy, dossier.issuer)) {
        dossier.issuer_document = pinned->document;
        dossier.issuer_pinned = true;
        return;
    }
    if (dossier.issuer.empty()) {
        dossier.issuer_error = Error{ErrorCode::unsupported, "the badge names no issuer", "/issuer", {}};
        return;
    }
    if (dossier.issuer.starts_with("https:") && !is_fetchable(dossier.issuer)) {
        dossier.issuer_error = Error{
            ErrorCode::denied, fmt::format("nothing is fetched from \"{}\"", dossier.issuer), "/issuer", {}};
        return;
    }
    Result<did::Document> document = did::resolve_issuer(dossier.issuer, loader);
    if (!document)
        dossier.issuer_error = std::move(document).error();
    else if (auto problem = find_age_problem(dossier.issuer, document->copy, policy))
        dossier.issuer_error = std::move(problem);
    else
        dossier.issuer_document = std::move(*document);
}

void gather_signatures(Dossier& dossier, const uri::ResourceLoader& contexts) {
    const Subject& subject = dossier.subject;
    if (subject.securing == Securing::jwt) {
        dossier.signatures.push_back(examine_jwt(dossier));
        return;
    }
    const json::Value* proofs = json::member(subject.document, "proof");
    if (proofs == nullptr) return;
    if (!proofs->is_array()) {
        dossier.signatures.push_back(examine_proof(dossier, *proofs, "/proof", contexts));
        return;
    }
    dossier.too_many_proofs = proofs->size() > limits::k_proofs;
    const std::size_t count = std::min(proofs->size(), limits::k_proofs);
    for (std::size_t i = 0; i < count; ++i)
        dossier.signatures.push_back(
            examine_proof(dossier, (*proofs)[i], json::join_pointer("/proof", i), contexts));
}

bool Signature::is_good() const {
    return signer == Signer::issuer && problem.empty() && result && result->has_value()
           && (*result)->verified;
}

bool Dossier::signature_holds() const {
    const auto fails = [](const Signature& signature) {
        return signature.result && signature.result->has_value() && !(*signature.result)->verified
               && !(*signature.result)->for_holder;
    };
    return std::ranges::any_of(signatures, &Signature::is_good) && std::ranges::none_of(signatures, fails);
}

Dossier gather(Subject subject, const Policy& policy, const uri::ResourceLoader& loader) {
    const rdf::WorkBudget budget;
    return gather_inside(std::move(subject), policy, loader, 0);
}

Dossier gather_inside(Subject subject, const Policy& policy, const uri::ResourceLoader& loader,
                      unsigned depth) {
    Dossier dossier;
    dossier.subject = std::move(subject);
    const uri::ResourceLoader own = for_one_badge(loader);
    if (dossier.subject.kind == Kind::assertion) {
        gather_open_badges_2(dossier, policy, loader);
        gather_extensions(dossier, policy);
        return dossier;
    }
    if (dossier.subject.kind == Kind::presentation) {
        gather_presentation(dossier, policy, loader);
        return dossier;
    }
    dossier.issuer = issuer_id(dossier.subject.document);
    find_keys(dossier, policy, own);
    if (find_context_problem(dossier.subject, policy.contexts)) return dossier;
    gather_signatures(dossier, policy.context_loader);
    if (!dossier.signature_holds() || dossier.subject.kind == Kind::status_list) return dossier;
    gather_status_lists(dossier, policy, own);
    if (auto newer = refresh(dossier, policy, loader)) return *std::move(newer);
    dossier.problems = credential::check_credential(dossier.subject.document);
    gather_schemas(dossier, policy);
    if (dossier.subject.kind != Kind::endorsement) gather_endorsements(dossier, policy, loader);
    if (dossier.subject.kind == Kind::transcript) gather_transcript(dossier, policy, loader, depth);
    return dossier;
}

} // namespace insignia::verify
