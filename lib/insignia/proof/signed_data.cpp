#include <insignia/proof/signed_data.h>

#include "chain_internal.h"
#include "rdf_text_internal.h"

namespace insignia::proof {
namespace {

Result<std::string> canonical_text(const Cryptosuite& suite, crypto::KeyKind kind, const json::Value& value,
                                   const uri::ResourceLoader& contexts) {
    if (suite.canonicalization == Canonicalization::jcs) return json::canonicalize(value);
    return canonical_rdf(value, hash_for(kind), contexts);
}

std::vector<const json::Value*> context_entries(const json::Value& context) {
    std::vector<const json::Value*> entries;
    if (!context.is_array()) return {&context};
    for (const json::Value& entry : context) entries.push_back(&entry);
    return entries;
}

// True when the first entries of the document's @context are those of the proof's, in the same order.
bool starts_with_context(const json::Value* document_context, const json::Value& proof_context) {
    if (document_context == nullptr) return false;
    const auto entries = context_entries(*document_context);
    const auto prefix = context_entries(proof_context);
    if (prefix.size() > entries.size()) return false;
    for (std::size_t i = 0; i < prefix.size(); ++i)
        if (*prefix[i] != *entries[i]) return false;
    return true;
}

// https://www.w3.org/TR/vc-di-eddsa/#verify-proof-eddsa-jcs-2022 step 4
void take_context_of_proof(ProofInput& input) {
    const json::Value* context = json::member(input.configuration, "@context");
    if (context == nullptr) return;
    if (starts_with_context(json::member(input.document, "@context"), *context))
        input.document["@context"] = *context;
    else
        input.problem = "the @context of the document does not begin with the @context of the proof";
}

// https://www.w3.org/TR/vc-di-eddsa/#proof-configuration-eddsa-rdfc-2022 step 5
void take_context_of_document(const json::Value& document, json::Value& configuration) {
    const json::Value* context = json::member(document, "@context");
    if (context != nullptr) configuration["@context"] = *context;
}

// The options of the proof, without what was made of them.
json::Value configuration_of(const Cryptosuite& suite, const json::Value& proof) {
    json::Value configuration = json::Value::object();
    for (const auto& [name, value] : proof.items()) {
        const bool is_signature =
            name == "proofValue" || (suite.signature == SignatureForm::detached_jws && name == "jws");
        if (!is_signature) configuration.push_back({name, value});
    }
    return configuration;
}

} // namespace

Bytes SignedData::message() const {
    Bytes message = configuration_hash;
    message.insert(message.end(), document_hash.begin(), document_hash.end());
    return message;
}

Result<SignedData> signed_data(const Cryptosuite& suite, crypto::KeyKind kind, const ProofInput& input,
                               const uri::ResourceLoader& contexts) {
    SignedData data;
    TRY_ASSIGN(data.canonical_document, canonical_text(suite, kind, input.document, contexts));
    auto configuration = canonical_text(suite, kind, input.configuration, contexts);
    if (!configuration) return fail(in_proof(std::move(configuration).error()));
    data.canonical_configuration = *std::move(configuration);
    data.document_hash = crypto::hash(hash_for(kind), as_bytes(data.canonical_document));
    data.configuration_hash = crypto::hash(hash_for(kind), as_bytes(data.canonical_configuration));
    return data;
}

Result<ProofInput> proof_input(const Cryptosuite& suite, const json::Value& document,
                               const json::Value& proof) {
    TRY_ASSIGN(const json::Value previous, previous_proofs(document, proof));
    ProofInput input{document, configuration_of(suite, proof), {}};
    input.document.erase("proof");
    if (!previous.empty()) input.document["proof"] = previous;
    if (suite.canonicalization == Canonicalization::jcs)
        take_context_of_proof(input);
    else
        take_context_of_document(document, input.configuration);
    return input;
}

Result<SignedMessage> signed_message(const Cryptosuite& suite, crypto::KeyKind kind,
                                     const json::Value& document, const json::Value& proof,
                                     const uri::ResourceLoader& contexts) {
    const bool is_chained = json::member(proof, "previousProof") != nullptr;
    if (suite.canonicalization == Canonicalization::jcs || is_chained) {
        TRY_ASSIGN(const ProofInput input, proof_input(suite, document, proof));
        if (!input.problem.empty()) return SignedMessage{{}, input.problem};
        TRY_ASSIGN(const SignedData data, signed_data(suite, kind, input, contexts));
        return SignedMessage{data.message(), {}};
    }
    json::Value configuration = configuration_of(suite, proof);
    take_context_of_document(document, configuration);
    TRY_ASSIGN(const Bytes document_hash, canonical_rdf_hash(document, hash_for(kind), contexts, "proof"));
    auto message = canonical_rdf_hash(configuration, hash_for(kind), contexts);
    if (!message) return fail(in_proof(std::move(message).error()));
    message->insert(message->end(), document_hash.begin(), document_hash.end());
    return SignedMessage{*std::move(message), {}};
}

} // namespace insignia::proof
