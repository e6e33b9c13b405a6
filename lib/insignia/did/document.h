// Who holds which key: controller documents, and the DID methods that need no network.
#pragma once

#include <insignia/base/instant.h>
#include <insignia/base/result.h>
#include <insignia/crypto/key.h>
#include <insignia/uri/uri.h>
#include <optional>
#include <string>
#include <vector>

namespace insignia::did {

// Controlled Identifiers 2.2: Multikey, JsonWebKey, and the older types that badges still carry.
struct VerificationMethod {
    std::string id;         // absolute DID URL
    std::string type;       // "Multikey", "JsonWebKey", "Ed25519VerificationKey2020", …
    std::string controller; // the DID or URL that controls it
    crypto::PublicKey key;
    std::optional<Instant> expires;
    std::optional<Instant> revoked;
};

// A verification method that is well-formed but of no use here: an unknown type, a key of a kind that no
// badge is signed with, a key that is not sound.
struct UnreadMethod {
    std::string id; // absolute
    Error why;
};

// Controlled Identifiers 2.3
enum class Relationship {
    assertion_method,
    authentication,
    key_agreement,
    capability_invocation,
    capability_delegation
};

// A controller document (Controlled Identifiers 2.1, DID Core 5), parsed once.
struct Document {
    std::string id;
    std::vector<std::string> also_known_as;
    std::vector<VerificationMethod> methods;                         // every one that could be read
    std::vector<UnreadMethod> unread;                                // the others
    std::vector<std::pair<Relationship, std::string>> relationships; // method ids by relationship
    std::optional<uri::Copy> copy; // when the document was not asked for just now

    // The method with this id, or nullptr.
    const VerificationMethod* find(std::string_view id) const;
    // True when the method with this id is listed under the relationship.
    bool allows(Relationship relationship, std::string_view method_id) const;
};

// Parse a controller document. Its id must equal `expected_id`; ids inside may be relative (`#key-1`) and are
// made absolute. Two methods of one id, a method without controller or with two key forms are
// ErrorCode::invalid; a published private key is ErrorCode::denied. Who a method's controller is, and whether
// it has expired, is for the caller to judge.
Result<Document> parse_document(const json::Value& value, std::string_view expected_id);

// The DID and the fragment of a DID URL: `did:key:z6Mk…#z6Mk…`. Paths and queries are ErrorCode::unsupported.
struct DidUrl {
    std::string did;
    std::string fragment; // without `#`, may be empty
};
Result<DidUrl> parse_did_url(std::string_view text);

bool is_did(std::string_view text); // DID Core 3.1 syntax, without path, query or fragment

// did:key and did:jwk are resolved from their own text; did:web asks the loader for its document
// (https://w3c-ccg.github.io/did-method-web/), which must come with status 200, from the very URL, as a JSON
// media type and within k_did_document_bytes. ErrorCode::unsupported names an unknown method.
Result<Document> resolve(std::string_view did, const uri::ResourceLoader& loader);

// The keys of an issuer: of a DID as resolve() says; of an https address from the JSON document at that
// address, which must state it as its id (a controller document, or a profile with `publicKey`), or else from
// the key set of its host
// (`/.well-known/jwks.json`, as the Open Badges 3.0 implementation guide recommends). Nothing that a badge
// says about its issuer's keys is looked at. ErrorCode::unsupported for any other identifier.
Result<Document> resolve_issuer(std::string_view id, const uri::ResourceLoader& loader);

// https://w3c-ccg.github.io/did-key-spec/ — `did:key:` + Multikey.
std::string to_did_key(const crypto::PublicKey& key);
// The one verification method id of a did:key: `did:key:zX#zX`.
std::string to_did_key_method(const crypto::PublicKey& key);
// https://github.com/quartzjer/did-jwk — `did:jwk:` + base64url(JWK).
std::string to_did_jwk(const crypto::PublicKey& key);

// The URL of the document of a did:web, or ErrorCode::parse. The grammar is strict: a lower-case host name
// (A-labels) with at least one dot and no dot at its end, no underscore, no IP address, no localhost, no user
// information; a port only as
// `%3A` or `%3a` and a number from 1 to 65535; path parts without percent-encoding, none empty, none of dots.
Result<std::string> did_web_url(std::string_view did);

} // namespace insignia::did
