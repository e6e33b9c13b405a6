// Open Badges 0.5 -> 1.0 -> 1.1 -> 2.0, member by member. What is said stays the same; only the words change.
#include "upgrade_internal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/instant.h>

#include "contexts_internal.h"

namespace insignia::verify {
namespace {

constexpr std::string_view k_context_1 = "https://w3id.org/openbadges/v1";
constexpr std::string_view k_context_2 = "https://w3id.org/openbadges/v2";
constexpr std::string_view k_start_2_1 = "https://purl.imsglobal.org/spec/ob/v2p1";

bool mentions_context_below(const json::Value& document, std::string_view start) {
    const json::Value* context = json::member(document, "@context");
    if (context == nullptr) return false;
    const auto matches = [&](const json::Value& entry) {
        return entry.is_string() && entry.get_ref<const std::string&>().starts_with(start);
    };
    return matches(*context) || (context->is_array() && std::ranges::any_of(*context, matches));
}

struct Renaming {
    std::string_view from, to;
};

void rename(json::Value& object, const Renaming& names) {
    const json::Value* value = json::member(object, names.from);
    if (value == nullptr || json::member(object, names.to) != nullptr) return;
    json::Value moved = *value;
    object.erase(std::string(names.from));
    object[std::string(names.to)] = std::move(moved);
}

// Before 1.1 a moment could be a Unix time, a day, or a time without a zone, which is read as UTC.
void write_as_moment(json::Value& object, std::string_view name) {
    const json::Value* value = json::member(object, name);
    if (value == nullptr) return;
    std::string text = value->is_string() ? value->get<std::string>() : std::string();
    if (value->is_number_integer()) text = std::to_string(value->get<std::int64_t>());
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc{} && end == text.data() + text.size() && text.size() > 8)
        object[std::string(name)] = Instant{seconds}.to_string();
    else if (!Instant::parse(text) && Instant::parse(text + "T00:00:00Z"))
        object[std::string(name)] = text + "T00:00:00Z";
    else if (!Instant::parse(text) && Instant::parse(text + "Z"))
        object[std::string(name)] = text + "Z";
}

// ISO 8601 lets seconds and the colon of the zone be left out: 2017-06-29T14:20+0100.
void write_in_full(json::Value& object, std::string_view name) {
    std::string text(json::member_text(object, name));
    if (text.empty() || Instant::parse(text)) return;
    const std::size_t zone = text.find_last_of("+-");
    if (zone != std::string::npos && zone > text.find('T') && text.size() == zone + 5)
        text.insert(zone + 3, ":");
    constexpr std::size_t k_minutes_end = 16; // of 2017-06-29T14:20
    if (text.size() > k_minutes_end && text[k_minutes_end] != ':') text.insert(k_minutes_end, ":00");
    if (Instant::parse(text)) object[std::string(name)] = text;
}

// 0.5: the recipient is an address, or the hash of one with the salt beside it.
void upgrade_recipient(json::Value& assertion) {
    const json::Value* recipient = json::member(assertion, "recipient");
    if (recipient == nullptr || !recipient->is_string()) return;
    if (open_badges_version(assertion) != "Open Badges 0.5") return;
    const std::string identity = recipient->get<std::string>();
    json::Value object = {
        {"type", "email"}, {"identity", identity}, {"hashed", identity.find('@') == std::string::npos}};
    rename(assertion, {"salt", "recipient salt"});
    if (const json::Value* salt = json::member(assertion, "recipient salt")) object["salt"] = *salt;
    assertion.erase("recipient salt");
    assertion["recipient"] = std::move(object);
}

void upgrade_verification(json::Value& assertion) {
    rename(assertion, {"verify", "verification"});
    if (json::member(assertion, "verification") == nullptr)
        assertion["verification"] = {{"type", "HostedBadge"}};
    json::Value& verification = assertion["verification"];
    if (!verification.is_object()) return;
    if (json::member_text(verification, "type") == "signed")
        rename(verification, {"url", "creator"});
    else if (const std::string at(json::member_text(verification, "url"));
             !at.empty() && json::member(assertion, "id") == nullptr)
        assertion["id"] = at;
}

void add_type(json::Value& document, std::string_view type) {
    if (json::member(document, "type") == nullptr) document["type"] = type;
}

void add_id(json::Value& document, std::string_view url) {
    if (json::member(document, "id") == nullptr && !url.empty()) document["id"] = url;
}

void upgrade_assertion(json::Value& document, std::string_view url) {
    rename(document, {"issued_on", "issuedOn"});
    upgrade_recipient(document);
    upgrade_verification(document);
    add_id(document, url);
    if (const std::string uid(json::member_text(document, "uid")); !uid.empty())
        add_id(document, fmt::format("uid:{}", uid));
    add_type(document, "Assertion");
    write_as_moment(document, "issuedOn");
    write_as_moment(document, "expires");
    if (const json::Value* badge = json::member(document, "badge"); badge != nullptr && badge->is_object())
        document["badge"] = upgrade(*badge, Role::badge, {});
}

json::Value upgraded_alignments(const json::Value& alignments) {
    json::Value list = alignments.is_array() ? alignments : json::Value::array({alignments});
    for (json::Value& alignment : list)
        if (alignment.is_object())
            for (const Renaming& names : {Renaming{"url", "targetUrl"}, Renaming{"name", "targetName"},
                                          Renaming{"description", "targetDescription"}})
                rename(alignment, names);
    return list;
}

void upgrade_badge(json::Value& document, std::string_view url) {
    add_id(document, url);
    add_type(document, "BadgeClass");
    if (const json::Value* alignment = json::member(document, "alignment"))
        document["alignment"] = upgraded_alignments(*alignment);
    if (const json::Value* issuer = json::member(document, "issuer");
        issuer != nullptr && issuer->is_object())
        document["issuer"] = upgrade(*issuer, Role::issuer, {});
}

// 0.5: an issuer is an origin, a name, a part of the organisation, and whom to ask.
void upgrade_issuer(json::Value& document, std::string_view url) {
    rename(document, {"contact", "email"});
    if (const std::string origin(json::member_text(document, "origin")); !origin.empty()) {
        if (json::member(document, "url") == nullptr) document["url"] = origin;
        add_id(document, origin);
    }
    if (const std::string part(json::member_text(document, "org")); !part.empty())
        document["name"] = fmt::format("{}: {}", json::member_text(document, "name"), part);
    add_id(document, url);
    add_type(document, "Issuer");
}

// 1.x: an object in which each member names a badge by its uid and says why it was revoked.
void upgrade_revocations(json::Value& document, std::string_view url) {
    if (json::member(document, "revokedAssertions") == nullptr) {
        json::Value entries = json::Value::array();
        for (const auto& [uid, reason] : document.items())
            if (reason.is_string() && !uid.starts_with('@'))
                entries.push_back({{"uid", uid}, {"revocationReason", reason}});
        document = {{"revokedAssertions", std::move(entries)}};
    }
    add_id(document, url);
}

} // namespace

