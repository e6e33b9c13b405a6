#include <catch2/catch.hpp>
#include <insignia/encoding/encoding.h>
#include <insignia/proof/cryptosuite.h>
#include <insignia/proof/proof.h>
#include <insignia/proof/signed_data.h>

using namespace insignia;
using crypto::KeyKind;
using crypto::PrivateKey;

namespace {

// The same keys in every run.
PrivateKey key_of(KeyKind kind) {
    return PrivateKey::from_seed(kind, Bytes(kind == KeyKind::p384 ? 48 : 32, 0x42)).value();
}

json::Value credential() {
    return json::parse(R"({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://example.org/context"],
        "type": ["VerifiableCredential"],
        "issuer": "did:example:issuer",
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"name": "Ada"}
    })")
        .value();
}

proof::SigningOptions options() {
    proof::SigningOptions options;
    options.verification_method = "did:example:issuer#key";
    options.created = Instant::parse("2026-01-02T03:04:05Z").value();
    return options;
}

json::Value signed_credential(KeyKind kind = KeyKind::ed25519) {
    const char* suite = kind == KeyKind::ed25519 ? "eddsa-jcs-2022" : "ecdsa-jcs-2019";
    return proof::add_proof(credential(), suite, key_of(kind), options()).value();
}

Result<proof::ProofResult> verify(const json::Value& document, KeyKind kind = KeyKind::ed25519) {
    return proof::verify_proof(document, document["proof"], key_of(kind).public_key());
}

} // namespace

TEST_CASE("what every suite signs, it verifies, and no other document") {
    for (const KeyKind kind : {KeyKind::ed25519, KeyKind::p256, KeyKind::p384}) {
        CAPTURE(crypto::to_string(kind));
        json::Value document = signed_credential(kind);
        CHECK(verify(document, kind)->verified);
        CHECK(document["proof"]["type"] == "DataIntegrityProof");
        CHECK(document["proof"]["@context"] == document["@context"]);
        CHECK(signed_credential(kind) == document);
        document["credentialSubject"]["name"] = "Eve";
        const auto result = verify(document, kind);
        REQUIRE(result.has_value());
        CHECK_FALSE(result->verified);
        CHECK_FALSE(result->problem.empty());
    }
}

TEST_CASE("every option of a proof is signed") {
    const json::Value document = signed_credential();
    struct Case {
        const char* name;
        json::Value value;
    };
    const Case cases[] = {
        {"created", "2026-01-02T03:04:06Z"},
        {"proofPurpose", "authentication"},
        {"verificationMethod", "did:example:issuer#other"},
        {"domain", "example.org"},
        {"unknownOption", true},
        {"expires", "2030-01-01T00:00:00Z"},
        {"@context", "https://www.w3.org/ns/credentials/v2"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        json::Value changed = document;
        changed["proof"][c.name] = c.value;
        const auto result = verify(changed);
        REQUIRE(result.has_value());
        CHECK_FALSE(result->verified);
    }
}

TEST_CASE("a document may only add contexts behind those of the proof") {
    json::Value document = signed_credential();
    document["@context"].push_back("https://example.org/more");
    CHECK(verify(document)->verified);
    document["@context"] = json::Value::array({"https://example.org/more"});
    CHECK_FALSE(verify(document)->verified);
    document.erase("@context");
    CHECK_FALSE(verify(document)->verified);
}

TEST_CASE("malformed proofs are errors with their place") {
    struct Case {
        const char* name;
        json::Value value; // null: the member is taken away
        ErrorCode code;
        const char* where;
    };
    const std::string short_value = encoding::to_multibase_base58btc(Bytes(63, 1));
    const std::string url_value = encoding::to_multibase_base64url(Bytes(64, 1));
    const Case cases[] = {
        {"type", nullptr, ErrorCode::invalid, "/proof/type"},
        {"type", "Ed25519Signature2099", ErrorCode::unsupported, "/proof"},
        {"type", "eddsa-jcs-2022", ErrorCode::unsupported, "/proof"},
        {"cryptosuite", nullptr, ErrorCode::invalid, "/proof/cryptosuite"},
        {"cryptosuite", "eddsa-jcs-2099", ErrorCode::unsupported, "/proof"},
        {"cryptosuite", 7, ErrorCode::invalid, "/proof/cryptosuite"},
        {"proofPurpose", nullptr, ErrorCode::invalid, "/proof/proofPurpose"},
        {"verificationMethod", nullptr, ErrorCode::invalid, "/proof/verificationMethod"},
        {"verificationMethod", "#key", ErrorCode::invalid, "/proof/verificationMethod"},
        {"verificationMethod", json::Value::object(), ErrorCode::invalid, "/proof/verificationMethod"},
        {"created", "yesterday", ErrorCode::invalid, "/proof/created"},
        {"created", "2026-01-02T03:04:05", ErrorCode::invalid, "/proof/created"},
        {"expires", "2025-02-29T00:00:00Z", ErrorCode::invalid, "/proof/expires"},
        {"challenge", 1, ErrorCode::invalid, "/proof/challenge"},
        {"domain", json::Value::array({1}), ErrorCode::invalid, "/proof/domain"},
        {"id", "proof-1", ErrorCode::invalid, "/proof/id"},
        {"previousProof", 1, ErrorCode::invalid, "/proof/previousProof"},
        {"previousProof", "urn:none", ErrorCode::invalid, "/proof/previousProof"},
        {"proofValue", nullptr, ErrorCode::invalid, "/proof/proofValue"},
        {"proofValue", "z0", ErrorCode::invalid, "/proof/proofValue"},
        {"proofValue", short_value, ErrorCode::invalid, "/proof/proofValue"},
        {"proofValue", url_value, ErrorCode::invalid, "/proof/proofValue"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name, c.value.dump());
        json::Value document = signed_credential();
        if (c.value.is_null())
            document["proof"].erase(c.name);
        else
            document["proof"][c.name] = c.value;
        const auto result = verify(document);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().code == c.code);
        CHECK(result.error().where == c.where);
    }
}

