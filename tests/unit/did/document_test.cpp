#include <catch2/catch.hpp>
#include <filesystem>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/did/document.h>
#include <insignia/json/json.h>

using namespace insignia;
using crypto::KeyKind;
using did::Relationship;

namespace {

constexpr const char* k_id = "https://issuer.example/profile";
constexpr const char* k_multikey =
    R"("publicKeyMultibase":"z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw")";

std::string method(std::string_view id, std::string_view type, std::string_view key) {
    return R"({"id":")" + std::string(id) + R"(","type":")" + std::string(type) + R"(","controller":")" + k_id
           + "\"," + std::string(key) + "}";
}

Result<did::Document> parsed(const std::string& members) {
    const auto value = json::parse(R"({"id":")" + std::string(k_id) + "\"" + members + "}");
    REQUIRE(value);
    return did::parse_document(*value, k_id);
}

std::string methods(const std::string& list) {
    return R"(,"verificationMethod":[)" + list + "]";
}

std::string absolute(std::string_view fragment) {
    return std::string(k_id) + std::string(fragment);
}

} // namespace

TEST_CASE("methods of every known type are read") {
    struct Case {
        const char* type;
        const char* key;
        KeyKind kind;
    };
    const char* p256 = R"("publicKeyMultibase":"zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv")";
    const char* jwk =
        R"("publicKeyJwk":{"kty":"EC","crv":"P-256","x":"igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns","y":"efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM"})";
    const char* base58 = R"("publicKeyBase58":"4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS")";
    for (const Case& c :
         {Case{"Multikey", k_multikey, KeyKind::ed25519}, Case{"Multikey", p256, KeyKind::p256},
          Case{"JsonWebKey", jwk, KeyKind::p256}, Case{"JsonWebKey2020", jwk, KeyKind::p256},
          Case{"Ed25519VerificationKey2020", k_multikey, KeyKind::ed25519},
          Case{"Ed25519VerificationKey2018", base58, KeyKind::ed25519},
          Case{"EcdsaSecp256r1VerificationKey2019", p256, KeyKind::p256}}) {
        CAPTURE(c.type);
        const auto document = parsed(methods(method("#k", c.type, c.key)));
        REQUIRE(document);
        const auto* found = document->find(absolute("#k"));
        REQUIRE(found != nullptr);
        CHECK(found->key.kind() == c.kind);
        CHECK(found->type == c.type);
    }
}

TEST_CASE("methods that cannot be used are kept apart with the reason") {
    const char* unread[][2] = {
        {"X25519KeyAgreementKey2020",
         R"("publicKeyMultibase":"z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F")"},
        {"Multikey", R"("publicKeyMultibase":"z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F")"},
        {"Multikey", R"("publicKeyJwk":{})"},
        {"Multikey", R"("publicKeyMultibase":7)"},
        {"Multikey", R"("x":1)"},
        {"Ed25519VerificationKey2020",
         R"("publicKeyMultibase":"zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv")"},
        {"Ed25519VerificationKey2018", R"("publicKeyBase58":"4zvwRjXUKGfvwn")"},
        {"JsonWebKey", R"("publicKeyJwk":{"kty":"EC"})"},
        {"Multikey",
         R"("expires":"tomorrow","publicKeyMultibase":"z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw")"},
    };
    for (const auto& row : unread) {
        CAPTURE(row[0], row[1]);
        const auto document =
            parsed(methods(method("#k", row[0], row[1]) + "," + method("#good", "Multikey", k_multikey)));
        REQUIRE(document);
        CHECK(document->find(absolute("#k")) == nullptr);
        REQUIRE(document->unread.size() == 1);
        CHECK(document->unread[0].id == absolute("#k"));
        CHECK_FALSE(document->unread[0].why.message.empty());
        CHECK(document->find(absolute("#good")) != nullptr);
    }
}

TEST_CASE("expiry and revocation are told") {
    const auto document = parsed(methods(method(
        "#k", "Multikey",
        std::string(R"("expires":"2027-01-01T00:00:00Z","revoked":"2026-01-01T00:00:00Z",)") + k_multikey)));
    REQUIRE(document);
    CHECK(document->methods.at(0).expires->to_string() == "2027-01-01T00:00:00Z");
    CHECK(document->methods.at(0).revoked->to_string() == "2026-01-01T00:00:00Z");
}

