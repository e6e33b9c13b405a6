#include <catch2/catch.hpp>
#include <insignia/baking/baking.h>
#include <support/pictures.h>

using namespace insignia;
using namespace std::string_literals;
using test::png_chunk;
using test::png_head;
using test::png_tail;
using test::png_with;

namespace {

constexpr const char* k_json = "{\"id\":\"urn:x:1\"}";
constexpr const char* k_jws = "eyJhbGciOiJFZERTQSJ9.e30.AA";

std::string itxt(std::string_view keyword, std::string_view text,
                 std::string_view after = {"\0\0\0\0\0", 5}) {
    return png_chunk("iTXt", std::string(keyword) + std::string(after) + std::string(text));
}

std::string deflated(std::string_view text) {
    return std::string(as_text(deflate(as_bytes(text), Container::zlib)));
}

} // namespace

TEST_CASE("the credential becomes one uncompressed iTXt chunk behind IHDR") {
    const std::string picture = png_with(png_chunk("tEXt", "Title\0x"s));
    const auto baked = baking::bake(as_bytes(picture), k_json);
    REQUIRE(baked.has_value());
    CHECK(as_text(*baked)
          == png_head() + itxt("openbadgecredential", k_json) + png_chunk("tEXt", "Title\0x"s) + png_tail());
    const auto payload = baking::extract(*baked);
    REQUIRE(payload.has_value());
    CHECK(payload->text == k_json);
    CHECK(payload->place == "PNG chunk iTXt \"openbadgecredential\" at byte 33");
    CHECK(payload->remarks.empty());
    CHECK(as_text(*baking::strip(*baked)) == picture);
}

TEST_CASE("a picture is never baked twice, whatever was in it") {
    const std::string old[] = {itxt("openbadgecredential", "{}"), itxt("openbadges", "{}"),
                               png_chunk("tEXt", "openbadges\0https://x.example/1"s),
                               itxt("clrcredential", "{}") + itxt("openbadges", "{}"),
                               png_chunk("iTXt", "openbadgecredential")};
    const auto fresh = baking::bake(as_bytes(png_with()), k_jws);
    for (const std::string& chunks : old)
        CHECK(baking::bake(as_bytes(png_with(chunks)), k_jws).value() == *fresh);
}

TEST_CASE("credentials of every generation are read") {
    struct Case {
        std::string chunk;
        baking::Generation generation;
        std::string text;
        std::size_t remarks;
    };
    const Case cases[] = {
        {itxt("openbadgecredential", k_json), baking::Generation::open_badges_3, k_json, 0},
        {itxt("openbadgecredential", "\n"s + k_json + " "), baking::Generation::open_badges_3, k_json, 0},
        {itxt("openbadgecredential", k_json, "\0\0de\0Abzeichen\0"s), baking::Generation::open_badges_3,
         k_json, 0},
        {itxt("openbadgecredential", deflated(k_json), "\0\1\0\0\0"s), baking::Generation::open_badges_3,
         k_json, 1},
        {itxt("clrcredential", k_jws), baking::Generation::clr_2, k_jws, 0},
        {itxt("openbadges", k_json), baking::Generation::open_badges_2, k_json, 0},
        {png_chunk("tEXt", "openbadges\0https://x.example/1"s), baking::Generation::open_badges_2,
         "https://x.example/1", 1},
        {png_chunk("zTXt", "openbadges\0\0"s + deflated(k_json)), baking::Generation::open_badges_2, k_json,
         2},
    };
    for (const Case& c : cases) {
        CAPTURE(c.chunk);
        const auto payload = baking::extract(as_bytes(png_with(c.chunk)));
        REQUIRE(payload.has_value());
        CHECK((payload->generation == c.generation));
        CHECK(payload->text == c.text);
        CHECK(payload->remarks.size() == c.remarks);
    }
}

TEST_CASE("bytes after the end are named when read and left out when baked") {
    const std::string picture = png_with(itxt("openbadgecredential", k_json)) + "<html>";
    CHECK(baking::extract(as_bytes(picture))->remarks
          == std::vector<std::string>{"6 bytes follow the end of the PNG"});
    CHECK(as_text(baking::bake(as_bytes(picture), k_json).value())
          == png_with(itxt("openbadgecredential", k_json)));
}

