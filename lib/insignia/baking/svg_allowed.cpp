// What a picture may be made of: a list of elements and attributes that draw, and nothing that runs, links or
// loads.
#include <insignia/baking/svg_internal.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::baking {

namespace {

// SVG 1.1 and 2 elements that draw or describe. Missing on purpose: a, animate*, set, script, foreignObject,
// feImage, handler, iframe, audio, video, cursor, font-face-uri, tref.
constexpr std::string_view k_drawing_elements[] = {"circle",
                                                   "clipPath",
                                                   "defs",
                                                   "desc",
                                                   "ellipse",
                                                   "feBlend",
                                                   "feColorMatrix",
                                                   "feComponentTransfer",
                                                   "feComposite",
                                                   "feConvolveMatrix",
                                                   "feDiffuseLighting",
                                                   "feDisplacementMap",
                                                   "feDistantLight",
                                                   "feDropShadow",
                                                   "feFlood",
                                                   "feFuncA",
                                                   "feFuncB",
                                                   "feFuncG",
                                                   "feFuncR",
                                                   "feGaussianBlur",
                                                   "feMerge",
                                                   "feMergeNode",
                                                   "feMorphology",
                                                   "feOffset",
                                                   "fePointLight",
                                                   "feSpecularLighting",
                                                   "feSpotLight",
                                                   "feTile",
                                                   "feTurbulence",
                                                   "filter",
                                                   "g",
                                                   "image",
                                                   "line",
                                                   "linearGradient",
                                                   "marker",
                                                   "mask",
                                                   "metadata",
                                                   "path",
                                                   "pattern",
                                                   "polygon",
                                                   "polyline",
                                                   "radialGradient",
                                                   "rect",
                                                   "stop",
                                                   "style",
                                                   "svg",
                                                   "switch",
                                                   "symbol",
                                                   "text",
                                                   "textPath",
                                                   "title",
                                                   "tspan",
                                                   "use",
                                                   "view"};

// Attributes without a prefix: geometry, presentation, filters, text, and what names things.
constexpr std::string_view k_attributes[] = {"alignment-baseline",
                                             "amplitude",
                                             "azimuth",
                                             "baseFrequency",
                                             "baseProfile",
                                             "baseline-shift",
                                             "bias",
                                             "class",
                                             "clip",
                                             "clip-path",
                                             "clip-rule",
                                             "clipPathUnits",
                                             "color",
                                             "color-interpolation",
                                             "color-interpolation-filters",
                                             "color-profile",
                                             "color-rendering",
                                             "contentScriptType",
                                             "contentStyleType",
                                             "cx",
                                             "cy",
                                             "d",
                                             "diffuseConstant",
                                             "direction",
                                             "display",
                                             "divisor",
                                             "dominant-baseline",
                                             "dx",
                                             "dy",
                                             "edgeMode",
                                             "elevation",
                                             "enable-background",
                                             "exponent",
                                             "fill",
                                             "fill-opacity",
                                             "fill-rule",
                                             "filter",
                                             "filterRes",
                                             "filterUnits",
                                             "flood-color",
                                             "flood-opacity",
                                             "focusable",
                                             "font",
                                             "font-family",
                                             "font-feature-settings",
                                             "font-kerning",
                                             "font-size",
                                             "font-size-adjust",
                                             "font-stretch",
                                             "font-style",
                                             "font-variant",
                                             "font-weight",
                                             "fr",
                                             "fx",
                                             "fy",
                                             "glyph-orientation-horizontal",
                                             "glyph-orientation-vertical",
                                             "gradientTransform",
                                             "gradientUnits",
                                             "height",
                                             "href",
                                             "id",
                                             "image-rendering",
                                             "in",
                                             "in2",
                                             "intercept",
                                             "isolation",
                                             "k1",
                                             "k2",
                                             "k3",
                                             "k4",
                                             "kernelMatrix",
                                             "kernelUnitLength",
                                             "kerning",
                                             "lang",
                                             "lengthAdjust",
                                             "letter-spacing",
                                             "lighting-color",
                                             "limitingConeAngle",
                                             "line-height",
                                             "marker",
                                             "marker-end",
                                             "marker-mid",
                                             "marker-start",
                                             "markerHeight",
                                             "markerUnits",
                                             "markerWidth",
                                             "mask",
                                             "mask-type",
                                             "maskContentUnits",
                                             "maskUnits",
                                             "media",
                                             "method",
                                             "mix-blend-mode",
                                             "mode",
                                             "numOctaves",
                                             "offset",
                                             "opacity",
                                             "operator",
                                             "order",
                                             "orient",
                                             "overflow",
                                             "paint-order",
                                             "path",
                                             "pathLength",
                                             "patternContentUnits",
                                             "patternTransform",
                                             "patternUnits",
                                             "pointer-events",
                                             "points",
                                             "pointsAtX",
                                             "pointsAtY",
                                             "pointsAtZ",
                                             "preserveAlpha",
                                             "preserveAspectRatio",
                                             "primitiveUnits",
                                             "r",
                                             "radius",
                                             "refX",
                                             "refY",
                                             "requiredExtensions",
                                             "requiredFeatures",
                                             "result",
                                             "role",
                                             "rotate",
                                             "rx",
                                             "ry",
                                             "scale",
                                             "seed",
                                             "shape-rendering",
                                             "side",
                                             "slope",
                                             "solid-color",
                                             "solid-opacity",
                                             "spacing",
                                             "specularConstant",
                                             "specularExponent",
                                             "spreadMethod",
                                             "startOffset",
                                             "stdDeviation",
                                             "stitchTiles",
                                             "stop-color",
                                             "stop-opacity",
                                             "stroke",
                                             "stroke-dasharray",
                                             "stroke-dashoffset",
                                             "stroke-linecap",
                                             "stroke-linejoin",
                                             "stroke-miterlimit",
                                             "stroke-opacity",
                                             "stroke-width",
                                             "style",
                                             "surfaceScale",
                                             "systemLanguage",
                                             "tabindex",
                                             "tableValues",
                                             "targetX",
                                             "targetY",
                                             "text-align",
                                             "text-anchor",
                                             "text-decoration",
                                             "text-rendering",
                                             "textLength",
                                             "transform",
                                             "transform-box",
                                             "transform-origin",
                                             "type",
                                             "unicode-bidi",
                                             "values",
                                             "vector-effect",
                                             "version",
                                             "viewBox",
                                             "visibility",
                                             "white-space",
                                             "width",
                                             "word-spacing",
                                             "writing-mode",
                                             "x",
                                             "x1",
                                             "x2",
                                             "xChannelSelector",
                                             "y",
                                             "y1",
                                             "y2",
                                             "yChannelSelector",
                                             "z",
                                             "zoomAndPan"};

// Namespaces that drawing programs and catalogues leave behind and that no viewer acts on.
constexpr std::string_view k_inert_namespaces[] = {
    "http://www.inkscape.org/namespaces/inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://www.serif.com/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.openswatchbook.org/uri/2009/osb",
};

constexpr std::string_view k_xlink_namespace = "http://www.w3.org/1999/xlink";

// Pixels that are part of the file. An SVG inside an SVG could bring everything back in.
constexpr std::string_view k_picture_data[] = {"data:image/png;base64,", "data:image/jpeg;base64,",
                                               "data:image/jpg;base64,", "data:image/gif;base64,",
                                               "data:image/webp;base64,"};

bool contains(std::span<const std::string_view> list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

bool is_picture_data(std::string_view value) {
    return std::ranges::any_of(k_picture_data,
                               [&](std::string_view start) { return value.starts_with(start); });
}

bool is_local(std::string_view reference) {
    return trim(reference).starts_with('#');
}

// Why a style or a presentation attribute may load or run something, or "". CSS escapes are refused as a
// whole, because they can spell any word.
std::string_view style_objection(std::string_view value) {
    if (value.find('\\') != std::string_view::npos) return "an escape in a style";
    const std::string style = to_lower(value);
    for (const std::string_view word : {"@import", "@charset", "@namespace", "expression(",
                                        "javascript:", "-moz-binding", "behavior:", "image-set(", "src("})
        if (style.find(word) != std::string::npos) return "a style that loads or runs something";
    for (std::size_t at = style.find("url("); at != std::string::npos; at = style.find("url(", at + 1)) {
        std::string_view target = trim(std::string_view(style).substr(at + 4));
        if (target.starts_with('\'') || target.starts_with('"')) target.remove_prefix(1);
        if (!is_local(target) && !is_picture_data(target)) return "a style that loads something";
    }
    return {};
}

std::string href_objection(const XmlEvent& element, const XmlAttribute& attribute) {
    const bool allowed = is_local(attribute.value) || attribute.value.empty()
                         || (element.name.local == "image" && is_picture_data(trim(attribute.value)));
    if (allowed) return {};
    return fmt::format("the element \"{}\" refers to \"{}\"", sanitize(element.name.written),
                       sanitize(attribute.value, 60));
}

std::string attribute_objection(const XmlEvent& element, const XmlAttribute& attribute) {
    const XmlName& name = attribute.name;
    const bool is_href = name.local == "href" && (name.ns.empty() || name.ns == k_xlink_namespace);
    if (is_href) return href_objection(element, attribute);
    const bool inert = name.ns == k_xmlns_namespace || contains(k_inert_namespaces, name.ns)
                       || (name.ns == k_xlink_namespace && name.local != "href")
                       || (name.ns == k_xml_namespace && name.local != "base");
    if (inert) return {};
    const bool named = name.ns.empty()
                       && (contains(k_attributes, name.local) || name.local.starts_with("data-")
                           || name.local.starts_with("aria-"));
    if (!named) return fmt::format("the attribute \"{}\"", sanitize(name.written));
    return std::string(style_objection(attribute.value));
}

} // namespace

std::string svg_objection(const XmlEvent& element) {
    if (contains(k_inert_namespaces, element.name.ns)) return {};
    if (element.name.ns != k_svg_namespace || !contains(k_drawing_elements, element.name.local))
        return fmt::format("the element \"{}\"", sanitize(element.name.written));
    for (const XmlAttribute& attribute : element.attributes) {
        std::string objection = attribute_objection(element, attribute);
        if (!objection.empty()) return objection;
    }
    return {};
}

std::string svg_style_objection(std::string_view style_sheet) {
    return std::string(style_objection(style_sheet));
}

} // namespace insignia::baking
