// The RDF cryptosuites against the test vectors of vc-di-eddsa and vc-di-ecdsa: every intermediate value, the
// signature where it is deterministic, and the signed documents, alone, in sets and in chains.
#include <support/vc_di_vectors.h>

using namespace insignia;

namespace {

constexpr test::SuiteVector k_vectors[] = {
    {"vc-di-eddsa", "eddsa-rdfc-2022", "eddsa-rdfc-2022", "DataInt", "keyPair.json", true},
    {"vc-di-eddsa", "eddsa-rdfc-2022", "eddsa-rdfc-2022/employ", "DataInt", "keyPair.json", true},
    {"vc-di-eddsa", "Ed25519Signature2020", "Ed25519Signature2020", "EdSig", "keyPair.json", true},
    {"vc-di-ecdsa", "ecdsa-rdfc-2019", "ecdsa-rdfc-2019-p256", "ECDSAP256", "p256KeyPair.json", false},
    {"vc-di-ecdsa", "ecdsa-rdfc-2019", "ecdsa-rdfc-2019-p256/employ", "ECDSAP256", "p256KeyPair.json", false},
    {"vc-di-ecdsa", "ecdsa-rdfc-2019", "ecdsa-rdfc-2019-p384", "ECDSAP384", "p384KeyPair.json", false},
    {"vc-di-ecdsa", "ecdsa-rdfc-2019", "ecdsa-rdfc-2019-p384/employ", "ECDSAP384", "p384KeyPair.json", false},
};

constexpr const char* k_sets_and_chains[] = {"signedProofSet1.json", "signedProofSet2.json",
                                             "signedProofChain1.json", "signedProofChain2.json"};

// The same members and values; the order of members is open.
bool same(const json::Value& a, const json::Value& b) {
    return json::canonicalize(a).value() == json::canonicalize(b).value();
}

// The same document, made again with the published keys, proof after proof.
json::Value sign_again(const json::Value& document, const json::Value& pairs) {
    json::Value result = document;
    result.erase("proof");
    const auto proofs = proof::proofs_of(document).value();
    for (const json::Value* proof : proofs) {
        proof::SigningOptions options = test::options_of(*proof);
        options.contexts = test::load_vector_context;
        for (const auto& pair : pairs)
            if (options.verification_method.ends_with(json::member_text(pair, "publicKeyMultibase")))
                result = proof::add_proof(result, json::member_text(*proof, "cryptosuite"),
                                          test::private_key(pair), options)
                             .value();
    }
    return result;
}

} // namespace

TEST_CASE("every value of the vectors comes out") {
    test::Tally tally("vc-di-rdfc");
    for (const test::SuiteVector& vector : k_vectors) test::check_vector(vector, "\n", tally);
    const auto folder = test::conformance_folder("vc-di-eddsa") / "proof-set-chain";
    const json::Value pairs = test::read_json_vector(folder / "multiKeyPairs.json");
    for (const char* name : k_sets_and_chains) {
        CAPTURE(name);
        const json::Value document = test::read_json_vector(folder / name);
        const auto proofs = proof::proofs_of(document).value();
        for (const json::Value* proof : proofs) {
            const std::string_view method = json::member_text(*proof, "verificationMethod");
            const auto key = crypto::PublicKey::from_multikey(method.substr(method.find('#') + 1)).value();
            CHECK(tally.count(
                proof::verify_proof(document, *proof, key, test::load_vector_context).value().verified));
        }
        CHECK(tally.count(same(sign_again(document, pairs), document)));
    }
    CHECK(tally.passed() == 85);
}
