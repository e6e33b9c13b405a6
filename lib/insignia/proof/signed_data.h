// What exactly a Data Integrity proof signs: the canonical texts of the proof's options and of the document,
// hashed.
#pragma once

#include <insignia/proof/cryptosuite.h>
#include <insignia/proof/proof.h>

namespace insignia::proof {

// The intermediate values, as the test vectors of the cryptosuites list them.
struct SignedData {
    std::string canonical_document;
    std::string canonical_configuration;
    Bytes document_hash;
    Bytes configuration_hash;

    // The hash of the configuration, then the hash of the document: the message that is signed.
    Bytes message() const;
};

// The document and the configuration that the proof of a secured document stands for: the document without
// its proofs, with those that `previousProof` names put back; the proof without its signature, with the
// @context of the suite.
struct ProofInput {
    json::Value document;
    json::Value configuration;
    std::string problem; // why the proof cannot hold, in plain words; empty when it may
};

// Prepare for signed_data(). ErrorCode::invalid when a proof named by previousProof is missing or the chain
// has a cycle. VC Data Integrity 4.5, vc-di-eddsa 3.2.2 and 3.3.2.
Result<ProofInput> proof_input(const Cryptosuite& suite, const json::Value& document,
                               const json::Value& proof);

// Transform and hash. `contexts` gives JSON-LD contexts that are not embedded. Fails as canonicalization
// does, with ErrorCode::data_loss when JSON-LD would leave a term unsigned. VC Data Integrity ECDSA
// Cryptosuites 3.2.3 to 3.2.5 and 3.3.3 to 3.3.5; the EdDSA sections have the same numbers.
Result<SignedData> signed_data(const Cryptosuite& suite, crypto::KeyKind kind, const ProofInput& input,
                               const uri::ResourceLoader& contexts = {});

// The message that a proof of a document signs, or why the proof cannot hold.
struct SignedMessage {
    Bytes bytes;
    std::string problem; // in plain words; empty when it may hold
};

// SignedData::message() of proof_input(), but without intermediate values, and in the usual case without a
// copy of the document. Fails as these two do.
Result<SignedMessage> signed_message(const Cryptosuite& suite, crypto::KeyKind kind,
                                     const json::Value& document, const json::Value& proof,
                                     const uri::ResourceLoader& contexts = {});

} // namespace insignia::proof
