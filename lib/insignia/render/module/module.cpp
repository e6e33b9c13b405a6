// The module: the only place that knows librsvg and cairo.
#include <algorithm>
#include <cairo-pdf.h>
#include <cairo.h>
#include <cstring>
#include <insignia/render/module_internal.h>
#include <librsvg/rsvg.h>
#include <memory>

using namespace insignia::render;

namespace {

template <auto Release>
struct Releaser {
    template <class Object>
    void operator()(Object* object) const {
        Release(object);
    }
};

using Handle = std::unique_ptr<RsvgHandle, Releaser<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;

struct Output {
    ModuleSink sink;
    void* target;
};

int failed(ModuleMessage message, const char* text) {
    if (message.capacity > 0) {
        const std::size_t length = std::min(std::strlen(text), message.capacity - 1);
        std::memcpy(message.text, text, length);
        message.text[length] = '\0';
    }
    return 1;
}

int failed(ModuleMessage message, GError* error) {
    const int result = failed(message, error != nullptr ? error->message : "unknown");
    g_clear_error(&error);
    return result;
}

// Without a base file nothing outside the text is ever loaded.
int draw(ModuleText svg, cairo_t* context, RsvgRectangle viewport, ModuleMessage message) {
    GError* error = nullptr;
    const auto* bytes = reinterpret_cast<const guint8*>(svg.text);
    const Handle handle(rsvg_handle_new_from_data(bytes, svg.length, &error));
    if (!handle) return failed(message, error);
    if (rsvg_handle_render_document(handle.get(), context, &viewport, &error) == FALSE)
        return failed(message, error);
    return 0;
}

cairo_status_t pass_on(void* closure, const unsigned char* data, unsigned length) {
    const auto* output = static_cast<const Output*>(closure);
    output->sink(output->target, data, length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

extern "C" {

__attribute__((visibility("default"))) int
insignia_draw_pixels(ModuleText svg, int size, std::uint32_t* pixels, ModuleMessage message) {
    auto* bytes = reinterpret_cast<unsigned char*>(pixels);
    const Surface surface(
        cairo_image_surface_create_for_data(bytes, CAIRO_FORMAT_ARGB32, size, size, size * 4));
    const Context context(cairo_create(surface.get()));
    const double side = size;
    const int result = draw(svg, context.get(), {0, 0, side, side}, message);
    cairo_surface_flush(surface.get());
    if (result != 0) return result;
    const cairo_status_t status = cairo_status(context.get());
    return status == CAIRO_STATUS_SUCCESS ? 0 : failed(message, cairo_status_to_string(status));
}

__attribute__((visibility("default"))) int
insignia_draw_page(ModuleText svg, ModulePage page, ModuleSink sink, void* target, ModuleMessage message) {
    Output output{sink, target};
    const Surface surface(cairo_pdf_surface_create_for_stream(pass_on, &output, page.width, page.height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, page.title);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, page.created);
    const Context context(cairo_create(surface.get()));
    if (draw(svg, context.get(), {0, 0, page.width, page.height}, message) != 0) return 1;
    cairo_show_page(context.get());
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    return status == CAIRO_STATUS_SUCCESS ? 0 : failed(message, cairo_status_to_string(status));
}
}
