// Endorsements of Open Badges 2.0: documents of their own, hosted by whoever endorses.
// https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/#Endorsement
#include <fmt/format.h>

#include "gather_internal.h"
#include "open_badges_2_internal.h"
#include <insignia/base/limits.h>

namespace insignia::verify {
namespace {

constexpr std::string_view k_kind = "Endorsement";

std::shared_ptr<Dossier> fetch_endorsement(std::string_view url, std::string_view version,
                                           const uri::ResourceLoader& loader) {
    auto dossier = std::make_shared<Dossier>();
    dossier->subject.input = url;
    dossier->subject.source = url;
    dossier->subject.kind = Kind::assertion; // judged by the rules for what is hosted
    dossier->subject.kind_name = k_kind;
    dossier->subject.version = version;
    dossier->subject.securing = Securing::hosted;
    OpenBadges2& documents = dossier->open_badges_2;
    documents.assertion = fetch_hosted(url, Role::other, loader);
    dossier->subject.document = documents.assertion.document;
    if (!documents.assertion.problem.empty()) return dossier;
    documents.issuer = fetch_hosted(address_of(documents.assertion.document, "issuer"), Role::issuer, loader);
    dossier->issuer = documents.issuer.url;
    return dossier;
}

// "" when the endorsement is about the document that names it.
std::string target_problem(const Hosted& endorsement, const Hosted& owner) {
    const json::Value* claim = json::member(endorsement.document, "claim");
    const std::string_view about = claim == nullptr ? std::string_view() : json::member_text(*claim, "id");
    if (!endorsement.problem.empty() || about == owner.url) return {};
    return fmt::format("it is about \"{}\", not about \"{}\"", about, owner.url);
}

void add_endorsements(Dossier& dossier, const Hosted& owner, const uri::ResourceLoader& loader) {
    const json::Value* member = json::member(owner.document, "endorsement");
    if (member == nullptr) return;
    const json::Value list = member->is_array() ? *member : json::Value::array({*member});
    for (const json::Value& entry : list) {
        if (dossier.endorsements.size() >= limits::k_endorsements) return;
        const std::string url(entry.is_string() ? entry.get_ref<const std::string&>()
                                                : json::member_text(entry, "id"));
        const std::string where = owner.url + "/endorsement";
        if (!is_fetchable(url)) {
            dossier.endorsements.push_back({where, nullptr, "it has no address that could be asked"});
            continue;
        }
        auto endorsement = fetch_endorsement(url, dossier.subject.version, loader);
        std::string problem = target_problem(endorsement->open_badges_2.assertion, owner);
        dossier.endorsements.push_back({where, std::move(endorsement), std::move(problem)});
    }
}

} // namespace

bool is_hosted_endorsement(const Subject& subject) {
    return subject.kind == Kind::assertion && subject.kind_name == k_kind;
}

void gather_hosted_endorsements(Dossier& dossier, const uri::ResourceLoader& loader) {
    const OpenBadges2& documents = dossier.open_badges_2;
    for (const Hosted* owner : {&documents.assertion, &documents.badge, &documents.issuer})
        add_endorsements(dossier, *owner, loader);
}

} // namespace insignia::verify
