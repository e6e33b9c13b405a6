// Was it withdrawn? https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <insignia/status/status.h>
#include <insignia/verify/verify.h>

#include "gather_internal.h"

namespace insignia::verify {
namespace {

using check::Outcome;

// The status could not be had. One may accept that gap, but not a list that was had and is not sound.
Judgement unchecked(const Case& badge, std::string message, const std::string& where,
                    std::vector<std::string> hints = {}) {
    if (badge.policy.allow_unchecked_status) return warned(fmt::format("not checked: {}", message), where)[0];
    hints.emplace_back("accept the gap: --allow unchecked-status");
    Judgement judgement = undetermined(std::move(message), where, std::move(hints))[0];
    judgement.headline = "The signature is good, but whether the badge was withdrawn could not be checked.";
    return judgement;
}

Judgement withdrawn(const status::Entry& entry, std::string_view reason, const std::string& where) {
    const bool for_good = entry.purpose == status::Purpose::revocation;
    std::string message = for_good ? "revoked by the issuer" : "suspended by the issuer";
    if (!reason.empty()) message += fmt::format("; reason given: \"{}\"", reason);
    Judgement judgement = failed(message, where)[0];
    judgement.state = for_good ? "revoked" : "suspended";
    judgement.headline = for_good ? revoked_headline(reason) : "Suspended by the issuer.";
    if (!for_good && !reason.empty()) judgement.headline += fmt::format(" Reason given: \"{}\".", reason);
    return judgement;
}

// A list that has ended is judged when its value is known: what it withdrew for good stays so.
bool has_only_ended(const check::Report& report) {
    return std::ranges::all_of(report.findings, [](const check::Finding& finding) {
        const bool good = finding.outcome != Outcome::failed && finding.outcome != Outcome::undetermined
                          && finding.outcome != Outcome::blocked;
        return good || finding.id == "time.expired";
    });
}

// Steps 1 to 7: the list is what the badge names, and signed by the same issuer (or one that is trusted).
std::string list_problem(const Case& badge, const status::Entry& entry, const Dossier& list) {
    const check::Report report = run(list, policy_for_list(badge.dossier, badge.policy));
    if (report.verdict != check::Verdict::valid && !has_only_ended(report))
        return fmt::format("the status list is not sound: {}", report.headline);
    if (list.issuer != badge.dossier.issuer) {
        bool trusted = false;
        for (const TrustedIssuer& issuer : badge.policy.trusted)
            trusted = trusted || issuer.id == list.issuer;
        if (!trusted) return fmt::format("the status list was signed by somebody else, {}", list.issuer);
    }
    // NOTE: 2.2 lets the list go without an id; then its address alone says which list it is.
    const json::Value* id = json::member(list.subject.document, "id");
    if (id != nullptr && *id != entry.list_url)
        return fmt::format("another list, \"{}\", is at the address of the list",
                           json::member_text(list.subject.document, "id"));
    return {};
}

// Why a list that does not withdraw the badge says too little about today: it has ended, or it is a copy that
// is older than its issuer allows (2.2, ttl), or than anybody should.
std::string age_problem(const Case& badge, const Dossier& list, const std::optional<uri::Copy>& copy) {
    const Instant now = badge.policy.now;
    const Period period = period_of(list.subject);
    if (period.until && *period.until < now)
        return fmt::format("the status list ended on {}{}", period.until->date(), kept_text(copy, now));
    if (!copy) return {};
    const std::int64_t seconds = now.seconds - copy->taken.seconds;
    const json::Value* subject = json::member(list.subject.document, "credentialSubject");
    const json::Value* ttl = subject == nullptr ? nullptr : json::member(*subject, "ttl");
    if (ttl != nullptr && ttl->is_number() && static_cast<double>(seconds) * 1'000 > ttl->get<double>())
        return fmt::format(
            "the copy of the status list is {} old, and its issuer says that it changes sooner",
            age_text(copy->taken, now));
    if (!period.until && seconds > limits::k_status_copy_seconds)
        return fmt::format("the copy of the status list is {} old", age_text(copy->taken, now));
    return {};
}

std::string_view message_for(const status::Entry& entry, std::uint64_t value) {
    for (const status::Message& message : entry.messages)
        if (message.status == value) return message.text;
    return {};
}

Judgement judge_value(const status::Entry& entry, std::uint64_t value, const Dossier& list,
                      const std::string& where) {
    const std::string_view text = message_for(entry, value);
    if (value != 0 && entry.purpose <= status::Purpose::suspension) return withdrawn(entry, text, where);
    if (value != 0)
        return warned(fmt::format("the issuer's list says \"{}\"{}{}", entry.purpose_text,
                                  text.empty() ? "" : ": ", text),
                      where)[0];
    const Period period = period_of(list.subject);
    const std::string date =
        period.from ? fmt::format("status list of {}", period.from->date()) : "status list without a date";
    return passed(date)[0];
}

const std::vector<std::string> k_hints_for_old = {"fetch a new one when online: insignia trust refresh"};

Judgement judge_signed(const Case& badge, const status::Entry& entry, const StatusList& had,
                       const std::string& where) {
    const Dossier& list = *had.dossier;
    if (const std::string problem = list_problem(badge, entry, list); !problem.empty())
        return undetermined(problem, where)[0];
    const Result<status::List> bits = status::parse_list(list.subject.document);
    if (!bits)
        return undetermined(fmt::format("the status list is not sound: {}", bits.error().message), where)[0];
    const Result<std::uint64_t> value = status::value_at(*bits, entry);
    if (!value) return failed(value.error().message, where)[0];
    Judgement judgement = judge_value(entry, *value, list, where);
    const bool revoked = judgement.state == "revoked"; // which no later list takes back
    const std::string old = revoked ? std::string() : age_problem(badge, list, had.copy);
    if (!old.empty()) return unchecked(badge, old, where, k_hints_for_old);
    judgement.message += kept_text(had.copy, badge.policy.now);
    return judgement;
}

Judgement judge_revocation_list(const Case& badge, const status::Entry& entry, const StatusList& list,
                                const std::string& where) {
    const std::string_view stated = json::member_text(list.document, "issuer");
    if (!stated.empty() && stated != badge.dossier.issuer)
        return undetermined(fmt::format("the revocation list belongs to somebody else, {}", stated),
                            where)[0];
    const auto found = status::look_up(list.document, json::member_text(badge.document(), "id"));
    if (!found) return undetermined(found.error().message, where)[0];
    if (found->revoked) return withdrawn(entry, found->reason, where);
    const Instant now = badge.policy.now;
    if (list.copy && now.seconds - list.copy->taken.seconds > limits::k_status_copy_seconds)
        return unchecked(
            badge, fmt::format("the copy of the revocation list is {} old", age_text(list.copy->taken, now)),
            where, k_hints_for_old);
    return passed(fmt::format("revocation list of the issuer{}", kept_text(list.copy, now)))[0];
}

Judgement judge_entry(const Case& badge, const Located& located) {
    const Result<status::Entry> entry = status::parse_entry(*located.value);
    if (!entry && entry.error().code == ErrorCode::unsupported)
        return unchecked(badge, entry.error().message, located.pointer);
    if (!entry) return failed(entry.error().message, located.pointer + entry.error().where)[0];
    const auto found = badge.dossier.status_lists.find(entry->list_url);
    if (found == badge.dossier.status_lists.end())
        return unchecked(badge, "the list was not fetched", located.pointer);
    const StatusList& list = found->second;
    if (!list.problem.empty()) return unchecked(badge, list.problem, located.pointer, list.hints);
    if (entry->mechanism == status::Mechanism::revocation_list)
        return judge_revocation_list(badge, *entry, list, located.pointer);
    if (list.dossier == nullptr) return unchecked(badge, "the list is not signed", located.pointer);
    return judge_signed(badge, *entry, list, located.pointer);
}

} // namespace

Judgements check_status(const Case& badge) {
    const json::Value* status = json::member(badge.document(), "credentialStatus");
    if (status == nullptr) return not_applicable();
    const std::vector<Located> entries = objects_of(badge.document(), "credentialStatus");
    const bool well_formed =
        status->is_object() || (status->is_array() && entries.size() == status->size() && !entries.empty());
    if (!well_formed) return failed("a status entry must be a JSON object", "/credentialStatus");
    if (entries.size() > limits::k_status_entries)
        return failed(fmt::format("there are more than {} status entries", limits::k_status_entries),
                      "/credentialStatus");
    Judgements judgements;
    for (const Located& entry : entries) judgements.push_back(judge_entry(badge, entry));
    return judgements;
}

} // namespace insignia::verify
