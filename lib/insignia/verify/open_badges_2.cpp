// Open Badges 0.5 to 2.1: fetch what an assertion refers to. Older documents are upgraded as they come in.
// https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/
#include "gather_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>

#include "open_badges_2_internal.h"

namespace insignia::verify {
namespace {

// What an address gives; redirects are not followed, so that the address is the one that answered.
Hosted fetch_text(std::string_view url, std::string& text, const uri::ResourceLoader& loader) {
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
    hosted.copy = resource->copy;
    if (resource->status != uri::k_success)
        hosted.problem = fmt::format("\"{}\" answered {}", url, resource->status);
    text = as_text(resource->content);
    return hosted;
}

// What may be left of a badge that was taken back; null when that is nothing.
json::Value remnant_of(std::string_view text) {
    Result<json::Value> document = json::parse(text);
    return document && document->is_object() ? *std::move(document) : json::Value();
}

} // namespace

Hosted fetch_hosted(std::string_view url, Role role, const uri::ResourceLoader& loader) {
    std::string text;
    Hosted hosted = fetch_text(url, text, loader);
    if (hosted.status == uri::k_gone) hosted.document = remnant_of(text);
    if (!hosted.problem.empty()) return hosted;
    Result<json::Value> document = json::parse(text, url);
    if (!document || !document->is_object()) {
        hosted.problem = fmt::format("\"{}\" gives no JSON object", url);
        return hosted;
    }
    hosted.first_generation = !is_second_generation(*document);
    json::Value upgraded = upgrade(std::move(*document), role, url);
    if (const std::string_view id = json::member_text(upgraded, "id"); id != url)
        hosted.problem = fmt::format("\"{}\" gives another document, \"{}\"", url, id);
    else
        hosted.document = std::move(upgraded);
    return hosted;
}

std::string_view address_of(const json::Value& owner, std::string_view name) {
    const json::Value* member = json::member(owner, name);
    if (member == nullptr) return {};
    return member->is_string() ? std::string_view(member->get_ref<const std::string&>())
                               : json::member_text(*member, "id");
}

namespace {

// An issuer of Open Badges 0.5 was its origin: an embedded one that claims more than a host would speak for a
// profile that nobody has read.
bool is_origin(std::string_view id) {
    const auto parsed = uri::Uri::parse(id);
    return !parsed || parsed->path().empty() || parsed->path() == "/";
}

// Open Badges 0.5 kept badge and issuer inside the assertion, where they have no address of their own. Later
// versions name addresses, and only these count.
Hosted take_part(const json::Value& owner, std::string_view name, Role role, std::string_view version,
                 const uri::ResourceLoader& loader) {
    const json::Value* part = json::member(owner, name);
    const bool embedded = version == "Open Badges 0.5" && part != nullptr && part->is_object();
    if (!embedded || (role == Role::issuer && !is_origin(json::member_text(*part, "id"))))
        return fetch_hosted(address_of(owner, name), role, loader);
    return {std::string(json::member_text(*part, "id")), *part, uri::k_success, {}};
}

std::string_view creator_of(const json::Value& assertion) {
    for (const char* name : {"verification", "verify"})
        if (const json::Value* verification = json::member(assertion, name))
            return json::member_text(*verification, "creator");
    return {};
}

// A key that the profile carries itself, or nullptr.
const json::Value* carried_key(const json::Value& issuer, std::string_view key) {
    for (const Located& entry : objects_of(issuer, "publicKey"))
        if (json::member_text(*entry.value, "id") == key
            && json::member(*entry.value, "publicKeyPem") != nullptr)
            return entry.value;
    return nullptr;
}

bool lists_key(const json::Value& issuer, std::string_view key) {
    if (address_of(issuer, "publicKey") == key) return true;
    const json::Value* listed = json::member(issuer, "publicKey");
    if (listed == nullptr || !listed->is_array()) return false;
    return std::ranges::any_of(*listed, [&](const json::Value& entry) {
        return entry.is_string() ? entry.get_ref<const std::string&>() == key
                                 : json::member_text(entry, "id") == key;
    });
}

// ErrorCode::io when the document behind a key could not be had, or is a copy that is too old.
Result<void> require_recent(Hosted& key, const Policy& policy) {
    refuse_old_copy(key, policy);
    return key.problem.empty() ? Result<void>() : fail(ErrorCode::io, key.problem);
}

// Open Badges 1.x, "Signed badges": the key stands by itself at verify.url, on the issuer's own host.
Result<crypto::PublicKey> first_generation_key(OpenBadges2& badge, std::string_view url, const Policy& policy,
                                               const uri::ResourceLoader& loader) {
    const auto key = uri::Uri::parse(url);
    const auto issuer = uri::Uri::parse(badge.issuer.url);
    if (!key || !issuer || key->authority() != issuer->authority())
        return fail(ErrorCode::invalid,
                    fmt::format("the key \"{}\" is not where the issuer {} is", url, badge.issuer.url));
    std::string text;
    badge.key = fetch_text(url, text, loader);
    TRY(require_recent(badge.key, policy));
    return crypto::PublicKey::from_pem(text);
}

// Signed verification, steps 4 and 5: the key is one that the issuer's own profile lists and that names the
// issuer as its owner.
Result<crypto::PublicKey> listed_key(OpenBadges2& badge, std::string_view url, const Policy& policy,
                                     const uri::ResourceLoader& loader) {
    if (url.empty() || !lists_key(badge.issuer.document, url))
        return fail(ErrorCode::invalid,
                    fmt::format("the issuer's profile does not list the key \"{}\"", url));
    if (const json::Value* carried = carried_key(badge.issuer.document, url))
        badge.key = {std::string(url), *carried, uri::k_success, {}, badge.issuer.copy};
    else
        badge.key = fetch_hosted(url, Role::other, loader);
    TRY(require_recent(badge.key, policy));
    if (json::member_text(badge.key.document, "owner") != badge.issuer.url)
        return fail(ErrorCode::invalid,
                    fmt::format("the key \"{}\" does not say that the issuer is its owner", url));
    return crypto::PublicKey::from_pem(json::member_text(badge.key.document, "publicKeyPem"));
}

} // namespace

Hosted take_document(const Subject& subject, json::Value in_hand, const uri::ResourceLoader& loader) {
    const std::string address(json::member_text(in_hand, "id"));
    if (subject.securing == Securing::jwt) return {address, std::move(in_hand), uri::k_success, {}};
    return fetch_hosted(address, is_endorsement_2(subject) ? Role::other : Role::assertion, loader);
}

void refuse_old_copy(Hosted& hosted, const Policy& policy) {
    if (!hosted.problem.empty()) return;
    if (const auto problem = find_age_problem(hosted.url, hosted.copy, policy))
        hosted.problem = problem->message;
}

// Signed verification, step 6. The issuer's profile decides by which rules its badges are signed: one of 2.0
// lists all keys that count, whatever version a badge claims to be.
void examine_signature(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    OpenBadges2& badge = dossier.open_badges_2;
    const bool lists_keys =
        json::member(badge.issuer.document, "publicKey") != nullptr || !badge.issuer.first_generation;
    std::string_view creator = creator_of(badge.assertion.document);
    if (creator.empty()) creator = address_of(badge.issuer.document, "publicKey");
    const auto key = is_first_generation(dossier.subject.version) && !lists_keys
                         ? first_generation_key(badge, creator, policy, loader)
                         : listed_key(badge, creator, policy, loader);
    if (key)
        badge.signature = proof::verify_jws(*dossier.subject.jws, *key);
    else
        badge.signature = fail(key.error());
    if (const std::string_view list = address_of(badge.issuer.document, "revocationList"); !list.empty())
        badge.revocations = fetch_hosted(list, Role::revocations, loader);
}

namespace {

// Fetch what the assertion refers to; false when not all of it could be had.
bool gather_assertion(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    const Subject& subject = dossier.subject;
    OpenBadges2& badge = dossier.open_badges_2;
    const json::Value in_hand = upgrade(subject.document, Role::assertion, subject.source);
    badge.assertion = take_document(subject, in_hand, loader);
    if (!badge.assertion.problem.empty()) return false;
    badge.differs = badge.assertion.document != in_hand;
    badge.badge = take_part(badge.assertion.document, "badge", Role::badge, subject.version, loader);
    if (!badge.badge.problem.empty()) return false;
    badge.issuer = take_part(badge.badge.document, "issuer", Role::issuer, subject.version, loader);
    refuse_old_copy(badge.issuer, policy);
    if (!badge.issuer.problem.empty()) return false;
    dossier.issuer = badge.issuer.url;
    if (subject.jws) examine_signature(dossier, policy, loader);
    return true;
}

// What endorses a badge is asked for only when the issuer's server or key vouches for the badge.
bool is_vouched_for(const Dossier& dossier) {
    const OpenBadges2& badge = dossier.open_badges_2;
    if (!dossier.subject.jws) return is_in_scope(badge.assertion.url, badge.issuer);
    return badge.signature && *badge.signature && (*badge.signature)->verified;
}

} // namespace

void gather_open_badges_2(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    const uri::ResourceLoader own = for_one_badge(loader);
    if (is_endorsement_2(dossier.subject))
        gather_endorsement_2(dossier, policy, own);
    else if (gather_assertion(dossier, policy, own) && is_vouched_for(dossier))
        gather_endorsements_2(dossier, policy, loader);
}

} // namespace insignia::verify
