// ecdsa-sd-2023 against the test vectors of vc-di-ecdsa: statements, groups, hashes, both kinds of proof
// value.
#include <catch2/catch.hpp>
#include <insignia/encoding/encoding.h>
#include <insignia/proof/disclosure_internal.h>
#include <insignia/proof/rdf_text_internal.h>
#include <insignia/proof/statements_internal.h>
#include <support/vc_di.h>

using namespace insignia;

namespace {

struct Vector {
    const char* folder;
    const char* mandatory;
    const char* selective;
};

constexpr Vector k_vectors[] = {
    {"prc", "prCredMandatory.json", "prCredSelective.json"},
    {"employ", "employMandatory.json", "employSelective.json"},
};

std::vector<std::string> texts(const json::Value& array) {
    return array.get<std::vector<std::string>>();
}

std::vector<std::string> hex_of(const std::vector<Bytes>& items) {
    std::vector<std::string> texts;
    for (const Bytes& item : items) texts.push_back(encoding::to_hex(item));
    return texts;
}

// The vectors write a map as a list of pairs.
std::set<std::size_t> keys_of(const json::Value& map) {
    std::set<std::size_t> keys;
    for (const auto& entry : map["value"]) keys.insert(entry[0].get<std::size_t>());
    return keys;
}

std::string multikey(const Bytes& bytes) {
    return encoding::to_multibase_base58btc(bytes);
}

// The same members and values; the order of members is open.
bool same(const json::Value& a, const json::Value& b) {
    return json::canonicalize(a).value() == json::canonicalize(b).value();
}

} // namespace

TEST_CASE("every value of the vectors comes out") {
    test::Tally tally("vc-di-sd");
    const auto root = test::conformance_folder("vc-di-ecdsa");
    const json::Value material = test::read_json_vector(root / "ecdsa-sd-2023" / "SDKeyMaterial.json");
    const auto issuer_key = test::public_key(material["baseKeyPair"]);
    const Bytes hmac_key = encoding::from_hex(json::member_text(material, "hmacKeyString")).value();
    const proof::Cryptosuite& suite = *proof::find_cryptosuite("ecdsa-sd-2023");
    const uri::ResourceLoader contexts = test::load_vector_context;
    for (const Vector& vector : k_vectors) {
        CAPTURE(vector.folder);
        const auto file = [&](const char* name) {
            return test::read_json_vector(root / "ecdsa-sd-2023" / vector.folder
                                          / (std::string(name) + ".json"));
        };
        const auto mandatory = texts(test::read_json_vector(root / vector.mandatory));
        const auto selective = texts(test::read_json_vector(root / vector.selective));
        const json::Value secured = file("addSignedSDBase");
        const auto input = proof::proof_input(suite, secured, secured["proof"]).value();

        // The base proof
        const auto statements = proof::statements_of(input.document, hmac_key, contexts).value();
        CHECK(tally.count(statements.lines == texts(file("addBaseDocHMACCanon"))));
        const auto selected = proof::select_statements(statements, mandatory, contexts).value();
        CHECK(tally.count(selected.indexes == keys_of(file("addBaseTransform")["mandatory"])));
        CHECK(tally.count(same(input.configuration, file("addProofConfig"))));
        CHECK(tally.count(
            proof::canonical_rdf(input.configuration, crypto::HashAlgorithm::sha256, contexts).value()
            == test::read_vector_line(root / "ecdsa-sd-2023" / vector.folder / "addProofConfigCanon.txt")
                   + "\n"));
        proof::DisclosureSecrets secrets{test::private_key(material["proofKeyPair"]), hmac_key};
        const auto issuer_private = test::private_key(material["baseKeyPair"]);
        const auto made =
            proof::create_base_proof(input, issuer_private, secrets, mandatory, contexts).value();
        const auto base =
            proof::parse_base_proof_value(json::member_text(secured["proof"], "proofValue")).value();
        const json::Value raw = file("addRawBaseSignatureInfo");
        CHECK(tally.count(encoding::to_hex(base.base_signature) == json::member_text(raw, "baseSignature")));
        CHECK(tally.count(multikey(base.public_key) == json::member_text(raw, "publicKey")));
        CHECK(tally.count(hex_of(base.signatures) == texts(raw["signatures"])));
        CHECK(tally.count(base.mandatory_pointers == mandatory));
        CHECK(tally.count(proof::to_text(base) == json::member_text(secured["proof"], "proofValue")));
        CHECK(tally.count(made.public_key == base.public_key));
        CHECK(tally.count(made.signatures.size() == base.signatures.size()));

        // The derived proof
        const auto disclosure = proof::create_disclosure(input.document, base, selective, contexts).value();
        const json::Value disclosed = file("derivedDisclosureData");
        CHECK(tally.count(same(disclosure.document, file("derivedUnsignedReveal"))));
        CHECK(tally.count(hex_of(disclosure.value.signatures) == texts(disclosed["signatures"])));
        CHECK(tally.count(disclosure.value.mandatory_indexes
                          == disclosed["mandatoryIndexes"].get<std::vector<std::uint64_t>>()));
        const json::Value labels = disclosed["labelMap"]["value"];
        CHECK(tally.count(labels.size() == disclosure.value.labels.size()));
        for (const auto& entry : labels) {
            const std::uint64_t number = std::stoull(entry[0].get<std::string>().substr(4));
            CHECK(tally.count(encoding::to_multibase_base64url(disclosure.value.labels.at(number))
                              == entry[1]));
        }
        const json::Value reveal = file("derivedRevealDocument");
        CHECK(tally.count(proof::to_text(disclosure.value)
                          == json::member_text(reveal["proof"], "proofValue")));
        CHECK(tally.count(same(proof::derive_proof(secured, selective, contexts).value(), reveal)));

        // Its verification
        const auto reveal_input = proof::proof_input(suite, reveal, reveal["proof"]).value();
        const auto data = proof::disclosed_data(reveal_input, disclosure.value, contexts).value();
        const json::Value expected = file("verifyCreateVerifyData");
        CHECK(tally.count(encoding::to_hex(data.proof_hash) == json::member_text(expected, "proofHash")));
        CHECK(tally.count(encoding::to_hex(data.mandatory_hash)
                          == json::member_text(expected, "mandatoryHash")));
        CHECK(tally.count(data.non_mandatory == texts(expected["nonMandatory"])));
        CHECK(
            tally.count(proof::verify_proof(reveal, reveal["proof"], issuer_key, contexts).value().verified));

        // What is made here is also read here; a base proof is never shown to a verifier.
        json::Value again = secured;
        again["proof"]["proofValue"] = proof::to_text(made);
        const json::Value derived = proof::derive_proof(again, selective, contexts).value();
        CHECK(tally.count(
            proof::verify_proof(derived, derived["proof"], issuer_key, contexts).value().verified));
        CHECK(tally.count(
            !proof::verify_proof(secured, secured["proof"], issuer_key, contexts).value().verified));
    }
    CHECK(tally.passed() == 50);
}
