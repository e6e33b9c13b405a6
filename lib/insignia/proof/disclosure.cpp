#include "disclosure_internal.h"

#include "rdf_text_internal.h"
#include "selection_internal.h"
#include "statements_internal.h"

#include <algorithm>
#include <insignia/encoding/encoding.h>
#include <insignia/rdf/canonicalization.h>

namespace insignia::proof {
namespace {

constexpr auto k_hash = crypto::HashAlgorithm::sha256;

Bytes concatenate(std::initializer_list<ByteView> parts) {
    Bytes all;
    for (const ByteView part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

Result<Bytes> configuration_hash(const ProofInput& input, const uri::ResourceLoader& contexts) {
    auto hash = canonical_rdf_hash(input.configuration, k_hash, contexts);
    if (!hash) return fail(in_proof(std::move(hash).error()));
    return hash;
}

// https://www.w3.org/TR/vc-di-ecdsa/#hashmandatorynquads
Bytes hash_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line;
    return crypto::hash(k_hash, as_bytes(text));
}

// Divides the lines into those with an index of the set and the others, both in order.
struct DividedLines {
    std::vector<std::string> mandatory;
    std::vector<std::string> others;
};

DividedLines divide(const std::vector<std::string>& lines, const std::set<std::size_t>& mandatory) {
    DividedLines divided;
    for (std::size_t i = 0; i < lines.size(); ++i)
        (mandatory.contains(i) ? divided.mandatory : divided.others).push_back(lines[i]);
    return divided;
}

Bytes multikey_bytes(const crypto::PublicKey& key) {
    return encoding::with_multicodec(encoding::Multicodec::p256_public, key.raw());
}

// Signatures of the base proof whose statements are selected, without the mandatory ones, which have none.
std::vector<Bytes> selected_signatures(const std::vector<Bytes>& signatures,
                                       const std::set<std::size_t>& mandatory,
                                       const std::set<std::size_t>& selected) {
    std::vector<Bytes> kept;
    std::size_t index = 0;
    for (const Bytes& signature : signatures) {
        while (mandatory.contains(index)) ++index;
        if (selected.contains(index)) kept.push_back(signature);
        ++index;
    }
    return kept;
}

// The position of each mandatory statement among those that are disclosed.
std::vector<std::uint64_t> relative_indexes(const std::set<std::size_t>& mandatory,
                                            const std::set<std::size_t>& combined) {
    std::vector<std::uint64_t> relative;
    std::uint64_t position = 0;
    for (const std::size_t index : combined) {
        if (mandatory.contains(index)) relative.push_back(position);
        ++position;
    }
    return relative;
}

// The names of the nodes by the canonical numbers that a verifier will give them.
Result<std::map<std::uint64_t, Bytes>> verifier_labels(const rdf::Dataset& disclosed,
                                                       const Statements& statements) {
    TRY_ASSIGN(const rdf::Canonicalized canonicalized, rdf::canonicalize(disclosed));
    std::map<std::uint64_t, Bytes> labels;
    for (std::size_t number = 0; number < canonicalized.issued.size(); ++number) {
        const auto name = statements.labels.find(canonicalized.issued[number]->value);
        if (name == statements.labels.end())
            return fail(ErrorCode::invalid, "a disclosed node is not in the document");
        TRY_ASSIGN(labels[number], encoding::from_multibase(name->second));
    }
    return labels;
}

} // namespace

Bytes DisclosedData::message(ByteView public_key) const {
    return concatenate({proof_hash, public_key, mandatory_hash});
}

Result<DisclosureSecrets> disclosure_secrets(const ProofInput& input, const crypto::PrivateKey& key) {
    // NOTE: a signature over a text that is signed for no other purpose and never published is a secret that
    // only the key's owner can make again. Its length differs from that of every message that the suite
    // signs.
    const Bytes purpose = to_bytes(std::string_view("insignia: secrets of an ecdsa-sd-2023 base proof"));
    const auto document = crypto::sha256(as_bytes(json::to_compact_text(input.document)));
    const auto configuration = crypto::sha256(as_bytes(json::to_compact_text(input.configuration)));
    TRY_ASSIGN(const Bytes secret, key.sign(concatenate({purpose, document, configuration})));
    const auto hmac_key = crypto::hmac_sha256(secret, as_bytes("hmac key"));
    const auto seed = crypto::hmac_sha256(secret, as_bytes("proof key"));
    TRY_ASSIGN(crypto::PrivateKey proof_key, crypto::PrivateKey::from_seed(crypto::KeyKind::p256, seed));
    return DisclosureSecrets{std::move(proof_key), to_bytes(ByteView(hmac_key))};
}

Result<BaseProofValue> create_base_proof(const ProofInput& input, const crypto::PrivateKey& key,
                                         const DisclosureSecrets& secrets,
                                         const std::vector<std::string>& mandatory_pointers,
                                         const uri::ResourceLoader& contexts) {
    TRY_ASSIGN(const Statements statements, statements_of(input.document, secrets.hmac_key, contexts));
    TRY_ASSIGN(const SelectedStatements mandatory,
               select_statements(statements, mandatory_pointers, contexts));
    const DividedLines lines = divide(statements.lines, mandatory.indexes);
    BaseProofValue value;
    value.mandatory_pointers = mandatory_pointers;
    value.hmac_key = secrets.hmac_key;
    value.public_key = multikey_bytes(secrets.proof_key.public_key());
    for (const std::string& line : lines.others) {
        TRY_ASSIGN(Bytes signature, secrets.proof_key.sign(as_bytes(line)));
        value.signatures.push_back(std::move(signature));
    }
    DisclosedData data;
    TRY_ASSIGN(data.proof_hash, configuration_hash(input, contexts));
    data.mandatory_hash = hash_lines(lines.mandatory);
    TRY_ASSIGN(value.base_signature, key.sign(data.message(value.public_key)));
    return value;
}

Result<Disclosure> create_disclosure(const json::Value& document, const BaseProofValue& base,
                                     const std::vector<std::string>& pointers,
                                     const uri::ResourceLoader& contexts) {
    std::vector<std::string> combined_pointers = base.mandatory_pointers;
    combined_pointers.insert(combined_pointers.end(), pointers.begin(), pointers.end());
    TRY_ASSIGN(const Statements statements, statements_of(document, base.hmac_key, contexts));
    TRY_ASSIGN(const SelectedStatements mandatory,
               select_statements(statements, base.mandatory_pointers, contexts));
    TRY_ASSIGN(const SelectedStatements selective, select_statements(statements, pointers, contexts));
    TRY_ASSIGN(const SelectedStatements combined, select_statements(statements, combined_pointers, contexts));
    if (base.signatures.size() + mandatory.indexes.size() != statements.lines.size())
        return fail(ErrorCode::invalid, "the base proof was not made for this document", "/proof/proofValue");
    // The part that is shown is cut from the document as it is written, not from its skolemized form.
    TRY_ASSIGN(const auto disclosed, select_json_ld(combined_pointers, document));
    if (!disclosed) return fail(ErrorCode::invalid, "nothing is disclosed", {}, {"name what to disclose"});
    Disclosure disclosure{*disclosed, {}};
    disclosure.value.base_signature = base.base_signature;
    disclosure.value.public_key = base.public_key;
    disclosure.value.signatures = selected_signatures(base.signatures, mandatory.indexes, selective.indexes);
    disclosure.value.mandatory_indexes = relative_indexes(mandatory.indexes, combined.indexes);
    TRY_ASSIGN(disclosure.value.labels, verifier_labels(combined.dataset, statements));
    return disclosure;
}

Result<DisclosedData> disclosed_data(const ProofInput& input, const DerivedProofValue& value,
                                     const uri::ResourceLoader& contexts) {
    TRY_ASSIGN(const rdf::Dataset dataset, to_dataset(input.document, contexts));
    const LabelOf label_of = [&value](std::size_t number) -> Result<std::string> {
        const auto label = value.labels.find(number);
        if (label != value.labels.end()) return encoding::to_multibase_base64url(label->second);
        return fail(ErrorCode::invalid, "proofValue lacks the label of a node", "/proof/proofValue");
    };
    TRY_ASSIGN(const auto lines, relabelled_lines(dataset, label_of));
    const std::set<std::size_t> mandatory(value.mandatory_indexes.begin(), value.mandatory_indexes.end());
    if (!mandatory.empty() && *mandatory.rbegin() >= lines.size())
        return fail(ErrorCode::invalid, "proofValue names a statement that is not there",
                    "/proof/proofValue");
    DividedLines divided = divide(lines, mandatory);
    DisclosedData data;
    TRY_ASSIGN(data.proof_hash, configuration_hash(input, contexts));
    data.mandatory_hash = hash_lines(divided.mandatory);
    data.non_mandatory = std::move(divided.others);
    return data;
}

Result<ProofResult> verify_disclosure(const ProofInput& input, std::string_view proof_value,
                                      const crypto::PublicKey& key, const uri::ResourceLoader& contexts) {
    if (kind_of_proof_value(proof_value) == ProofValueKind::base)
        return ProofResult{
            false, "this proof is for the holder alone, who shows parts of it with insignia disclose", true};
    TRY_ASSIGN(const DerivedProofValue value, parse_derived_proof_value(proof_value));
    TRY_ASSIGN(const crypto::PublicKey proof_key,
               crypto::PublicKey::from_multikey(encoding::to_multibase_base58btc(value.public_key)));
    TRY_ASSIGN(const DisclosedData data, disclosed_data(input, value, contexts));
    if (proof_key.kind() != crypto::KeyKind::p256)
        return ProofResult{false, "the key of the proof is no P-256 key"};
    if (value.signatures.size() != data.non_mandatory.size())
        return ProofResult{false, "the number of signatures is not the number of disclosed statements"};
    if (!key.verify(data.message(value.public_key), value.base_signature))
        return ProofResult{false, "the base signature does not belong to this document and this key"};
    for (std::size_t i = 0; i < value.signatures.size(); ++i)
        if (!proof_key.verify(as_bytes(data.non_mandatory[i]), value.signatures[i]))
            return ProofResult{false, "the signature of a disclosed statement does not belong to it"};
    return ProofResult{true, {}};
}

} // namespace insignia::proof
