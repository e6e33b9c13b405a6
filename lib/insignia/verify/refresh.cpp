// A newer version of the badge, from the address that it names for this.
// https://www.imsglobal.org/spec/vccr/v1p0/ (1EdTech Credential Refresh); Open Badges 3.0, 9.2 step 3
#include "gather_internal.h"
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/verify/verify.h>

namespace insignia::verify {
namespace {

constexpr std::string_view k_type = "1EdTechCredentialRefresh";

// The address of the badge's refresh service; "" when it has none of the kind that is known.
std::string_view service_of(const json::Value& document) {
    for (const Located& service : objects_of(document, "refreshService"))
        if (has_type(*service.value, k_type)) return json::member_text(*service.value, "id");
    return {};
}

bool is_same_person(const json::Value& a, const json::Value& b) {
    const json::Value* one = credential_subject(a);
    const json::Value* other = credential_subject(b);
    if (one == nullptr || other == nullptr) return one == other;
    const auto equal = [&](const char* name) {
        const json::Value* left = json::member(*one, name);
        const json::Value* right = json::member(*other, name);
        return (left == nullptr) == (right == nullptr) && (left == nullptr || *left == *right);
    };
    return equal("id") && equal("identifier");
}

// When the issuer signed it or from when it holds, whichever is later.
Instant made_at(const Dossier& dossier) {
    Instant latest = period_of(dossier.subject).from.value_or(Instant{});
    for (const Signature& signature : dossier.signatures)
        if (signature.is_good() && signature.made) latest = std::max(latest, *signature.made);
    return latest;
}

// A version that was taken back stays so: an older one may still be about.
bool is_withdrawn(const Dossier& dossier, const Policy& policy) {
    Policy plain = policy_for_part(policy);
    const check::Report report = run(dossier, plain);
    return report.state == "revoked" || report.state == "suspended";
}

Result<Dossier> fetch_newer(const Dossier& dossier, std::string_view address, const Policy& policy,
                            const uri::ResourceLoader& loader) {
    if (!is_fetchable(address))
        return fail(ErrorCode::denied, fmt::format("nothing is fetched from \"{}\"", address));
    TRY_ASSIGN(const auto url, uri::Uri::parse(address));
    TRY_ASSIGN(const auto resource, loader(url));
    if (resource.copy) return fail(ErrorCode::io, fmt::format("\"{}\" does not answer just now", address));
    if (resource.status != uri::k_success)
        return fail(ErrorCode::io, fmt::format("\"{}\" answered {}", address, resource.status));
    auto subject = open(resource.content, dossier.subject.input);
    if (!subject) return fail(subject.error().error);
    const std::string_view id = json::member_text(dossier.subject.document, "id");
    if (subject->kind != dossier.subject.kind || json::member_text(subject->document, "id") != id
        || issuer_id(subject->document) != dossier.issuer)
        return fail(ErrorCode::invalid, "what is there is another badge, or somebody else's");
    // Once only, whatever the new version names.
    Policy once = policy;
    once.refresh = false;
    Dossier newer = gather(*std::move(subject), once, loader);
    if (!newer.signature_holds())
        return fail(ErrorCode::crypto, "the signature of the newer version does not hold");
    if (!is_same_person(dossier.subject.document, newer.subject.document))
        return fail(ErrorCode::invalid, "what is there was awarded to somebody else");
    if (made_at(newer) <= made_at(dossier)) return fail(ErrorCode::invalid, "what is there is not newer");
    return newer;
}

} // namespace

std::optional<Dossier> refresh(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    const std::string_view address = service_of(dossier.subject.document);
    if (!policy.refresh || address.empty() || dossier.subject.kind == Kind::status_list) return std::nullopt;
    if (is_withdrawn(dossier, policy)) return std::nullopt;
    Result<Dossier> newer = fetch_newer(dossier, address, policy, loader);
    if (!newer) {
        dossier.refresh_problem = newer.error().message;
        return std::nullopt;
    }
    newer->refreshed = true;
    return *std::move(newer);
}

Judgements check_refresh(const Case& badge) {
    if (badge.dossier.refreshed) return passed("judged in the version that its issuer gives today");
    if (!badge.dossier.refresh_problem.empty())
        return warned(fmt::format("the newer version is not used: {}", badge.dossier.refresh_problem),
                      "/refreshService");
    if (service_of(badge.document()).empty()) return not_applicable();
    return {Judgement{
        check::Outcome::skipped, "not asked for; ask for a newer version with --refresh", {}, {}, {}, {}}};
}

} // namespace insignia::verify
