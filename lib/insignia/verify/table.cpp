// The table of all checks, in the order in which they are made and read.
#include <insignia/verify/verify.h>

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "gather_internal.h"
#include "row_internal.h"

namespace insignia::verify {
namespace {

using check::Outcome;

constexpr unsigned k_secured = k_credentials | k_lists;

// clang-format off
// What it is, with its section and the claim; then for which documents, after which checks, by which function.
constexpr std::array k_rows = {
    Row{{"in.recognise", "file", "Open Badges 3.0, 5",
         "the file is a badge, and of a kind and version that is known here"},
        k_anything, {}, check_recognised},
    Row{{"in.baked", "picture", "Open Badges 3.0, 5.3 Baked badges",
         "the picture holds exactly one badge, at the place that the standard names"},
        k_anything, {}, check_baked},
    Row{{"in.json", "file", "RFC 8259, RFC 7493",
         "the text is JSON with one meaning only: no name twice, no broken characters"},
        k_anything, {}, check_json},
    Row{{"type.class", "form", "VCDM 2.0, 4.5; Open Badges 3.0, B.1.1",
         "it says which kind of credential it is"},
        k_secured, {"in.recognise"}, check_type},
    Row{{"ctx.required", "form", "VCDM 2.0, 4.3; VC Data Integrity 1.0, 2.4.1",
         "its words mean what the standard says: the contexts are the published ones, in their order"},
        k_secured, {"in.recognise"}, check_contexts},
    Row{{"ld.keywords", "form", "Open Badges 3.0, 4; JSON-LD 1.1, 9.16",
         "no word of the standard was given another meaning"},
        k_secured, {"in.recognise"}, check_keywords},
    Row{{"proof.present", "signature", "VC Data Integrity 1.0, 2.1",
         "it carries a proof"},
        k_secured, {"ctx.required"}, check_proof_present},
    Row{{"proof.suite", "signature", "VC Data Integrity 1.0, 3.1",
         "the method of signing is one that is known and trusted to hold"},
        k_secured, {"proof.present"}, check_proof_suite},
    Row{{"proof.purpose", "signature", "VC Data Integrity 1.0, 2.3; 5.11",
         "the proof was made to assert something, not to log in or to agree"},
        k_secured, {"proof.present"}, check_proof_purpose},
    Row{{"proof.method", "signature", "Controlled Identifiers 1.0, 3.3",
         "the proof names the key that checks it"},
        k_secured, {"proof.present"}, check_proof_method},
    Row{{"proof.chain", "signature", "VC Data Integrity 1.0, 2.1.2",
         "proofs that build on each other are all there"},
        k_secured, {"proof.present"}, check_proof_chain},
    Row{{"proof.expiry", "signature", "VC Data Integrity 1.0, 2.1",
         "the proof itself has not run out"},
        k_secured, {"proof.present"}, check_proof_expiry},
    Row{{"jwt.header", "signature", "Open Badges 3.0, 8.2.3; RFC 7515, 4",
         "the token's header is well-formed and asks for nothing unusual"},
        k_secured, {"ctx.required"}, check_jwt_header},
    Row{{"jwt.alg", "signature", "RFC 8725, 3.1",
         "the token's algorithm is one that holds, and fits the key"},
        k_secured, {"ctx.required"}, check_jwt_algorithm},
    Row{{"jwt.key", "signature", "Open Badges 3.0, 8.2.4; RFC 8725, 3.10",
         "the token names its key in a way that leads to the issuer"},
        k_secured, {"jwt.header"}, check_jwt_key},
    Row{{"key.owner", "signature", "VC Data Integrity 1.0, 5.8",
         "the key belongs to the issuer, who lists it for signing credentials"},
        k_secured, {"proof.present", "ctx.required"}, check_key_owner},
    Row{{"ld.safe", "signature", "VC Data Integrity 1.0, 2.4.3",
         "every statement is covered by the signature: no word falls out of it"},
        k_secured, {"proof.present"}, check_unsigned_terms},
    Row{{"proof.signature", "signature", "VC Data Integrity 1.0, 4.4",
         "the signature belongs to exactly this text and this key"},
        k_secured, {"proof.method", "proof.suite", "proof.purpose", "key.owner", "ld.safe"}, check_proof_signature},
    Row{{"jwt.signature", "signature", "RFC 7515, 5.2",
         "the signature belongs to exactly this token and this key"},
        k_secured, {"jwt.alg", "jwt.key", "key.owner"}, check_jwt_signature},
    Row{{"jwt.claims", "token", "Open Badges 3.0, 8.2.4",
         "what the token says twice, it says alike"},
        k_secured, {"jwt.signature"}, check_jwt_claims},
    Row{{"schema.1edtech", "content", "Open Badges 3.0, appendix B",
         "members, types and numbers are as the standard defines them"},
        k_credentials, {"proof.signature", "jwt.signature"}, check_classes},
    Row{{"schema.inline", "schema", "VCDM 2.0, 4.11; VC JSON Schema 1.0",
         "it keeps to the schemas that it names"},
        k_credentials, {"proof.signature", "jwt.signature"}, check_inline_schemas},
    Row{{"ob.subject", "content", "Open Badges 3.0, B.1.4",
         "it says who earned it, or that whoever holds it did"},
        k_credentials, {"proof.signature", "jwt.signature"}, check_subject},
    Row{{"ob.results", "content", "Open Badges 3.0, B.1.15",
         "results fit the descriptions of results in the badge"},
        k_credentials, {"proof.signature", "jwt.signature"}, check_results},
    Row{{"ob.enum", "content", "Open Badges 3.0, B.5",
         "words with a fixed list are from that list"},
        k_credentials, {"proof.signature", "jwt.signature"}, check_terms},
    Row{{"status.bsl", "not revoked", "Bitstring Status List 1.0, 3.2",
         "the issuer has neither revoked nor suspended it"},
        k_credentials, {"proof.signature", "jwt.signature"}, check_status},
    Row{{"time.notyet", "dates", "VCDM 2.0, 4.9",
         "it is valid already"},
        k_secured, {"proof.signature", "jwt.signature"}, check_not_yet},
    Row{{"time.expired", "dates", "VCDM 2.0, 4.9",
         "it is still valid"},
        k_secured, {"proof.signature", "jwt.signature"}, check_expired},
    Row{{"trust.issuer", "issuer", "Open Badges 3.0, 9",
         "the issuer is one that you know"},
        k_secured, {"proof.signature", "jwt.signature"}, check_issuer},
    Row{{"recipient", "recipient", "Open Badges 3.0, 8.4",
         "it was issued to the person whom you named"},
        k_secured, {"proof.signature", "jwt.signature"}, check_recipient},
    Row{{"evidence", "evidence", "Open Badges 3.0, B.1.7",
         "the files of the evidence are those that were named when it was issued"},
        k_credentials, {"proof.signature", "jwt.signature"}, check_evidence},
    Row{{"vc.related", "named files", "VCDM 2.0, 5.3 Integrity of Related Resources",
         "the files that it names are unchanged"},
        k_credentials, {"proof.signature", "jwt.signature"}, check_related_resources},
    Row{{"refresh", "renewed", "Open Badges 3.0, 9.2; 1EdTech Credential Refresh 1.0",
         "the issuer has no newer version of it"},
        k_credentials, {"proof.signature", "jwt.signature"}, check_refresh},
    Row{{"endorsement", "endorsed", "Open Badges 3.0, 8.5",
         "the endorsements inside are genuine"},
        k_credentials, {"proof.signature", "jwt.signature"}, check_endorsements},
    Row{{"clr.badges", "badges in it", "Comprehensive Learner Record 2.0, ClrSubject",
         "the badges inside are genuine, each judged below"},
        k_transcripts, {"proof.signature", "jwt.signature"}, check_transcript},
    Row{{"vp.badges", "badges", "VCDM 2.0, 4.13",
         "the badges in the presentation, each judged below"},
        k_presentations, {"in.recognise"}, check_presented},
    Row{{"vp.holder", "holder", "VCDM 2.0, 4.13; VC Data Integrity 1.0, 2.3",
         "whoever presents it has signed the presentation"},
        k_presentations, {"in.recognise"}, check_holder},
    Row{{"vp.audience", "made for", "VC Data Integrity 1.0, 2.1 (challenge, domain)",
         "the presentation was made for you, and for this occasion"},
        k_presentations, {"vp.holder"}, check_audience},
    Row{{"ob2.fetch", "fetched", "Open Badges 2.0, Hosted Verification",
         "the badge, its class and its issuer could be had from where they say they are"},
        k_assertions, {"in.recognise"}, check_hosted_documents},
    Row{{"ob2.type", "form", "Open Badges 2.0, Data Classes",
         "each of its documents says what it is"},
        k_assertions, {"ob2.fetch"}, check_hosted_types},
    Row{{"ob2.prop", "content", "Open Badges 2.0, Data Classes",
         "members are as Open Badges 2.0 defines them"},
        k_assertions, {"ob2.type"}, check_hosted_members},
    Row{{"ob2.scope", "host", "Open Badges 2.0, Hosted Verification",
         "everything comes from the issuer's own host"},
        k_assertions, {"ob2.fetch"}, check_hosted_scope},
    Row{{"ob2.jws", "signature", "Open Badges 2.0, Signed Verification",
         "the signature belongs to this text and to a key of the issuer"},
        k_assertions, {"ob2.fetch"}, check_hosted_signature},
    Row{{"ob2.revoked", "not revoked", "Open Badges 2.0, Revoking",
         "the issuer has not revoked it"},
        k_assertions, {"ob2.scope", "ob2.jws"}, check_hosted_revocation},
    Row{{"ob2.dates", "dates", "Open Badges 2.0, Assertion",
         "it is valid at this moment"},
        k_assertions, {"ob2.scope", "ob2.jws"}, check_hosted_dates},
    Row{{"ob2.issuer", "issuer", "Open Badges 2.0, Profile",
         "the issuer is one that you know"},
        k_assertions, {"ob2.scope", "ob2.jws"}, check_hosted_issuer},
    Row{{"ob2.recipient", "recipient", "Open Badges 2.0, IdentityObject",
         "it was issued to the person whom you named"},
        k_assertions, {"ob2.scope", "ob2.jws"}, check_hosted_recipient},
    Row{{"ob2.ext", "extensions", "Open Badges 2.0, Extensions",
         "extensions keep to the schemas that they name"},
        k_assertions, {"ob2.scope", "ob2.jws"}, check_extensions},
    Row{{"ob2.endorsement", "endorsed", "Open Badges 2.0, Endorsement",
         "the endorsements that it names are genuine"},
        k_assertions, {"ob2.scope", "ob2.jws"}, check_endorsements},
};
// clang-format on

unsigned class_of(Kind kind) {
    switch (kind) {
    case Kind::achievement:
    case Kind::endorsement:
    case Kind::credential:
        return k_credentials;
    case Kind::transcript:
        return k_credentials | k_transcripts;
    case Kind::status_list:
        return k_lists;
    case Kind::assertion:
        return k_assertions;
    case Kind::presentation:
        return k_presentations;
    case Kind::definition:
    case Kind::unknown:
        return 0;
    }
    return 0;
}

bool stands_in_the_way(Outcome outcome) {
    return outcome == Outcome::failed || outcome == Outcome::undetermined || outcome == Outcome::blocked;
}

// The first needed check that stands in the way, or "".
std::string_view find_obstacle(const check::Report& report, const Row& row) {
    for (const std::string_view need : row.needs)
        for (const check::Finding& finding : report.findings)
            if (!need.empty() && finding.id == need && stands_in_the_way(finding.outcome)) return need;
    return {};
}

Judgements run_row(const check::Report& report, const Row& row, const Case& badge) {
    const std::string_view obstacle = find_obstacle(report, row);
    if (!obstacle.empty())
        return {Judgement{Outcome::blocked, fmt::format("needs {}", obstacle), {}, {}, {}, {}}};
    Judgements judgements = row.run(badge);
    return judgements.empty() ? passed() : judgements;
}

void add_finding(check::Report& report, const Row& row, const Judgement& judgement) {
    report.findings.push_back({std::string(row.check.id), std::string(row.check.title), judgement.outcome,
                               judgement.message, judgement.where, std::string(row.check.citation),
                               judgement.hints, row.check.claim});
}

} // namespace

check::Report run(const Dossier& dossier, const Policy& policy) {
    const Case badge{dossier, policy};
    check::Report report;
    report.input = dossier.subject.input;
    report.kind = dossier.subject.kind_name;
    report.version = dossier.subject.version;
    if (!dossier.signatures.empty())
        report.securing = dossier.signatures.front().suite;
    else if (dossier.subject.kind == Kind::assertion)
        report.securing = dossier.subject.securing == Securing::jwt ? "JWS" : "hosted";
    std::vector<Judgement> all; // beside report.findings, one by one
    for (const Row& row : k_rows) {
        if (row.applies != k_anything && (row.applies & class_of(dossier.subject.kind)) == 0) continue;
        for (Judgement& judgement : run_row(report, row, badge)) {
            add_finding(report, row, judgement);
            all.push_back(std::move(judgement));
        }
    }
    const Policy part = policy_for_part(policy);
    const bool presentation = dossier.subject.kind == Kind::presentation;
    for (const Part& contained : dossier.contained)
        if (contained.dossier)
            report.children.push_back(run(*contained.dossier, presentation ? policy : part));
    for (const Part& endorsement : dossier.endorsements)
        if (endorsement.dossier) report.children.push_back(run(*endorsement.dossier, part));
    conclude(report, badge, all);
    return report;
}

std::vector<check::Check> checks() {
    std::vector<check::Check> list;
    for (const Row& row : k_rows) list.push_back(row.check);
    return list;
}

Judgements passed(std::string message) {
    return {Judgement{Outcome::passed, std::move(message), {}, {}, {}, {}}};
}

Judgements failed(std::string message, std::string where, std::vector<std::string> hints) {
    return {Judgement{Outcome::failed, std::move(message), std::move(where), std::move(hints), {}, {}}};
}

Judgements undetermined(std::string message, std::string where, std::vector<std::string> hints) {
    return {Judgement{Outcome::undetermined, std::move(message), std::move(where), std::move(hints), {}, {}}};
}

Judgements warned(std::string message, std::string where) {
    return {Judgement{Outcome::warned, std::move(message), std::move(where), {}, {}, {}}};
}

Judgements not_applicable() {
    return {Judgement{Outcome::not_applicable, {}, {}, {}, {}, {}}};
}

} // namespace insignia::verify
