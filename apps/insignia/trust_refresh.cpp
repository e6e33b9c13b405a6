#include "trust_refresh.h"
#include "bundle.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/verify/verify.h>

namespace insignia::app {

namespace {

std::string_view to_string(Asked::Outcome outcome) {
    switch (outcome) {
    case Asked::Outcome::first:
        return "new";
    case Asked::Outcome::unchanged:
        return "unchanged";
    case Asked::Outcome::changed:
        return "changed";
    case Asked::Outcome::failed:
        return "failed";
    }
    return "";
}

bool has_address(const std::string& id) {
    return id.starts_with("did:web:") || id.starts_with("https://");
}

// Keys of today that were not noted down, and noted keys that are gone.
std::string compare_keys(const workspace::TrustedEntry& entry, const did::Document& document) {
    const auto is_there = [&](const workspace::TrustedKey& key) {
        const auto* const method = document.find(key.id);
        return method != nullptr && method->key.multikey() == key.multikey;
    };
    const bool same =
        document.methods.size() == entry.keys.size() && std::ranges::all_of(entry.keys, is_there);
    if (entry.keys.empty() || same) return {};
    return fmt::format("; its keys are not the ones that you pinned: insignia trust add {} --pin", entry.id);
}

std::string count_keys(const did::Document& document) {
    return document.methods.size() == 1 ? "1 key" : fmt::format("{} keys", document.methods.size());
}

// The address of an issuer's document, as the log of the network names it.
std::string address_of(const std::string& id) {
    const auto url = did::did_web_url(id);
    return url ? *url : id;
}

// What the network says begins with the address, which stands in front of the line already.
std::string without_address(const std::string& problem, const std::string& address) {
    const auto prefix = fmt::format("\"{}\": ", address);
    return problem.starts_with(prefix) ? problem.substr(prefix.size()) : problem;
}

std::string age_of(const Asked& asked, Instant now) {
    return asked.before ? fmt::format("; the copy of {} ago stays", age_text(asked.before->copy->taken, now))
                        : std::string();
}

Refreshed refresh_issuer(const workspace::TrustedEntry& entry, const Network& network, Instant now) {
    const auto document = did::resolve_issuer(entry.id, network.for_badge());
    const auto log = network.asked();
    const auto asked = std::ranges::find(log, address_of(entry.id), &Asked::url);
    if (!document)
        return {entry.id, "failed",
                without_address(document.error().message, address_of(entry.id))
                    + (asked == log.end() ? std::string() : age_of(*asked, now))};
    const std::string outcome(asked == log.end() ? "unchanged" : to_string(asked->outcome));
    return {entry.id, outcome, count_keys(*document) + compare_keys(entry, *document)};
}

Refreshed describe(const Asked& asked, Instant now) {
    if (asked.outcome == Asked::Outcome::failed)
        return {asked.url, "failed", without_address(asked.problem, asked.url) + age_of(asked, now)};
    return {asked.url, std::string(to_string(asked.outcome)), {}};
}

} // namespace

Result<std::vector<Refreshed>> refresh(const std::vector<workspace::TrustedEntry>& issuers,
                                       const std::vector<std::string>& badges, const verify::Policy& policy,
                                       const Network& network) {
    std::vector<Refreshed> lines;
    const auto copies = network.copies();
    for (const auto& issuer : issuers)
        if (has_address(issuer.id)) lines.push_back(refresh_issuer(issuer, network, policy.now));
    const auto told = network.asked().size();
    for (const auto& copy : copies) {
        const auto url = uri::Uri::parse(copy.url);
        if (url && belongs_to(copy, issuers))
            (void)network.for_badge()(*url); // what came of it is in the log
    }
    for (const auto& file : badges) {
        TRY_ASSIGN(const auto content, read_file(file));
        auto badge = verify::open(content, file);
        if (!badge) return fail(badge.error().error);
        (void)verify::gather(*std::move(badge), policy, network.for_badge());
    }
    const auto log = network.asked();
    for (std::size_t i = told; i < log.size(); ++i) lines.push_back(describe(log[i], policy.now));
    return lines;
}

} // namespace insignia::app
