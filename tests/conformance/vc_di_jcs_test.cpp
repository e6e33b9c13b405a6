// The JCS cryptosuites against the test vectors of vc-di-eddsa and vc-di-ecdsa: every intermediate value, the
// signature where it is deterministic, and the signed document.
#include <catch2/catch.hpp>
#include <insignia/encoding/encoding.h>
#include <insignia/proof/signed_data.h>
#include <support/vc_di.h>

using namespace insignia;

namespace {

struct Vector {
    const char* suite;
    const char* name;
    const char* folder;
    const char* ending; // of the file names
    const char* keys;
    bool deterministic; // the published signature is the one that everybody makes
};

const Vector k_vectors[] = {
    {"vc-di-eddsa", "eddsa-jcs-2022", "eddsa-jcs-2022", "JCS", "keyPair.json", true},
    {"vc-di-ecdsa", "ecdsa-jcs-2019", "ecdsa-jcs-2019-p256", "JCSECDSAP256", "p256KeyPair.json", false},
    {"vc-di-ecdsa", "ecdsa-jcs-2019", "ecdsa-jcs-2019-p384", "JCSECDSAP384", "p384KeyPair.json", false},
};

} // namespace

TEST_CASE("every value of the vectors comes out") {
    test::Tally tally("vc-di-jcs");
    for (const Vector& vector : k_vectors) {
        CAPTURE(vector.folder);
        const auto root = test::conformance_folder(vector.suite);
        const auto file = [&](const char* name, const char* extension) {
            return root / vector.folder / (std::string(name) + vector.ending + extension);
        };
        const auto line = [&](const char* name) { return test::read_vector_line(file(name, ".txt")); };
        const json::Value pair = test::read_json_vector(root / vector.keys);
        const crypto::PublicKey key = test::public_key(pair);
        const json::Value document = test::read_json_vector(file("signed", ".json"));
        const json::Value configuration = test::read_json_vector(file("proofConfig", ".json"));
        const proof::Cryptosuite& suite = *proof::find_cryptosuite(vector.name);

        const auto input = proof::proof_input(suite, document, document["proof"]).value();
        const auto data = proof::signed_data(suite, key.kind(), input).value();
        CHECK(tally.count(input.problem.empty()));
        CHECK(tally.count(input.configuration == configuration));
        CHECK(tally.count(data.canonical_document == line("canonDoc")));
        CHECK(tally.count(data.canonical_configuration == line("proofCanon")));
        CHECK(tally.count(encoding::to_hex(data.document_hash) == line("docHash")));
        CHECK(tally.count(encoding::to_hex(data.configuration_hash) == line("proofHash")));
        CHECK(tally.count(encoding::to_hex(data.message()) == line("combinedHash")));
        const auto signature = encoding::from_hex(line("sigHex")).value();
        CHECK(tally.count(encoding::to_multibase_base58btc(signature)
                          == json::member_text(document["proof"], "proofValue")));
        CHECK(tally.count(proof::verify_proof(document, document["proof"], key).value().verified));

        json::Value unsigned_document = document;
        unsigned_document.erase("proof");
        const auto signed_again = proof::add_proof(unsigned_document, vector.name, test::private_key(pair),
                                                   test::options_of(configuration))
                                      .value();
        if (vector.deterministic) CHECK(tally.count(signed_again == document));
        CHECK(tally.count(proof::verify_proof(signed_again, signed_again["proof"], key).value().verified));
    }
    CHECK(tally.passed() == 31);
}
