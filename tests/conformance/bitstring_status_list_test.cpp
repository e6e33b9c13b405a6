// The examples of Bitstring Status List 1.0: entries and lists are read, and the signed ones verify.
#include <catch2/catch.hpp>
#include <insignia/did/document.h>
#include <insignia/proof/proof.h>
#include <insignia/status/status.h>
#include <support/conformance.h>

using namespace insignia;

namespace {

// The context of the W3C's examples, which badges do not use and the program does not carry.
Result<uri::Resource> examples_context(const uri::Uri& url) {
    if (url.text() != "https://www.w3.org/ns/credentials/examples/v2")
        return fail(ErrorCode::denied, "only the context of the examples is given");
    const auto text =
        test::read_vector(test::conformance_folder("contexts-w3c") / "credentials-examples-v2.jsonld");
    return uri::Resource{url.text(), "application/ld+json", to_bytes(text), 200};
}

// The proofs name a did:key without the fragment of its key.
bool verifies(const json::Value& document) {
    const auto& proof = document["proof"];
    const auto signer = did::resolve(json::member_text(proof, "verificationMethod"), examples_context);
    if (!signer) return false;
    const auto result = proof::verify_proof(document, proof, signer->methods.at(0).key, examples_context);
    return result && result->verified;
}

json::Value example(const char* number) {
    return test::read_json_vector(test::conformance_folder("bitstring-status-list")
                                  / (std::string("rec-example-") + number + ".json"));
}

} // namespace

TEST_CASE("the entries of the recommendation are read") {
    test::Tally tally("bitstring-status-list entries");
    const json::Value two = example("00");
    for (const json::Value& value : two["credentialStatus"]) {
        const auto entry = status::parse_entry(value);
        REQUIRE(tally.count(entry.has_value()));
        CHECK(entry->mechanism == status::Mechanism::bitstring);
        CHECK(entry->list_url == value["statusListCredential"]);
        CHECK(std::to_string(entry->index) == value["statusListIndex"]);
        CHECK(entry->purpose_text == value["statusPurpose"]);
        CHECK(entry->bits == 1);
        CHECK(entry->remarks.empty());
    }
    for (const char* number : {"03", "04", "05", "07", "08"}) {
        CAPTURE(number);
        const auto entry = status::parse_entry(example(number)["credentialStatus"]);
        CHECK(tally.count(entry && entry->purpose == status::Purpose::revocation && entry->index == 94567));
    }
}

TEST_CASE("the lists of the recommendation are read, and say that nothing is withdrawn") {
    test::Tally tally("bitstring-status-list lists");
    const auto entry = status::parse_entry(example("03")["credentialStatus"]);
    REQUIRE(entry);
    for (const char* number : {"02", "09", "10", "11", "13", "14"}) {
        CAPTURE(number);
        const auto list = status::parse_list(example(number));
        REQUIRE(tally.count(list.has_value()));
        CHECK(list->id == entry->list_url);
        CHECK(list->bits.size() * 8 == 131'072);
        const auto value = status::value_at(*list, *entry);
        REQUIRE(value);
        CHECK(*value == 0);
    }
}

TEST_CASE("the signed credentials and lists of the recommendation verify") {
    test::Tally tally("bitstring-status-list proofs");
    for (const char* number : {"04", "05", "10", "11"}) {
        CAPTURE(number);
        json::Value document = example(number);
        CHECK(tally.count(verifies(document)));
        document["validFrom"] = "2021-04-05T14:27:41Z";
        CHECK(tally.count(!verifies(document)));
    }
}

TEST_CASE("what the generation algorithm writes, the expansion algorithm reads") {
    Bytes bits(16'384, 0);
    bits[94567 / 8] = 0x80 >> (94567 % 8);
    json::Value credential = example("02");
    credential["credentialSubject"]["encodedList"] = status::encode_list(bits);
    const auto list = status::parse_list(credential);
    REQUIRE(list);
    CHECK(list->bits == bits);
    const auto entry = status::parse_entry(example("03")["credentialStatus"]);
    REQUIRE(entry);
    CHECK(status::value_at(*list, *entry) == 1);
}