bool is_second_generation(const json::Value& document) {
    return mentions_context_below(document, k_context_2) || mentions_context_below(document, k_start_2_1);
}

std::string_view open_badges_version(const json::Value& assertion) {
    if (mentions_context_below(assertion, k_start_2_1)) return "Open Badges 2.1";
    if (mentions_context(assertion, k_context_1)) return "Open Badges 1.1";
    if (json::member(assertion, "@context") != nullptr) return "Open Badges 2.0";
    const json::Value* badge = json::member(assertion, "badge");
    return badge != nullptr && badge->is_object() ? "Open Badges 0.5" : "Open Badges 1.0";
}

bool is_first_generation(std::string_view version) {
    return version == "Open Badges 0.5" || version == "Open Badges 1.0" || version == "Open Badges 1.1";
}

json::Value upgrade(json::Value document, Role role, std::string_view url) {
    if (!document.is_object()) return document;
    if (is_second_generation(document)) {
        for (const char* name : {"issuedOn", "expires"}) write_in_full(document, name);
        return document;
    }
    switch (role) {
    case Role::assertion:
        upgrade_assertion(document, url);
        break;
    case Role::badge:
        upgrade_badge(document, url);
        break;
    case Role::issuer:
        upgrade_issuer(document, url);
        break;
    case Role::revocations:
        upgrade_revocations(document, url);
        break;
    case Role::other:
        break;
    }
    return document;
}

} // namespace insignia::verify
