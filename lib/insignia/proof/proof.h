// Signatures on credentials: Data Integrity proofs and VC-JWT, made and judged.
//
// A cryptosuite is a row of a table (cryptosuite.h); what all suites share is here.
// https://www.w3.org/TR/vc-data-integrity/
#pragma once

#include <functional>
#include <insignia/base/instant.h>
#include <insignia/base/result.h>
#include <insignia/crypto/key.h>
#include <insignia/json/json.h>
#include <insignia/uri/uri.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::proof {

// What a proof states besides its signature (VC Data Integrity 2.1). Empty members are left out.
struct SigningOptions {
    std::string verification_method; // absolute DID URL of the key
    std::optional<Instant> created;
    std::optional<Instant> expires;
    std::string purpose = "assertionMethod";
    std::string domain;
    std::string challenge;
    std::vector<std::string> previous_proofs; // ids of the proofs of a chain that this one covers
    std::string id;
    std::vector<std::string> mandatory_pointers; // ecdsa-sd-2023: what every derived document discloses
    uri::ResourceLoader contexts;                // for JSON-LD contexts that are not embedded; may be empty
};

// Add a Data Integrity proof made by `cryptosuite` ("eddsa-jcs-2022", …) to the document and return the
// secured document. ErrorCode::unsupported for a suite that is not in the table, ErrorCode::crypto for a key
// that the suite does not take, ErrorCode::data_loss when JSON-LD would leave a term unsigned (with the
// pointer to the term). VC Data Integrity 4.2 Add Proof. A document that is moved in is not copied.
Result<json::Value> add_proof(json::Value document, std::string_view cryptosuite,
                              const crypto::PrivateKey& key, const SigningOptions& options);

// True when the suite exists and can sign with this kind of key.
bool can_sign(std::string_view cryptosuite, crypto::KeyKind kind);
// The names of all suites that can be verified, and of those that can be signed with.
std::vector<std::string_view> verifiable_suites();

// The outcome of checking one proof's mathematics. Who the key belongs to is judged by `verify`.
struct ProofResult {
    bool verified = false;
    std::string problem;     // why not, in plain words; empty when verified
    bool for_holder = false; // not because anything is wrong: an ecdsa-sd-2023 base proof is nothing to show
};

// Check the signature of one proof of `document` (a proof set is judged proof by proof; `document` is the
// secured document with all its proofs, `proof` one of them). A proof that is malformed or cannot be
// transformed is an Error: ErrorCode::unsupported for an unknown suite, ErrorCode::invalid for malformed
// proof options, ErrorCode::data_loss for a document with unsigned terms. VC Data Integrity 4.4 Verify Proof.
// `contexts` gives JSON-LD contexts that are not embedded; without it they are unknown, and the document an
// Error.
Result<ProofResult> verify_proof(const json::Value& document, const json::Value& proof,
                                 const crypto::PublicKey& key, const uri::ResourceLoader& contexts = {});

// The document that discloses, of one with an ecdsa-sd-2023 base proof, what the issuer made mandatory and
// what the JSON pointers name. Other proofs, which are over the whole, are left out. ErrorCode::not_found
// when there is no such base proof, ErrorCode::invalid for a pointer to nothing (disclosure.h has more).
// vc-di-ecdsa 3.6.6 Add Derived Proof.
Result<json::Value> derive_proof(const json::Value& document, const std::vector<std::string>& pointers,
                                 const uri::ResourceLoader& contexts = {});

// What a verifier expects of the options of a proof. Empty members expect nothing.
struct ProofExpectations {
    std::string purpose = "assertionMethod";
    std::string domain;
    std::string challenge;
    std::optional<Instant> now; // `expires` must not lie before it
};

// The expectations that a proof does not meet, in plain words; none when all are met. The proof is one that
// verify_proof() did not refuse. VC Data Integrity 4.4 steps 5 to 7.
std::vector<std::string> unmet_expectations(const json::Value& proof, const ProofExpectations& expectations);

// The proofs that `document` carries: one for an object, all for an array. ErrorCode::invalid when there is
// none, when one is no object, or when there are more than limits::k_proofs (ErrorCode::limit).
Result<std::vector<const json::Value*>> proofs_of(const json::Value& document);

// --- VC-JWT, in the form of Open Badges 3.0 ("JSON Web Token Proof Format")
// -------------------------------------

// The three parts of a compact JWS (RFC 7515 7.1), decoded strictly.
struct Jws {
    json::Value header;
    json::Value payload;
    std::string payload_text;
    std::string signing_input; // header.payload as received
    Bytes signature;
};

// True when the text is three dot-separated parts of base64url characters, of which only the last may be
// empty.
bool looks_like_jws(std::string_view text);

// Take a compact JWS apart. ErrorCode::parse for what is not three base64url parts of which two are JSON
// objects; ErrorCode::invalid for header members other than alg, kid, jwk, typ (Open Badges 3.0, "JOSE
// Header"), for values of the wrong type and for tokens without a signature; ErrorCode::unsupported for a
// known algorithm that is not used here.
Result<Jws> parse_jws(std::string_view compact);

// The JWS algorithm of a key: EdDSA, ES256, ES384, RS256.
std::string_view jws_algorithm(crypto::KeyKind kind);

// The credential as a compact JWS: header {alg, kid, typ: "JWT"}, payload the credential with iss, jti, nbf,
// sub (when the subject has an id) and exp (when validUntil is there). ErrorCode::invalid when validFrom has
// a fraction of a second, or the credential lacks what a claim needs.
Result<std::string> sign_jwt(const json::Value& credential, const crypto::PrivateKey& key,
                             std::string_view verification_method);

// The signature over the signing input by this key; the header's alg must be the key's.
Result<ProofResult> verify_jws(const Jws& jws, const crypto::PublicKey& key);

// The credential inside a payload: the payload without its registered claims (VCDM 2.0), or its `vc` member
// (VCDM 1.1). ErrorCode::invalid when both forms are mixed or neither is there.
Result<json::Value> credential_of_payload(const json::Value& payload);

// A registered claim that is missing, has the wrong form, or says something else than the credential.
struct ClaimProblem {
    enum class Kind { missing, malformed, disagrees };
    Kind kind = Kind::disagrees;
    std::string claim;   // "iss"
    std::string message; // "iss is \"did:web:a.example\", but the issuer is \"did:web:b.example\""
};

// What the claims of a payload say, held against its credential.
struct Claims {
    std::optional<Instant> not_before; // nbf
    std::optional<Instant> expires;    // exp
    std::optional<Instant> issued;     // iat
    std::vector<ClaimProblem> problems;
};

// Read iss, sub, jti, nbf and exp of a payload and compare each with the credential inside (Open Badges 3.0,
// "JSON Web Token Claims"). `sub` is missing only when the subject has an id, `exp` only when the credential
// ends. Times are compared by the second, which is all that a NumericDate holds.
Claims read_claims(const json::Value& payload);

} // namespace insignia::proof
