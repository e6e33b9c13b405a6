// Is the issuer somebody whom one knows?
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>

namespace insignia::verify {
namespace {

Judgements unknown(const Case& badge) {
    const std::string& id = badge.dossier.issuer;
    if (badge.policy.allow_unknown_issuer)
        return warned(fmt::format("{}{}; not known to you", id,
                                  claimed_name(json::member(badge.document(), "issuer"))));
    Judgements judgements = undetermined(fmt::format("{}{}; not in your trust list", id,
                                                     claimed_name(json::member(badge.document(), "issuer"))),
                                         "/issuer");
    judgements[0].headline = fmt::format(
        "The signature is good, the issuer is unknown: signed by {}, which is not in your trust list.", id);
    judgements[0].hints = {fmt::format("to trust it: insignia trust add {}", id)};
    return judgements;
}

} // namespace

// A claim, shown in quotes and after the identifier that was checked.
std::string claimed_name(const json::Value* issuer) {
    const std::string_view name = issuer == nullptr ? std::string_view() : json::member_text(*issuer, "name");
    return name.empty() ? std::string() : fmt::format(", calls itself \"{}\"", name);
}

Judgements check_issuer(const Case& badge) {
    const std::string& id = badge.dossier.issuer;
    const Policy& policy = badge.policy;
    if (!policy.issuer.empty() && policy.issuer != id) {
        Judgements judgements = failed(fmt::format("issued by {}, not by {}", id, policy.issuer), "/issuer");
        judgements[0].headline = "Issued by somebody else than the issuer you asked for.";
        return judgements;
    }
    if (!policy.issuer.empty())
        return passed(fmt::format("{}{}; named by --issuer", id,
                                  claimed_name(json::member(badge.document(), "issuer"))));
    const auto known = std::ranges::find(policy.trusted, id, &TrustedIssuer::id);
    if (known != policy.trusted.end()) {
        const std::string name = known->name.empty() ? claimed_name(json::member(badge.document(), "issuer"))
                                                     : fmt::format(", \"{}\"", known->name);
        return passed(fmt::format("{}{}; {}", id, name, known->source));
    }
    // The key came from the host itself, and the host's name is shown.
    if (id.starts_with("did:web:") || id.starts_with("https:"))
        return passed(fmt::format("{}{}", id, claimed_name(json::member(badge.document(), "issuer"))));
    return unknown(badge);
}

} // namespace insignia::verify
