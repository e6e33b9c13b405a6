#include <catch2/catch.hpp>
#include <insignia/proof/disclosure.h>

using namespace insignia;

namespace {

using proof::Visibility;

json::Value disclosable() {
    return json::parse(R"({
        "@context": ["https://www.w3.org/ns/credentials/v2",
                     "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "did:example:issuer", "type": "Profile", "name": "Demo"},
        "validFrom": "2026-01-01T00:00:00Z",
        "name": "Soldering",
        "credentialSubject": {
            "id": "did:example:holder", "type": "AchievementSubject", "narrative": "Soldered",
            "achievement": {"id": "urn:uuid:2", "type": "Achievement", "name": "Soldering",
                            "description": "Joins metal", "criteria": {"narrative": "Join it"},
                            "alignment": [{"type": ["Alignment"], "targetName": "Metal",
                                           "targetUrl": "https://example.org/metal"}]}
        },
        "evidence": [{"type": "Evidence", "name": "First"}, {"type": "Evidence", "name": "Second"}]
    })")
        .value();
}

json::Value base_credential() {
    const auto key = crypto::PrivateKey::from_seed(crypto::KeyKind::p256, Bytes(32, 0x42)).value();
    proof::SigningOptions options;
    options.verification_method = "did:example:issuer#key";
    options.mandatory_pointers = {"/issuer", "/validFrom"};
    return proof::add_proof(disclosable(), "ecdsa-sd-2023", key, options).value();
}

std::string state_of(const std::vector<proof::Part>& parts, std::string_view pointer) {
    for (const auto& part : parts)
        if (part.pointer == pointer) return std::string(to_string(part.visibility));
    return "no such part";
}

} // namespace

TEST_CASE("each part has the fate that the pointers give it") {
    const json::Value document = base_credential();
    const auto mandatory = proof::mandatory_pointers(document).value();
    CHECK(mandatory == std::vector<std::string>{"/issuer", "/validFrom"});
    const auto parts =
        proof::parts_of(document, mandatory, {"/evidence/1", "/credentialSubject/narrative"}).value();
    constexpr std::pair<const char*, const char*> k_states[] = {
        {"/id", "mandatory"}, // on the way to what is mandatory
        {"/issuer", "mandatory"},
        {"/name", "hidden"},
        {"/credentialSubject/id", "shown"}, // on the way to the narrative
        {"/credentialSubject/narrative", "shown"},
        {"/credentialSubject/achievement", "hidden"},
        {"/evidence/0", "hidden"},
        {"/evidence/1", "shown"},
        {"/@context", "no such part"},
        {"/proof", "no such part"},
    };
    for (const auto& [pointer, state] : k_states) {
        CAPTURE(pointer);
        CHECK(state_of(parts, pointer) == state);
    }
}

TEST_CASE("the list of parts says what the derived document holds") {
    const json::Value document = base_credential();
    const std::vector<std::string> shown = {"/evidence/1", "/credentialSubject/narrative"};
    const auto parts = proof::parts_of(document, {"/issuer", "/validFrom"}, shown).value();
    const json::Value derived = proof::derive_proof(document, shown).value();
    const std::string text = json::to_compact_text(derived);
    for (const auto& part : parts) {
        CAPTURE(part.pointer);
        if (part.value->is_string())
            CHECK((text.find(part.value->get<std::string>()) != std::string::npos)
                  == (part.visibility != Visibility::hidden));
    }
    CHECK(text.find("First") == std::string::npos);
}

TEST_CASE("a pointer to nothing is explained by its deepest ancestor") {
    const json::Value document = disclosable();
    struct Row {
        const char* pointer;
        const char* message;
        const char* where;
        const char* hint;
    };
    constexpr Row k_rows[] = {
        {"/credentialSubject/naratve", "\"/credentialSubject\" has no \"naratve\"", "/credentialSubject",
         "did you mean \"/credentialSubject/narrative\"?"},
        {"/nothing/at/all", "the document has no \"nothing\"", "", "it has id, type,"},
        {"/evidence/7", "\"/evidence\" has 2 elements, counted from 0", "/evidence", nullptr},
        {"/name/first", "\"/name\" has no parts", "/name", nullptr},
        {"issuer.name", "\"issuer.name\" is no JSON pointer", "", "did you mean \"/issuer/name\"?"},
        {"", "is no JSON pointer", "", "write it like"},
        {"/issuer/0/name", "\"/issuer\" has no \"0\"", "/issuer",
         "there is one, not a list: did you mean \"/issuer/name\"?"},
        {"/credentialSubject/achievement/alignment/targetName", "has 1 elements",
         "/credentialSubject/achievement/alignment",
         "did you mean \"/credentialSubject/achievement/alignment/0/targetName\"?"},
    };
    for (const Row& row : k_rows) {
        CAPTURE(row.pointer);
        const auto result = proof::require_pointer(document, row.pointer);
        REQUIRE_FALSE(result);
        CHECK(result.error().message.find(row.message) != std::string::npos);
        CHECK(result.error().where == row.where);
        REQUIRE(result.error().hints.empty() == (row.hint == nullptr));
        if (row.hint != nullptr) CHECK(result.error().hints.front().starts_with(row.hint));
    }
    CHECK(proof::require_pointer(document, "/evidence/1/name"));
}

TEST_CASE("documents without a base proof say what they have") {
    const auto problem_of = [](const json::Value& document) {
        return proof::mandatory_pointers(document).error().message;
    };
    CHECK(problem_of(disclosable()).find("there is no proof at all") != std::string::npos);
    const auto key = crypto::PrivateKey::from_seed(crypto::KeyKind::ed25519, Bytes(32, 0x42)).value();
    proof::SigningOptions options;
    options.verification_method = "did:example:issuer#key";
    const json::Value other = proof::add_proof(disclosable(), "eddsa-jcs-2022", key, options).value();
    CHECK(problem_of(other).find("the proof is eddsa-jcs-2022") != std::string::npos);
    const json::Value derived = proof::derive_proof(base_credential(), {"/name"}).value();
    CHECK(problem_of(derived).find("shows a part already") != std::string::npos);
}

TEST_CASE("pointers are into the document as it is written, also where it has an array of one element") {
    const std::string text = json::to_compact_text(
        proof::derive_proof(base_credential(), {"/credentialSubject/achievement/alignment/0/targetName"})
            .value());
    CHECK(text.find("\"Metal\"") != std::string::npos);
    CHECK(text.find("https://example.org/metal") == std::string::npos);
}

TEST_CASE("a proof over the whole is left out of what shows a part") {
    const auto key = crypto::PrivateKey::from_seed(crypto::KeyKind::ed25519, Bytes(32, 0x42)).value();
    proof::SigningOptions options;
    options.verification_method = "did:example:issuer#other";
    const json::Value both = proof::add_proof(base_credential(), "eddsa-jcs-2022", key, options).value();
    const json::Value derived = proof::derive_proof(both, {"/name"}).value();
    CHECK(derived["proof"]["cryptosuite"] == "ecdsa-sd-2023");
}
