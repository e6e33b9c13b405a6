// Letters as curves: shaped by Pango, their outlines taken from cairo.
#include <cairo.h>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <insignia/render/module_internal.h>
#include <pango/pangocairo.h>
#include <string>

using namespace insignia::render;

namespace {

// A coordinate with at most two decimals.
void append(std::string& data, double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    std::string_view shown(text);
    while (shown.ends_with('0')) shown.remove_suffix(1);
    if (shown.ends_with('.')) shown.remove_suffix(1);
    if (shown == "-0") shown = "0";
    if (!data.empty() && data.back() != 'M' && data.back() != 'L' && data.back() != 'C'
        && shown.front() != '-')
        data += ' ';
    data += shown;
}

std::string path_data(const cairo_path_t& path, double dx, double dy) {
    std::string data;
    for (int i = 0; i < path.num_data; i += path.data[i].header.length) {
        const cairo_path_data_t* const part = &path.data[i];
        constexpr const char* k_letters[] = {"M", "L", "C", "Z"}; // in the order of cairo_path_data_type_t
        data += k_letters[part->header.type];
        for (int point = 1; point < part->header.length; ++point) {
            append(data, part[point].point.x + dx);
            append(data, part[point].point.y + dy);
        }
    }
    return data;
}

int failed(ModuleMessage message, const char* text) {
    if (message.capacity > 0) std::snprintf(message.text, message.capacity, "%s", text);
    return 1;
}

// Pango takes the names without the quotes of CSS.
std::string without_quotes(const char* fonts) {
    std::string names;
    for (; *fonts != '\0'; ++fonts)
        if (*fonts != '\'' && *fonts != '"') names += *fonts;
    return names;
}

} // namespace

extern "C" __attribute__((visibility("default"))) int
insignia_outline_text(ModuleRun run, ModuleSink sink, void* target, ModuleMessage message) {
    cairo_surface_t* const surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr);
    cairo_t* const context = cairo_create(surface);
    PangoLayout* const layout = pango_cairo_create_layout(context);
    PangoFontDescription* const font = pango_font_description_new();
    pango_font_description_set_family(font, without_quotes(run.fonts).c_str());
    pango_font_description_set_weight(font, static_cast<PangoWeight>(run.weight));
    pango_font_description_set_absolute_size(font, run.size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    // A line of a longer title runs as the title does, not as its own first letter.
    pango_context_set_base_dir(pango_layout_get_context(layout),
                               run.right_to_left != 0 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_context_changed(layout);
    pango_layout_set_text(layout, run.text.text, static_cast<int>(run.text.length));
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_cairo_layout_path(context, layout);

    PangoRectangle logical{};
    pango_layout_get_extents(layout, nullptr, &logical);
    const double middle = (logical.x + logical.width / 2.0) / PANGO_SCALE;
    const double baseline = static_cast<double>(pango_layout_get_baseline(layout)) / PANGO_SCALE;
    cairo_path_t* const path = cairo_copy_path(context);
    const bool good = path->status == CAIRO_STATUS_SUCCESS;
    if (good) {
        const std::string data = path_data(*path, run.x - middle, run.y - baseline);
        sink(target, reinterpret_cast<const unsigned char*>(data.data()), data.size());
    }
    const int result = good ? 0 : failed(message, cairo_status_to_string(path->status));
    cairo_path_destroy(path);
    pango_font_description_free(font);
    g_object_unref(layout);
    cairo_destroy(context);
    cairo_surface_destroy(surface);
    return result;
}
