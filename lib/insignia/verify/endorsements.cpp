// Endorsements inside a badge: each is judged on its own, and none changes the verdict on the badge.
// https://www.imsglobal.org/spec/ob/v3p0/#endorsement-verification
#include "gather_internal.h"
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/verify/verify.h>

namespace insignia::verify {
namespace {

// More than these is no praise but noise.
constexpr std::size_t k_endorsements = 16;

struct Place {
    const json::Value* owner;
    std::string pointer;
};

// Where Open Badges 3.0 lets endorsements stand: on the credential, on its issuer, on the achievement.
std::vector<Place> places_of(const json::Value& document) {
    std::vector<Place> places = {{&document, ""}};
    if (const json::Value* issuer = json::member(document, "issuer")) places.push_back({issuer, "/issuer"});
    const json::Value* subject = credential_subject(document);
    const json::Value* achievement = subject == nullptr ? nullptr : json::member(*subject, "achievement");
    if (achievement != nullptr) places.push_back({achievement, "/credentialSubject/achievement"});
    return places;
}

} // namespace

Policy policy_for_part(const Policy& policy) {
    Policy part = policy;
    part.recipient.clear();
    part.issuer.clear();
    part.refresh = false;
    return part;
}

void gather_endorsements(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    const Policy part = policy_for_part(policy);
    const auto add = [&](std::string_view text, std::string where) {
        if (dossier.endorsements.size() < k_endorsements)
            dossier.endorsements.push_back(
                examine_part(open(as_bytes(text), where), where, {Kind::endorsement}, part, loader));
    };
    for (const Place& place : places_of(dossier.subject.document)) {
        for (const Located& object : objects_of(*place.owner, "endorsement", place.pointer))
            add(json::to_compact_text(*object.value), object.pointer);
        const json::Value* tokens = json::member(*place.owner, "endorsementJwt");
        if (tokens == nullptr || !tokens->is_array()) continue;
        for (std::size_t i = 0; i < tokens->size(); ++i)
            if ((*tokens)[i].is_string())
                add((*tokens)[i].get_ref<const std::string&>(),
                    fmt::format("{}/endorsementJwt/{}", place.pointer, i));
    }
}

Judgements check_endorsements(const Case& badge) {
    const std::vector<Part>& all = badge.dossier.endorsements;
    if (all.empty()) return not_applicable();
    Judgements judgements;
    std::size_t valid = 0;
    for (const Part& endorsement : all) {
        if (!endorsement.dossier) {
            judgements.push_back(
                warned(fmt::format("this endorsement cannot be read: {}", endorsement.problem),
                       endorsement.where)[0]);
            continue;
        }
        const check::Report report = run(*endorsement.dossier, policy_for_part(badge.policy));
        if (report.verdict == check::Verdict::valid) ++valid;
    }
    judgements.push_back(passed(fmt::format("by others: {} of {} hold", valid, all.size()))[0]);
    if (valid < all.size()) judgements.back().outcome = check::Outcome::warned;
    return judgements;
}

} // namespace insignia::verify
