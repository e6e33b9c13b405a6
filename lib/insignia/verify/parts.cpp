// Badges inside other documents: the transcripts of CLR 2.0 and the presentations that wallets make. Each
// badge is judged by itself, exactly as if it had come alone.
#include "gather_internal.h"
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/verify/verify.h>

namespace insignia::verify {
namespace {

using check::Outcome;
using check::Verdict;

void gather_contained(Dossier& dossier, const json::Value& owner, std::string_view pointer,
                      const Policy& policy, const uri::ResourceLoader& loader, unsigned depth) {
    const json::Value* member = json::member(owner, "verifiableCredential");
    if (member == nullptr) return;
    const json::Value list = member->is_array() ? *member : json::Value::array({*member});
    const std::string here = json::join_pointer(pointer, "verifiableCredential");
    const bool presentation = dossier.subject.kind == Kind::presentation;
    const std::size_t count = std::min(list.size(), limits::k_contained_badges);
    dossier.left_out += list.size() - count;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string where = member->is_array() ? json::join_pointer(here, i) : here;
        const std::string text =
            list[i].is_string() ? list[i].get<std::string>() : json::to_compact_text(list[i]);
        auto opened = open(as_bytes(text), where);
        dossier.contained.push_back(
            presentation
                ? examine_part(std::move(opened), where,
                               {Kind::achievement, Kind::endorsement, Kind::transcript, Kind::assertion},
                               policy, loader, depth + 1)
                : examine_part(std::move(opened), where,
                               {Kind::achievement, Kind::endorsement, Kind::transcript}, policy, loader,
                               depth + 1));
    }
}

// Who shows the badges: the holder that the presentation names, the issuer of its token, or else whoever owns
// the key that its proof names.
std::string holder_of(const Subject& subject) {
    if (const json::Value* holder = json::member(subject.document, "holder"))
        return holder->is_string() ? holder->get<std::string>()
                                   : std::string(json::member_text(*holder, "id"));
    if (subject.jws) return std::string(json::member_text(subject.jws->payload, "iss"));
    const std::vector<Located> proofs = objects_of(subject.document, "proof");
    if (proofs.empty()) return {};
    const std::string_view method = json::member_text(*proofs.front().value, "verificationMethod");
    return std::string(method.substr(0, method.find('#')));
}

// The holder's key is found as an issuer's is; of a presentation that nobody signed, none is asked for.
void find_holder(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    dossier.issuer = holder_of(dossier.subject);
    if (dossier.subject.securing == Securing::none) return;
    if (dossier.issuer.empty())
        dossier.issuer_error = Error{ErrorCode::not_found, "it does not say who shows it (holder)", {}, {}};
    else
        find_keys(dossier, policy, loader);
}

bool is_award(const Part& part) {
    return part.dossier && part.dossier->subject.kind != Kind::endorsement
           && part.dossier->subject.kind_name != "Endorsement";
}

// The reports of the badges that could be read, one by one.
std::vector<check::Report> reports_of(const Case& badge, const Policy& policy) {
    std::vector<check::Report> reports;
    Policy unasked = policy; // whom an endorsement is for is nothing to ask
    unasked.recipient.clear();
    for (const Part& part : badge.dossier.contained)
        if (part.dossier) reports.push_back(run(*part.dossier, is_award(part) ? policy : unasked));
    return reports;
}

std::size_t count(const std::vector<check::Report>& reports, Verdict verdict) {
    return static_cast<std::size_t>(std::ranges::count(reports, verdict, &check::Report::verdict));
}

// What is no badge at all is passed over with a word. In a presentation a badge that cannot even be read
// decides as it would alone: `broken` is what that comes to, `unread` what comes of those beyond the limit.
void add_unread(Judgements& judgements, const Case& badge, Outcome broken, Outcome unread) {
    for (const Part& part : badge.dossier.contained)
        if (!part.dossier) {
            judgements.push_back(warned(fmt::format("not judged: {}", part.problem), part.where)[0]);
            if (part.broken) judgements.back().outcome = broken;
        }
    if (badge.dossier.left_out == 0) return;
    judgements.push_back(warned(fmt::format("{} more than {} badges are not judged", badge.dossier.left_out,
                                            limits::k_contained_badges))[0]);
    judgements.back().outcome = unread;
}

// The first badge with this verdict speaks for the presentation.
Judgements speak_for(const std::vector<check::Report>& reports, Verdict verdict, Outcome outcome) {
    const auto first = std::ranges::find(reports, verdict, &check::Report::verdict);
    Judgement judgement{
        outcome,         fmt::format("{} of {} hold", count(reports, Verdict::valid), reports.size()),
        first->input,    {},
        first->headline, first->state};
    if (reports.size() > 1)
        judgement.headline = fmt::format("{} of {} badges hold; {}: {}", count(reports, Verdict::valid),
                                         reports.size(), first->input, first->headline);
    return {judgement};
}

} // namespace

