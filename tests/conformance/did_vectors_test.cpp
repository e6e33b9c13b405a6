// The vectors of did:key and did:jwk, and the examples of did:key and did:web.
#include <catch2/catch.hpp>
#include <insignia/did/document.h>
#include <insignia/encoding/encoding.h>
#include <support/conformance.h>

using namespace insignia;

namespace {

Result<uri::Resource> nothing(const uri::Uri&) {
    return fail(ErrorCode::denied, "nothing may be loaded");
}

// The private half that a vector states, if it is one that can be read.
std::optional<crypto::PrivateKey> private_half(const json::Value& vector, crypto::KeyKind kind) {
    const json::Value* jwk = json::find(vector, "/verificationMethod/privateKeyJwk");
    if (jwk == nullptr) jwk = json::member(vector, "privateKeyJwk");
    Result<crypto::PrivateKey> key = fail(ErrorCode::not_found, "no private half");
    // The vector of RSA-4096 pads its "d", which base64url in a JWK must not be.
    if (jwk != nullptr && json::member_text(*jwk, "d").ends_with('=')) {
        CHECK_FALSE(crypto::PrivateKey::from_jwk(*jwk));
        return std::nullopt;
    }
    if (jwk != nullptr) {
        key = crypto::PrivateKey::from_jwk(*jwk);
    } else if (json::member(vector, "seed") != nullptr) {
        key = crypto::PrivateKey::from_seed(kind, *encoding::from_hex(json::member_text(vector, "seed")));
    } else {
        return std::nullopt;
    }
    REQUIRE(key);
    return *std::move(key);
}

// Every signing relationship of the published document is in ours.
bool has_relationships(const json::Value& published, const did::Document& ours) {
    constexpr std::pair<const char*, did::Relationship> k_rows[] = {
        {"assertionMethod", did::Relationship::assertion_method},
        {"authentication", did::Relationship::authentication},
        {"capabilityInvocation", did::Relationship::capability_invocation},
        {"capabilityDelegation", did::Relationship::capability_delegation},
    };
    for (const auto& [name, relationship] : k_rows)
        if (const json::Value* ids = json::member(published, name))
            for (const json::Value& id : *ids)
                if (!id.is_string() || !ours.allows(relationship, id.get<std::string>())) return false;
    return true;
}

// The key that the published document states is the one that the DID resolves to.
bool states_same_key(const json::Value& published, const did::Document& ours) {
    const auto parsed = did::parse_document(published, ours.id);
    if (!parsed) return false;
    const auto* method = parsed->find(ours.methods.at(0).id);
    return method == nullptr ? !parsed->unread.empty() : method->key == ours.methods.at(0).key;
}

bool resolves_as_published(const std::string& id, const json::Value& vector) {
    const json::Value& published = vector.contains("didDocument") ? vector["didDocument"] : vector;
    const auto document = did::resolve(id, nothing);
    if (!document || document->methods.size() != 1) return false;
    const auto& key = document->methods[0].key;
    const auto secret = private_half(vector, key.kind());
    if (secret && !(secret->public_key() == key)) return false;
    return did::to_did_key(key) == id && has_relationships(published, *document)
           && states_same_key(published, *document);
}

} // namespace

TEST_CASE("did:key vectors resolve to the published keys; other kinds of key are refused") {
    const auto folder = test::conformance_folder("did-vectors");
    test::Tally tally("did-key");
    for (const char* file : {"ed25519-x25519.json", "nist-curves.json", "rsa.json", "secp256k1.json",
                             "x25519.json", "bls12381.json"}) {
        const json::Value vectors = test::read_json_vector(folder / "did-key" / file);
        const json::Value& all = std::string_view(file) == "x25519.json" ? vectors["didDocument"] : vectors;
        for (const auto& [id, vector] : all.items()) {
            INFO(file << " " << id);
            // Ed25519, P-256, P-384 and RSA are the kinds that badges use.
            const bool usable = id.starts_with("did:key:z6Mk") || id.starts_with("did:key:zDn")
                                || id.starts_with("did:key:z82") || id.starts_with("did:key:z4MX")
                                || id.starts_with("did:key:zgg");
            const bool passed =
                usable ? resolves_as_published(id, vector) : !did::resolve(id, nothing).has_value();
            CHECK(tally.count(passed));
        }
    }
    const json::Value example = test::read_json_vector(folder / "did-key-spec/example-02.json");
    CHECK(tally.count(resolves_as_published(example["id"], example)));
}

TEST_CASE("did:jwk vectors resolve to the published documents") {
    const auto folder = test::conformance_folder("did-vectors") / "did-jwk";
    test::Tally tally("did-jwk");
    const json::Value dids = test::read_json_vector(folder / "dids.json");
    int number = 0;
    for (const json::Value& id : dids) {
        INFO(id.dump());
        const json::Value published =
            test::read_json_vector(folder / ("example-" + std::to_string(++number) + ".json"));
        const auto document = did::resolve(id.get<std::string>(), nothing);
        REQUIRE(document);
        const std::string method_id = id.get<std::string>() + "#0";
        const bool signs = published.contains("assertionMethod");
        CHECK(tally.count(document->allows(did::Relationship::assertion_method, method_id) == signs
                          && document->allows(did::Relationship::key_agreement, method_id)
                                 == published.contains("keyAgreement")
                          && (document->find(method_id) != nullptr) == signs
                          && (!signs || states_same_key(published, *document))));
    }
}

TEST_CASE("the did:web example is a document without a usable key") {
    const auto folder = test::conformance_folder("did-vectors");
    test::Tally tally("did-web");
    const auto document = did::parse_document(test::read_json_vector(folder / "did-web-spec/example-01.json"),
                                              "did:web:example.com");
    REQUIRE(document);
    CHECK(tally.count(document->methods.empty() && document->unread.size() == 1));
    CHECK(document->allows(did::Relationship::authentication, "did:web:example.com#address-0"));
}
