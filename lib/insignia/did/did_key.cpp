// did:key: the key is the identifier. https://w3c-ccg.github.io/did-key-spec/
#include <insignia/base/text.h>
#include <insignia/did/methods_internal.h>

namespace insignia::did {

std::string to_did_key(const crypto::PublicKey& key) {
    return "did:key:" + key.multikey();
}

std::string to_did_key_method(const crypto::PublicKey& key) {
    const std::string multikey = key.multikey();
    return "did:key:" + multikey + "#" + multikey;
}

// 3.1.1 Document Creation Algorithm; the derived key-agreement key is left out, as no badge is signed by it.
Result<Document> resolve_key(std::string_view did, std::string_view identifier, const uri::ResourceLoader&) {
    auto key = crypto::PublicKey::from_multikey(identifier);
    if (!key) {
        Error error = std::move(key).error();
        error.message = "\"" + sanitize(did) + "\" names no usable key: " + error.message;
        return fail(std::move(error));
    }
    Document document;
    document.id = did;
    const std::string method_id = document.id + "#" + std::string(identifier);
    document.methods.push_back(
        {method_id, "Multikey", document.id, *std::move(key), std::nullopt, std::nullopt});
    for (const Relationship relationship : k_signing_relationships)
        document.relationships.emplace_back(relationship, method_id);
    return document;
}

} // namespace insignia::did
