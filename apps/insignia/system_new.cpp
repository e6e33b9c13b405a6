#include "design_picture.h"
#include "drawn_mark.h"
#include "system_run.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/render/render.h>
#include <insignia/system/start.h>

namespace insignia::app {

namespace fs = std::filesystem;

namespace {

using credential::Definition;

// The badges of --badge in their order, or all of the workspace by the date of their activity.
Result<std::vector<Definition>> choose_badges(const workspace::Workspace& workspace,
                                              const SystemOptions& options) {
    std::vector<Definition> badges;
    if (options.badges.empty()) {
        TRY_ASSIGN(badges, workspace::all_definitions(workspace));
        const auto day = [](const Definition& badge) {
            return badge.start_date.empty() ? "9" : badge.start_date;
        };
        std::ranges::stable_sort(badges, {}, day);
    }
    auto names = options.badges;
    if (!options.meta.empty() && std::ranges::find(badges, options.meta, &Definition::slug) == badges.end()
        && std::ranges::find(names, options.meta) == names.end())
        names.push_back(options.meta);
    for (const auto& name : names) {
        TRY_ASSIGN(auto file, workspace::find_definition(workspace, name));
        badges.push_back(std::move(file.definition));
    }
    return badges;
}

Result<void> add_badge(const workspace::Workspace& workspace, const Definition& starter,
                       std::vector<FileToWrite>& files) {
    Definition badge = starter;
    describe_picture(badge, starter, design::themes());
    const auto base = (workspace.badges() / badge.slug).string();
    TRY_ASSIGN(const auto picture, design::draw(badge.picture, badge.name.front().second, badge.language));
    TRY_ASSIGN(auto png, render::render_png(picture.svg, render::k_badge_pixels));
    const auto toml = workspace::definition_to_toml(badge);
    TRY(workspace::parse_definition(toml, badge.slug, base + ".toml"));
    files.push_back({base + ".toml", to_bytes(toml)});
    files.push_back({base + ".svg", to_bytes(with_drawn_mark(picture.svg))});
    files.push_back({base + ".png", std::move(png)});
    return {};
}

Result<std::string> slug_of(const std::string& given) {
    if (given.empty())
        return fail(ErrorCode::usage, "the system has no name", "", {"write insignia system new NAME"});
    auto slug = to_lower(given.ends_with(".toml") ? given.substr(0, given.size() - 5) : given);
    std::ranges::replace(slug, ' ', '-');
    if (safe_file_name(slug) != slug)
        return fail(
            ErrorCode::usage, fmt::format("\"{}\" cannot be the name of a file", sanitize(given, 60)), "",
            {"write letters, digits and -, as in youth-programme; what people read comes with --title"});
    return slug;
}

std::string title_of(const SystemOptions& options, std::string slug) {
    if (!options.title.empty()) return options.title;
    if (options.system != slug && !options.system.ends_with(".toml")) return options.system;
    std::ranges::replace(slug, '-', ' ');
    if (slug.front() >= 'a' && slug.front() <= 'z')
        slug.front() = static_cast<char>(slug.front() - 'a' + 'A');
    return slug;
}

void say(const credential::BadgeSystem& system, const std::vector<FileToWrite>& files, bool with_starters,
         Console& console) {
    std::string text;
    for (const auto& file : files)
        text += fmt::format("  {}\n",
                            sanitize((file.path.parent_path().filename() / file.path.filename()).string()));
    console.answer(fmt::format("Wrote a {} system of {}\n{}", to_string(system.model),
                               counted(system.badges.size(), "badge"), text));
    if (with_starters)
        console.talk("There were no badges yet, so it begins with starter badges. Put your own words into "
                     "badges/*.toml and run insignia design BADGE to draw them again.");
    const auto has_meta = std::ranges::any_of(
        system.badges, [](const auto& badge) { return badge.kind == credential::BadgeKind::meta_badge; });
    if (!has_meta)
        console.talk("No badge recognises the whole yet: name one with --meta BADGE, or edit the file.");
    console.talk(fmt::format(
        "Next: edit systems/{0}.toml, then insignia system check && insignia system graph -o {0}.html",
        system.slug));
}

} // namespace

Result<ExitCode> new_system(const SystemOptions& options, const GlobalOptions& global,
                            Environment& environment) {
    TRY_ASSIGN(const auto slug, slug_of(options.system));
    TRY_ASSIGN(const auto workspace, open_session(global));
    const auto path = workspace.systems() / (slug + ".toml");
    std::error_code error;
    if (fs::exists(path, error) && !options.force)
        return fail(ErrorCode::exists, fmt::format("there is a system \"{}\" already", slug), path.string(),
                    {"choose another name, or begin anew with --force"});
    const auto& languages = workspace.settings.organisation.languages;
    system::Start start{
        slug, title_of(options, slug), languages.empty() ? "en" : languages.front(),
        credential::parse_system_model(options.model).value_or(credential::SystemModel::linear)};
    TRY_ASSIGN(start.badges, choose_badges(workspace, options));
    std::vector<FileToWrite> files;
    const bool with_starters = start.badges.empty();
    if (with_starters) {
        start.badges = system::starter_badges(start.model, languages);
        start.language = start.badges.front().language;
        for (const auto& badge : start.badges) TRY(add_badge(workspace, badge, files));
    }
    start.meta = options.meta.empty() ? system::probable_meta(start.badges) : options.meta;
    const auto system = system::start_system(start);
    const auto toml = workspace::system_to_toml(system);
    TRY(workspace::parse_system(toml, slug, path.string()));
    files.push_back({path, to_bytes(toml)});
    TRY(insignia::create_directories(workspace.systems()));
    TRY(insignia::create_directories(workspace.badges()));
    for (auto& file : files) file.overwrite = options.force ? Overwrite::yes : Overwrite::no;
    TRY(write_together(files));
    say(system, files, with_starters, environment.console);
    return ExitCode::yes;
}

} // namespace insignia::app
