// What breaks the standard in a JSON document, which is held against the tables of the room credential.
#include "read_json_internal.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/credential/class_check.h>
#include <insignia/jsonld/expansion.h>

namespace insignia::lint {

namespace {

using credential::Problem;
using json::member;
using json::Value;

bool has_type(const Value& value, std::string_view wanted) {
    const Value* const type = member(value, "type");
    if (type == nullptr) return false;
    if (type->is_string()) return type->get_ref<const std::string&>() == wanted;
    return type->is_array() && std::ranges::find(*type, Value(wanted)) != type->end();
}

bool mentions(const Value& context, std::string_view part) {
    if (context.is_string()) return context.get_ref<const std::string&>().find(part) != std::string::npos;
    return context.is_array()
           && std::ranges::any_of(context, [&](const Value& inner) { return mentions(inner, part); });
}

struct ShapeRow {
    std::string_view type;
    Shape shape;
};
constexpr ShapeRow k_shapes[] = {
    {"OpenBadgeCredential", Shape::credential},
    {"AchievementCredential", Shape::credential},
    {"EndorsementCredential", Shape::credential},
    {"Achievement", Shape::achievement},
    {"Assertion", Shape::assertion},
    {"BadgeClass", Shape::badge_class},
    {"Issuer", Shape::issuer},
    {"Profile", Shape::profile},
};

std::string_view rule_of(const Problem& problem) {
    using credential::Rule;
    switch (problem.rule) {
    case Rule::required:
    case Rule::criteria:
    case Rule::subject:
        return "required-field-missing";
    default:
        return "standard-form";
    }
}

void add_problems(const credential::Problems& problems, std::vector<Fault>& faults) {
    for (const Problem& problem : problems)
        faults.push_back({std::string(rule_of(problem)), problem.pointer, problem.message,
                          fmt::format("see {}", problem.citation),
                          problem.severity == credential::Severity::error});
}

// Texts that have to say something: what is there but empty is missing all the same. Addresses have a form of
// their own.
struct RequiredText {
    std::string_view owner; // class of Open Badges
    std::string_view name;
};
constexpr RequiredText k_required_texts[] = {
    {"Achievement", "name"},       {"Achievement", "description"}, {"BadgeClass", "name"},
    {"BadgeClass", "description"}, {"Alignment", "targetName"},
};

// In the document and everything inside it.
void find_empty_texts(const Value& value, const std::string& pointer, std::vector<Fault>& faults) {
    if (!value.is_structured()) return;
    if (value.is_object())
        for (const auto& row : k_required_texts) {
            const Value* const text = member(value, row.name);
            const bool empty =
                text != nullptr && text->is_string() && trim(text->get_ref<const std::string&>()).empty();
            if (empty && has_type(value, row.owner))
                faults.push_back({"required-field-missing", json::join_pointer(pointer, row.name),
                                  fmt::format("\"{}\" is empty", row.name), "say what belongs there", true});
        }
    std::size_t number = 0;
    for (const auto& [name, inner] : value.items())
        find_empty_texts(inner,
                         value.is_array() ? json::join_pointer(pointer, number++)
                                          : json::join_pointer(pointer, name),
                         faults);
}

// What the tables cannot say of an Open Badges 2.0 Assertion.
void check_assertion(const Value& root, std::vector<Fault>& faults) {
    if (member(root, "verification") == nullptr && member(root, "verify") == nullptr)
        faults.push_back({"required-field-missing", "", "\"verification\" is missing",
                          "see Open Badges 2.0, Assertion", true});
    constexpr std::string_view k_kinds[] = {"HostedBadge", "hosted", "SignedBadge", "signed"};
    if (const Value* const verification = member(root, "verification");
        verification != nullptr && verification->is_object()
        && std::ranges::none_of(k_kinds,
                                [&](std::string_view kind) { return has_type(*verification, kind); }))
        faults.push_back({"standard-form", "/verification", "the assertion is neither hosted nor signed",
                          "give verification the type HostedBadge or SignedBadge", true});
    const Value* const recipient = member(root, "recipient");
    const Value* const hashed = recipient == nullptr ? nullptr : member(*recipient, "hashed");
    if (hashed == nullptr || *hashed != Value(true)) return;
    const auto identity = json::member_text(*recipient, "identity");
    const auto digits = identity.starts_with("sha256$") ? std::size_t(64)
                        : identity.starts_with("md5$")  ? 32
                                                        : 0;
    const auto hash = identity.substr(std::min(identity.find('$') + 1, identity.size()));
    if (digits == 0 || hash.size() != digits
        || hash.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
        faults.push_back({"standard-form", "/recipient/identity",
                          "a hashed identity is sha256$ or md5$ with a hash in hexadecimal digits",
                          "see Open Badges 2.0, IdentityHash", true});
}

void check_open_badges_2(const Value& root, Shape shape, std::vector<Fault>& faults) {
    if (shape == Shape::issuer) return add_problems(credential::check_class("Profilev2p0", root), faults);
    if (shape == Shape::badge_class)
        return add_problems(credential::check_class("BadgeClassv2p0", root), faults);
    const Value* const revoked = member(root, "revoked");
    if (revoked != nullptr && *revoked == Value(true)) return; // a revoked one may say just that
    add_problems(credential::check_class("Assertionv2p0", root), faults);
    check_assertion(root, faults);
}

// Only credentials are signed; in other documents a word without a meaning is merely lost on the way to
// JSON-LD.
void check_terms(const Value& root, bool is_signed, std::vector<Fault>& faults) {
    constexpr std::size_t k_shown = 12;
    if (member(root, "@context") == nullptr) return;
    jsonld::Losses losses;
    static_cast<void>(jsonld::expand(root, jsonld::Options{}, &losses));
    for (std::size_t i = 0; i < losses.size() && i < k_shown; ++i) {
        const Error error = jsonld::to_error(losses[i]);
        faults.push_back({"undefined-term", losses[i].pointer, error.message,
                          error.hints.empty() ? "" : error.hints[0], is_signed});
    }
}

constexpr std::string_view k_secret_members[] = {
    "privateKeyPem",      "privateKeyJwk", "privateKeyBase58", "privateKeyMultibase",
    "secretKeyMultibase", "secretKeyJwk",  "privateKeyHex"};

// The published copies of the context disagree about endorsementJwt: with one of them it is not signed.
void find_jwt_endorsements(const Value& value, const std::string& pointer, std::vector<Fault>& faults) {
    if (!value.is_object()) return;
    for (const auto& [name, inner] : value.items()) {
        const auto place = json::join_pointer(pointer, name);
        if (name == "endorsementJwt")
            faults.push_back({"endorsement-jwt", place,
                              "some programs do not sign this endorsement along with the badge",
                              "put the endorsement into \"endorsement\", with a proof of its own", true});
        else
            find_jwt_endorsements(inner, place, faults);
    }
}

bool is_secret(const std::string& name, const Value& value, const Value& owner) {
    if (std::ranges::find(k_secret_members, name) != std::end(k_secret_members)) return true;
    if (name == "d" && member(owner, "kty") != nullptr) return true;
    return value.is_string()
           && value.get_ref<const std::string&>().find("PRIVATE KEY-----") != std::string::npos;
}

void find_secrets(const Value& value, const std::string& pointer, std::vector<Fault>& faults) {
    if (!value.is_structured()) return;
    std::size_t number = 0;
    for (const auto& [name, inner] : value.items()) {
        const auto place =
            value.is_array() ? json::join_pointer(pointer, number++) : json::join_pointer(pointer, name);
        if (value.is_object() && is_secret(name, inner, value))
            faults.push_back(
                {"private-key-published", place, "this is the private half of a key",
                 "take it out, and make a new key: everybody who saw this file can sign in your name", true});
        else
            find_secrets(inner, place, faults);
    }
}

} // namespace

Shape recognise(const Value& root) {
    const Value* const context = member(root, "@context");
    const bool old = context != nullptr && mentions(*context, "openbadges/v2");
    for (const auto& row : k_shapes)
        if (has_type(root, row.type)) return row.shape == Shape::profile && old ? Shape::issuer : row.shape;
    return Shape::none;
}

std::vector<Fault> find_faults(const Value& root, Shape shape) {
    std::vector<Fault> faults;
    if (shape == Shape::credential) add_problems(credential::check_credential(root), faults);
    if (shape == Shape::achievement) add_problems(credential::check_class("Achievement", root), faults);
    if (shape == Shape::profile) add_problems(credential::check_class("Profile", root), faults);
    if (shape == Shape::assertion || shape == Shape::badge_class || shape == Shape::issuer)
        check_open_badges_2(root, shape, faults);
    else
        check_terms(root, shape == Shape::credential, faults);
    find_empty_texts(root, "", faults);
    find_secrets(root, "", faults);
    find_jwt_endorsements(root, "", faults);
    return faults;
}

} // namespace insignia::lint
