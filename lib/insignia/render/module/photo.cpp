// JPEG pictures as shades of grey, over gdk-pixbuf, which librsvg brings along.
#include <algorithm>
#include <cstring>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <insignia/render/module_internal.h>
#include <vector>

using namespace insignia::render;

namespace {

void say(ModuleMessage message, const char* text) {
    if (message.capacity == 0) return;
    const std::size_t length = std::min(std::strlen(text), message.capacity - 1);
    std::memcpy(message.text, text, length);
    message.text[length] = '\0';
}

// Called before anything is decoded, with the size that the file states.
void limit_size(GdkPixbufLoader* loader, int width, int height, gpointer longest_side) {
    const int longest = *static_cast<int*>(longest_side);
    const int side = std::max(width, height);
    if (side <= longest) return;
    const auto scaled = [&](int length) {
        return std::max(1, static_cast<int>(static_cast<long>(length) * longest / side));
    };
    gdk_pixbuf_loader_set_size(loader, scaled(width), scaled(height));
}

void give_rows(const GdkPixbuf* pixels, const ModulePicture& picture) {
    *picture.width = gdk_pixbuf_get_width(pixels);
    *picture.height = gdk_pixbuf_get_height(pixels);
    const auto step = static_cast<std::size_t>(gdk_pixbuf_get_rowstride(pixels));
    const auto channels = static_cast<std::size_t>(gdk_pixbuf_get_n_channels(pixels));
    const guint8* const bytes = gdk_pixbuf_read_pixels(pixels);
    std::vector<unsigned char> row(static_cast<std::size_t>(*picture.width));
    for (std::size_t y = 0; y < static_cast<std::size_t>(*picture.height); ++y) {
        for (std::size_t x = 0; x < row.size(); ++x) {
            const guint8* const pixel = bytes + y * step + x * channels;
            row[x] = static_cast<unsigned char>((pixel[0] * 299 + pixel[1] * 587 + pixel[2] * 114) / 1000);
        }
        picture.sink(picture.target, row.data(), row.size());
    }
}

} // namespace

extern "C" __attribute__((visibility("default"))) int
insignia_read_photo(ModuleText jpeg, int longest, ModulePicture picture, ModuleMessage message) {
    GError* error = nullptr;
    GdkPixbufLoader* const loader = gdk_pixbuf_loader_new_with_type("jpeg", &error);
    bool good = loader != nullptr;
    if (good) {
        g_signal_connect(loader, "size-prepared", G_CALLBACK(limit_size), &longest);
        const auto* const bytes = reinterpret_cast<const guchar*>(jpeg.text);
        good = gdk_pixbuf_loader_write(loader, bytes, jpeg.length, &error) != FALSE;
        good = gdk_pixbuf_loader_close(loader, good ? &error : nullptr) != FALSE && good;
        const GdkPixbuf* const pixels = good ? gdk_pixbuf_loader_get_pixbuf(loader) : nullptr;
        good = pixels != nullptr;
        if (good) give_rows(pixels, picture);
        g_object_unref(loader);
    }
    if (!good) say(message, error != nullptr ? error->message : "unknown");
    g_clear_error(&error);
    return good ? 0 : 1;
}
