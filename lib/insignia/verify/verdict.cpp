// From findings to a verdict and the sentence that people read first.
#include <insignia/verify/verify.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/mask.h>
#include <insignia/base/text.h>

#include "open_badges_2_internal.h"
#include "row_internal.h"

namespace insignia::verify {
namespace {

using check::Outcome;
using check::Verdict;

// A message made into a sentence.
std::string to_sentence(std::string message) {
    if (!message.empty() && message.front() >= 'a' && message.front() <= 'z')
        message.front() = static_cast<char>(message.front() - 'a' + 'A');
    if (!message.empty() && message.back() != '.') message += '.';
    return message;
}

std::string shorten(std::string_view id) {
    // Writers shorten did:key where people read it.
    return id.size() <= 40 || id.starts_with("did:key:")
               ? std::string(id)
               : fmt::format("{}…{}", id.substr(0, 20), id.substr(id.size() - 4));
}

std::string recipient_of(const json::Value& document) {
    const json::Value* person = credential_subject(document);
    if (person == nullptr) return {};
    for (const Located& identity : objects_of(*person, "identifier")) {
        const json::Value* hashed = json::member(*identity.value, "hashed");
        if (hashed == nullptr || !hashed->is_boolean() || hashed->get<bool>()) continue;
        return " for " + masked(json::member_text(*identity.value, "identityHash"));
    }
    const std::string_view id = json::member_text(*person, "id");
    return id.empty()
               ? std::string()
               : fmt::format(" for {}", id.starts_with("mailto:") ? masked(id.substr(7)) : shorten(id));
}

std::string title_of(const Case& badge) {
    if (is_endorsement_2(badge.subject())) {
        const json::Value* claim = json::member(badge.document(), "claim");
        return fmt::format("Endorsement of {}",
                           claim == nullptr ? std::string() : shorten(json::member_text(*claim, "id")));
    }
    if (badge.subject().kind == Kind::assertion)
        return fmt::format("\"{}\"",
                           sanitize(json::member_text(badge.dossier.open_badges_2.badge.document, "name"),
                                    limits::k_shown_characters));
    if (badge.subject().kind == Kind::presentation)
        return fmt::format("{} presented{}",
                           badge.dossier.contained.size() == 1
                               ? "1 badge"
                               : fmt::format("{} badges", badge.dossier.contained.size()),
                           badge.dossier.signature_holds() ? " by " + shorten(badge.dossier.issuer) : "");
    const json::Value* person = credential_subject(badge.document());
    if (badge.subject().kind == Kind::endorsement && person != nullptr)
        return fmt::format("Endorsement of {}", shorten(json::member_text(*person, "id")));
    const json::Value* achievement = person == nullptr ? nullptr : json::member(*person, "achievement");
    std::string_view name =
        achievement == nullptr ? std::string_view() : json::member_text(*achievement, "name");
    if (name.empty()) name = json::member_text(badge.document(), "name");
    return name.empty() ? fmt::format("{} without a name", badge.subject().kind_name)
                        : fmt::format("\"{}\"{}", sanitize(name, limits::k_shown_characters),
                                      recipient_of(badge.document()));
}

// The judgement that decides: the first failure, else the first thing that could not be found out.
const Judgement* find_decisive(const std::vector<Judgement>& judgements, Outcome outcome) {
    const auto found = std::ranges::find(judgements, outcome, &Judgement::outcome);
    return found == judgements.end() ? nullptr : &*found;
}

bool is_trustworthy(const check::Report& report) {
    return std::ranges::none_of(report.findings, [](const check::Finding& finding) {
        const bool about_signature = finding.title == "signature" || finding.title == "form"
                                     || finding.title == "file" || finding.title == "fetched"
                                     || finding.title == "host";
        return about_signature
               && (finding.outcome == Outcome::failed || finding.outcome == Outcome::undetermined
                   || finding.outcome == Outcome::blocked);
    });
}

void take_headline(check::Report& report, const Judgement& judgement) {
    report.headline = judgement.headline.empty() ? to_sentence(judgement.message) : judgement.headline;
}

} // namespace

void conclude(check::Report& report, const Case& badge, const std::vector<Judgement>& judgements) {
    const bool presentation = badge.subject().kind == Kind::presentation; // the badges are its children
    if (is_trustworthy(report) && !presentation)
        report.badge = badge.subject().kind == Kind::assertion
                           ? open_badges_2_facts(badge.dossier.open_badges_2)
                           : badge_facts(badge.subject());
    for (const Judgement& judgement : judgements)
        if (report.state.empty() && !judgement.state.empty()) report.state = judgement.state;
    if (const Judgement* failure = find_decisive(judgements, Outcome::failed)) {
        report.verdict = Verdict::not_valid;
        take_headline(report, *failure);
    } else if (const Judgement* doubt = find_decisive(judgements, Outcome::undetermined)) {
        report.verdict = Verdict::undetermined;
        take_headline(report, *doubt);
    } else {
        report.verdict = Verdict::valid;
        report.headline = title_of(badge);
    }
}

std::string revoked_headline(std::string_view reason) {
    return reason.empty() ? std::string("Revoked by the issuer.")
                          : fmt::format("Revoked by the issuer. Reason given: \"{}\".", reason);
}

NotOpened taken_back(std::string_view url, ByteView body) {
    const Result<json::Value> left = json::parse(as_text(body), url);
    const std::string_view reason = left ? json::member_text(*left, "revocationReason") : std::string_view();
    return {"ob2.revoked",
            true,
            Error{ErrorCode::not_found, fmt::format("the issuer took it back: \"{}\" is gone", url), {}, {}},
            {},
            revoked_headline(reason),
            "revoked"};
}

check::Report report_on(const NotOpened& problem, std::string_view input) {
    check::Report report;
    report.input = input;
    report.kind = problem.kind;
    report.verdict = problem.may_be_a_badge ? Verdict::not_valid : Verdict::undetermined;
    const std::vector<check::Check> rows = checks();
    const auto row = std::ranges::find(rows, problem.check, &check::Check::id);
    check::Finding finding;
    finding.id = problem.check;
    if (row != rows.end()) finding.title = row->title, finding.citation = row->citation;
    finding.outcome = problem.may_be_a_badge ? Outcome::failed : Outcome::undetermined;
    finding.message = problem.error.message;
    finding.where = problem.error.where;
    finding.hints = problem.error.hints;
    report.headline = problem.headline.empty() ? to_sentence(problem.error.message) : problem.headline;
    report.state = problem.state;
    report.findings.push_back(std::move(finding));
    return report;
}

} // namespace insignia::verify
