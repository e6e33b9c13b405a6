#include "publish_site.h"
#include <fmt/format.h>
#include <insignia/baking/baking.h>

namespace insignia::app {

namespace {

// Looked at here and now, whatever a rule of `lint` was told: only a picture, only what is safe on the
// organisation's own web site, and nobody's badge.
Result<Bytes> cleared(ByteView content, std::string_view ending) {
    TRY_ASSIGN(const auto prepared, baking::PreparedPicture::prepare(content));
    const auto kind = ending == ".svg" ? baking::PictureKind::svg : baking::PictureKind::png;
    if (prepared.kind() != kind)
        return fail(ErrorCode::invalid, fmt::format("this is no {} picture", ending.substr(1)), "",
                    {"give the file the ending of what is in it"});
    const auto baked = baking::extract(content);
    if (baked || baked.error().code != ErrorCode::not_found)
        return fail(ErrorCode::denied, "there is a badge of somebody in this picture", "",
                    {"take the picture without a badge, or draw it with insignia design"});
    return baking::without_notes(content);
}

} // namespace

Result<Bytes> published_picture(const workspace::Workspace& workspace,
                                const credential::Definition& definition, std::string_view ending) {
    const auto path = workspace::find_picture(workspace, definition, ending);
    if (!path) return Bytes();
    TRY_ASSIGN(const auto content, read_file(*path));
    auto picture = cleared(content, ending);
    if (picture) return picture;
    auto error = std::move(picture).error();
    error.where = error.where.empty() ? path->string() : path->string() + ": " + error.where;
    error.message = fmt::format("the picture of the badge \"{}\" cannot be published: {}", definition.slug,
                                error.message);
    return fail(std::move(error));
}

} // namespace insignia::app
