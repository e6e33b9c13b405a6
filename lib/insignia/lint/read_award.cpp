// Who awards a badge, and to whom: what a JSON document says about both.
#include "read_json_internal.h"
#include <algorithm>
#include <insignia/base/text.h>

namespace insignia::lint {

namespace {

using json::member;
using json::member_text;
using json::Value;

bool has_identity(const Value& identity, std::string_view name) {
    return !trim(member_text(identity, name)).empty();
}

// One identity, or any in a list.
bool is_identified(const Value& person) {
    const Value* const identities = member(person, "identifier");
    if (identities == nullptr) return false;
    if (!identities->is_array()) return has_identity(*identities, "identityHash");
    return std::ranges::any_of(*identities,
                               [](const Value& identity) { return has_identity(identity, "identityHash"); });
}

// A random number is what a bearer's badge has in place of a person.
bool is_random(std::string_view id) {
    return to_lower(id).starts_with("urn:uuid:");
}

} // namespace

AwardingBody read_awarding_body(const Value& issuer, const std::string& pointer, Generation generation) {
    AwardingBody body;
    body.pointer = pointer;
    body.only_address = issuer.is_string();
    body.has_place_for_country = generation == Generation::open_badges_3;
    body.name = trim(member_text(issuer, "name"));
    const Value* const address = member(issuer, "address");
    body.country_pointer = address == nullptr ? pointer : json::join_pointer(pointer, "address");
    if (address == nullptr) return body;
    body.country = member_text(*address, "addressCountryCode");
    if (!body.country.empty())
        body.country_pointer = json::join_pointer(body.country_pointer, "addressCountryCode");
    return body;
}

std::optional<std::string> find_nameless(const Value& person, const std::string& pointer,
                                         Generation generation) {
    if (generation == Generation::open_badges_2) {
        if (has_identity(person, "identity")) return std::nullopt;
        return member(person, "identity") == nullptr ? pointer : json::join_pointer(pointer, "identity");
    }
    const auto id = trim(member_text(person, "id"));
    if (is_identified(person) || (!id.empty() && !is_random(id))) return std::nullopt;
    return id.empty() ? pointer : json::join_pointer(pointer, "id");
}

} // namespace insignia::lint
