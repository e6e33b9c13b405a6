#include <catch2/catch.hpp>
#include <insignia/encoding/encoding.h>
#include <insignia/qr/qr.h>

using namespace insignia;

namespace {

std::string jws_of(const std::string& payload) {
    return encoding::to_base64url(as_bytes("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}")) + "."
           + encoding::to_base64url(as_bytes(payload)) + "." + encoding::to_base64url(Bytes(64, 0x5a));
}

// Each module as `scale` pixels, with a quiet zone.
qr::GreyPicture picture_of(const qr::Symbol& symbol, int scale) {
    const int side = (symbol.size + 8) * scale;
    qr::GreyPicture picture{side, side,
                            std::vector<std::uint8_t>(static_cast<std::size_t>(side * side), 255)};
    for (int y = 0; y < symbol.size * scale; ++y)
        for (int x = 0; x < symbol.size * scale; ++x)
            if (symbol.modules[static_cast<std::size_t>(y / scale * symbol.size + x / scale)] != 0)
                picture.pixels[static_cast<std::size_t>((y + 4 * scale) * side + x + 4 * scale)] = 0;
    return picture;
}

} // namespace

TEST_CASE("a packed badge comes out to the letter") {
    for (const std::string& payload :
         {std::string("{}"), std::string("{\"name\":\"Žemaitė\"}"), std::string(3000, 'a')}) {
        const std::string jws = jws_of(payload);
        const auto packed = qr::pack(jws);
        REQUIRE(packed.has_value());
        CHECK(qr::is_packed(*packed));
        CHECK(packed->find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
              == std::string::npos);
        CHECK(qr::unpack(*packed) == jws);
    }
}

TEST_CASE("a badge with an embedded proof comes out without white space, values as they were written") {
    const std::string pretty = "{\n  \"a\": [1.0, 2e3],\t\"b \\\" : c\": \"x  y\\n\"\r\n}\n";
    const auto packed = qr::pack(pretty);
    REQUIRE(packed.has_value());
    CHECK(qr::unpack(*packed) == "{\"a\":[1.0,2e3],\"b \\\" : c\":\"x  y\\n\"}");
}

TEST_CASE("behind the # of a page nothing needs to be escaped that is not") {
    const std::string page = "https://badges.example.org/verify.html";
    for (const int length : {0, 1, 7, 40, 333}) {
        const std::string jws =
            jws_of("{\"n\":\"" + std::string(static_cast<std::size_t>(length), 'b') + "\"}");
        const std::string url = qr::to_url(page, *qr::pack(jws));
        CAPTURE(url);
        CHECK(url.starts_with(page + "#OB3Q1:"));
        CHECK(url.find(' ') == std::string::npos);
        CHECK(qr::is_packed(url));
        CHECK(qr::unpack(url) == jws);
        const auto symbol = qr::make_symbol(url);
        REQUIRE(symbol.has_value());
        CHECK(qr::read_symbols(picture_of(*symbol, 3))->front() == url);
    }
    CHECK_FALSE(qr::is_packed("https://example.org/#something"));
    CHECK_FALSE(qr::is_packed("http://example.org/#OB3Q1:00"));
}

TEST_CASE("a code states its colours for any terminal") {
    const auto symbol = qr::make_symbol("HELLO");
    REQUIRE(symbol.has_value());
    CHECK(qr::terminal_columns(*symbol) == 29);
    CHECK(qr::to_terminal(*symbol).starts_with("\x1b[40;97m█████"));
    CHECK(qr::to_terminal(*symbol, {true, false}).find('\x1b') == std::string::npos);
    CHECK(qr::terminal_columns(*symbol, {false, true}) == 58);
    CHECK(qr::to_terminal(*symbol, {false, true}).starts_with("\x1b[107m  "));
    CHECK(qr::to_terminal(*symbol, {false, false}).starts_with("####"));
}

TEST_CASE("what is no packed badge is refused") {
    const std::string good = *qr::pack(jws_of("{\"a\":1}"));
    for (const std::string& text :
         {std::string(), std::string("https://example.org"), std::string("OB3Q1:"),
          good.substr(0, good.size() - 4), good + "00", "OB3Q1:" + std::string(1, 'a')}) {
        CAPTURE(text);
        CHECK_FALSE(qr::unpack(text).has_value());
    }
    CHECK(qr::unpack("OB3Q2:00").error().code == ErrorCode::unsupported);
    for (const std::string& text :
         {std::string("a.b"), std::string("a.b.c.d"), std::string("a=.b.c"), std::string("[]")}) {
        CAPTURE(text);
        CHECK_FALSE(qr::pack(text).has_value());
    }
}

TEST_CASE("a drawn code is read back") {
    const std::string text = *qr::pack(jws_of("{\"name\":\"a badge\"}"));
    const auto symbol = qr::make_symbol(text);
    REQUIRE(symbol.has_value());
    const auto read = qr::read_symbols(picture_of(*symbol, 4));
    REQUIRE(read.has_value());
    REQUIRE(read->size() == 1);
    CHECK(read->front() == text);
}

TEST_CASE("a text beyond version 40 is refused") {
    const auto symbol = qr::make_symbol(std::string(4297, 'A'));
    REQUIRE_FALSE(symbol.has_value());
    CHECK(symbol.error().code == ErrorCode::limit);
    CHECK(qr::make_symbol(std::string(4296, 'A'))->name() == "40-L");
}

TEST_CASE("the picture is one path with a quiet zone") {
    const auto symbol = qr::make_symbol("HELLO");
    REQUIRE(symbol.has_value());
    CHECK(symbol->name() == "1-H");
    CHECK(symbol->print_millimetres() == 15);
    const std::string svg = qr::to_svg(*symbol);
    CHECK(svg.find("viewBox=\"0 0 29 29\"") != std::string::npos);
    CHECK(svg.find("M4 4h7v1h-7z") != std::string::npos);
}
