// The examples of Controlled Identifiers 1.0: documents are read, keys of the kinds that badges use are
// taken, and no others.
#include <catch2/catch.hpp>
#include <insignia/did/document.h>
#include <support/conformance.h>

using namespace insignia;

namespace {

json::Value example(const char* number) {
    return test::read_json_vector(test::conformance_folder("cid")
                                  / (std::string("rec-example-") + number + ".json"));
}

// A document that has this verification method and nothing else.
json::Value document_with(const json::Value& method) {
    return {{"id", method["controller"]}, {"verificationMethod", json::Value::array({method})}};
}

} // namespace

TEST_CASE("the controller documents of the recommendation are read") {
    test::Tally tally("cid documents");
    for (const char* number : {"00", "01", "02", "03", "04", "05", "06", "07", "19", "20"}) {
        CAPTURE(number);
        const json::Value value = example(number);
        const auto document = did::parse_document(value, value["id"].get<std::string>());
        REQUIRE(tally.count(document.has_value()));
        CHECK(document->id == value["id"]);
        CHECK(document->unread.empty());
        CHECK(document->also_known_as.size() == (value.contains("alsoKnownAs") ? 2 : 0));
        // No example has a key for assertions.
        for (const auto& method : document->methods)
            CHECK_FALSE(document->allows(did::Relationship::assertion_method, method.id));
        CHECK_FALSE(did::parse_document(value, "https://controller.example/other"));
    }
}

TEST_CASE("relationships name methods as fragments, in full, or hold them") {
    const auto fragment = did::parse_document(example("01"), "https://controller.example/101");
    REQUIRE(fragment);
    CHECK(fragment->allows(did::Relationship::authentication, "https://controller.example/101#key-20240828"));
    const auto held = did::parse_document(example("00"), "https://controller.example");
    REQUIRE(held);
    CHECK(held->allows(did::Relationship::authentication, "https://controller.example#authn-key-123"));
    CHECK(held->find("https://controller.example#authn-key-123") != nullptr);
    const auto full = did::parse_document(example("19"), "https://controller.example/123");
    REQUIRE(full);
    CHECK(full->allows(did::Relationship::authentication, "https://controller.example/123#key-456"));
}

TEST_CASE("the end and the revocation of a key are read") {
    const auto document = did::parse_document(example("06"), "https://controller.example");
    REQUIRE(document);
    const auto* ends = document->find("https://controller.example#authn-key-123");
    const auto* revoked = document->find("https://controller.example/101#key-20240828");
    REQUIRE(ends != nullptr);
    REQUIRE(revoked != nullptr);
    CHECK(ends->expires == *Instant::parse("2025-12-01T00:00:00Z"));
    CHECK_FALSE(ends->revoked);
    CHECK(revoked->revoked == *Instant::parse("2024-12-10T15:28:32Z"));
    CHECK(revoked->controller == "https://controller.example/101");
}

TEST_CASE("verification methods of the recommendation give their keys, or say why not") {
    struct Row {
        const char* number;
        std::optional<crypto::KeyKind> kind;
    };
    // 27 is BLS12-381, 29 SM2, 33 BLS12-381; the points of 30 and 31 are not on their curves.
    const Row rows[] = {
        {"08", crypto::KeyKind::ed25519},
        {"09", crypto::KeyKind::p384},
        {"24", crypto::KeyKind::p256},
        {"25", crypto::KeyKind::p384},
        {"26", crypto::KeyKind::ed25519},
        {"27", std::nullopt},
        {"29", std::nullopt},
        {"30", std::nullopt},
        {"31", std::nullopt},
        {"32", crypto::KeyKind::ed25519},
        {"33", std::nullopt},
    };
    test::Tally tally("cid verification methods");
    for (const auto& [number, kind] : rows) {
        CAPTURE(number);
        const json::Value method = example(number);
        const auto document =
            did::parse_document(document_with(method), method["controller"].get<std::string>());
        REQUIRE(document);
        CHECK(tally.count(kind ? document->methods.size() == 1 && document->methods[0].key.kind() == *kind
                               : document->methods.empty() && document->unread.size() == 1));
    }
}

TEST_CASE("a published secret key is refused") {
    test::Tally tally("cid secret keys");
    const json::Value method = example("10");
    const auto document = did::parse_document(document_with(method), method["controller"].get<std::string>());
    REQUIRE_FALSE(document);
    CHECK(tally.count(document.error().code == ErrorCode::denied));
}