TEST_CASE("a key of another kind verifies nothing") {
    const auto result = verify(signed_credential(KeyKind::ed25519), KeyKind::p256);
    REQUIRE(result.has_value());
    CHECK(result->problem == "eddsa-jcs-2022 does not take P-256 keys");
    CHECK(proof::add_proof(credential(), "eddsa-jcs-2022", key_of(KeyKind::p256), options()).error().code
          == ErrorCode::crypto);
    CHECK(proof::add_proof(credential(), "no-suite", key_of(KeyKind::p256), options()).error().code
          == ErrorCode::unsupported);
    CHECK(proof::can_sign("ecdsa-jcs-2019", KeyKind::p384));
    CHECK_FALSE(proof::can_sign("ecdsa-jcs-2019", KeyKind::ed25519));
    CHECK_FALSE(proof::can_sign("none", KeyKind::ed25519));
}

TEST_CASE("proofs stand side by side in a set") {
    json::Value document = signed_credential();
    document = proof::add_proof(document, "ecdsa-jcs-2019", key_of(KeyKind::p256), options()).value();
    REQUIRE(document["proof"].size() == 2);
    CHECK(
        proof::verify_proof(document, document["proof"][0], key_of(KeyKind::ed25519).public_key())->verified);
    CHECK(proof::verify_proof(document, document["proof"][1], key_of(KeyKind::p256).public_key())->verified);
    CHECK(proof::proofs_of(document)->size() == 2);
    document = proof::add_proof(document, "ecdsa-jcs-2019", key_of(KeyKind::p384), options()).value();
    CHECK(document["proof"].size() == 3);
}

TEST_CASE("a proof in a chain covers the proofs before it") {
    proof::SigningOptions first = options();
    first.id = "urn:proof:1";
    proof::SigningOptions second = options();
    second.previous_proofs = {"urn:proof:1"};
    const auto first_key = key_of(KeyKind::ed25519);
    const auto second_key = key_of(KeyKind::p256);
    json::Value document = proof::add_proof(credential(), "eddsa-jcs-2022", first_key, first).value();
    document = proof::add_proof(document, "ecdsa-jcs-2019", second_key, second).value();
    const auto verify_second = [&](const json::Value& changed) {
        return proof::verify_proof(changed, changed["proof"][1], second_key.public_key());
    };
    CHECK(verify_second(document)->verified);

    json::Value changed = document;
    changed["proof"][0]["created"] = "2026-01-02T03:04:06Z";
    CHECK_FALSE(verify_second(changed)->verified);

    changed = document;
    changed["proof"].erase(0);
    CHECK(proof::verify_proof(changed, changed["proof"][0], second_key.public_key()).error().code
          == ErrorCode::invalid);

    changed = document;
    changed["proof"][0]["previousProof"] = "urn:proof:2";
    changed["proof"][1]["id"] = "urn:proof:2";
    CHECK(verify_second(changed).error().message == "the chain of previous proofs leads back to itself");

    changed = document;
    changed["proof"][1]["id"] = "urn:proof:1";
    CHECK(verify_second(changed).error().message == "two proofs have the id \"urn:proof:1\"");
}

