// Open Badges 2.0: fetch what an assertion refers to.
// https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/
#include "gather_internal.h"

#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::verify {
namespace {

constexpr int k_success = 200;

// A document from its own address; redirects are not followed, so that the address is the one that answered.
Hosted fetch(std::string_view url, const uri::ResourceLoader& loader) {
    Hosted hosted;
    hosted.url = url;
    if (!is_fetchable(url)) {
        hosted.problem =
            url.empty() ? "it has no address" : fmt::format("nothing is fetched from \"{}\"", url);
        return hosted;
    }
    const Result<uri::Resource> resource = loader(*uri::Uri::parse(url));
    if (!resource) {
        hosted.problem = resource.error().message;
        return hosted;
    }
    hosted.status = resource->status;
    if (resource->status != k_success) {
        hosted.problem = fmt::format("\"{}\" answered {}", url, resource->status);
        return hosted;
    }
    Result<json::Value> document = json::parse(as_text(resource->content), url);
    if (!document || !document->is_object())
        hosted.problem = fmt::format("\"{}\" gives no JSON object", url);
    else if (const std::string_view id = json::member_text(*document, "id"); id != url)
        hosted.problem = fmt::format("\"{}\" gives another document, \"{}\"", url, id);
    else
        hosted.document = std::move(*document);
    return hosted;
}

// The address behind a member that is an address, or an object with one as its id.
std::string_view address_of(const json::Value& owner, std::string_view name) {
    const json::Value* member = json::member(owner, name);
    if (member == nullptr) return {};
    return member->is_string() ? std::string_view(member->get_ref<const std::string&>())
                               : json::member_text(*member, "id");
}

// Signed verification, steps 4 to 6: the key is one that the issuer's own profile lists and that names the
// issuer as its owner.
void check_signature(OpenBadges2& badge, const proof::Jws& jws, const uri::ResourceLoader& loader) {
    const json::Value* verification = json::member(badge.assertion.document, "verification");
    if (verification == nullptr) verification = json::member(badge.assertion.document, "verify");
    std::string_view creator =
        verification == nullptr ? std::string_view() : json::member_text(*verification, "creator");
    if (creator.empty()) creator = address_of(badge.issuer.document, "publicKey");
    const json::Value* listed = json::member(badge.issuer.document, "publicKey");
    bool known = address_of(badge.issuer.document, "publicKey") == creator;
    if (listed != nullptr && listed->is_array())
        for (const json::Value& key : *listed)
            known = known || (key.is_string() && key.get_ref<const std::string&>() == creator);
    if (!known || creator.empty()) {
        badge.signature = fail(ErrorCode::invalid,
                               fmt::format("the issuer's profile does not list the key \"{}\"", creator));
        return;
    }
    badge.key = fetch(creator, loader);
    if (!badge.key.problem.empty()) {
        badge.signature = fail(ErrorCode::io, badge.key.problem);
        return;
    }
    if (json::member_text(badge.key.document, "owner") != badge.issuer.url) {
        badge.signature =
            fail(ErrorCode::invalid,
                 fmt::format("the key \"{}\" does not say that the issuer is its owner", creator));
        return;
    }
    const auto key = crypto::PublicKey::from_pem(json::member_text(badge.key.document, "publicKeyPem"));
    if (key)
        badge.signature = proof::verify_jws(jws, *key);
    else
        badge.signature = fail(key.error());
}

} // namespace

void gather_open_badges_2(Dossier& dossier, const uri::ResourceLoader& loader) {
    const Subject& subject = dossier.subject;
    OpenBadges2& badge = dossier.open_badges_2;
    if (subject.securing == Securing::jwt) {
        badge.assertion = {
            std::string(json::member_text(subject.document, "id")), subject.document, k_success, {}};
    } else {
        badge.assertion = fetch(json::member_text(subject.document, "id"), loader);
        badge.differs = badge.assertion.problem.empty() && badge.assertion.document != subject.document;
    }
    if (!badge.assertion.problem.empty()) return;
    badge.badge = fetch(address_of(badge.assertion.document, "badge"), loader);
    if (!badge.badge.problem.empty()) return;
    badge.issuer = fetch(address_of(badge.badge.document, "issuer"), loader);
    if (!badge.issuer.problem.empty()) return;
    dossier.issuer = badge.issuer.url;
    if (!subject.jws) return;
    check_signature(badge, *subject.jws, loader);
    if (const std::string_view list = address_of(badge.issuer.document, "revocationList"); !list.empty())
        badge.revocations = fetch(list, loader);
}

} // namespace insignia::verify
