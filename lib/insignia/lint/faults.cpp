// What breaks the standard in a JSON document. Open Badges 3.0 is held against the tables of the room
// credential.
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
    case Rule::enumeration:
        return problem.pointer.ends_with("/achievementType") ? "achievement-type-missing" : "standard-form";
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

// Open Badges 2.0: the members that a class must have.
constexpr std::string_view k_assertion_members[] = {"id", "type", "recipient", "badge", "verification", "issuedOn"};
constexpr std::string_view k_badge_class_2[] = {"id",    "type",     "name",  "description",
                                                "image", "criteria", "issuer"};
constexpr std::string_view k_issuer_2[] = {"id", "type", "name", "url", "email"};

void require(const Value& value, std::span<const std::string_view> names, std::string_view class_name,
             const std::string& pointer, std::vector<Fault>& faults) {
    for (const auto name : names)
        if (const Value* const found = member(value, name); found == nullptr || found->is_null())
            faults.push_back({"required-field-missing", pointer, fmt::format("\"{}\" is missing", name),
                              fmt::format("see Open Badges 2.0, {}", class_name), true});
}

void check_badge_class(const Value& value, const std::string& pointer, std::vector<Fault>& faults) {
    require(value, k_badge_class_2, "BadgeClass", pointer, faults);
    if (const Value* const issuer = member(value, "issuer"); issuer != nullptr && issuer->is_object())
        require(*issuer, k_issuer_2, "Profile", pointer + "/issuer", faults);
}

void check_open_badges_2(const Value& root, Shape shape, std::vector<Fault>& faults) {
    if (shape == Shape::issuer) return require(root, k_issuer_2, "Profile", "", faults);
    if (shape == Shape::badge_class) return check_badge_class(root, "", faults);
    const Value* const revoked = member(root, "revoked");
    if (revoked != nullptr && revoked->is_boolean() && revoked->get<bool>())
        return; // a revoked one may say just that
    require(root, k_assertion_members, "Assertion", "", faults);
    if (const Value* const badge = member(root, "badge"); badge != nullptr && badge->is_object())
        check_badge_class(*badge, "/badge", faults);
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
    find_secrets(root, "", faults);
    find_jwt_endorsements(root, "", faults);
    return faults;
}

} // namespace insignia::lint
