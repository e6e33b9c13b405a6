// The vectors of vc-di-eddsa and vc-di-ecdsa that are laid out alike: one folder for each suite and example,
// with every value between the document and its signature in a file of its own.
#pragma once

#include <catch2/catch.hpp>
#include <insignia/encoding/encoding.h>
#include <insignia/proof/signed_data.h>
#include <support/vc_di.h>

namespace insignia::test {

struct SuiteVector {
    const char* suite; // folder of the specification
    const char* name;  // of the cryptosuite
    const char* folder;
    const char* ending; // of the file names
    const char* keys;
    bool deterministic; // the published signature is the one that everybody makes
};

// Compare each intermediate value, verify the published document, sign it again and verify that. Canonical
// texts are published without the `line_end` at their end.
inline void check_vector(const SuiteVector& vector, const char* line_end, Tally& tally) {
    CAPTURE(vector.folder);
    const auto root = conformance_folder(vector.suite);
    const auto file = [&](const char* name, const char* extension) {
        return root / vector.folder / (std::string(name) + vector.ending + extension);
    };
    const auto line = [&](const char* name) { return read_vector_line(file(name, ".txt")); };
    const json::Value pair = read_json_vector(root / vector.keys);
    const crypto::PublicKey key = public_key(pair);
    const json::Value document = read_json_vector(file("signed", ".json"));
    const json::Value configuration = read_json_vector(file("proofConfig", ".json"));
    const proof::Cryptosuite& suite = *proof::find_cryptosuite(vector.name);
    const auto verifies = [&](const json::Value& secured) {
        return proof::verify_proof(secured, secured["proof"], key, load_vector_context).value().verified;
    };

    const auto input = proof::proof_input(suite, document, document["proof"]).value();
    const auto data = proof::signed_data(suite, key.kind(), input, load_vector_context).value();
    CHECK(tally.count(input.problem.empty()));
    CHECK(tally.count(input.configuration == configuration));
    CHECK(tally.count(data.canonical_document == line("canonDoc") + line_end));
    CHECK(tally.count(data.canonical_configuration == line("proofCanon") + line_end));
    CHECK(tally.count(encoding::to_hex(data.document_hash) == line("docHash")));
    CHECK(tally.count(encoding::to_hex(data.configuration_hash) == line("proofHash")));
    CHECK(tally.count(encoding::to_hex(data.message()) == line("combinedHash")));
    const auto signature = encoding::from_hex(line("sigHex")).value();
    CHECK(tally.count(encoding::to_multibase_base58btc(signature)
                      == json::member_text(document["proof"], "proofValue")));
    CHECK(tally.count(verifies(document)));
    if (!proof::can_sign(vector.name, key.kind())) return;

    json::Value unsigned_document = document;
    unsigned_document.erase("proof");
    proof::SigningOptions options = options_of(configuration);
    options.contexts = load_vector_context;
    const auto again = proof::add_proof(unsigned_document, vector.name, private_key(pair), options).value();
    if (vector.deterministic) CHECK(tally.count(again == document));
    CHECK(tally.count(verifies(again)));
}

} // namespace insignia::test