TEST_CASE("what a document must carry to have proofs") {
    struct Case {
        const char* document;
        ErrorCode code;
    };
    const Case cases[] = {
        {"{}", ErrorCode::invalid},
        {R"({"proof":[]})", ErrorCode::invalid},
        {R"({"proof":null})", ErrorCode::invalid},
        {R"({"proof":"z"})", ErrorCode::invalid},
        {R"({"proof":{}})", ErrorCode::invalid},
        {R"({"proof":[[{"type":"x"}]]})", ErrorCode::invalid},
    };
    for (const Case& c : cases) {
        CAPTURE(c.document);
        CHECK(proof::proofs_of(json::parse(c.document).value()).error().code == c.code);
    }
    json::Value many;
    many["proof"] = json::Value::array();
    for (std::size_t i = 0; i <= limits::k_proofs; ++i) many["proof"].push_back({{"type", "x"}});
    CHECK(proof::proofs_of(many).error().code == ErrorCode::limit);
}

TEST_CASE("what a verifier expects is compared with the options") {
    json::Value proof =
        json::parse(R"({"proofPurpose":"assertionMethod","domain":["a.example"],"challenge":"x",
                                        "expires":"2026-06-01T00:00:00Z"})")
            .value();
    proof::ProofExpectations expectations;
    expectations.domain = "a.example";
    expectations.challenge = "x";
    expectations.now = Instant::parse("2026-05-31T23:59:59Z").value();
    CHECK(proof::unmet_expectations(proof, expectations).empty());
    expectations.now = Instant::parse("2026-06-01T00:00:00Z").value();
    CHECK(proof::unmet_expectations(proof, expectations).at(0)
          == "the proof expired at 2026-06-01T00:00:00Z");
    expectations.purpose = "authentication";
    expectations.domain = "b.example";
    expectations.challenge = "y";
    CHECK(proof::unmet_expectations(proof, expectations).size() == 4);
    proof["domain"] = json::Value::array({"a.example", "b.example"});
    CHECK(proof::unmet_expectations(proof, expectations).size() == 4);
}

namespace {

// https://w3c-ccg.github.io/lds-ed25519-2018/: a JWS with a detached payload that is not encoded (RFC 7797),
// made here by hand, as the library does not sign this way.
json::Value with_signature_2018(const json::Value& header) {
    json::Value document = json::parse(R"({
        "@context": ["https://www.w3.org/2018/credentials/v1"],
        "type": ["VerifiableCredential"],
        "issuer": "did:example:issuer",
        "issuanceDate": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:ada"},
        "proof": {"type": "Ed25519Signature2018", "created": "2026-01-02T03:04:05Z",
                  "verificationMethod": "did:example:issuer#key", "proofPurpose": "assertionMethod"}
    })")
                               .value();
    const auto& suite = *proof::find_cryptosuite("Ed25519Signature2018");
    const auto input = proof::proof_input(suite, document, document["proof"]).value();
    const Bytes payload = proof::signed_data(suite, KeyKind::ed25519, input).value().message();
    const std::string encoded = encoding::to_base64url(as_bytes(json::to_compact_text(header)));
    Bytes signing_input = to_bytes(encoded + ".");
    signing_input.insert(signing_input.end(), payload.begin(), payload.end());
    const Bytes signature = key_of(KeyKind::ed25519).sign(signing_input).value();
    document["proof"]["jws"] = encoded + ".." + encoding::to_base64url(signature);
    return document;
}

} // namespace

TEST_CASE("a detached JWS of 2018 is verified, with its one header") {
    const json::Value header = {{"alg", "EdDSA"}, {"b64", false}, {"crit", json::Value::array({"b64"})}};
    json::Value document = with_signature_2018(header);
    CHECK(verify(document)->verified);
    document["issuanceDate"] = "2026-01-02T00:00:00Z";
    CHECK_FALSE(verify(document)->verified);
    for (const char* other :
         {R"({"alg": "EdDSA"})", R"({"alg": "none", "b64": false, "crit": ["b64"]})",
          R"({"alg": "EdDSA", "b64": true, "crit": ["b64"]})", R"({"alg": "EdDSA", "b64": false})"}) {
        CAPTURE(other);
        CHECK_FALSE(verify(with_signature_2018(json::parse(other).value())));
    }
}