TEST_CASE("relationships name methods, or hold them") {
    const auto document = parsed(
        methods(method("#k", "Multikey", k_multikey)) + R"(,"assertionMethod":["#k"],"authentication":[)"
        + method("#embedded", "Multikey", k_multikey) + R"(],"alsoKnownAs":["did:web:issuer.example"])");
    REQUIRE(document);
    CHECK(document->allows(Relationship::assertion_method, absolute("#k")));
    CHECK_FALSE(document->allows(Relationship::authentication, absolute("#k")));
    CHECK(document->allows(Relationship::authentication, absolute("#embedded")));
    CHECK_FALSE(document->allows(Relationship::assertion_method, absolute("#embedded")));
    CHECK(document->find(absolute("#embedded")) != nullptr);
    CHECK(document->also_known_as == std::vector<std::string>{"did:web:issuer.example"});
}

TEST_CASE("documents that are not sound are refused") {
    struct Case {
        std::string members;
        ErrorCode code;
    };
    const std::string good = method("#k", "Multikey", k_multikey);
    std::string many;
    for (int i = 0; i < 300; ++i)
        many += (i == 0 ? "" : ",") + method("#k" + std::to_string(i), "Multikey", k_multikey);
    const Case cases[] = {
        {methods(good + "," + good), ErrorCode::invalid},
        {methods(good + "," + method(absolute("#k"), "Unknown", R"("x":1)")), ErrorCode::invalid},
        {methods(good) + R"(,"assertionMethod":[)" + good + "]", ErrorCode::invalid},
        {methods(method("#k", "Multikey", std::string(k_multikey) + R"(,"publicKeyBase58":"4zvw")")),
         ErrorCode::invalid},
        {methods(method("#k", "Multikey", std::string(k_multikey) + R"(,"secretKeyMultibase":"z")")),
         ErrorCode::denied},
        {methods(method("#k", "Unknown", R"("privateKeyBase58":"z")")), ErrorCode::denied},
        {methods(method("#k", "JsonWebKey", R"("publicKeyJwk":{"kty":"EC","d":"AA"})")), ErrorCode::denied},
        {methods(method("k", "Multikey", k_multikey)), ErrorCode::invalid},
        {methods(method("#", "Multikey", k_multikey)), ErrorCode::invalid},
        {methods(method("", "Multikey", k_multikey)), ErrorCode::invalid},
        {methods(method("#k", "", k_multikey)), ErrorCode::invalid},
        {methods(R"({"id":"#k","type":"Multikey"})"), ErrorCode::invalid},
        {methods("7"), ErrorCode::invalid},
        {methods(many), ErrorCode::limit},
        {R"(,"verificationMethod":{})", ErrorCode::invalid},
        {R"(,"assertionMethod":"#k")", ErrorCode::invalid},
        {R"(,"assertionMethod":[7])", ErrorCode::invalid},
        {R"(,"assertionMethod":["key"])", ErrorCode::invalid},
        {R"(,"alsoKnownAs":[7])", ErrorCode::invalid},
    };
    for (const Case& c : cases) {
        CAPTURE(c.members.substr(0, 300));
        const auto document = parsed(c.members);
        REQUIRE_FALSE(document);
        CHECK(document.error().code == c.code);
    }
    CHECK_FALSE(did::parse_document(json::Value::array(), k_id));
    CHECK_FALSE(did::parse_document(json::Value::object(), ""));
    CHECK_FALSE(did::parse_document(json::Value{{"id", "https://other.example"}}, k_id));
}

TEST_CASE("hostile DID documents are answered as the corpus says") {
    struct Case {
        const char* file;
        const char* did;
        bool usable;
    };
    const std::filesystem::path folder = std::filesystem::path(INSIGNIA_HOSTILE_DIR) / "fixtures" / "did";
    if (!std::filesystem::exists(folder)) {
        WARN("the hostile corpus is not on this machine");
        return;
    }
    for (const Case& c : {Case{"issuer.json", "did:web:issuer.example", true},
                          Case{"dupvm.json", "did:web:dupvm.example", false},
                          Case{"mismatch.json", "did:web:mismatch.example", false},
                          Case{"private-jwk.json", "did:web:privkey.example", false},
                          Case{"two-key-formats.json", "did:web:twokeys.example", false},
                          Case{"relative-ids.json", "did:web:relative.example", true},
                          Case{"embedded-vm.json", "did:web:embedded.example", true}}) {
        CAPTURE(c.file);
        const auto text = read_text_file(folder / c.file);
        REQUIRE(text);
        const auto value = json::parse(*text);
        REQUIRE(value);
        CHECK(did::parse_document(*value, c.did).has_value() == c.usable);
    }
}