Part examine_part(tl::expected<Subject, NotOpened> opened, std::string where,
                  std::initializer_list<Kind> kinds, const Policy& policy, const uri::ResourceLoader& loader,
                  unsigned depth) {
    if (!opened)
        return {std::move(where), nullptr, opened.error().error.message, opened.error().may_be_a_badge};
    if (std::ranges::find(kinds, opened->kind) == kinds.end())
        return {std::move(where), nullptr,
                fmt::format("{} does not belong here",
                            opened->kind_name.empty() ? "what it is" : opened->kind_name)};
    if (depth > limits::k_nested_transcripts)
        return {std::move(where), nullptr,
                fmt::format("it is more than {} documents deep in others", limits::k_nested_transcripts)};
    opened->input = where;
    return {std::move(where),
            std::make_shared<Dossier>(gather_inside(std::move(*opened), policy, loader, depth)),
            {}};
}

void gather_transcript(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader,
                       unsigned depth) {
    if (const json::Value* subject = credential_subject(dossier.subject.document))
        gather_contained(dossier, *subject, "/credentialSubject", policy_for_part(policy), loader, depth);
}

void gather_presentation(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    gather_contained(dossier, dossier.subject.document, {}, policy, loader, 0);
    find_holder(dossier, policy, loader);
    if (!find_context_problem(dossier.subject, policy.contexts))
        gather_signatures(dossier, policy.context_loader);
}

// What a transcript's issuer says of itself stands whatever becomes of the badges in it.
Judgements check_transcript(const Case& badge) {
    Judgements judgements;
    add_unread(judgements, badge, Outcome::warned, Outcome::warned);
    const std::vector<check::Report> reports = reports_of(badge, policy_for_part(badge.policy));
    const std::size_t valid = count(reports, Verdict::valid);
    judgements.push_back(passed(fmt::format("{} of {} hold by themselves", valid, reports.size()))[0]);
    if (valid < reports.size()) judgements.back().outcome = Outcome::warned;
    return judgements;
}

// A presentation is as good as the badges in it.
Judgements check_presented(const Case& badge) {
    const std::vector<check::Report> reports = reports_of(badge, badge.policy);
    Judgements judgements;
    if (reports.empty())
        judgements = undetermined("there is no badge in it that could be judged");
    else if (count(reports, Verdict::not_valid) > 0)
        judgements = speak_for(reports, Verdict::not_valid, Outcome::failed);
    else if (count(reports, Verdict::undetermined) > 0)
        judgements = speak_for(reports, Verdict::undetermined, Outcome::undetermined);
    else
        judgements = passed(fmt::format("{} of {} hold", reports.size(), reports.size()));
    add_unread(judgements, badge, Outcome::failed, Outcome::undetermined);
    if (!badge.policy.recipient.empty() && std::ranges::none_of(badge.dossier.contained, is_award))
        judgements.push_back(failed("nothing in it was awarded to anybody")[0]);
    return judgements;
}

