// Pictures: can they be used, seen, and told apart?
#include "rule_internal.h"
#include <algorithm>
#include <cmath>

namespace insignia::lint {

namespace {

using PictureFormat = Picture::Format;

constexpr double k_pixels = 400;         // Credly and Canvas scale down from here
constexpr std::size_t k_bytes = 250'000; // heavier pictures are refused or slow
constexpr double k_contrast = 1.5;       // below, light and dark cannot be told at 90 pixels
constexpr double k_square_tolerance = 0.005;

bool is_file(const Context& context) {
    return context.subject().kind == k_picture;
}

std::string extension_of(const std::string& file) {
    const auto dot = file.rfind('.');
    return dot == std::string::npos ? std::string() : to_lower(file.substr(dot));
}

void check_file(Context& context, const Picture& picture) {
    const auto ending = extension_of(picture.file);
    if (picture.format == PictureFormat::other)
        context.say("", "this is neither PNG nor SVG", "save it as PNG, square, 600 pixels or more");
    else if (ending == ".png" && picture.format == PictureFormat::svg)
        context.say("", "the name says PNG, the content is SVG", "give it the ending .svg");
    else if (ending == ".svg" && picture.format == PictureFormat::png)
        context.say("", "the name says SVG, the content is PNG", "give it the ending .png");
    else if (!picture.damage.empty())
        context.say("", fmt::format("the picture is damaged: {}", sanitize(picture.damage)), "save it anew");
}

void check_definition(Context& context, const Picture& picture) {
    if (picture.format != PictureFormat::none) return;
    if (!picture.file.empty())
        context.say("/picture/file", fmt::format("the picture {} is not there", in_quotes(picture.file)),
                    "correct the name, or take the line out and run insignia design");
    else if (picture.drawn)
        context.say_as(Severity::info, "/picture", "the picture has not been drawn yet",
                       fmt::format("insignia design {}", context.subject().label));
    else
        context.say("", "the badge has no picture",
                    fmt::format("insignia design {}", context.subject().label));
}

// A picture inside a document, or behind an address.
void check_in_document(Context& context, const Picture& picture) {
    if (picture.remote) return;
    if (picture.hash.empty() && context.is_issued())
        context.say_of_issued(Severity::info, picture.pointer, "the badge has no picture in this file",
                              "issue it with --embed-image, or take the file into which it is baked");
    else if (picture.hash.empty())
        context.say_as(Severity::warning, picture.pointer, "the badge has no picture",
                       "add one as PNG or SVG");
    else if (picture.format == PictureFormat::other)
        context.say(picture.pointer, "the picture is neither PNG nor SVG",
                    "use PNG or SVG: others cannot carry a badge");
    else if (!picture.damage.empty())
        context.say(picture.pointer, fmt::format("the picture is damaged: {}", sanitize(picture.damage)),
                    "save it anew");
}

} // namespace

void rule_image_format(Context& context) {
    const Picture& picture = context.badge().picture;
    if (is_file(context)) return check_file(context, picture);
    if (context.subject().kind == k_definition) return check_definition(context, picture);
    check_in_document(context, picture);
}

void rule_image_square(Context& context) {
    const Picture& picture = context.badge().picture;
    if (picture.width <= 0 || picture.height <= 0) {
        const bool no_size = picture.format == PictureFormat::svg && !picture.damage.empty();
        if (no_size)
            context.say(picture.pointer, "the SVG does not say its size",
                        "add a viewBox with equal width and height");
        return;
    }
    if (std::abs(picture.width - picture.height)
        > k_square_tolerance * std::max(picture.width, picture.height))
        context.say(picture.pointer,
                    fmt::format("{:g} x {:g} {}", picture.width, picture.height,
                                picture.format == PictureFormat::png ? "pixels" : "units"),
                    "make it square: elsewhere it will be squeezed or cut");
}

void rule_image_size(Context& context) {
    const Picture& picture = context.badge().picture;
    if (picture.bytes > k_bytes)
        context.say(picture.pointer, fmt::format("{} kB", (picture.bytes + 500) / 1000),
                    fmt::format("save it with less than {} kB: every badge carries it", k_bytes / 1000));
    if (picture.format == PictureFormat::png && picture.width > 0 && picture.width < k_pixels)
        context.say(picture.pointer, fmt::format("only {:g} pixels wide", picture.width),
                    "use 600 pixels, at least 400");
}

void rule_image_alt(Context& context) {
    const Badge& badge = context.badge();
    const bool has_picture = context.subject().kind == k_definition
                                 ? badge.picture.drawn || badge.picture.format != PictureFormat::none
                                 : !badge.picture.file.empty() || !badge.picture.hash.empty();
    if (!has_picture) return;
    if (badge.captions.empty())
        return context.say(badge.picture.pointer, "the picture is not described in words",
                           context.is_of_definition()
                               ? "add  alt = \"…\"  under [picture], or run insignia lint --fix"
                               : "add a caption to the image");
    for (const Text& name : badge.names) {
        const bool described = std::ranges::any_of(
            badge.captions, [&](const Text& caption) { return caption.language == name.language; });
        if (!described && badge.names.size() > 1)
            context.say(badge.captions.front().pointer,
                        fmt::format("the picture is not described in \"{}\"", name.language),
                        fmt::format("add  {} = \"…\"  to alt", name.language));
    }
}

void rule_image_contrast(Context& context) {
    const Picture& picture = context.badge().picture;
    if (picture.contrast && *picture.contrast < k_contrast)
        context.say(picture.pointer,
                    fmt::format("light and dark parts hardly differ at 90 pixels (contrast {:.1f}:1)",
                                *picture.contrast),
                    "use one light and one dark colour");
    if (picture.white_corners.value_or(false))
        context.say(picture.pointer, "the corners are opaque white",
                    "make them transparent: many pages are not white");
}

void rule_image_unsafe(Context& context) {
    const Picture& picture = context.badge().picture;
    if (!picture.unsafe.empty())
        context.say(picture.pointer, sanitize(picture.unsafe),
                    "take it out: whoever opens the badge would run or load it");
}

void rule_image_duplicate(Context& context) {
    const Picture& picture = context.badge().picture;
    const auto found = context.index().first_with_picture.find(picture.hash);
    if (picture.hash.empty() || found == context.index().first_with_picture.end()) return;
    const Subject& first = context.input().subjects[found->second];
    const bool same_badge = first.label == context.subject().label
                            || (!first.badge.id.empty() && first.badge.id == context.badge().id);
    if (found->second != context.number() && !same_badge)
        context.say(picture.pointer, fmt::format("the same picture as {}", in_quotes(first.label)),
                    "give every badge a picture of its own");
}

} // namespace insignia::lint
