#include <catch2/catch.hpp>
#include <insignia/base/limits.h>
#include <insignia/encoding/base45.h>
#include <insignia/encoding/encoding.h>

using namespace insignia;
using namespace insignia::encoding;

namespace {

struct Pair {
    std::string plain;
    std::string encoded;
};

std::string text_of(const Result<Bytes>& bytes) {
    return bytes ? std::string(as_text(*bytes)) : "(refused)";
}

} // namespace

TEST_CASE("every encoding writes and reads its known pairs") {
    struct Encoding {
        const char* name;
        std::string (*encode)(ByteView);
        Result<Bytes> (*decode)(std::string_view);
        std::vector<Pair> pairs;
    };
    const Encoding encodings[] = {
        {"base64url",
         to_base64url,
         from_base64url,
         {{"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"\xfb\xff\xfe", "-__-"}}},
        {"base64",
         to_base64,
         from_base64,
         {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foobar", "Zm9vYmFy"}, {"\xfb\xff\xfe", "+//+"}}},
        {"hex", to_hex, from_hex, {{"", ""}, {std::string("\0\x7f\xff", 3), "007fff"}}},
        {"base58btc",
         to_base58btc,
         from_base58btc,
         {{"", ""},
          {std::string(1, '\0'), "1"},
          {"Hello World!", "2NEpo7TZRRrLZSi2U"},
          {"The quick brown fox jumps over the lazy dog.",
           "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"},
          {std::string("\0\0\x28\x7f\xb4\xcd", 6), "11233QC4"}}},
        {"base45",
         to_base45,
         from_base45,
         {{"", ""}, {"AB", "BB8"}, {"Hello!!", "%69 VD92EX0"}, {"base-45", "UJCLQE7W581"}}},
        {"multibase z",
         to_multibase_base58btc,
         from_multibase,
         {{"", "z"}, {"Hello World!", "z2NEpo7TZRRrLZSi2U"}}},
        {"multibase u", to_multibase_base64url, from_multibase, {{"", "u"}, {"\xfb\xff\xfe", "u-__-"}}},
    };
    for (const Encoding& encoding : encodings) {
        for (const Pair& pair : encoding.pairs) {
            CAPTURE(encoding.name, pair.encoded);
            CHECK(encoding.encode(as_bytes(pair.plain)) == pair.encoded);
            CHECK(text_of(encoding.decode(pair.encoded)) == pair.plain);
        }
    }
}

TEST_CASE("decoders refuse what their encoders never write") {
    struct Case {
        Result<Bytes> (*decode)(std::string_view);
        const char* text;
        ErrorCode code;
    };
    const Case cases[] = {
        {from_base64url, "Zg==", ErrorCode::parse},
        {from_base64url, "Zh", ErrorCode::parse},
        {from_base64url, "Z", ErrorCode::parse},
        {from_base64url, "Zm 8", ErrorCode::parse},
        {from_base64url, "+//+", ErrorCode::parse},
        {from_base64url, "Zm8\n", ErrorCode::parse},
        {from_base64, "Zg", ErrorCode::parse},
        {from_base64, "Zg=", ErrorCode::parse},
        {from_base64, "Zh==", ErrorCode::parse},
        {from_base64, "Z===", ErrorCode::parse},
        {from_base64, "====", ErrorCode::parse},
        {from_base64, "-__-", ErrorCode::parse},
        {from_hex, "0", ErrorCode::parse},
        {from_hex, "0g", ErrorCode::parse},
        {from_hex, "0x00", ErrorCode::parse},
        {from_base58btc, "0", ErrorCode::parse},
        {from_base58btc, "O", ErrorCode::parse},
        {from_base58btc, "Il", ErrorCode::parse},
        {from_base58btc, " 2NEpo7", ErrorCode::parse},
        {from_base45, "A", ErrorCode::parse},
        {from_base45, "::", ErrorCode::parse},
        {from_base45, ":::", ErrorCode::parse},
        {from_base45, "bb8", ErrorCode::parse},
        {from_multibase, "", ErrorCode::parse},
        {from_multibase, "f00", ErrorCode::unsupported},
        {from_multibase, "Z2NEpo7", ErrorCode::unsupported},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto bytes = c.decode(c.text);
        REQUIRE_FALSE(bytes.has_value());
        CHECK(bytes.error().code == c.code);
    }
    const auto too_long = from_base58btc(std::string(limits::k_base58_characters + 1, '2'));
    REQUIRE_FALSE(too_long.has_value());
    CHECK(too_long.error().code == ErrorCode::limit);
}

TEST_CASE("every length survives the way there and back") {
    Bytes bytes;
    for (unsigned length = 0; length < 300; ++length) {
        CAPTURE(length);
        CHECK(*from_base58btc(to_base58btc(bytes)) == bytes);
        CHECK(*from_base64url(to_base64url(bytes)) == bytes);
        CHECK(*from_base64(to_base64(bytes)) == bytes);
        CHECK(*from_base45(to_base45(bytes)) == bytes);
        CHECK(*from_hex(to_hex(bytes)) == bytes);
        bytes.push_back(static_cast<std::uint8_t>(length % 7 == 0 ? 0 : length * 37));
    }
}

TEST_CASE("varints are minimal") {
    struct Case {
        std::uint64_t value;
        const char* hex;
    };
    for (const Case& c :
         {Case{0, "00"}, Case{1, "01"}, Case{127, "7f"}, Case{128, "8001"}, Case{0xed, "ed01"},
          Case{0x1200, "8024"}, Case{0x1201, "8124"}, Case{0x7fffffffffffffff, "ffffffffffffffff7f"}}) {
        CAPTURE(c.hex);
        CHECK(to_hex(to_varint(c.value)) == c.hex);
        const auto varint = read_varint(*from_hex(c.hex));
        REQUIRE(varint.has_value());
        CHECK(varint->value == c.value);
        CHECK(varint->length == std::string_view(c.hex).size() / 2);
    }
    for (const char* hex : {"", "80", "8000", "ed8100", "ffffffffffffffffff01"}) {
        CAPTURE(hex);
        CHECK_FALSE(read_varint(*from_hex(hex)).has_value());
    }
}

TEST_CASE("a multicodec prefix comes off as it went on") {
    const Bytes key(32, 7);
    const auto coded = split_multicodec(with_multicodec(Multicodec::ed25519_public, key));
    REQUIRE(coded.has_value());
    CHECK(coded->codec == static_cast<std::uint64_t>(Multicodec::ed25519_public));
    CHECK(coded->content == key);
    CHECK_FALSE(split_multicodec({}).has_value());
}
