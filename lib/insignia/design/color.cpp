#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <insignia/design/color_internal.h>

namespace insignia::design {

namespace {

constexpr double k_pi = 3.14159265358979323846;

struct Linear {
    double red, green, blue;
};

double to_linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double to_gamma(double channel) {
    return channel <= 0.0031308 ? channel * 12.92 : 1.055 * std::pow(channel, 1 / 2.4) - 0.055;
}

int hex_digit(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    const char lower = static_cast<char>(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

int to_byte(double channel) {
    return static_cast<int>(std::lround(std::clamp(channel, 0.0, 1.0) * 255));
}

Linear linear_of(Lch color) {
    const double a = color.chroma * std::cos(color.hue * k_pi / 180);
    const double b = color.chroma * std::sin(color.hue * k_pi / 180);
    const double l = std::pow(color.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(color.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(color.lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool in_gamut(Linear color) {
    constexpr double k_slack = 0.0005;
    const auto inside = [](double channel) { return channel >= -k_slack && channel <= 1 + k_slack; };
    return inside(color.red) && inside(color.green) && inside(color.blue);
}

} // namespace

Result<Color> parse_color(std::string_view text) {
    const std::size_t width = text.size() == 7 ? 2 : 1;
    bool valid = (text.size() == 7 || text.size() == 4) && text[0] == '#';
    std::array<double, 3> channels{};
    for (std::size_t i = 0; valid && i < 3; ++i) {
        const int high = hex_digit(text[1 + i * width]);
        const int low = hex_digit(text[i * width + width]);
        valid = high >= 0 && low >= 0;
        channels[i] = (high * 16 + low) / 255.0;
    }
    if (valid) return Color{channels[0], channels[1], channels[2]};
    return fail(ErrorCode::invalid, fmt::format("\"{}\" is not a colour", text), {},
                {"write six hexadecimal digits after \"#\", for example #0B5FFF"});
}

std::string to_hex(Color color) {
    const int red = to_byte(color.red), green = to_byte(color.green), blue = to_byte(color.blue);
    if (red % 17 == 0 && green % 17 == 0 && blue % 17 == 0)
        return fmt::format("#{:x}{:x}{:x}", red / 17, green / 17, blue / 17);
    return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
}

Lch to_lch(Color color) {
    const double red = to_linear(color.red), green = to_linear(color.green), blue = to_linear(color.blue);
    const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    const double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    const double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    double hue = std::atan2(b, a) * 180 / k_pi;
    if (hue < 0) hue += 360;
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, std::hypot(a, b), hue};
}

Color from_lch(Lch color) {
    color.lightness = std::clamp(color.lightness, 0.0, 1.0);
    Linear linear = linear_of(color);
    if (!in_gamut(linear)) {
        double inside = 0, outside = color.chroma;
        for (int step = 0; step < 16; ++step) {
            color.chroma = (inside + outside) / 2;
            (in_gamut(linear_of(color)) ? inside : outside) = color.chroma;
        }
        color.chroma = inside;
        linear = linear_of(color);
    }
    const auto channel = [](double value) { return to_gamma(std::clamp(value, 0.0, 1.0)); };
    return {channel(linear.red), channel(linear.green), channel(linear.blue)};
}

Color mix(Color from, Color to, double amount) {
    const auto channel = [amount](double a, double b) { return a + (b - a) * amount; };
    return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue)};
}

double luminance(Color color) {
    return 0.2126 * to_linear(color.red) + 0.7152 * to_linear(color.green) + 0.0722 * to_linear(color.blue);
}

double contrast(Color one, Color other) {
    const double first = luminance(one), second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace insignia::design
