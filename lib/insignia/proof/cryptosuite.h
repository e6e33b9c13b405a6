// The table of cryptosuites: what can be verified and signed is what stands in it.
#pragma once

#include <insignia/crypto/hash.h>
#include <insignia/crypto/key.h>
#include <insignia/json/json.h>
#include <span>
#include <string_view>

namespace insignia::proof {

// How a document becomes the text that is hashed.
enum class Canonicalization {
    jcs,  // RFC 8785
    rdfc, // JSON-LD to RDF, then RDFC-1.0
};

// How the signature stands in the proof.
enum class SignatureForm {
    proof_value,          // proofValue, multibase base58btc of the raw signature
    detached_jws,         // jws, a compact JWS with an unencoded, detached payload (RFC 7797)
    selective_disclosure, // proofValue, multibase base64url of many signatures in CBOR
};

// What the program does with a suite.
enum class Use { verify, sign_and_verify };

// One row.
struct Cryptosuite {
    std::string_view
        proof_type;        // "DataIntegrityProof", or the name of the suite before there was one type for all
    std::string_view name; // proof.cryptosuite; of older suites the proof type
    Canonicalization canonicalization;
    SignatureForm signature;
    Use use;
    std::span<const crypto::KeyKind> keys;
    std::string_view citation;

    bool takes(crypto::KeyKind kind) const;
};

// All rows.
std::span<const Cryptosuite> cryptosuites();

// The row with this name, or nullptr.
const Cryptosuite* find_cryptosuite(std::string_view name);

// The row that a proof names by its type and cryptosuite. ErrorCode::invalid when it names none,
// ErrorCode::unsupported when the one it names is not in the table.
Result<const Cryptosuite*> cryptosuite_of(const json::Value& proof);

// The hash that goes with a key: SHA-384 for P-384, SHA-256 for all others (vc-di-ecdsa 3.2.4,
// vc-di-eddsa 3.2.4).
crypto::HashAlgorithm hash_for(crypto::KeyKind kind);

// The bytes of a signature by this kind of key; 0 where it depends on the key (RSA).
std::size_t signature_size(crypto::KeyKind kind);

} // namespace insignia::proof
