// DIDs, DID URLs, controller documents and public keys.
//
// corpus: hostile/did-url hostile/crypto hostile/fixtures conformance/did-vectors conformance/cid
#include <insignia/did/document.h>

#include "fuzz.h"

using namespace insignia;

namespace {

void check_did(std::string_view text) {
    const auto nothing = [](const uri::Uri& uri) -> Result<uri::Resource> {
        return fail(ErrorCode::not_found, "no network", uri.text());
    };
    const auto url = did::parse_did_url(text);
    if (url) fuzz::require(did::is_did(url->did), "the DID of a DID URL is a DID");
    (void)did::did_web_url(text);
    const auto document = did::resolve(text, nothing);
    if (!document) return;
    fuzz::require(document->id == text, "a document is of its DID");
    for (const did::VerificationMethod& method : document->methods)
        fuzz::require(document->find(method.id) != nullptr, "every method is found by its id");
}

void check_key(std::string_view text) {
    const auto key = crypto::PublicKey::from_multikey(text);
    if (!key) return;
    fuzz::require(key->multikey() == text, "a multikey has one form");
    fuzz::require(crypto::PublicKey::from_jwk(key->jwk()) == *key, "a key survives as JWK");
    fuzz::require(crypto::PublicKey::from_pem(key->pem()) == *key, "a key survives as PEM");
}

void fuzz_one(ByteView input) {
    const std::string_view text = as_text(input);
    check_did(text);
    check_key(text);
    (void)crypto::PublicKey::from_pem(text);
    const auto value = json::parse(text);
    if (!value) return;
    (void)did::parse_document(*value, json::member_text(*value, "id"));
    (void)crypto::PublicKey::from_jwk(*value);
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
