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
    std::string previous_proof;
    std::string id;
};

// Add a Data Integrity proof made by `cryptosuite` ("eddsa-jcs-2022", …) to the document and return the secured
// document. ErrorCode::unsupported for a suite that is not in the table, ErrorCode::crypto for a key that the suite
// does not take, ErrorCode::data_loss when JSON-LD would leave a term unsigned (with the pointer to the term).
// VC Data Integrity 4.2 Add Proof.
Result<json::Value> add_proof(const json::Value& document, std::string_view cryptosuite, const crypto::PrivateKey& key,
                              const SigningOptions& options);

// True when the suite exists and can sign with this kind of key.
bool can_sign(std::string_view cryptosuite, crypto::KeyKind kind);
// The names of all suites that can be verified, and of those that can be signed with.
std::vector<std::string_view> verifiable_suites();

// The outcome of checking one proof's mathematics. Who the key belongs to is judged by `verify`.
struct ProofResult {
    bool verified = false;
    std::string problem; // why not, in plain words; empty when verified
};

// Check the signature of one proof of `document` (a proof set is judged proof by proof; `document` is the secured
// document with all its proofs, `proof` one of them). A proof that is malformed or cannot be transformed is an Error:
// ErrorCode::unsupported for an unknown suite, ErrorCode::invalid for malformed proof options, ErrorCode::data_loss
// for a document with unsigned terms. VC Data Integrity 4.4 Verify Proof.
Result<ProofResult> verify_proof(const json::Value& document, const json::Value& proof, const crypto::PublicKey& key);

// --- VC-JWT, in the form of Open Badges 3.0 ("JSON Web Token Proof Format") -------------------------------------

// The three parts of a compact JWS (RFC 7515 7.1), decoded strictly.
struct Jws {
    json::Value header;
    json::Value payload;
    std::string payload_text;
    std::string signing_input; // header.payload as received
    Bytes signature;
};
bool looks_like_jws(std::string_view text); // three base64url parts and nothing else
Result<Jws> parse_jws(std::string_view compact);

// The JWS algorithm of a key: EdDSA, ES256, ES384, RS256.
std::string_view jws_algorithm(crypto::KeyKind kind);

// The credential as a compact JWS: header {alg, kid, typ: "JWT"}, payload the credential with iss, jti, nbf, sub (when
// the subject has an id) and exp (when validUntil is there). ErrorCode::invalid when validFrom has a fraction of a
// second, or the credential lacks what a claim needs.
Result<std::string> sign_jwt(const json::Value& credential, const crypto::PrivateKey& key,
                             std::string_view verification_method);

// The signature over the signing input by this key; the header's alg must be the key's.
Result<ProofResult> verify_jws(const Jws& jws, const crypto::PublicKey& key);

} // namespace insignia::proof
