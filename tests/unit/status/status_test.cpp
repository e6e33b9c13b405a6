#include <catch2/catch.hpp>
#include <insignia/base/compression.h>
#include <insignia/encoding/encoding.h>
#include <insignia/status/status.h>

using namespace insignia;
using nlohmann::ordered_json;

namespace {

json::Value entry_with(const char* member, const ordered_json& value) {
    json::Value entry = {{"type", "BitstringStatusListEntry"},
                         {"statusPurpose", "revocation"},
                         {"statusListIndex", "6"},
                         {"statusListCredential", "https://issuer.example/status/1"}};
    entry[member] = value;
    return entry;
}

json::Value list_with(const Bytes& bits) {
    return {{"id", "https://issuer.example/status/1"},
            {"type", {"VerifiableCredential", "BitstringStatusListCredential"}},
            {"credentialSubject",
             {{"type", "BitstringStatusList"},
              {"statusPurpose", {"revocation", "message"}},
              {"encodedList", status::encode_list(bits)}}}};
}

Bytes bits_with(std::size_t byte, std::uint8_t value) {
    Bytes bits(16'384);
    bits[byte] = value;
    return bits;
}

} // namespace

TEST_CASE("an index is a plain decimal number or nothing") {
    for (const char* text : {"-1", "-0", "2.0", "2e0", "0x2", "0002", " 2", "2abc", "", "٢",
                             "9007199254740992", "18446744073709551618"}) {
        CAPTURE(text);
        CHECK_FALSE(status::parse_entry(entry_with("statusListIndex", text)).has_value());
    }
    CHECK(status::parse_entry(entry_with("statusListIndex", "0"))->index == 0);
    const auto number = status::parse_entry(entry_with("statusListIndex", 7u));
    REQUIRE(number.has_value());
    CHECK(number->index == 7);
    CHECK(number->remarks.size() == 1);
}

TEST_CASE("a size is a whole number from 1 to 8 with a message for each value") {
    for (const ordered_json& size :
         {ordered_json(0), ordered_json(-1), ordered_json(9), ordered_json(2147483647), ordered_json(1.5),
          ordered_json("1"), ordered_json(nullptr), ordered_json(2u)}) {
        CAPTURE(size.dump());
        CHECK_FALSE(status::parse_entry(entry_with("statusSize", size)).has_value());
    }
    json::Value entry = entry_with("statusSize", 2u);
    entry["statusPurpose"] = "message";
    for (const char* value : {"0x0", "0x1", "0x2", "0x3"})
        entry["statusMessage"].push_back({{"status", value}, {"message", std::string("state ") + value}});
    const auto read = status::parse_entry(entry);
    REQUIRE(read.has_value());
    CHECK(read->bits == 2);
    REQUIRE(read->messages.size() == 4);
    CHECK(read->messages[3].text == "state 0x3");
}

TEST_CASE("index 0 is the most significant bit of the first byte") {
    const auto list = status::parse_list(list_with(bits_with(0, 0b0000'0010)));
    REQUIRE(list.has_value());
    for (std::uint64_t index = 0; index < 8; ++index) {
        status::Entry entry;
        entry.index = index;
        CAPTURE(index);
        CHECK(status::value_at(*list, entry) == (index == 6 ? 1u : 0u));
    }
}

TEST_CASE("an index beyond the list, and another purpose, are refused") {
    const auto list = status::parse_list(list_with(Bytes(16'384)));
    REQUIRE(list.has_value());
    status::Entry entry;
    entry.index = 131'071;
    CHECK(status::value_at(*list, entry) == 0u);
    entry.index = 131'072;
    CHECK_FALSE(status::value_at(*list, entry).has_value());
    entry.index = 0;
    entry.purpose_text = "suspension";
    CHECK_FALSE(status::value_at(*list, entry).has_value());
}

TEST_CASE("values of several bits are read from left to right") {
    Bytes bits(16'384 * 4);
    bits[1] = 0b0110'1100;
    const auto list = status::parse_list(list_with(bits));
    REQUIRE(list.has_value());
    status::Entry entry;
    entry.bits = 4;
    entry.index = 2;
    CHECK(status::value_at(*list, entry) == 0b0110u);
    entry.index = 3;
    CHECK(status::value_at(*list, entry) == 0b1100u);
}

TEST_CASE("a list that is short, damaged or differently packed is refused") {
    CHECK_FALSE(status::parse_list(list_with(Bytes(128))).has_value());
    json::Value list = list_with(Bytes(16'384));
    std::string& encoded = list["credentialSubject"]["encodedList"].get_ref<std::string&>();
    const std::string whole = encoded;
    for (const std::string& damaged :
         {std::string(), whole.substr(1), whole.substr(0, whole.size() / 2), "z" + whole.substr(1),
          encoding::to_multibase_base64url(Bytes(16'384)),
          encoding::to_multibase_base64url(deflate(Bytes(16'384), Container::raw)),
          encoding::to_multibase_base64url(deflate(Bytes(16'384), Container::zlib))}) {
        encoded = damaged;
        CAPTURE(damaged.substr(0, 20));
        CHECK_FALSE(status::parse_list(list).has_value());
    }
    encoded = status::encode_list(Bytes(17u << 20));
    CHECK(status::parse_list(list).error().code == ErrorCode::limit);
}

TEST_CASE("a revocation list names credentials with a reason") {
    const json::Value list = {{"id", "https://issuer.example/revoked"},
                              {"revokedCredential",
                               {{{"id", "urn:uuid:a"}, {"revoked", false}},
                                {{"id", "urn:uuid:b"}, {"revocationReason", "issued to the wrong person"}},
                                {{"id", "urn:uuid:a"}, {"revoked", true}},
                                {{"id", "urn:uuid:c"}, {"revoked", false}}}}};
    CHECK(status::look_up(list, "urn:uuid:a")->revoked);
    CHECK(status::look_up(list, "urn:uuid:b")->reason == "issued to the wrong person");
    CHECK_FALSE(status::look_up(list, "urn:uuid:c")->revoked);
    CHECK_FALSE(status::look_up(list, "urn:uuid:d")->revoked);
    CHECK_FALSE(status::look_up(json::Value::object(), "urn:uuid:a").has_value());
}
