#include "design_picture.h"
#include "design_canvas.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/baking/baking.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/render/render.h>
#include <insignia/workspace/theme_file.h>
#include <optional>

namespace insignia::app {

namespace fs = std::filesystem;
using credential::Definition;

namespace {

Result<std::string> outline(const design::TextRun& run) {
    return render::outline_text({run.text, run.fonts, run.weight, run.size, run.x, run.y, run.right_to_left});
}

Result<MadePicture> from_file(const workspace::Workspace& workspace, const Definition& definition,
                              const Bytes* brought) {
    const fs::path own = workspace.badges() / definition.picture.file;
    TRY_ASSIGN(Bytes content, brought != nullptr ? Result<Bytes>(*brought) : read_file(own));
    MadePicture made{"", "your own picture", {}};
    if (to_lower(own.extension().string()) == ".svg")
        made.svg = as_text(content);
    else
        made.png = std::move(content);
    return made;
}

// What a designer wrote into a template is held against the same rules as a picture that is to be baked.
Result<MadePicture> from_template(const workspace::Workspace& workspace, const Definition& definition) {
    TRY_ASSIGN(const fs::path path, workspace::template_path(workspace, definition.picture.template_file));
    TRY_ASSIGN(const std::string content, read_text_file(path));
    const auto& name = credential::in_language(definition.name, definition.language);
    TRY_ASSIGN(design::Picture picture,
               design::fill_template(content, path.string(), definition.picture,
                                     {name, definition.language, workspace.settings.organisation.name}));
    if (const auto safe = baking::PreparedPicture::prepare(to_bytes(picture.svg)); !safe) {
        Error error = safe.error();
        error.where = path.string() + (error.where.empty() ? "" : ": " + error.where);
        return fail(std::move(error));
    }
    return MadePicture{std::move(picture.svg), "from " + definition.picture.template_file, {}};
}

// The drawing as the program describes it in this language, or nothing when there is none.
std::optional<design::Picture> described(const Definition& definition, const std::string& language,
                                         std::span<const design::Theme> themes) {
    auto spec = definition.picture;
    if (!spec.file.empty() || !spec.template_file.empty()) return std::nullopt;
    spec.alt.clear();
    auto picture =
        design::draw(spec, credential::in_language(definition.name, language), language, {themes, {}});
    return picture ? std::optional(*std::move(picture)) : std::nullopt;
}

} // namespace

void describe_picture(Definition& definition, const Definition& before,
                      std::span<const design::Theme> themes) {
    auto& alt = definition.picture.alt;
    const auto is_ours = [&](const std::string& language, const std::string& words) {
        const auto was = described(before, language, themes);
        return was && (words == was->alt || words == was->short_alt);
    };
    for (const auto& [language, name] : definition.name) {
        const auto found = std::ranges::find(alt, language, &std::pair<std::string, std::string>::first);
        if (found != alt.end() && !is_ours(language, found->second)) continue;
        if (const auto now = described(definition, language, themes))
            set_text(alt, language, definition.language, now->alt);
    }
}

Result<std::vector<design::Theme>> load_themes(const workspace::Workspace& workspace) {
    const auto shipped = design::themes();
    std::vector<design::Theme> themes(shipped.begin(), shipped.end());
    TRY_ASSIGN(const auto files, workspace::read_themes(workspace));
    for (const auto& file : files) {
        TRY_ASSIGN(auto theme, design::read_theme(file.value, file.source));
        themes.push_back(std::move(theme));
    }
    return themes;
}

Result<MadePicture> make_picture(const workspace::Workspace& workspace, const Definition& definition,
                                 std::span<const design::Theme> themes, bool outlined, const Bytes* brought) {
    const auto& spec = definition.picture;
    const bool drawn = spec.file.empty() && spec.template_file.empty();
    if (outlined && !drawn)
        return fail(ErrorCode::usage, "--outline is for pictures that insignia draws", {},
                    {"convert the texts to paths in your drawing program"});
    if (!spec.file.empty()) return from_file(workspace, definition, brought);
    if (!spec.template_file.empty()) return from_template(workspace, definition);
    const std::string& name = credential::in_language(definition.name, definition.language);
    TRY_ASSIGN(design::Picture picture,
               design::draw(spec, name, definition.language,
                            {themes, outlined ? design::Outliner(outline) : design::Outliner()}));
    const std::string remark = picture.readable_from == 0
                                   ? fmt::format("contrast of the icon {:.1f}:1", picture.icon_contrast)
                                   : fmt::format("contrast {:.1f}:1, title readable from {} px",
                                                 picture.text_contrast, picture.readable_from);
    return MadePicture{std::move(picture.svg), remark, {}};
}

std::string sketch(const Definition& definition, std::span<const design::Theme> themes) {
    const auto& name = credential::in_language(definition.name, definition.language);
    auto picture = design::draw(definition.picture, name, definition.language, {themes, {}});
    return picture ? std::move(picture->svg) : std::string();
}

} // namespace insignia::app
