#include <algorithm>
#include <insignia/base/text.h>
#include <insignia/did/verification_method_internal.h>
#include <insignia/encoding/encoding.h>

namespace insignia::did {

namespace {

using crypto::KeyKind;
using crypto::PublicKey;

// Members that hold the public key in one form or another: a method has exactly one of them.
constexpr std::string_view k_key_members[] = {"publicKeyMultibase", "publicKeyJwk", "publicKeyBase58",
                                              "publicKeyPem",       "publicKeyHex", "blockchainAccountId"};

// Members by which a secret key would be published.
constexpr std::string_view k_secret_members[] = {
    "secretKeyMultibase", "secretKeyJwk",  "privateKeyMultibase", "privateKeyJwk",
    "privateKeyBase58",   "privateKeyPem", "privateKeyHex"};

Result<PublicKey> read_multikey(const json::Value& value) {
    if (!value.is_string()) return fail(ErrorCode::crypto, "the key is not a string");
    return PublicKey::from_multikey(value.get_ref<const std::string&>());
}

Result<PublicKey> read_jwk(const json::Value& value) {
    return PublicKey::from_jwk(value);
}

// Ed25519VerificationKey2018: the 32 bytes without a codec.
Result<PublicKey> read_base58(const json::Value& value) {
    if (!value.is_string()) return fail(ErrorCode::crypto, "the key is not a string");
    const auto raw = encoding::from_base58btc(value.get_ref<const std::string&>());
    if (!raw) return fail(ErrorCode::crypto, "the key is not base58");
    return PublicKey::from_raw(KeyKind::ed25519, *raw);
}

struct TypeRow {
    std::string_view type;
    std::string_view member;
    Result<PublicKey> (*read)(const json::Value& value);
    std::optional<KeyKind> kind; // the only kind that the type allows
};

// Controlled Identifiers 2.2.2 and 2.2.3, and what badges carried before it.
constexpr TypeRow k_types[] = {
    {"Multikey", "publicKeyMultibase", read_multikey, std::nullopt},
    {"JsonWebKey", "publicKeyJwk", read_jwk, std::nullopt},
    {"JsonWebKey2020", "publicKeyJwk", read_jwk, std::nullopt},
    {"Ed25519VerificationKey2020", "publicKeyMultibase", read_multikey, KeyKind::ed25519},
    {"Ed25519VerificationKey2018", "publicKeyBase58", read_base58, KeyKind::ed25519},
    {"EcdsaSecp256r1VerificationKey2019", "publicKeyMultibase", read_multikey, KeyKind::p256},
    {"EcdsaSecp384r1VerificationKey2019", "publicKeyMultibase", read_multikey, KeyKind::p384},
};

tl::unexpected<Error> invalid(std::string_view id, std::string_view why) {
    return fail(ErrorCode::invalid, "the verification method \"" + sanitize(id) + "\" " + std::string(why));
}

Result<void> check_members(const json::Value& value, std::string_view id) {
    const auto has = [&](std::string_view name) { return json::member(value, name) != nullptr; };
    const json::Value* jwk = json::member(value, "publicKeyJwk");
    if (std::any_of(std::begin(k_secret_members), std::end(k_secret_members), has)
        || (jwk != nullptr && json::member(*jwk, "d") != nullptr)) {
        return fail(ErrorCode::denied,
                    "the verification method \"" + sanitize(id) + "\" gives its secret key away", {},
                    {"treat this key as stolen: make a new one and publish only its public half"});
    }
    if (std::count_if(std::begin(k_key_members), std::end(k_key_members), has) > 1)
        return invalid(id, "states its key in two forms");
    return {};
}

Result<PublicKey> read_key(const json::Value& value) {
    const std::string_view type = json::member_text(value, "type");
    const auto row = std::find_if(std::begin(k_types), std::end(k_types),
                                  [&](const TypeRow& r) { return r.type == type; });
    if (row == std::end(k_types))
        return fail(ErrorCode::unsupported, "its type \"" + sanitize(type) + "\" is not known");
    const json::Value* form = json::member(value, row->member);
    if (form == nullptr)
        return fail(ErrorCode::invalid,
                    "it has no \"" + std::string(row->member) + "\", which its type needs");
    TRY_ASSIGN(auto key, row->read(*form));
    if (row->kind && key.kind() != *row->kind)
        return fail(ErrorCode::crypto, "its key is of another kind than its type says");
    return key;
}

Result<std::optional<Instant>> read_instant(const json::Value& value, std::string_view name) {
    const json::Value* member = json::member(value, name);
    if (member == nullptr) return std::optional<Instant>();
    const auto instant = Instant::parse(json::member_text(value, name));
    if (!instant)
        return fail(ErrorCode::invalid, "its \"" + std::string(name) + "\" is not a moment in time");
    return std::optional(*instant);
}

Result<VerificationMethod> read_usable(const json::Value& value, std::string id) {
    TRY_ASSIGN(auto key, read_key(value));
    TRY_ASSIGN(auto expires, read_instant(value, "expires"));
    TRY_ASSIGN(auto revoked, read_instant(value, "revoked"));
    return VerificationMethod{std::move(id),
                              std::string(json::member_text(value, "type")),
                              std::string(json::member_text(value, "controller")),
                              std::move(key),
                              expires,
                              revoked};
}

} // namespace

Result<std::string> absolute_id(std::string_view id, std::string_view document_id) {
    if (id.size() > 1 && id.front() == '#') return std::string(document_id) + std::string(id);
    if (uri::is_absolute_iri(id)) return std::string(id);
    return fail(ErrorCode::invalid,
                "the verification method id \"" + sanitize(id) + "\" is neither absolute nor a fragment");
}

// https://www.w3.org/TR/cid-1.0/#verification-methods
Result<ReadMethod> read_method(const json::Value& value, std::string_view document_id) {
    if (!value.is_object()) return fail(ErrorCode::invalid, "a verification method must be a JSON object");
    TRY_ASSIGN(std::string id, absolute_id(json::member_text(value, "id"), document_id));
    TRY(check_members(value, id));
    if (json::member_text(value, "type").empty()) return invalid(id, "has no type");
    if (!uri::is_absolute_iri(json::member_text(value, "controller")))
        return invalid(id, "does not name its controller");
    auto method = read_usable(value, id);
    if (!method) return ReadMethod{std::nullopt, UnreadMethod{std::move(id), std::move(method).error()}};
    return ReadMethod{*std::move(method), std::nullopt};
}

} // namespace insignia::did
