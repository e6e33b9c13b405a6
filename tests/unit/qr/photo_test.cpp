// Codes as cameras see them: turned, tilted, blurred, badly lit, small in a page with other things on it.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <insignia/encoding/encoding.h>
#include <insignia/qr/qr.h>

using namespace insignia;

namespace {

// How a picture is taken.
struct Shot {
    const char* name;
    double degrees = 0;       // turned in the plane of the paper
    double tilt = 0;          // 0 is straight from above; 0.3 makes the far side a third smaller
    double module_pixels = 5; // in the middle
    int blur = 0;             // radius of the box
    double shadow = 0;        // how much darker one side is, 0 to 1
    int noise = 0;            // plus or minus so many of 255 shades
    int width = 1200, height = 1000;
};

constexpr std::array k_shots = {
    Shot{"straight"},
    Shot{"small", 0, 0, 2.4},
    Shot{"upside down", 180},
    Shot{"turned a little", 7},
    Shot{"turned by half a right angle", 45, 0, 5},
    Shot{"tilted", 3, 0.25, 6},
    Shot{"tilted and turned", 100, 0.2, 6},
    Shot{"blurred", 0, 0, 6, 2},
    Shot{"in the shadow", 5, 0, 5, 0, 0.7},
    Shot{"noisy", 2, 0, 5, 0, 0, 40},
    Shot{"a bad photo", 12, 0.12, 7, 1, 0.4, 20, 1600, 1400},
};

// A full badge: as large as codes become in practice.
std::string badge_text() {
    std::string payload = "{\"criteria\":\"";
    for (unsigned i = 0, state = 1; i < 1'700; ++i) {
        state = state * 1'103'515'245 + 12'345;
        payload += static_cast<char>('a' + (state >> 16) % 26);
    }
    return *qr::pack(encoding::to_base64url(as_bytes("{\"alg\":\"EdDSA\"}")) + "."
                     + encoding::to_base64url(as_bytes(payload + "\"}")) + "."
                     + encoding::to_base64url(Bytes(64, 0x5a)));
}

// Ink at a place on the paper, in modules from the middle of the code: the code, lines of writing, a frame.
double ink(const qr::Symbol& symbol, double x, double y) {
    const double half = symbol.size / 2.0;
    if (std::abs(x) < half && std::abs(y) < half) {
        const auto column = static_cast<std::size_t>(x + half), row = static_cast<std::size_t>(y + half);
        return symbol.modules[row * static_cast<std::size_t>(symbol.size) + column] != 0 ? 1 : 0;
    }
    if (std::abs(x) < half + 4 && std::abs(y) < half + 4) return 0;
    const bool writing = std::fmod(std::abs(y), 7) < 2.5 && std::fmod(std::abs(x * 1.7 + y), 5) < 2.8;
    return writing && std::abs(x) < 1.4 * half ? 0.8 : 0;
}

qr::GreyPicture blurred(const qr::GreyPicture& sharp, int radius) {
    qr::GreyPicture picture = sharp;
    for (int y = radius; y < sharp.height - radius; ++y)
        for (int x = radius; x < sharp.width - radius; ++x) {
            int sum = 0;
            for (int dy = -radius; dy <= radius; ++dy)
                for (int dx = -radius; dx <= radius; ++dx)
                    sum += sharp.pixels[static_cast<std::size_t>((y + dy) * sharp.width + x + dx)];
            const int side = 2 * radius + 1;
            picture.pixels[static_cast<std::size_t>(y * sharp.width + x)] =
                static_cast<std::uint8_t>(sum / (side * side));
        }
    return picture;
}

qr::GreyPicture take(const qr::Symbol& symbol, const Shot& shot) {
    qr::GreyPicture picture{shot.width, shot.height, {}};
    const double angle = shot.degrees * 3.14159265358979 / 180;
    unsigned state = 7;
    for (int row = 0; row < shot.height; ++row)
        for (int column = 0; column < shot.width; ++column) {
            double shade = 0;
            for (const double offset : {0.25, 0.75}) { // two samples a pixel soften the edges
                const double u = (column + offset - shot.width / 2.0) / shot.module_pixels;
                const double v = (row + offset - shot.height / 2.0) / shot.module_pixels;
                const double far = 1 + shot.tilt * v / symbol.size;
                const double x = u / far, y = v / far;
                shade += 127
                         * (1
                            - ink(symbol, x * std::cos(angle) + y * std::sin(angle),
                                  y * std::cos(angle) - x * std::sin(angle)));
            }
            shade = (0.15 * 255 + 0.8 * shade) * (1 - shot.shadow * column / shot.width);
            state = state * 1'103'515'245 + 12'345;
            if (shot.noise > 0)
                shade +=
                    static_cast<int>((state >> 16) % (2u * static_cast<unsigned>(shot.noise))) - shot.noise;
            picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp(shade, 0.0, 255.0)));
        }
    return shot.blur > 0 ? blurred(picture, shot.blur) : picture;
}

} // namespace

TEST_CASE("a code of version 24 is read from photos") {
    const std::string text = badge_text();
    const auto symbol = qr::make_symbol(text);
    REQUIRE(symbol.has_value());
    CHECK(symbol->version == 24);
    for (const Shot& shot : k_shots) {
        CAPTURE(shot.name, symbol->name());
        const auto read = qr::read_symbols(take(*symbol, shot));
        REQUIRE(read.has_value());
        REQUIRE(read->size() == 1);
        CHECK(read->front() == text);
    }
}
