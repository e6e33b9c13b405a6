// did:jwk: the identifier is a JWK. https://github.com/quartzjer/did-jwk/blob/main/spec.md
#include <insignia/base/text.h>
#include <insignia/did/methods_internal.h>
#include <insignia/encoding/encoding.h>

namespace insignia::did {

namespace {

constexpr std::string_view k_fragment = "#0";

tl::unexpected<Error> in_did(std::string_view did, Error error) {
    error.message = "\"" + sanitize(did) + "\" names no usable key: " + error.message;
    return fail(std::move(error));
}

// A key for encryption is under key agreement alone; it cannot verify, so that it is not among the methods.
Document encryption_document(std::string_view did) {
    Document document;
    document.id = did;
    const std::string method_id = document.id + std::string(k_fragment);
    document.unread.push_back(
        {method_id, {ErrorCode::unsupported, "the key is for encryption only", {}, {}}});
    document.relationships.emplace_back(Relationship::key_agreement, method_id);
    return document;
}

} // namespace

std::string to_did_jwk(const crypto::PublicKey& key) {
    return "did:jwk:" + encoding::to_base64url(as_bytes(json::to_compact_text(key.jwk())));
}

Result<Document> resolve_jwk(std::string_view did, std::string_view identifier, const uri::ResourceLoader&) {
    const auto text = encoding::from_base64url(identifier);
    if (!text) return in_did(did, {ErrorCode::parse, "it is not base64url without padding", {}, {}});
    auto jwk = json::parse(as_text(*text));
    if (!jwk) return in_did(did, std::move(jwk).error());
    const std::string_view use = json::member_text(*jwk, "use");
    auto key = crypto::PublicKey::from_jwk(*jwk);
    if (!key && key.error().code != ErrorCode::denied && use == "enc") return encryption_document(did);
    if (!key) return in_did(did, std::move(key).error());

    Document document;
    document.id = did;
    const std::string method_id = document.id + std::string(k_fragment);
    document.methods.push_back(
        {method_id, "JsonWebKey", document.id, *std::move(key), std::nullopt, std::nullopt});
    for (const Relationship relationship : k_signing_relationships)
        document.relationships.emplace_back(relationship, method_id);
    if (use.empty()) document.relationships.emplace_back(Relationship::key_agreement, method_id);
    return document;
}

} // namespace insignia::did
