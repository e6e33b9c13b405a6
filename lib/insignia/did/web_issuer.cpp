// Issuers that are named by a web address: their keys come from that address, or from their host's set of
// keys. Open Badges 3.0, 8.2 and 8.3, and its implementation guide ("Key management").
#include <algorithm>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/did/methods_internal.h>
#include <insignia/did/verification_method_internal.h>

namespace insignia::did {

namespace {

tl::unexpected<Error> useless(std::string_view url, std::string_view why) {
    return fail(ErrorCode::io, "\"" + sanitize(url) + "\" " + std::string(why));
}

// A JSON object from its own address.
Result<json::Value> fetch_object(const std::string& url, const uri::ResourceLoader& loader,
                                 std::optional<uri::Copy>& copy) {
    TRY_ASSIGN(const auto address, uri::Uri::parse(url));
    TRY_ASSIGN(const auto resource, loader(address));
    if (resource.status != uri::k_success)
        return useless(url, "answered with the HTTP status " + std::to_string(resource.status));
    if (resource.url != url) return useless(url, "led to another address");
    json::Limits limits;
    limits.bytes = limits::k_did_document_bytes;
    auto value = json::parse(as_text(resource.content), url, limits);
    if (!value || !value->is_object()) return useless(url, "gives no JSON object");
    if (resource.copy) copy = resource.copy;
    return *std::move(value);
}

// A bare key is for whatever its owner signs.
void add(Document& document, std::string id, crypto::PublicKey key) {
    document.relationships.emplace_back(Relationship::assertion_method, id);
    document.relationships.emplace_back(Relationship::authentication, id);
    document.methods.push_back(
        {std::move(id), "JsonWebKey", document.id, std::move(key), std::nullopt, std::nullopt});
}

bool is_on_host_of(std::string_view url, std::string_view issuer) {
    const auto a = uri::Uri::parse(url);
    const auto b = uri::Uri::parse(issuer);
    return a && b && a->scheme() == "https" && a->authority() == b->authority();
}

// A key with an id and an owner (Open Badges 2.0 CryptographicKey; Multikey and its relatives), which must be
// the issuer, or a bare JWK, whose address is its id.
void add_key(Document& document, const json::Value& value, const std::string& address) {
    if (json::member(value, "kty") != nullptr) {
        if (auto key = crypto::PublicKey::from_jwk(value)) add(document, address, *std::move(key));
        return;
    }
    const auto id = json::member_text(value, "id");
    if (!address.empty() && id != address) return;
    if (json::member(value, "publicKeyPem") != nullptr) {
        auto key = crypto::PublicKey::from_pem(json::member_text(value, "publicKeyPem"));
        if (key && json::member_text(value, "owner") == document.id && !id.empty())
            add(document, std::string(id), *std::move(key));
        return;
    }
    const auto read = read_method(value, document.id);
    if (read && read->method && read->method->controller == document.id) {
        document.relationships.emplace_back(Relationship::assertion_method, read->method->id);
        document.methods.push_back(*read->method);
    }
}

// `publicKey` of a profile: keys, or addresses of keys on the same host.
void add_public_keys(Document& document, const json::Value& profile, const uri::ResourceLoader& loader) {
    const json::Value* const member = json::member(profile, "publicKey");
    if (member == nullptr) return;
    const json::Value list = member->is_array() ? *member : json::Value::array({*member});
    std::size_t fetched = 0;
    for (const json::Value& entry : list) {
        if (document.methods.size() >= limits::k_verification_methods) return;
        if (entry.is_object()) add_key(document, entry, "");
        if (!entry.is_string() || fetched >= limits::k_key_documents) continue;
        const auto address = entry.get<std::string>();
        if (!is_on_host_of(address, document.id)) continue;
        ++fetched;
        if (const auto value = fetch_object(address, loader, document.copy))
            add_key(document, *value, address);
    }
}

// A JWK Set: a key is named by its `kid`, which is an address of the same host or becomes a fragment of the
// issuer.
void add_key_set(Document& document, const json::Value& set) {
    const json::Value* const keys = json::member(set, "keys");
    if (keys == nullptr || !keys->is_array()) return;
    for (const json::Value& value : *keys) {
        if (document.methods.size() >= limits::k_verification_methods) return;
        auto key = crypto::PublicKey::from_jwk(value);
        if (!key || json::member_text(value, "use") == "enc") continue;
        const std::string kid(json::member_text(value, "kid"));
        const bool absolute = is_on_host_of(kid, document.id);
        const std::string name = kid.empty() ? key->jwk_thumbprint() : kid;
        const std::string id = absolute ? kid : document.id + "#" + name;
        if (document.find(id) == nullptr) add(document, id, *std::move(key));
    }
}

Result<Document> read_profile(const std::string& issuer, const uri::ResourceLoader& loader) {
    std::optional<uri::Copy> copy;
    TRY_ASSIGN(const auto profile, fetch_object(issuer, loader, copy));
    if (json::member_text(profile, "id") != issuer)
        return fail(ErrorCode::invalid, "\"" + sanitize(issuer) + "\" gives the document of \""
                                            + sanitize(json::member_text(profile, "id")) + "\"");
    TRY_ASSIGN(auto document, parse_document(profile, issuer));
    document.copy = copy;
    add_public_keys(document, profile, loader);
    return document;
}

} // namespace

Result<Document> resolve_issuer(std::string_view id, const uri::ResourceLoader& loader) {
    if (is_did(id)) return resolve(id, loader);
    TRY_ASSIGN(const auto address, uri::Uri::parse(id));
    if (address.scheme() != "https" || address.fragment() || !address.authority())
        return fail(ErrorCode::unsupported,
                    "the keys of \"" + sanitize(id) + "\" cannot be found through its identifier", "/issuer",
                    {"get the issuer's key from a source that you trust, then: insignia trust add FILE"});
    if (!loader) return fail(ErrorCode::denied, "\"" + sanitize(id) + "\" may not be asked for");
    const std::string issuer(id);
    auto profile = read_profile(issuer, loader);
    if (profile && !profile->methods.empty()) return profile;
    if (!profile && profile.error().code == ErrorCode::invalid) return profile;

    Document document = profile ? *std::move(profile) : Document{};
    document.id = issuer;
    const auto set = fetch_object("https://" + std::string(*address.authority()) + "/.well-known/jwks.json",
                                  loader, document.copy);
    if (set) add_key_set(document, *set);
    if (!document.methods.empty()) return document;
    if (!profile) return fail(profile.error());
    return fail(ErrorCode::not_found, "\"" + sanitize(issuer) + "\" publishes no key that can be used",
                "/issuer",
                {"get the issuer's key from a source that you trust, then: insignia trust add FILE"});
}

} // namespace insignia::did
