#include <array>
#include <insignia/baking/baking.h>
#include <insignia/base/module.h>
#include <insignia/render/module_internal.h>
#include <insignia/render/pixels.h>
#include <insignia/render/png_read_internal.h>
#include <insignia/render/render.h>

namespace insignia::render {

namespace {

bool is_jpeg(ByteView content) {
    return as_text(content).starts_with("\xff\xd8\xff");
}

Result<qr::GreyPicture> read_jpeg(ByteView jpeg) {
    TRY_ASSIGN(void* const address, open_module_symbol("render", k_read_photo));
    qr::GreyPicture picture;
    std::array<char, 300> message{};
    const ModuleSink append = [](void* target, const unsigned char* data, std::size_t length) {
        auto& pixels = *static_cast<std::vector<std::uint8_t>*>(target);
        pixels.insert(pixels.end(), data, data + length);
    };
    if (reinterpret_cast<ReadPhoto*>(address)({as_text(jpeg).data(), jpeg.size()}, k_pixels_max,
                                              {&picture.width, &picture.height, append, &picture.pixels},
                                              {message.data(), message.size()})
        != 0)
        return fail(ErrorCode::parse, std::string("the JPEG cannot be read: ") + message.data());
    return picture;
}

// Each pixel is premultiplied 0xAARRGGBB: what is missing in opacity is white.
Result<qr::GreyPicture> read_svg(ByteView svg) {
    TRY_ASSIGN(void* const address, open_module_symbol("render", k_draw_pixels));
    constexpr auto side = static_cast<std::size_t>(k_drawn_pixels);
    std::vector<std::uint32_t> pixels(side * side);
    std::array<char, 300> message{};
    if (reinterpret_cast<DrawPixels*>(address)({as_text(svg).data(), svg.size()}, k_drawn_pixels,
                                               pixels.data(), {message.data(), message.size()})
        != 0)
        return fail(ErrorCode::parse, std::string("the drawing cannot be shown: ") + message.data());
    qr::GreyPicture picture{k_drawn_pixels, k_drawn_pixels, {}};
    picture.pixels.reserve(pixels.size());
    for (const std::uint32_t pixel : pixels) {
        const unsigned luma =
            ((pixel >> 16 & 255) * 299 + (pixel >> 8 & 255) * 587 + (pixel & 255) * 114) / 1000;
        picture.pixels.push_back(static_cast<std::uint8_t>(luma + 255 - (pixel >> 24)));
    }
    return picture;
}

} // namespace

bool is_picture(ByteView content) {
    return is_jpeg(content) || baking::picture_kind(content).has_value();
}

Result<qr::GreyPicture> read_grey(ByteView picture) {
    if (is_jpeg(picture)) return read_jpeg(picture);
    const auto kind = baking::picture_kind(picture);
    if (!kind) return fail(ErrorCode::unsupported, "neither a PNG, a JPEG nor an SVG picture");
    if (*kind == baking::PictureKind::svg) return read_svg(picture);
    TRY(baking::picture_size(picture));
    return read_png_grey(picture);
}

} // namespace insignia::render