TEST_CASE("damaged and ambiguous pictures are refused") {
    const std::string good = itxt("openbadgecredential", k_json);
    const std::string header = "\x89PNG\r\n\x1a\n"s;
    const auto with_header = [&](const std::string& ihdr) {
        return header + png_chunk("IHDR", ihdr) + good + png_tail();
    };
    struct Case {
        const char* what;
        std::string picture;
        ErrorCode code;
    };
    const Case cases[] = {
        {"no credential", png_with(), ErrorCode::not_found},
        {"keyword with more", png_with(itxt("openbadgecredentials", k_json)), ErrorCode::not_found},
        {"two credentials", png_with(good + good), ErrorCode::parse},
        {"two generations", png_with(good + itxt("openbadges", k_json)), ErrorCode::parse},
        {"tEXt", png_with(png_chunk("tEXt", "openbadgecredential\0{}"s)), ErrorCode::parse},
        {"keyword only", png_with(png_chunk("iTXt", "openbadgecredential")), ErrorCode::parse},
        {"no flag", png_with(png_chunk("iTXt", "openbadgecredential\0"s)), ErrorCode::parse},
        {"no language", png_with(png_chunk("iTXt", "openbadgecredential\0\0\0e"s)), ErrorCode::parse},
        {"no translation", png_with(png_chunk("iTXt", "openbadgecredential\0\0\0\0t"s)), ErrorCode::parse},
        {"flag 2", png_with(itxt("openbadgecredential", k_json, "\0\2\0\0\0"s)), ErrorCode::parse},
        {"method 1", png_with(itxt("openbadgecredential", k_json, "\0\1\1\0\0"s)), ErrorCode::parse},
        {"no zlib", png_with(itxt("openbadgecredential", k_json, "\0\1\0\0\0"s)), ErrorCode::parse},
        {"bomb", png_with(itxt("openbadges", deflated(std::string(9u << 20, 'a')), "\0\1\0\0\0"s)),
         ErrorCode::limit},
        {"not UTF-8", png_with(itxt("openbadgecredential", "{\"\xff\"}")), ErrorCode::parse},
        {"no IDAT", png_head() + good + png_chunk("IEND", ""), ErrorCode::parse},
        {"no IEND", png_head() + good, ErrorCode::parse},
        {"IEND with data", png_head() + good + png_chunk("IDAT", "x") + png_chunk("IEND", "x"),
         ErrorCode::parse},
        {"IDAT apart", png_with(good + png_chunk("IDAT", "x") + png_chunk("tIME", "")), ErrorCode::parse},
        {"IHDR twice", png_with(good + png_chunk("IHDR", "\0\0\0\1\0\0\0\1\x08\0\0\0\0"s)), ErrorCode::parse},
        {"IHDR later", header + good + png_tail(), ErrorCode::parse},
        {"unknown critical", png_with(good + png_chunk("QqQq", "")), ErrorCode::parse},
        {"grey with PLTE", png_with(png_chunk("PLTE", "abc") + good), ErrorCode::parse},
        {"short IHDR", with_header("\0\0\0\1\0\0\0\1\x08\0\0\0"s), ErrorCode::parse},
        {"no width", with_header("\0\0\0\0\0\0\0\1\x08\0\0\0\0"s), ErrorCode::parse},
        {"huge height", with_header("\0\0\0\1\x80\0\0\0\x08\0\0\0\0"s), ErrorCode::parse},
        {"colour type 5", with_header("\0\0\0\1\0\0\0\1\x08\5\0\0\0"s), ErrorCode::parse},
        {"depth 3", with_header("\0\0\0\1\0\0\0\1\3\0\0\0\0"s), ErrorCode::parse},
        {"depth 200", with_header("\0\0\0\1\0\0\0\1\xC8\0\0\0\0"s), ErrorCode::parse},
        {"interlace 2", with_header("\0\0\0\1\0\0\0\1\x08\0\0\0\2"s), ErrorCode::parse},
        {"palette missing", with_header("\0\0\0\1\0\0\0\1\x08\3\0\0\0"s), ErrorCode::parse},
        {"JPEG", "\xff\xd8\xff\xe0"s, ErrorCode::unsupported},
        {"nothing", "", ErrorCode::unsupported},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        const auto payload = baking::extract(as_bytes(c.picture));
        REQUIRE_FALSE(payload.has_value());
        CHECK(to_string(payload.error().code) == to_string(c.code));
    }
}

TEST_CASE("every cut and every flipped bit of a baked picture is noticed") {
    const std::string picture = png_with(itxt("openbadgecredential", k_json));
    for (std::size_t size = 0; size < picture.size(); ++size)
        CHECK_FALSE(baking::extract(as_bytes(picture).first(size)).has_value());
    for (std::size_t i = 0; i < picture.size() * 8; ++i) {
        std::string flipped = picture;
        flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << i % 8));
        CHECK_FALSE(baking::extract(as_bytes(flipped)).has_value());
    }
}

TEST_CASE("only credentials are baked") {
    for (const char* text : {"", "text", "[1]", "a.b", "https://x.example/1", "{\"\xff\"}"}) {
        CAPTURE(text);
        const auto baked = baking::bake(as_bytes(png_with()), text);
        REQUIRE_FALSE(baked.has_value());
        CHECK((baked.error().code == ErrorCode::invalid));
    }
    CHECK_FALSE(baking::bake(as_bytes(png_with()), "{\0}"s).has_value());
}

TEST_CASE("a prepared picture bakes what bake() bakes, in each generation") {
    const std::string picture = png_with(itxt("openbadges", "{}"));
    const auto prepared = baking::PreparedPicture::prepare(as_bytes(picture));
    REQUIRE(prepared.has_value());
    CHECK(prepared->bake(k_json).value() == baking::bake(as_bytes(picture), k_json).value());
    const auto old = prepared->bake(k_json, baking::Generation::open_badges_2).value();
    CHECK(as_text(old) == png_with(itxt("openbadges", k_json)));
}

TEST_CASE("a PNG's size is in its header") {
    const auto size = baking::picture_size(as_bytes(png_with()));
    REQUIRE(size.has_value());
    CHECK(size->width == 1);
    CHECK(size->height == 1);
}

TEST_CASE("a picture without notes shows the same and says nothing") {
    const std::string plain = png_with("");
    const std::string noted =
        png_with(png_chunk("tEXt", "Author\0Ada"s) + png_chunk("eXIf", "MM"s) + itxt("Title", "x")) + "behind";
    CHECK(as_text(baking::without_notes(as_bytes(noted)).value()) == plain);
    CHECK(as_text(baking::without_notes(as_bytes(plain)).value()) == plain);
    const std::string_view svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    CHECK(as_text(baking::without_notes(as_bytes(svg)).value()) == svg);
    CHECK_FALSE(baking::without_notes(as_bytes("no picture")).has_value());
}
