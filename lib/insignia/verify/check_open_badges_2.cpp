// Open Badges 2.0 assertions, hosted and signed, and older ones in the words of 2.0.
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/class_check.h>
#include <insignia/uri/uri.h>

#include "open_badges_2_internal.h"

namespace insignia::verify {
namespace {

const OpenBadges2& parts(const Case& badge) {
    return badge.dossier.open_badges_2;
}
bool is_signed(const Case& badge) {
    return badge.subject().securing == Securing::jwt;
}

std::vector<std::string_view> texts_of(const json::Value& owner, std::string_view name) {
    std::vector<std::string_view> texts;
    const json::Value* member = json::member(owner, name);
    if (member == nullptr) return texts;
    if (member->is_string()) texts.push_back(member->get_ref<const std::string&>());
    if (member->is_array())
        for (const json::Value& entry : *member)
            if (entry.is_string()) texts.push_back(entry.get_ref<const std::string&>());
    return texts;
}

std::string_view verification_type(const json::Value& assertion) {
    for (const char* name : {"verification", "verify"})
        if (const json::Value* verification = json::member(assertion, name)) {
            const auto types = texts_of(*verification, "type");
            return types.size() == 1 ? types.front() : std::string_view();
        }
    return {};
}

// Everything is fetched over HTTPS, whatever the scheme of an old issuer's address: the authority decides,
// which is the same in all cases of letters and with the port that is meant anyway (RFC 3986, 6.2.2
// and 6.2.3).
std::string authority_of(std::string_view url) {
    constexpr std::string_view k_usual_port = ":443";
    const auto parsed = uri::Uri::parse(url);
    std::string authority = parsed && parsed->authority() ? to_lower(*parsed->authority()) : std::string();
    if (authority.ends_with(k_usual_port)) authority.resize(authority.size() - k_usual_port.size());
    return authority;
}

// What stands behind the authority.
std::string_view behind_authority(std::string_view url) {
    const auto parsed = uri::Uri::parse(url);
    return parsed ? url.substr(
               std::min(url.size(), parsed->text().size() - parsed->path().size()
                                        - (parsed->query() ? parsed->query()->size() + 1 : 0)
                                        - (parsed->fragment() ? parsed->fragment()->size() + 1 : 0)))
                  : std::string_view();
}

} // namespace

// An issuer may say where its badges live; else they live where its profile does.
bool is_in_scope(std::string_view url, const Hosted& issuer) {
    const json::Value* verification = json::member(issuer.document, "verification");
    const std::vector<std::string_view> prefixes =
        verification == nullptr ? std::vector<std::string_view>() : texts_of(*verification, "startsWith");
    const std::vector<std::string_view> origins =
        verification == nullptr ? std::vector<std::string_view>() : texts_of(*verification, "allowedOrigins");
    if (!prefixes.empty())
        return std::ranges::any_of(prefixes, [&](std::string_view prefix) {
            // Compared as text, a prefix without a path would also match longer host names.
            return authority_of(url) == authority_of(prefix)
                   && behind_authority(url).starts_with(behind_authority(prefix));
        });
    if (!origins.empty())
        return std::ranges::any_of(origins, [&](std::string_view origin) {
            return !authority_of(url).empty() && to_lower(origin) == authority_of(url);
        });
    return !authority_of(url).empty() && authority_of(url) == authority_of(issuer.url);
}

namespace {

Judgements revoked(std::string_view reason) {
    Judgements judgements = failed("revoked by the issuer");
    judgements[0].state = "revoked";
    judgements[0].headline = revoked_headline(reason);
    return judgements;
}

bool is_marked_revoked(const json::Value& assertion) {
    const json::Value* flag = json::member(assertion, "revoked");
    return flag != nullptr && !(flag->is_boolean() && !flag->get<bool>());
}

Judgements missing(std::string_view what, const Hosted& hosted, std::string_view version = {}) {
    if (hosted.url.empty() && version == "Open Badges 0.5")
        return undetermined("Open Badges 0.5 does not say where a badge is hosted", "",
                            {"verify its web address: insignia verify https://…"});
    return undetermined(fmt::format("the {} could not be had: {}", what, hosted.problem), "",
                        {"badges of this version can only be verified while the issuer's server answers"});
}

// What the document says of how it is verified is how it came.
Judgements check_way(const Case& badge, std::string_view type) {
    if (is_signed(badge) && type != "signed" && type != "SignedBadge")
        return failed(fmt::format("the token says of itself that it is \"{}\", not signed", type),
                      "/verification/type");
    if (!is_signed(badge) && type != "hosted" && type != "HostedBadge")
        return failed(fmt::format("the {} is in the form of a hosted one, but does not say that it is one",
                                  is_endorsement_2(badge.subject()) ? "endorsement" : "assertion"),
                      "/verification/type");
    return {};
}

Judgements check_endorsement_documents(const Case& badge) {
    const OpenBadges2& documents = parts(badge);
    if (documents.assertion.status == uri::k_gone)
        return revoked(json::member_text(documents.assertion.document, "revocationReason"));
    if (!documents.assertion.problem.empty()) return missing("endorsement", documents.assertion);
    const Judgements way = check_way(badge, verification_type(documents.assertion.document));
    if (way.empty() && !documents.issuer.problem.empty())
        return missing("profile of who endorses", documents.issuer);
    return way;
}

} // namespace

Judgements check_hosted_documents(const Case& badge) {
    if (is_endorsement_2(badge.subject())) return check_endorsement_documents(badge);
    const OpenBadges2& documents = parts(badge);
    const json::Value in_hand = upgrade(badge.document(), Role::assertion, badge.subject().source);
    const std::string_view type = verification_type(in_hand);
    const bool remnant = !is_signed(badge) && is_marked_revoked(in_hand) && type.empty();
    if (Judgements way = check_way(badge, type); !way.empty() && !remnant) return way;
    if (documents.assertion.status == uri::k_gone) {
        Judgements judgements = revoked(json::member_text(documents.assertion.document, "revocationReason"));
        judgements[0].message = "the issuer took it back: its address says that it is gone";
        return judgements;
    }
    if (!documents.assertion.problem.empty())
        return missing("assertion", documents.assertion, badge.subject().version);
    if (!documents.badge.problem.empty() && is_marked_revoked(documents.assertion.document))
        return revoked(json::member_text(documents.assertion.document, "revocationReason"));
    if (!documents.badge.problem.empty()) return missing("badge class", documents.badge);
    if (!documents.issuer.problem.empty()) return missing("issuer's profile", documents.issuer);
    if (documents.differs)
        return warned(
            "the copy in hand differs from the one on the issuer's server, which is the one that counts");
    return {};
}

Judgements check_hosted_types(const Case& badge) {
    const OpenBadges2& documents = parts(badge);
    const bool endorsement = is_endorsement_2(badge.subject());
    const std::string_view expected = endorsement ? "Endorsement" : "Assertion";
    if (!has_type(documents.assertion.document, expected))
        return failed(fmt::format("what is there is no {}", expected), "/type");
    if (!endorsement && !has_type(documents.badge.document, "BadgeClass"))
        return failed("what it was awarded for is no BadgeClass", "/badge");
    const bool profile =
        has_type(documents.issuer.document, "Issuer") || has_type(documents.issuer.document, "Profile");
    return profile ? Judgements{} : failed("the issuer is no Profile", "/badge");
}

// Before 2.0 fewer members were demanded: what is missing by the rules of 2.0 is then no fault.
Judgements check_hosted_members(const Case& badge) {
    const OpenBadges2& documents = parts(badge);
    const bool old = is_first_generation(badge.subject().version);
    Judgements judgements;
    const auto add = [&](std::string_view class_name, const Hosted& hosted) {
        for (const credential::Problem& problem : credential::check_class(class_name, hosted.document)) {
            const bool error = problem.severity == credential::Severity::error && !old;
            judgements.push_back(error ? failed(problem.message, hosted.url + problem.pointer)[0]
                                       : warned(problem.message, hosted.url + problem.pointer)[0]);
        }
    };
    if (is_endorsement_2(badge.subject())) {
        const json::Value* claim = json::member(documents.assertion.document, "claim");
        if (claim == nullptr || json::member_text(*claim, "id").empty())
            judgements.push_back(failed("the endorsement does not say what it endorses", "/claim/id")[0]);
        add("Profilev2p0", documents.issuer);
        return judgements;
    }
    add("Assertionv2p0", documents.assertion);
    const bool embedded = documents.badge.url.empty(); // then the assertion's own table has looked inside
    if (!embedded) add("BadgeClassv2p0", documents.badge);
    if (!embedded) add("Profilev2p0", documents.issuer);
    return judgements;
}

Judgements check_hosted_scope(const Case& badge) {
    if (is_signed(badge)) return not_applicable();
    const OpenBadges2& documents = parts(badge);
    for (const Hosted* hosted : {&documents.assertion, &documents.badge})
        if (!hosted->url.empty() && !is_in_scope(hosted->url, documents.issuer)) {
            Judgements judgements = failed(fmt::format("\"{}\" is not where the issuer {} keeps its badges",
                                                       hosted->url, documents.issuer.url));
            judgements[0].headline = "Somebody else's server vouches for this badge, not the issuer's.";
            return judgements;
        }
    return passed(fmt::format("vouched for by {}{}", authority_of(documents.assertion.url),
                              kept_text(documents.assertion.copy, badge.policy.now)));
}

Judgements check_hosted_signature(const Case& badge) {
    if (!is_signed(badge)) return not_applicable();
    const auto& result = parts(badge).signature;
    if (!result) return undetermined("the signature could not be checked");
    if (!*result && result->error().code == ErrorCode::io) return undetermined(result->error().message);
    if (!*result) return failed(result->error().message);
    if ((*result)->verified)
        return passed(fmt::format("unchanged, key {}{}", parts(badge).key.url,
                                  kept_text(parts(badge).key.copy, badge.policy.now)));
    Judgements judgements = failed((*result)->problem);
    judgements[0].headline =
        "The content was changed after signing, or the signature belongs to another text.";
    return judgements;
}

namespace {

// Why a document says too little about whether the badge was taken back.
std::string status_problem(const Hosted& telling, Instant now) {
    if (!telling.problem.empty()) return telling.problem;
    if (!telling.copy || now.seconds - telling.copy->taken.seconds <= limits::k_status_copy_seconds)
        return {};
    return fmt::format("the copy of \"{}\" is {} old: whether it was taken back since is not known",
                       telling.url, age_text(telling.copy->taken, now));
}

bool names(const json::Value& entry, const json::Value& assertion) {
    const auto is = [&](std::string_view text) {
        return !text.empty()
               && (text == json::member_text(assertion, "id") || text == json::member_text(assertion, "uid"));
    };
    if (entry.is_string()) return is(entry.get_ref<const std::string&>());
    return is(json::member_text(entry, "id")) || is(json::member_text(entry, "uid"));
}

} // namespace

Judgements check_hosted_revocation(const Case& badge) {
    const OpenBadges2& documents = parts(badge);
    if (is_marked_revoked(documents.assertion.document))
        return revoked(json::member_text(documents.assertion.document, "revocationReason"));
    // The address of a hosted badge is where its issuer takes it back.
    const Hosted& telling = is_signed(badge) ? documents.revocations : documents.assertion;
    if (telling.url.empty()) return passed("");
    if (const std::string problem = status_problem(telling, badge.policy.now); !problem.empty()) {
        if (badge.policy.allow_unchecked_status) return warned("not checked: " + problem);
        return undetermined(problem, "",
                            {"fetch a new copy when online: insignia trust refresh",
                             "accept the gap: --allow unchecked-status"});
    }
    if (!is_signed(badge)) return passed("");
    const json::Value* list = json::member(documents.revocations.document, "revokedAssertions");
    if (list == nullptr || !list->is_array())
        return undetermined("the issuer's revocation list has no list in it");
    for (const json::Value& entry : *list)
        if (names(entry, documents.assertion.document))
            return revoked(json::member_text(entry, "revocationReason"));
    return passed(
        fmt::format("not in the issuer's list{}", kept_text(documents.revocations.copy, badge.policy.now)));
}

Judgements check_hosted_dates(const Case& badge) {
    const json::Value& assertion = parts(badge).assertion.document;
    const auto issued = Instant::parse(json::member_text(assertion, "issuedOn"));
    if (!issued) return failed("issuedOn is no date with time and zone", "/issuedOn");
    if (issued->seconds > badge.policy.now.seconds + limits::k_clock_skew_seconds) {
        Judgements judgements =
            failed(fmt::format("issued in the future, on {}", issued->date()), "/issuedOn");
        judgements[0].state = "not-yet-valid";
        return judgements;
    }
    if (json::member(assertion, "expires") == nullptr) return passed("no expiry");
    const auto expires = Instant::parse(json::member_text(assertion, "expires"));
    if (!expires) return failed("expires is no date with time and zone", "/expires");
    if (badge.policy.now <= *expires) return passed(fmt::format("valid until {}", expires->date()));
    Judgements judgements = failed(fmt::format("expired on {}", expires->date()), "/expires");
    judgements[0].state = "expired";
    judgements[0].headline = fmt::format("Expired on {} (it was genuine until then).", expires->date());
    return judgements;
}

// The documents came from the issuer's own host, which is shown.
Judgements check_hosted_issuer(const Case& badge) {
    const Hosted& issuer = parts(badge).issuer;
    if (!badge.policy.issuer.empty() && badge.policy.issuer != issuer.url)
        return failed(fmt::format("issued by {}, not by {}", issuer.url, badge.policy.issuer));
    return passed(fmt::format("{}{}{}", issuer.url, claimed_name(&issuer.document),
                              kept_text(issuer.copy, badge.policy.now)));
}

Judgements check_hosted_recipient(const Case& badge) {
    const std::string& asked = badge.policy.recipient;
    if (is_endorsement_2(badge.subject()))
        return asked.empty() ? not_applicable() : failed("an endorsement is awarded to nobody", "/claim");
    if (asked.empty())
        return {
            Judgement{check::Outcome::skipped, "not checked; check with --recipient EMAIL", {}, {}, {}, {}}};
    const json::Value* recipient = json::member(parts(badge).assertion.document, "recipient");
    if (recipient == nullptr || !recipient->is_object())
        return failed("the badge names no recipient", "/recipient");
    json::Value identity = *recipient;
    identity["identityHash"] = json::member_text(*recipient, "identity");
    return judge_match(match_identity(identity, asked), asked, "/recipient");
}

json::Value open_badges_2_facts(const OpenBadges2& badge) {
    return assertion_facts(badge.assertion.document, badge.badge.document, badge.issuer.document);
}

} // namespace insignia::verify