namespace {

// Each badge whose earner is named by an identifier, held against who shows it.
void add_strangers(Judgements& judgements, const Case& badge) {
    for (const Part& part : badge.dossier.contained) {
        if (!part.dossier) continue;
        const json::Value* person = credential_subject(part.dossier->subject.document);
        const std::string_view id = person == nullptr ? std::string_view() : json::member_text(*person, "id");
        if (id.empty())
            judgements.push_back(
                warned("the badge does not name its earner by an identifier, so it may be somebody else's",
                       part.where)[0]);
        else if (id != badge.dossier.issuer)
            judgements.push_back(
                warned(fmt::format("the badge was awarded to {}, not to who shows it", id), part.where)[0]);
    }
}

// A signature that is wrong, as opposed to one that cannot be checked.
Judgements judge_broken(const Signature& signature) {
    const Result<proof::ProofResult>& result = *signature.result;
    if (!result && result.error().code == ErrorCode::unsupported)
        return undetermined(
            fmt::format("signatures of the kind \"{}\" cannot be checked by this version", signature.suite),
            signature.where);
    Judgements judgements = failed(result ? result->problem : result.error().message, signature.where);
    judgements[0].headline = "The presentation was changed after it was signed.";
    return judgements;
}

// Why the presentation does not hold although its signature does: what it says of its own time, purpose and
// signer. VC Data Integrity 2.1, 2.3; RFC 7519, 4.1.
Judgements judge_terms(const Case& badge) {
    const Instant now = badge.policy.now;
    Judgements judgements;
    const auto over = [&](std::string_view when, std::string where) {
        judgements.push_back(failed(fmt::format("it was to be shown until {}", when), std::move(where))[0]);
        judgements.back().headline = fmt::format("The presentation ended on {}.", when);
        judgements.back().state = "expired";
    };
    if (badge.subject().jws) {
        const json::Value& payload = badge.subject().jws->payload;
        const proof::Claims claims = proof::read_claims(payload);
        if (claims.expires && *claims.expires < now) over(claims.expires->date(), "payload/exp");
        if (claims.not_before && claims.not_before->seconds > now.seconds + limits::k_clock_skew_seconds)
            judgements.push_back(failed(
                fmt::format("it is to be shown from {} on", claims.not_before->date()), "payload/nbf")[0]);
        const std::string_view signer = json::member_text(payload, "iss");
        if (!signer.empty() && signer != badge.dossier.issuer)
            judgements.push_back(
                failed(fmt::format("its holder is {}, but {} signed it", badge.dossier.issuer, signer),
                       "payload/iss")[0]);
    }
    for (const Signature& signature : badge.dossier.signatures) {
        const auto expires = Instant::parse(json::member_text(signature.proof, "expires"));
        if (!badge.subject().jws && expires && *expires <= now) over(expires->date(), signature.where);
        const std::string_view purpose = json::member_text(signature.proof, "proofPurpose");
        if (!badge.subject().jws && purpose != "authentication" && purpose != "assertionMethod")
            judgements.push_back(failed(
                fmt::format("its proof was made for another purpose: \"{}\"", purpose), signature.where)[0]);
    }
    return judgements;
}

// Signed, but by no key that is known to be the holder's.
Judgements judge_unbound(const Case& badge) {
    const std::string& holder = badge.dossier.issuer;
    if (holder.empty() || badge.dossier.signatures.empty())
        return warned(fmt::format("who shows it could not be found out{}",
                                  badge.dossier.issuer_error ? ": " + badge.dossier.issuer_error->message
                                                             : std::string()));
    const Signature& first = badge.dossier.signatures.front();
    if (first.key_may_exist) {
        Judgements judgements = undetermined(
            fmt::format("whether {} signed it could not be found out: {}", holder, first.problem),
            first.where, first.hints);
        judgements[0].headline = "Who shows the badges could not be found out: the key could not be had.";
        return judgements;
    }
    Judgements judgements =
        failed(first.problem.empty() ? fmt::format("it was signed with {}, not by {}", first.method, holder)
                                     : first.problem,
               first.where);
    judgements[0].headline =
        fmt::format("The presentation was not signed by {}, who is said to show it.", holder);
    return judgements;
}

} // namespace

Judgements check_holder(const Case& badge) {
    if (badge.subject().securing == Securing::none)
        return warned("nobody signed the presentation: it shows the badges, not whose they are");
    if (const auto problem = find_context_problem(badge.subject(), badge.policy.contexts))
        return warned(fmt::format("its signature cannot be checked: {}", problem->message), problem->where);
    for (const Signature& signature : badge.dossier.signatures)
        if (signature.result && (!signature.result->has_value() || !(*signature.result)->verified))
            return judge_broken(signature);
    if (!badge.dossier.signature_holds()) return judge_unbound(badge);
    for (const Signature& signature : badge.dossier.signatures)
        if (const std::string problem = key_time_problem(signature, badge.policy); !problem.empty())
            return failed(problem, signature.where);
    if (Judgements judgements = judge_terms(badge); !judgements.empty()) return judgements;
    const Signature& signature = badge.dossier.signatures.front();
    Judgements judgements = passed(fmt::format("shown by {}, who signed it{}", badge.dossier.issuer,
                                               kept_text(signature.key_copy, badge.policy.now)));
    add_strangers(judgements, badge);
    return judgements;
}

// What a verifier asked for is for the verifier to compare: an old presentation can be shown again.
Judgements check_audience(const Case& badge) {
    std::string domain;
    std::string challenge;
    if (badge.subject().jws) {
        const json::Value& payload = badge.subject().jws->payload;
        domain = json::member_text(payload, "aud");
        challenge = json::member_text(payload, "nonce");
    } else if (!badge.dossier.signatures.empty()) {
        domain = json::member_text(badge.dossier.signatures.front().proof, "domain");
        challenge = json::member_text(badge.dossier.signatures.front().proof, "challenge");
    }
    if (domain.empty() && challenge.empty()) return not_applicable();
    return passed(fmt::format("{}{}{}", domain, domain.empty() || challenge.empty() ? "" : ", ",
                              challenge.empty() ? "" : fmt::format("in answer to \"{}\"", challenge)));
}

} // namespace insignia::verify
