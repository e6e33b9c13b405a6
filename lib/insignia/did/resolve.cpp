#include <insignia/base/text.h>
#include <insignia/did/methods_internal.h>

namespace insignia::did {

namespace {

struct MethodRow {
    std::string_view name;
    Result<Document> (*resolve)(std::string_view did, std::string_view identifier,
                                const uri::ResourceLoader& loader);
};

constexpr MethodRow k_methods[] = {
    {"key", resolve_key}, // https://w3c-ccg.github.io/did-key-spec/
    {"jwk", resolve_jwk}, // https://github.com/quartzjer/did-jwk/blob/main/spec.md
    {"web", resolve_web}, // https://w3c-ccg.github.io/did-method-web/
};

} // namespace

Result<Document> resolve(std::string_view did, const uri::ResourceLoader& loader) {
    if (!is_did(did)) {
        return fail(ErrorCode::parse, "\"" + sanitize(did) + "\" is not a DID", {},
                    {"a DID has the form did:key:…, did:jwk:… or did:web:…"});
    }
    const std::string_view rest = did.substr(std::string_view("did:").size());
    const std::size_t colon = rest.find(':');
    const std::string_view name = rest.substr(0, colon);
    for (const MethodRow& method : k_methods)
        if (method.name == name) return method.resolve(did, rest.substr(colon + 1), loader);
    return fail(ErrorCode::unsupported, "the DID method \"" + sanitize(name) + "\" is not known", {},
                {"badges can be verified with did:key, did:jwk and did:web"});
}

} // namespace insignia::did
