// Endorsements inside a badge: each is judged on its own, and none changes the verdict on the badge.
// https://www.imsglobal.org/spec/ob/v3p0/#endorsement-verification
#include "gather_internal.h"
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <insignia/verify/verify.h>

namespace insignia::verify {
namespace {

struct Place {
    const json::Value* owner;
    std::string pointer;
};

// Where Open Badges 3.0 lets endorsements stand: on the credential and its issuer, on the achievement and who
// made it, and on the profile that a person's achievement comes from.
std::vector<Place> places_of(const json::Value& document) {
    std::vector<Place> places = {{&document, ""}};
    if (const json::Value* issuer = json::member(document, "issuer")) places.push_back({issuer, "/issuer"});
    for (const char* pointer : {"/credentialSubject/achievement", "/credentialSubject/achievement/creator",
                                "/credentialSubject/source"})
        if (const json::Value* owner = json::find(document, pointer)) places.push_back({owner, pointer});
    return places;
}

// "" when the endorsement is about what it stands on, or that has no identifier to be told by.
std::string target_problem(const Part& part, const json::Value& owner) {
    const std::string_view id = json::member_text(owner, "id");
    if (!part.dossier || id.empty()) return part.problem;
    const json::Value* subject = credential_subject(part.dossier->subject.document);
    const std::string_view about =
        subject == nullptr ? std::string_view() : json::member_text(*subject, "id");
    return about == id ? std::string()
                       : fmt::format("it is about \"{}\", not about what it stands on", about);
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
    const Policy part_policy = policy_for_part(policy);
    const auto add = [&](const Place& place, std::string_view text, std::string where) {
        if (dossier.endorsements.size() >= limits::k_endorsements) return;
        Part part =
            examine_part(open(as_bytes(text), where), where, {Kind::endorsement}, part_policy, loader);
        part.problem = target_problem(part, *place.owner);
        dossier.endorsements.push_back(std::move(part));
    };
    for (const Place& place : places_of(dossier.subject.document)) {
        for (const Located& object : objects_of(*place.owner, "endorsement", place.pointer))
            add(place, json::to_compact_text(*object.value), object.pointer);
        const json::Value* member = json::member(*place.owner, "endorsementJwt");
        if (member == nullptr) continue;
        const json::Value tokens = member->is_array() ? *member : json::Value::array({*member});
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (tokens[i].is_string())
                add(place, tokens[i].get_ref<const std::string&>(),
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
        if (!endorsement.problem.empty()) {
            judgements.push_back(warned(fmt::format("an endorsement does not count: {}", endorsement.problem),
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
