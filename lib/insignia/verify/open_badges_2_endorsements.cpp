// Endorsements of Open Badges 2.0: documents of their own, hosted or signed by whoever endorses.
// https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/#Endorsement
#include <fmt/format.h>

#include "gather_internal.h"
#include "open_badges_2_internal.h"
#include <insignia/base/limits.h>

namespace insignia::verify {
namespace {

constexpr std::string_view k_kind = "Endorsement";

// An entry of `endorsement`: a token that carries the document, or the address of one.
tl::expected<Subject, std::string> open_entry(const json::Value& entry, std::string_view version) {
    const std::string text(entry.is_string() ? entry.get_ref<const std::string&>()
                                             : json::member_text(entry, "id"));
    Subject subject;
    if (proof::looks_like_jws(text)) {
        auto opened = open(Payload{text, {}, {}}, {});
        if (!opened) return tl::unexpected(opened.error().error.message);
        subject = *std::move(opened);
        if (!is_endorsement_2(subject))
            return tl::unexpected(std::string("the token in it is no Endorsement"));
    } else {
        if (!is_fetchable(text)) return tl::unexpected(std::string("it has no address that could be asked"));
        subject.document = {{"id", text}};
        subject.kind = Kind::assertion; // judged by the rules for what is hosted
        subject.kind_name = k_kind;
        subject.version = version;
        subject.securing = Securing::hosted;
    }
    subject.input = subject.source = json::member_text(subject.document, "id");
    return subject;
}

// "" when the endorsement is about the document that names it.
std::string target_problem(const Hosted& endorsement, const Hosted& owner) {
    const json::Value* claim = json::member(endorsement.document, "claim");
    const std::string_view about = claim == nullptr ? std::string_view() : json::member_text(*claim, "id");
    if (!endorsement.problem.empty() || about == owner.url) return {};
    return fmt::format("it is about \"{}\", not about \"{}\"", about, owner.url);
}

Part gather_entry(const json::Value& entry, const Hosted& owner, std::string_view version,
                  const Policy& policy, const uri::ResourceLoader& loader) {
    const std::string where = owner.url + "/endorsement";
    auto subject = open_entry(entry, version);
    if (!subject) return {where, nullptr, std::move(subject).error()};
    auto dossier = std::make_shared<Dossier>();
    dossier->subject = *std::move(subject);
    gather_endorsement_2(*dossier, policy, for_one_badge(loader));
    std::string problem = target_problem(dossier->open_badges_2.assertion, owner);
    return {where, std::move(dossier), std::move(problem)};
}

} // namespace

bool is_endorsement_2(const Subject& subject) {
    return subject.kind == Kind::assertion && subject.kind_name == k_kind;
}

void gather_endorsement_2(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    OpenBadges2& documents = dossier.open_badges_2;
    documents.assertion = take_document(dossier.subject, dossier.subject.document, loader);
    if (!documents.assertion.problem.empty()) return;
    dossier.subject.document = documents.assertion.document;
    documents.issuer = fetch_hosted(address_of(documents.assertion.document, "issuer"), Role::issuer, loader);
    refuse_old_copy(documents.issuer, policy);
    if (!documents.issuer.problem.empty()) return;
    dossier.issuer = documents.issuer.url;
    if (dossier.subject.jws) examine_signature(dossier, policy, loader);
}

void gather_endorsements_2(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    const OpenBadges2& documents = dossier.open_badges_2;
    for (const Hosted* owner : {&documents.assertion, &documents.badge, &documents.issuer}) {
        const json::Value* member = json::member(owner->document, "endorsement");
        if (member == nullptr) continue;
        const json::Value list = member->is_array() ? *member : json::Value::array({*member});
        for (const json::Value& entry : list)
            if (dossier.endorsements.size() < limits::k_endorsements)
                dossier.endorsements.push_back(
                    gather_entry(entry, *owner, dossier.subject.version, policy, loader));
    }
}

} // namespace insignia::verify
